//! Services of `tower` as transports, and transports as services: `tower-service` has their common trait.
//!
//! ```text
//! client ──▶ TowerTransport ──▶ layers of tower-http ──▶ TransportService ──▶ transport ──▶ network
//! ```

use std::error::Error as StdError;
use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http_body::{Body as HttpBody, Frame, SizeHint};
use tower_service::Service;

use super::{Body, BoxFuture, Timer, Transport, TransportError};

type BoxError = Box<dyn StdError + Send + Sync>;

/// A service of `tower` as a transport: `.transport(TowerTransport::new(service))`.
///
/// The service is cloned for each request, and its clone is called when it is ready. A service that cannot be cloned, such as
/// one with a rate limit, goes into a `tower::buffer::Buffer`.
///
/// An error of the service that is a [`TransportError`] stays the one it is. Redirects, proxies and TLS are the service's own;
/// its timer is that of `tokio`, unless another is set by [`with_timer`](Self::with_timer).
pub struct TowerTransport<S> {
    /// A service need not be `Sync`.
    service: Mutex<S>,
    timer: Option<Arc<dyn Timer>>,
}

impl<S> TowerTransport<S> {
    /// A transport that sends every request to this service.
    pub fn new(service: S) -> Self {
        Self { service: Mutex::new(service), timer: default_timer() }
    }

    /// Sets the timer of the clients with this transport.
    #[must_use]
    pub fn with_timer(self, timer: impl Timer) -> Self {
        Self { timer: Some(Arc::new(timer)), ..self }
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<http::Request<Body>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: HttpBody + Send + 'static,
    B::Data: Send,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let mut service = self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            std::future::poll_fn(|context| service.poll_ready(context)).await.map_err(of_service)?;
            let response = service.call(request).await.map_err(of_service)?;
            Ok(response.map(|body| Body::unpinned_stream(Frames(Mutex::new(Box::pin(body))))))
        })
    }

    fn timer(&self) -> Option<Arc<dyn Timer>> {
        self.timer.clone()
    }
}

#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[expect(clippy::unnecessary_wraps, reason = "the other one has none")]
fn default_timer() -> Option<Arc<dyn Timer>> {
    Some(Arc::new(super::TokioTimer))
}

#[cfg(not(any(feature = "hyper", feature = "reqwest")))]
fn default_timer() -> Option<Arc<dyn Timer>> {
    None
}

/// The error of a service. Layers put errors into boxes, so that its kind is looked for in them.
fn of_service(error: impl Into<BoxError>) -> TransportError {
    match error.into().downcast::<TransportError>() {
        Ok(error) => *error,
        Err(error) => TransportError::new(error),
    }
}

/// The frames of a body that need not be `Sync`: only the owner has access, by `&mut`, and the lock is never taken.
struct Frames<B>(Mutex<Pin<Box<B>>>);

impl<B> HttpBody for Frames<B>
where
    B: HttpBody,
    B::Error: Into<BoxError>,
{
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let body = self.0.get_mut().unwrap_or_else(PoisonError::into_inner);
        let frame = ready!(body.as_mut().poll_frame(context));
        let whole = |mut data: B::Data| data.copy_to_bytes(data.remaining());
        Poll::Ready(frame.map(|frame| frame.map(|frame| frame.map_data(whole)).map_err(of_service)))
    }

    fn is_end_stream(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

impl<S> fmt::Debug for TowerTransport<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TowerTransport")
    }
}

/// A transport as a service of `tower`, to which layers such as those of `tower-http` are added.
#[derive(Clone)]
pub struct TransportService(Arc<dyn Transport>);

impl TransportService {
    /// A service that sends every request by this transport.
    pub fn new(transport: impl Transport) -> Self {
        Self(Arc::new(transport))
    }

    /// A service that sends every request by the built-in transport, without a certificate or socket of the caller's.
    ///
    /// # Errors
    /// The transport cannot be set up.
    #[cfg(feature = "hyper")]
    pub fn built_in() -> Result<Self, TransportError> {
        super::Hyper::new(super::Options::default()).map(Self::new).map_err(TransportError::new)
    }
}

impl<B> Service<http::Request<B>> for TransportService
where
    B: HttpBody<Data = Bytes> + Send + Sync + 'static,
    B::Error: Into<BoxError>,
{
    type Response = http::Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<'static, Result<http::Response<Body>, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<B>) -> Self::Future {
        self.0.send(request.map(Body::of))
    }
}

impl Body {
    /// The body of a request that a layer has changed, or the same body if none has.
    fn of<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes> + Send + Sync + 'static,
        B::Error: Into<BoxError>,
    {
        let mut body = Some(body);
        let whole: &mut dyn std::any::Any = &mut body;
        if let Some(body) = whole.downcast_mut::<Option<Self>>() {
            return body.take().unwrap_or_default();
        }
        body.map(|body| Self::unpinned_stream(Frames(Mutex::new(Box::pin(body))))).unwrap_or_default()
    }
}

impl fmt::Debug for TransportService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TransportService")
    }
}
