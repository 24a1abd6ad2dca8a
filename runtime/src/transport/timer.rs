//! Timers: time limits, and the delays of retries and reconnection.

use std::time::{Duration, Instant};

use super::future::BoxFuture;

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

/// The timer of `tokio`. It needs a `tokio` runtime with its time driver (`enable_time`); without one, every delay is over at
/// once.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioTimer;

#[cfg(any(feature = "hyper", feature = "reqwest"))]
impl Timer for TokioTimer {
    fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
        match tokio_sleep(time) {
            Some(sleep) => Box::pin(sleep),
            None => Box::pin(std::future::ready(())),
        }
    }

    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }
}

/// A delay; `None` outside of a `tokio` runtime, and in one without a time driver. `tokio` reports the latter by a panic only.
#[cfg(any(feature = "hyper", feature = "reqwest"))]
pub(super) fn tokio_sleep(time: Duration) -> Option<tokio::time::Sleep> {
    tokio::runtime::Handle::try_current().ok()?;
    std::panic::catch_unwind(move || tokio::time::sleep(time)).ok()
}
