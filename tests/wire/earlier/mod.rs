//! Petstore, version 1.0.0.
//!
//! Pets that look for a home.
//!
//! A small store of pets.
//!
//! Reading is free for everyone who has a key; the store answers errors as problem details (RFC 9457).


mod client;
pub mod pets;
pub mod store;
pub mod headers;
pub mod types;

pub use client::{Client, ClientBuilder};
pub use clientwright_runtime as runtime;
pub use clientwright_runtime::bytes::Bytes;
pub use clientwright_runtime::http;
pub use clientwright_runtime::http::{HeaderMap, StatusCode};
pub use clientwright_runtime::middleware;
pub use clientwright_runtime::transport;
pub use clientwright_runtime::{
    ApiError, Body, BodyError, BuildError, CallFuture, Check, CheckError, CheckErrorKind,
    Checked, Credential, Credentials, CredentialsContext, CredentialsFuture,
    CredentialsError, Error, Event, EventSource, EventStream, HeaderError, Json,
    JsonStream, LinkError, Middleware, Multipart, NoHeaders, Nullable, Operation,
    Reconnect, RateLimit, Redirects, RequestBuilder, RequestError, Response, RetryPolicy,
    Secret, SendFuture, Sequence, SizeLimits, StatusError, TimeLimits, TimeoutError,
    Timer, Transport, TransportError, UndecodedFuture, Upgraded, Upload, Validate,
    ValidationError, curl,
};
pub use clientwright_runtime::transport::Identity;
pub use clientwright_runtime::formats::FormatError;
pub use clientwright_runtime::formats::chrono::DateTime;
