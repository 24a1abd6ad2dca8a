//! Answers: buffered, then read by what the document says of their status.
//!
//! | file | holds |
//! |---|---|
//! | `outcomes` | what the tables of calls name: `200 => ok_json(identity)` |
//! | `read` | JSON, XML, text and streams, by the type that came |
//! | `report` | why an answer is no result |

mod arriving;
mod charset;
mod media_type;
mod outcomes;
mod read;
mod report;
mod response;

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderMap;

use self::arriving::Arriving;
pub(crate) use self::media_type::{essence, first_essence, is_json, is_sequence, is_xml};
pub use self::response::Response;
use crate::call::Operation;
use crate::json::DecodeError;
use crate::transport::{Body, Upgraded};

/// What an answer was read as.
pub type Outcome<T, E> = Result<T, Failure<E>>;

/// Why an answer is not the result of a call.
#[derive(Debug, Clone, PartialEq)]
pub enum Failure<E> {
    /// An error that the document describes.
    Api(E),
    /// A status that the document does not.
    Undocumented,
    /// A body that is not what the document says.
    Decode(DecodeError),
}

/// An answer, whole.
#[derive(Clone)]
pub struct Reply {
    operation: Operation,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    arriving: Arriving,
}

impl Reply {
    pub(crate) fn new(operation: Operation, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self { operation, status, headers, body, arriving: Arriving::Nothing }
    }

    /// An answer whose body is still to come.
    pub(crate) fn arriving(
        operation: Operation,
        status: StatusCode,
        headers: HeaderMap,
        body: Body,
        limit: usize,
    ) -> Self {
        Self { operation, status, headers, body: Bytes::new(), arriving: Arriving::Body(body, limit) }
    }

    /// An answer whose connection is handed over.
    pub(crate) fn upgraded(operation: Operation, status: StatusCode, headers: HeaderMap, connection: Upgraded) -> Self {
        Self { operation, status, headers, body: Bytes::new(), arriving: Arriving::Connection(connection) }
    }

    /// The status code.
    #[inline]
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    pub(crate) fn operation(&self) -> Operation {
        self.operation
    }

    /// `404 Not Found`
    pub(crate) fn status_line(&self) -> StatusCode {
        self.status
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

/// Headers and body are not shown: they may hold a session.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reply({}, {}, {} bytes)", self.operation, self.status, self.body.len())
    }
}
