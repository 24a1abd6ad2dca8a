//! Answers: buffered, then read by what the document says of their status.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderMap};

use crate::call::Operation;
use crate::error::{ApiError, DecodeFailure, Error, UnexpectedStatus};
use crate::json::{self, DecodeError, FromJson};

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
}

impl Reply {
    pub(crate) fn new(operation: Operation, status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self { operation, status, headers, body }
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

    /// A result of JSON.
    #[inline]
    pub fn ok_json<B: FromJson, T, E>(&self, wrap: fn(B) -> T) -> Outcome<T, E> {
        self.json().map(wrap).map_err(Failure::Decode)
    }

    /// A result of text.
    #[inline]
    pub fn ok_text<T, E>(&self, wrap: fn(String) -> T) -> Outcome<T, E> {
        self.text().map(wrap).map_err(Failure::Decode)
    }

    /// A result of bytes.
    #[inline]
    pub fn ok_bytes<T, E>(&self, wrap: fn(Bytes) -> T) -> Outcome<T, E> {
        Ok(wrap(self.body.clone()))
    }

    /// A result without a body; one that is there is ignored.
    #[inline]
    pub fn ok_empty<T, E>(&self, value: T) -> Outcome<T, E> {
        Ok(value)
    }

    /// A documented error of JSON.
    #[inline]
    pub fn err_json<B: FromJson, T, E>(&self, wrap: fn(B) -> E) -> Outcome<T, E> {
        Err(self.json().map(wrap).map_or_else(Failure::Decode, Failure::Api))
    }

    /// A documented error of text.
    #[inline]
    pub fn err_text<T, E>(&self, wrap: fn(String) -> E) -> Outcome<T, E> {
        Err(self.text().map(wrap).map_or_else(Failure::Decode, Failure::Api))
    }

    /// A documented error of bytes.
    #[inline]
    pub fn err_bytes<T, E>(&self, wrap: fn(Bytes) -> E) -> Outcome<T, E> {
        Err(Failure::Api(wrap(self.body.clone())))
    }

    /// A documented error without a body; one that is there is ignored.
    #[inline]
    pub fn err_empty<T, E>(&self, value: E) -> Outcome<T, E> {
        Err(Failure::Api(value))
    }

    /// A status that the document does not describe.
    #[inline]
    pub fn undocumented<T, E>(&self) -> Outcome<T, E> {
        Err(Failure::Undocumented)
    }

    fn json<B: FromJson>(&self) -> Result<B, DecodeError> {
        self.check_json()?;
        json::from_slice(&self.body)
    }

    /// HTML in place of JSON, as proxies send it, is told by its type and not by a syntax error.
    fn check_json(&self) -> Result<(), DecodeError> {
        match self.headers.get(CONTENT_TYPE) {
            Some(value) if !is_json(value.as_bytes()) => {
                let found = String::from_utf8_lossy(value.as_bytes());
                Err(DecodeError::new(format!(
                    "expected a JSON body, found the content type `{}`",
                    found.escape_debug()
                )))
            }
            _ if self.body.is_empty() => Err(DecodeError::new("expected a JSON body, found none")),
            _ => Ok(()),
        }
    }

    fn text(&self) -> Result<String, DecodeError> {
        match std::str::from_utf8(&self.body) {
            Ok(text) => Ok(text.to_owned()),
            Err(error) => Err(DecodeError::new(format!("not UTF-8 text: {error}"))),
        }
    }

    pub(crate) fn fail<E>(self, failure: Failure<E>) -> Error<E> {
        match failure {
            Failure::Api(body) => Error::Api(ApiError::new(self, body)),
            Failure::Undocumented => {
                self.warn("the document does not describe this status");
                Error::Status(UnexpectedStatus::new(self))
            }
            Failure::Decode(error) => {
                self.warn(&error.to_string());
                Error::Decode(DecodeFailure::new(self, error))
            }
        }
    }

    /// Nothing of the body is logged: it may hold what the log should not.
    fn warn(&self, error: &str) {
        let Operation { id, method, path, .. } = self.operation;
        tracing::warn!(operation = id, method, path, status = self.status(), error, "not understood");
    }

    /// The beginning of the body as text, for messages.
    pub(crate) fn snippet(&self) -> String {
        const CHARS: usize = 200;
        let Ok(text) = std::str::from_utf8(&self.body) else { return format!("{} bytes", self.body.len()) };
        let mut snippet: String = text
            .trim()
            .chars()
            .take(CHARS)
            .flat_map(|c| if c.is_control() { c.escape_debug().collect() } else { vec![c] })
            .collect();
        if text.trim().chars().nth(CHARS).is_some() {
            snippet.push('…');
        }
        snippet
    }
}

/// `application/json`, `text/json`, or a type with the suffix `+json` (RFC 6839, 3.1).
pub(crate) fn is_json(content_type: &[u8]) -> bool {
    let essence = content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii().to_ascii_lowercase();
    essence == b"application/json" || essence == b"text/json" || essence.ends_with(b"+json")
}

/// Headers and body are not shown: they may hold a session.
impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Reply({}, {}, {} bytes)", self.operation, self.status, self.body.len())
    }
}

/// A result with the status and headers that came with it.
#[derive(Debug, Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    body: T,
}

impl<T> Response<T> {
    #[inline]
    pub(crate) fn new(reply: Reply, body: T) -> Self {
        Self { status: reply.status, headers: reply.headers, body }
    }

    /// The status code.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The body alone.
    pub fn into_body(self) -> T {
        self.body
    }
}
