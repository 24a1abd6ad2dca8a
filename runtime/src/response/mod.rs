//! Responses: buffered, then decoded by what the document describes for their status.
//!
//! | file | holds |
//! |---|---|
//! | `decode` | JSON, XML and strings, by the content type of the response |
//! | `message` | the server's message and the id of the request, for messages |
//! | `snippet` | the beginning of a body, for messages |
//! | `typed` | the response as callers get it |
//! | `url` | the URL of a request, as it is shown |
//! | `unbuffered` | bodies that are still to be read, and upgraded connections |

mod charset;
mod decode;
mod message;
mod snippet;
mod typed;
mod unbuffered;
mod url;

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderMap;
use http::response::Parts;

pub use self::typed::Response;
use self::unbuffered::Unbuffered;
pub(crate) use self::url::ShownUrl;
use crate::json::DecodeError;
use crate::operation::Operation;
use crate::policy::{Cut, ItemLimit, Outcome};
use crate::secret::SentSecrets;
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

impl<E> ResponseError<E> {
    /// The error of another decoding, if the body does not match this one and is the error that the other describes.
    #[doc(hidden)]
    #[inline]
    pub fn or<T>(self, other: impl FnOnce() -> DecodeResult<T, E>) -> DecodeResult<T, E> {
        match self {
            Self::Decode(error) => match other() {
                Err(Self::Api(described)) => Err(Self::Api(described)),
                _ => Err(Self::Decode(error)),
            },
            error => Err(error),
        }
    }
}

/// A response that is not decoded yet.
#[derive(Clone)]
pub struct RawResponse {
    operation: &'static Operation,
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    unbuffered: Unbuffered,
    /// The URL of the request, without secrets.
    url: ShownUrl,
    outcome: Outcome,
    cut: Option<Cut>,
    /// The secrets of the request.
    secrets: SentSecrets,
}

impl RawResponse {
    pub(crate) fn new(operation: &'static Operation, head: Parts, body: Bytes) -> Self {
        let (outcome, cut) = (head.extensions.get().copied().unwrap_or_default(), head.extensions.get().copied());
        let secrets = head.extensions.get().cloned().unwrap_or_default();
        let Parts { status, headers, .. } = head;
        Self {
            operation,
            status,
            headers,
            body,
            unbuffered: Unbuffered::Nothing,
            url: ShownUrl::default(),
            outcome,
            cut,
            secrets,
        }
    }

    /// A response whose body is still to be read.
    pub(crate) fn unread(operation: &'static Operation, head: Parts, body: Body, limit: ItemLimit) -> Self {
        Self { unbuffered: Unbuffered::Body(Box::new((body, limit))), ..Self::new(operation, head, Bytes::new()) }
    }

    /// A response whose connection was upgraded to another protocol.
    pub(crate) fn upgraded(operation: &'static Operation, head: Parts, connection: Upgraded) -> Self {
        Self { unbuffered: Unbuffered::Connection(Box::new(connection)), ..Self::new(operation, head, Bytes::new()) }
    }

    /// Notes the URL of the request, and its secrets beside those that are known.
    pub(crate) fn answers(&mut self, url: ShownUrl, secrets: SentSecrets) {
        self.url = url;
        self.secrets = secrets.and(&self.secrets);
    }

    /// The secrets of the request.
    pub(crate) fn secrets(&self) -> &SentSecrets {
        &self.secrets
    }

    /// The same response with this body.
    pub(crate) fn with_body(&self, body: Bytes) -> Self {
        Self { body, ..self.clone() }
    }

    /// Takes the connection that was upgraded to another protocol.
    pub(crate) fn connection(&mut self) -> Result<Upgraded, DecodeError> {
        self.unbuffered.connection()
    }

    /// Takes the body, and the maximal length of one item of it.
    pub(crate) fn take_stream(&mut self) -> (Body, ItemLimit) {
        self.unbuffered.body().unwrap_or_else(|| (self.body.clone().into(), ItemLimit::NONE))
    }

    /// The URL of the request, without secrets. It is empty for a request that the caller has built.
    pub(crate) fn url(&self) -> &str {
        self.url.as_str()
    }

    /// The number of attempts, and whether the call may be repeated.
    pub(crate) fn outcome(&self) -> Outcome {
        self.outcome
    }

    /// The number of bytes that are kept of a longer body.
    pub(crate) fn cut(&self) -> Option<usize> {
        self.cut.map(|Cut(kept)| kept)
    }

    /// The status code.
    #[inline]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    pub(crate) fn operation(&self) -> &'static Operation {
        self.operation
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
