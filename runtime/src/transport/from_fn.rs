//! A transport that is a function: for tests, and for recorded answers.

use std::fmt;
use std::time::Duration;

use super::{Body, BoxFuture, Transport, TransportError};

/// A transport that answers each request by `answer`, without a network. Nothing takes time: what waits goes on at once.
///
/// ```
/// use clientwright_runtime::{http, transport};
///
/// let transport = transport::from_fn(|request| {
///     assert_eq!(request.uri().path(), "/pets");
///     Ok(http::Response::new("[]".into()))
/// });
/// # let _ = transport;
/// ```
pub fn from_fn<F>(answer: F) -> FromFn<F>
where
    F: Fn(http::Request<Body>) -> Result<http::Response<Body>, TransportError> + Send + Sync + 'static,
{
    FromFn(answer)
}

/// See [`from_fn`].
pub struct FromFn<F>(F);

impl<F> Transport for FromFn<F>
where
    F: Fn(http::Request<Body>) -> Result<http::Response<Body>, TransportError> + Send + Sync + 'static,
{
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        Box::pin(std::future::ready((self.0)(request)))
    }

    fn sleep(&self, _: Duration) -> Option<BoxFuture<'static, ()>> {
        Some(Box::pin(std::future::ready(())))
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FromFn")
    }
}
