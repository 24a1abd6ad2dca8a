//! The response as callers get it.

use std::fmt;

use bytes::Bytes;
use http::StatusCode;
use http::header::HeaderMap;

use super::RawResponse;
use crate::headers::{FromHeaders, HeaderError};

/// A decoded body with the status and headers of its response.
#[derive(Clone)]
pub struct Response<T> {
    status: StatusCode,
    headers: HeaderMap,
    raw_body: Bytes,
    body: T,
}

impl<T> Response<T> {
    #[inline]
    pub(crate) fn new(response: RawResponse, body: T) -> Self {
        Self { status: response.status, headers: response.headers, raw_body: response.body, body }
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers that the document describes, as the struct that the documentation of the call names.
    ///
    /// # Errors
    /// A required header is missing, or a header does not match its schema. The body can be used all the same.
    #[inline]
    pub fn typed_headers<H: FromHeaders>(&self) -> Result<H, HeaderError> {
        H::from_headers(&self.headers)
    }

    /// The body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The bytes of the body: also what came where the document describes no body. A stream has none.
    pub fn raw_body(&self) -> &Bytes {
        &self.raw_body
    }

    /// The body alone.
    pub fn into_body(self) -> T {
        self.body
    }
}

/// The bytes of the body are not shown: the decoded one is.
impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish()
    }
}
