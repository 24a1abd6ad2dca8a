//! Errors that an answer is.

use std::fmt;

use bytes::Bytes;
use http::HeaderMap;

use crate::headers::{FromHeaders, HeaderError};
use crate::json::DecodeError;
use crate::reply::Reply;

/// An error that the document describes, typed by what it says of the status.
#[derive(Clone)]
pub struct ApiError<E>(Box<Answered<E>>);

#[derive(Clone)]
struct Answered<E> {
    reply: Reply,
    body: E,
}

impl<E> ApiError<E> {
    pub(crate) fn new(reply: Reply, body: E) -> Self {
        Self(Box::new(Answered { reply, body }))
    }

    /// The status code.
    pub fn status(&self) -> u16 {
        self.0.reply.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.reply.headers()
    }

    /// The headers that the document describes, in the struct that the documentation of the call names.
    ///
    /// # Errors
    /// One that is required is not there, or one is not what the document says.
    #[inline]
    pub fn typed_headers<H: FromHeaders>(&self) -> Result<H, HeaderError> {
        H::from_headers(self.headers())
    }

    /// The typed body.
    pub fn body(&self) -> &E {
        &self.0.body
    }

    /// The body as it came.
    pub fn bytes(&self) -> &Bytes {
        self.0.reply.body()
    }

    /// The typed body alone.
    pub fn into_body(self) -> E {
        self.0.body
    }

    pub(super) fn map<F>(self, map: impl FnOnce(E) -> F) -> ApiError<F> {
        let Answered { reply, body } = *self.0;
        ApiError::new(reply, map(body))
    }
}

impl<E> fmt::Display for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        answered(f, &self.0.reply)?;
        match self.0.reply.snippet() {
            snippet if snippet.is_empty() => Ok(()),
            snippet => write!(f, ": {snippet}"),
        }
    }
}

impl<E: fmt::Debug> fmt::Debug for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiError").field("status", &self.status()).field("body", &self.0.body).finish_non_exhaustive()
    }
}

impl<E: fmt::Debug> std::error::Error for ApiError<E> {}

/// A status that the document does not describe; the answer is kept whole.
#[derive(Clone)]
pub struct UnexpectedStatus(Box<Reply>);

impl UnexpectedStatus {
    pub(crate) fn new(reply: Reply) -> Self {
        Self(Box::new(reply))
    }

    /// The status code.
    pub fn status(&self) -> u16 {
        self.0.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The body as it came.
    pub fn body(&self) -> &Bytes {
        self.0.body()
    }
}

impl fmt::Display for UnexpectedStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        answered(f, &self.0)?;
        f.write_str(", which the document does not describe")?;
        match self.0.snippet() {
            snippet if snippet.is_empty() => Ok(()),
            snippet => write!(f, ": {snippet}"),
        }
    }
}

impl fmt::Debug for UnexpectedStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "UnexpectedStatus({self})")
    }
}

impl std::error::Error for UnexpectedStatus {}

/// A body that is not what the document says; the answer is kept whole.
#[derive(Clone)]
pub struct DecodeFailure(Box<(Reply, DecodeError)>);

impl DecodeFailure {
    pub(crate) fn new(reply: Reply, error: DecodeError) -> Self {
        Self(Box::new((reply, error)))
    }

    /// The status code.
    pub fn status(&self) -> u16 {
        self.0.0.status()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.0.headers()
    }

    /// The body as it came.
    pub fn body(&self) -> &Bytes {
        self.0.0.body()
    }

    /// The beginning of the body as text, at most 200 characters.
    pub fn snippet(&self) -> String {
        self.0.0.snippet()
    }

    /// Where in the body: `$.pets[3].name`.
    pub fn path(&self) -> String {
        self.0.1.path()
    }

    /// Where and why.
    pub fn error(&self) -> &DecodeError {
        &self.0.1
    }
}

impl fmt::Display for DecodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (reply, error) = &*self.0;
        answered(f, reply)?;
        write!(f, " with a body that does not fit: {error}; it begins: {}", reply.snippet())
    }
}

impl fmt::Debug for DecodeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeFailure({self})")
    }
}

impl std::error::Error for DecodeFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0.1)
    }
}

fn answered(f: &mut fmt::Formatter<'_>, reply: &Reply) -> fmt::Result {
    write!(f, "{}: answered {}", reply.operation(), reply.status_line())
}
