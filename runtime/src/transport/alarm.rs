//! Time limits of futures.

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use super::Timer;

/// The output of a future, or `None` if it is not ready within the limit. Without a timer, or with a limit of zero, there is no
/// limit. A future that is ready at once costs nothing.
pub(crate) async fn within<F: Future>(timer: Option<&Arc<dyn Timer>>, limit: Duration, future: F) -> Option<F::Output> {
    let mut future = pin!(future);
    let mut alarm = None;
    std::future::poll_fn(|context| {
        if let Poll::Ready(output) = future.as_mut().poll(context) {
            return Poll::Ready(Some(output));
        }
        let Some(timer) = timer.filter(|_| !limit.is_zero()) else { return Poll::Pending };
        alarm.get_or_insert_with(|| Alarm::new(Arc::clone(timer), limit)).poll(context).map(|()| None)
    })
    .await
}

/// A time limit that runs.
pub(crate) struct Alarm {
    timer: Arc<dyn Timer>,
    limit: Duration,
    start: Instant,
    /// `None` if the timer does not measure time.
    sleep: Option<Mutex<Pin<Box<dyn Future<Output = ()> + Send>>>>,
}

impl Alarm {
    pub(crate) fn new(timer: Arc<dyn Timer>, limit: Duration) -> Self {
        let sleep = Some(Mutex::new(timer.sleep(limit)));
        Self { start: timer.now(), timer, limit, sleep }
    }

    pub(crate) fn poll(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let Some(sleep) = &mut self.sleep else { return Poll::Pending };
        // The mutex is never locked: it makes the future shareable, as bodies must be.
        if sleep.get_mut().unwrap_or_else(PoisonError::into_inner).as_mut().poll(context).is_pending() {
            return Poll::Pending;
        }
        // A timer that completes every delay at once, as tests have it, limits nothing.
        self.sleep = None;
        if self.timer.now().duration_since(self.start) >= self.limit / 2 { Poll::Ready(()) } else { Poll::Pending }
    }
}
