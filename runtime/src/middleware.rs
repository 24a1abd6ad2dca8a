//! Middleware: functions around each call, and around each of its attempts.
//!
//! ```text
//! call ──▶ middleware ──▶ retries ──▶ attempt middleware ──▶ redirects ──▶ transport
//!          (once)                     (once for each attempt)
//! ```

use std::fmt;
use std::sync::Arc;

use crate::operation::Operation;
use crate::transport::{Body, BoxFuture, TransportError};

/// The future of a response.
type ResponseFuture = BoxFuture<'static, Result<http::Response<Body>, TransportError>>;

/// A function around each call of a client, or around each attempt of a call.
///
/// It receives the request as it would be sent, with the credentials, and may change it, respond without sending it, send it
/// several times, or refuse it; then it may change the response. [`Next`] sends the request, and knows the [`Operation`].
///
/// ```
/// use clientwright_runtime::middleware::{Middleware, Next};
/// use clientwright_runtime::{Body, TransportError, http};
///
/// /// Refuses everything that writes.
/// struct ReadOnly;
///
/// impl Middleware for ReadOnly {
///     async fn handle(
///         &self,
///         request: http::Request<Body>,
///         next: Next,
///     ) -> Result<http::Response<Body>, TransportError> {
///         if !request.method().is_safe() {
///             return Err(TransportError::new(format!("{} is not allowed here", next.operation())));
///         }
///         next.run(request).await
///     }
/// }
/// ```
///
/// The body of a request is in memory unless it is a file or a stream: [`Body::as_bytes`] and [`Body::try_clone`]. The body of
/// a response is in memory, and decoded, unless the call returns a stream.
///
/// A value that several clients use goes into an `Arc`, which is a middleware as well.
pub trait Middleware: Send + Sync + 'static {
    /// Handles one request.
    ///
    /// # Errors
    /// There is no response. A response of any status is not an error here.
    fn handle(
        &self,
        request: http::Request<Body>,
        next: Next,
    ) -> impl Future<Output = Result<http::Response<Body>, TransportError>> + Send;
}

impl<M: Middleware> Middleware for Arc<M> {
    async fn handle(&self, request: http::Request<Body>, next: Next) -> Result<http::Response<Body>, TransportError> {
        (**self).handle(request, next).await
    }
}

/// A middleware that is a function.
///
/// ```
/// use clientwright_runtime::{http, middleware};
///
/// let tenant = middleware::from_fn(async |mut request, next| {
///     request.headers_mut().insert("x-tenant", http::HeaderValue::from_static("blue"));
///     next.run(request).await
/// });
/// # let _ = tenant;
/// ```
pub fn from_fn<F, R>(function: F) -> FromFn<F>
where
    F: Fn(http::Request<Body>, Next) -> R + Send + Sync + 'static,
    R: Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'static,
{
    FromFn(function)
}

/// The middleware of [`from_fn`].
pub struct FromFn<F>(F);

impl<F, R> Middleware for FromFn<F>
where
    F: Fn(http::Request<Body>, Next) -> R + Send + Sync + 'static,
    R: Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'static,
{
    fn handle(&self, request: http::Request<Body>, next: Next) -> impl Future<Output = R::Output> + Send {
        (self.0)(request, next)
    }
}

impl<F> fmt::Debug for FromFn<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FromFn")
    }
}

/// The rest of the way of a request: the middleware that was added later, and then the transport.
#[derive(Clone)]
pub struct Next {
    chain: Arc<[Arc<dyn AnyMiddleware>]>,
    /// The number of middleware that the request has passed.
    passed: usize,
    inner: Arc<dyn Fn(http::Request<Body>) -> ResponseFuture + Send + Sync>,
    operation: &'static Operation,
    attempt: u32,
}

impl Next {
    /// Sends the request. It can be called several times, to repeat a request.
    pub fn run(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        match self.chain.get(self.passed) {
            Some(middleware) => {
                let next = Self { passed: self.passed + 1, ..self.clone() };
                Arc::clone(middleware).handle_any(request, next)
            }
            None => (self.inner)(request),
        }
    }

    /// The operation that is called.
    pub fn operation(&self) -> &Operation {
        self.operation
    }

    /// The number of attempts before this one: zero for the first one, and for middleware around calls.
    pub fn attempt(&self) -> u32 {
        self.attempt
    }
}

impl fmt::Debug for Next {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Next({})", self.operation)
    }
}

/// A middleware whose future is boxed.
pub(crate) trait AnyMiddleware: Send + Sync {
    fn handle_any(self: Arc<Self>, request: http::Request<Body>, next: Next) -> ResponseFuture;
}

impl<M: Middleware> AnyMiddleware for M {
    fn handle_any(self: Arc<Self>, request: http::Request<Body>, next: Next) -> ResponseFuture {
        Box::pin(async move { self.handle(request, next).await })
    }
}

/// Sends a request through middleware, and then by `inner`.
pub(crate) async fn send_through<F, R>(
    chain: Arc<[Arc<dyn AnyMiddleware>]>,
    inner: F,
    operation: &'static Operation,
    attempt: u32,
    request: http::Request<Body>,
) -> Result<http::Response<Body>, TransportError>
where
    F: Fn(http::Request<Body>) -> R + Send + Sync + 'static,
    R: Future<Output = Result<http::Response<Body>, TransportError>> + Send + 'static,
{
    let inner = Arc::new(move |request| Box::pin(inner(request)) as ResponseFuture);
    Next { chain, passed: 0, inner, operation, attempt }.run(request).await
}
