//! Petstore, version 1.0.0.
//!
//! Pets that look for a home.
//!
//! A small store of pets.
//!
//! Reading is free for everyone who has a key; the store answers errors as problem details (RFC 9457).

#![forbid(unsafe_code)]

mod client;
#[cfg(feature = "pets")]
pub mod pets;
#[cfg(feature = "store")]
pub mod store;
pub mod headers;
pub mod types;

pub use client::{Client, ClientBuilder};
pub use clientwright_runtime as runtime;
pub use clientwright_runtime::bytes::Bytes;
pub use clientwright_runtime::http;
pub use clientwright_runtime::http::{HeaderMap, StatusCode};
pub use clientwright_runtime::transport;
pub use clientwright_runtime::{
    ApiError, Body, BodyError, BuildError, CallFuture, CredentialsError, Error, Event,
    EventSource, EventStream, HeaderError, Json, JsonStream, LinkError, Multipart,
    Nullable, Operation, Reconnect, RequestBuilder, RequestError, Response, Secret,
    SendFuture, Sequence, StatusError, TimeoutError, Timer, Transport, TransportError,
    UndecodedFuture, Upgraded, Upload, Validate, ValidationError, curl,
};
pub use clientwright_runtime::formats::FormatError;
pub use clientwright_runtime::formats::chrono::DateTime;
