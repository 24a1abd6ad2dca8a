//! Timers: the delays of reconnection.

use std::time::Duration;

use super::BoxFuture;

/// A source of delays. The transport of a client brings one, or the caller sets one with `.timer(…)` on the builder.
///
/// An [`EventSource`](crate::EventSource) waits with it before it reconnects.
pub trait Timer: Send + Sync + 'static {
    /// A future that completes after `time`.
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()>;
}

/// The timer of `tokio`. It needs a `tokio` runtime with its time driver.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioTimer;

#[cfg(any(feature = "hyper", feature = "reqwest"))]
impl Timer for TokioTimer {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(time))
    }
}
