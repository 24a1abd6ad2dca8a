//! A result beside the status and headers that came with it.

use http::StatusCode;
use http::header::HeaderMap;

use super::Reply;
use crate::headers::{FromHeaders, HeaderError};

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

    /// The headers that the document describes, in the struct that the documentation of the call names.
    ///
    /// # Errors
    /// One that is required is not there, or one is not what the document says. The body is there all the same.
    #[inline]
    pub fn typed_headers<H: FromHeaders>(&self) -> Result<H, HeaderError> {
        H::from_headers(&self.headers)
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
