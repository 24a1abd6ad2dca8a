//! A transport that is a function: for tests and for recorded responses.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::{Body, BoxFuture, Timer, Transport, TransportError};

/// A transport that calls `respond` for each request, without a network. Its timer completes every delay at once.
///
/// ```
/// use clientwright_runtime::{http, transport};
///
/// let transport = transport::from_fn(async |request| {
///     assert_eq!(request.uri().path(), "/pets");
///     Ok(http::Response::new("[]".into()))
/// });
/// # let _ = transport;
/// ```
pub fn from_fn<F, R>(respond: F) -> FromFn<F>
where
    F: Fn(http::Request<Body>) -> R + Send + Sync + 'static,
    R: Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'static,
{
    FromFn(respond)
}

/// The transport of [`from_fn`].
pub struct FromFn<F>(F);

impl<F, R> Transport for FromFn<F>
where
    F: Fn(http::Request<Body>) -> R + Send + Sync + 'static,
    R: Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'static,
{
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        Box::pin((self.0)(request))
    }

    fn timer(&self) -> Option<Arc<dyn Timer>> {
        Some(Arc::new(NoDelay))
    }
}

/// A timer that does not wait.
struct NoDelay;

impl Timer for NoDelay {
    fn sleep(&self, _: Duration) -> BoxFuture<'static, ()> {
        Box::pin(std::future::ready(()))
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FromFn")
    }
}
