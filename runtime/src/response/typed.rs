//! The response as callers get it.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_LOCATION, HeaderMap, LOCATION, SET_COOKIE};

use super::RawResponse;
use crate::headers::{FromHeaders, HeaderError, NoHeaders};
use crate::rate_limit::RateLimit;
use crate::secret::{is_secret_name, shown_target};

/// A decoded body with the status and headers of its response.
///
/// `H` is the struct of the headers that the document describes for the successful responses of the call.
#[derive(Clone)]
pub struct Response<T, H = NoHeaders> {
    status: StatusCode,
    headers: HeaderMap,
    raw_body: Bytes,
    body: T,
    typed_headers: PhantomData<fn() -> H>,
}

impl<T, H> Response<T, H> {
    #[inline]
    pub(crate) fn new(response: RawResponse, body: T) -> Self {
        let RawResponse { status, headers, body: raw_body, .. } = response;
        Self { status, headers, raw_body, body, typed_headers: PhantomData }
    }

    /// The status code.
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The headers that the document describes for this call.
    ///
    /// # Errors
    /// A required header is missing, or a header does not match its schema. The body can be used all the same.
    #[inline]
    pub fn typed_headers(&self) -> Result<H, HeaderError>
    where
        H: FromHeaders,
    {
        H::from_headers(&self.headers)
    }

    /// The rate limit that the server reports.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        RateLimit::from_headers(&self.headers)
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
impl<T: fmt::Debug, H> fmt::Debug for Response<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &ShownHeaders(&self.headers))
            .field("body", &self.body)
            .finish_non_exhaustive()
    }
}

/// Headers without cookies, and without the queries of links, which may hold signatures.
struct ShownHeaders<'a>(&'a HeaderMap);

impl fmt::Debug for ShownHeaders<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in self.0 {
            match (name, value.to_str()) {
                (&SET_COOKIE, _) => map.entry(name, &"[redacted]"),
                (&LOCATION | &CONTENT_LOCATION, Ok(target)) => map.entry(name, &shown_target(target)),
                _ if is_secret_name(name.as_str()) => map.entry(name, &"[redacted]"),
                _ => map.entry(name, value),
            };
        }
        map.finish()
    }
}
