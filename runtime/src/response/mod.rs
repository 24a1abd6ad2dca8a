//! Responses: buffered, then decoded by what the document describes for their status.
//!
//! | file | holds |
//! |---|---|
//! | `decoders` | the functions that the tables of calls name: `200 => ok_json(identity)` |
//! | `decode` | JSON, XML, strings and streams, by the content type of the response |
//! | `report` | responses that become errors |
//! | `typed` | the response as callers get it |
//! | `unbuffered` | bodies that are still to be read, and upgraded connections |

mod charset;
mod decode;
mod decoders;
pub(crate) mod media_type;
mod report;
mod typed;
mod unbuffered;

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderMap;

pub(crate) use self::media_type::{essence, first_essence, is_json, is_sequence, is_xml};
pub use self::typed::Response;
use self::unbuffered::Unbuffered;
use crate::call::Operation;
use crate::json::DecodeError;
use crate::transport::{Body, Upgraded};

/// The result of decoding a response: a value, or the reason why the call fails.
pub type DecodeResult<T, E> = Result<T, ResponseError<E>>;

/// The reason why a response is not the result of a call.
#[derive(Debug, Clone, PartialEq)]
pub enum ResponseError<E> {
    /// An error that the document describes.
    Api(E),
    /// A status that the document does not describe.
    Undocumented,
    /// A body that does not match what the document describes.
    Decode(DecodeError),
}

/// A response that is not decoded yet.
#[derive(Clone)]
pub struct RawResponse {
    operation: Operation,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    unbuffered: Unbuffered,
}

impl RawResponse {
    pub(crate) fn new(operation: Operation, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self { operation, status, headers, body, unbuffered: Unbuffered::Nothing }
    }

    /// A response whose body is still to be read.
    pub(crate) fn unread(
        operation: Operation,
        status: StatusCode,
        headers: HeaderMap,
        body: Body,
        limit: usize,
    ) -> Self {
        Self { operation, status, headers, body: Bytes::new(), unbuffered: Unbuffered::Body(body, limit) }
    }

    /// A response whose connection was upgraded to another protocol.
    pub(crate) fn upgraded(operation: Operation, status: StatusCode, headers: HeaderMap, connection: Upgraded) -> Self {
        Self { operation, status, headers, body: Bytes::new(), unbuffered: Unbuffered::Connection(connection) }
    }

    /// The status code.
    #[inline]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn operation(&self) -> &Operation {
        &self.operation
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &Bytes {
        &self.body
    }
}

/// Headers and body are not shown, because they may hold secrets.
impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RawResponse({}, {}, {} bytes)", self.operation, self.status, self.body.len())
    }
}
