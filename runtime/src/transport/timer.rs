//! Timers: time limits, and the delays of retries and reconnection.

use std::time::{Duration, Instant};

use super::BoxFuture;

/// A source of time. The transport of a client brings one, or the caller sets one with `.timer(…)` on the builder.
///
/// It measures time limits, and the delays before a call is retried or an [`EventSource`](crate::EventSource) reconnects.
pub trait Timer: Send + Sync + 'static {
    /// A future that completes after `time`.
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()>;

    /// The present time, by the clock that [`sleep`](Self::sleep) follows. A time limit is exceeded when this clock says so.
    fn now(&self) -> Instant {
        Instant::now()
    }
}

/// The timer of `tokio`. It needs a `tokio` runtime with its time driver; outside of a runtime, every delay is over at once.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioTimer;

#[cfg(any(feature = "hyper", feature = "reqwest"))]
impl Timer for TokioTimer {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        match tokio::runtime::Handle::try_current() {
            Ok(_) => Box::pin(tokio::time::sleep(time)),
            Err(_) => Box::pin(std::future::ready(())),
        }
    }

    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }
}
