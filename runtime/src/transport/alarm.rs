//! Time limits of futures.
//!
//! A delay of a timer costs an allocation, and most futures are ready long before their limit. All limits of an attempt therefore
//! share one delay, which begins when a future is pending for the first time. It may end before the limit that counts then,
//! and is begun anew for the rest.

use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use super::{Timer, TransportError};

/// The missing event of an error about an idle connection.
pub(super) const NO_BYTES: &str = "no bytes of the response";

/// The end of a call by its time limit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct End {
    pub(crate) at: Instant,
    pub(crate) limit: Duration,
}

/// The limit that a future has exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Late {
    /// That of the step.
    Step,
    /// That of the whole call.
    Call(Duration),
}

impl Late {
    /// The error, where `missing` did not happen within the limit of the step.
    pub(crate) fn error(self, missing: &'static str, limit: Duration) -> TransportError {
        match self {
            Self::Step => TransportError::late(missing, limit),
            Self::Call(limit) => TransportError::late("no complete response", limit),
        }
    }
}

/// The time limits of an attempt: that of the call, and one of each step. Without a timer there are none.
pub(crate) struct Watch<'t> {
    timer: Option<&'t Arc<dyn Timer>>,
    end: Option<End>,
    alarm: Alarm,
}

impl<'t> Watch<'t> {
    /// `shortest` is the shortest limit of a step that is expected; zero if it is not known.
    pub(crate) fn new(timer: Option<&'t Arc<dyn Timer>>, end: Option<End>, shortest: Duration) -> Self {
        Self { timer, end, alarm: Alarm::new(shortest) }
    }

    /// No limits.
    pub(crate) fn off() -> Watch<'static> {
        Watch::new(None, None, Duration::ZERO)
    }

    /// The output of a future, unless it is not ready within a limit: that of the call, or this one, unless it is zero. A future that
    /// is ready at once costs nothing.
    pub(crate) async fn wait<F: Future>(&mut self, limit: Duration, future: F) -> Result<F::Output, Late> {
        let mut future = pin!(future);
        let (mut until, mut now) = (None, None);
        std::future::poll_fn(|context| {
            if let Poll::Ready(output) = future.as_mut().poll(context) {
                return Poll::Ready(Ok(output));
            }
            let Some(timer) = self.timer.filter(|_| self.end.is_some() || !limit.is_zero()) else {
                return Poll::Pending;
            };
            let step = *until.get_or_insert_with(|| until_limit(*now.insert(timer.now()), limit));
            let call = self.end.map(|end| end.at);
            let Some(deadline) = step.into_iter().chain(call).min() else { return Poll::Pending };
            self.alarm.poll(&**timer, now.take(), deadline, context).map(|()| {
                Err(match self.end {
                    Some(end) if end.at == deadline => Late::Call(end.limit),
                    _ => Late::Step,
                })
            })
        })
        .await
    }
}

/// The time at which a limit is exceeded, unless it is zero, or too far away.
fn until_limit(now: Instant, limit: Duration) -> Option<Instant> {
    now.checked_add(limit).filter(|_| !limit.is_zero())
}

/// One delay for deadlines that change.
pub(super) struct Alarm {
    /// The longest delay; zero for any.
    longest: Duration,
    delay: Option<Delay>,
    /// The timer does not measure time: it completes every delay at once, as those of tests do, and limits nothing.
    is_off: bool,
}

struct Delay {
    /// The mutex is never locked: it makes the future shareable, as bodies must be.
    sleep: Mutex<Pin<Box<dyn Future<Output = ()> + Send>>>,
    start: Instant,
    end: Instant,
}

impl Alarm {
    pub(super) fn new(longest: Duration) -> Self {
        Self { longest, delay: None, is_off: false }
    }

    /// Ready when the deadline has passed. `now` is the present time, if it is known.
    pub(super) fn poll(
        &mut self,
        timer: &dyn Timer,
        mut now: Option<Instant>,
        deadline: Instant,
        context: &mut Context<'_>,
    ) -> Poll<()> {
        while !self.is_off {
            let longest = self.longest;
            let delay = match self.delay.take().filter(|delay| delay.end <= deadline) {
                Some(delay) => delay,
                None => Delay::begin(timer, now.take().unwrap_or_else(|| timer.now()), deadline, longest),
            };
            let delay = self.delay.insert(delay);
            let sleep = delay.sleep.get_mut().unwrap_or_else(PoisonError::into_inner);
            if sleep.as_mut().poll(context).is_pending() {
                return Poll::Pending;
            }
            let (now, start, end) = (timer.now(), delay.start, delay.end);
            self.delay = None;
            self.is_off = now.saturating_duration_since(start) < end.saturating_duration_since(start) / 2;
            if !self.is_off && now >= deadline {
                return Poll::Ready(());
            }
        }
        Poll::Pending
    }
}

impl Delay {
    fn begin(timer: &dyn Timer, start: Instant, deadline: Instant, longest: Duration) -> Self {
        let left = deadline.saturating_duration_since(start);
        let time = if longest.is_zero() { left } else { left.min(longest) };
        Self { sleep: Mutex::new(timer.sleep(time)), start, end: start + time }
    }
}

#[cfg(test)]
mod tests {
    use std::future::pending;
    use std::task::Waker;

    use super::*;
    use crate::transport::BoxFuture;

    /// A timer whose time passes when a test says so, and the delays that were asked of it.
    #[derive(Clone)]
    struct Manual {
        now: Arc<Mutex<Instant>>,
        delays: Arc<Mutex<Vec<u64>>>,
        /// Delays are over at once, whatever the time.
        is_hasty: bool,
    }

    impl Timer for Manual {
        fn sleep(&self, time: Duration) -> BoxFuture<'static, ()> {
            self.delays.lock().unwrap().push(time.as_secs());
            let (timer, end) = (self.clone(), self.now() + time);
            Box::pin(std::future::poll_fn(move |_| {
                if timer.is_hasty || timer.now() >= end { Poll::Ready(()) } else { Poll::Pending }
            }))
        }

        fn now(&self) -> Instant {
            *self.now.lock().unwrap()
        }
    }

    fn manual(is_hasty: bool) -> Manual {
        Manual { now: Arc::new(Mutex::new(Instant::now())), delays: Arc::default(), is_hasty }
    }

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    /// The second at which a future that never ends is late, of ten, and the limit that it exceeds; and the delays.
    fn late(timer: &Manual, call: Option<u64>, step: u64, shortest: u64) -> (Option<(u64, Late)>, Vec<u64>) {
        let start = timer.now();
        let end = call.map(|limit| End { at: start + seconds(limit), limit: seconds(limit) });
        let shared: Arc<dyn Timer> = Arc::new(timer.clone());
        let mut watch = Watch::new(Some(&shared), end, seconds(shortest));
        let mut waiting = pin!(watch.wait(seconds(step), pending::<()>()));
        let mut context = Context::from_waker(Waker::noop());
        for second in 0..=10 {
            *timer.now.lock().unwrap() = start + seconds(second);
            if let Poll::Ready(result) = waiting.as_mut().poll(&mut context) {
                return (Some((second, result.unwrap_err())), std::mem::take(&mut *timer.delays.lock().unwrap()));
            }
        }
        (None, std::mem::take(&mut *timer.delays.lock().unwrap()))
    }

    #[test]
    fn the_first_limit_counts_and_that_of_the_call_where_both_are_equal() {
        let of_call = |limit: u64| Late::Call(seconds(limit));
        for (call, step, expected) in [
            (None, 0, None),
            (None, 3, Some((3, Late::Step))),
            (Some(4), 0, Some((4, of_call(4)))),
            (Some(4), 3, Some((3, Late::Step))),
            (Some(3), 4, Some((3, of_call(3)))),
            (Some(3), 3, Some((3, of_call(3)))),
            (Some(0), 3, Some((0, of_call(0)))),
            (None, 11, None),
        ] {
            assert_eq!(late(&manual(false), call, step, 0).0, expected, "{call:?} {step}");
        }
    }

    #[test]
    fn delays_are_no_longer_than_the_shortest_limit_that_is_expected() {
        assert_eq!(late(&manual(false), None, 5, 0).1, [5]);
        assert_eq!(late(&manual(false), None, 5, 2).1, [2, 2, 1]);
        assert_eq!(late(&manual(false), None, 5, 9).1, [5]);
        assert_eq!(late(&manual(false), None, 0, 2).1, [0; 0]);
    }

    #[test]
    fn a_timer_that_does_not_measure_time_limits_nothing() {
        assert_eq!(late(&manual(true), Some(4), 3, 0).0, None);
    }

    #[test]
    fn without_a_timer_or_where_the_output_is_there_nothing_is_late() {
        let mut context = Context::from_waker(Waker::noop());
        let mut off = Watch::off();
        assert!(pin!(off.wait(seconds(0), pending::<()>())).poll(&mut context).is_pending());
        let timer: Arc<dyn Timer> = Arc::new(manual(false));
        let end = End { at: timer.now(), limit: Duration::ZERO };
        let mut over = Watch::new(Some(&timer), Some(end), Duration::ZERO);
        assert_eq!(pin!(over.wait(seconds(1), std::future::ready(7))).poll(&mut context), Poll::Ready(Ok(7)));
    }
}
