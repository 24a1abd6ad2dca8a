//! Exponential delays with full jitter: a random time between zero and a maximum that doubles.

use std::time::Duration;

use super::random::random_fraction;

/// The delays before further attempts, or before further connections of an event stream.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Backoff {
    pub(crate) base: Duration,
    pub(crate) max: Duration,
    /// A random number from 0 to 1.
    pub(crate) random: fn() -> f64,
}

impl Backoff {
    pub(crate) fn new(base: Duration, max: Duration) -> Self {
        Self { base, max, random: random_fraction }
    }

    /// The delay after this number of failures, which begins at one. A time that the server asks for is a minimum, to which the
    /// random time is added, so that the clients of a server do not all return at once.
    pub(crate) fn delay(&self, failures: u32, asked_for: Option<Duration>) -> Duration {
        let doubled = self.base.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
        let jitter = doubled.min(self.max).as_secs_f64() * (self.random)();
        asked_for.unwrap_or_default().saturating_add(Duration::try_from_secs_f64(jitter).unwrap_or(Duration::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn longest(base: u64, max: u64) -> Backoff {
        Backoff { random: || 1.0, ..Backoff::new(seconds(base), seconds(max)) }
    }

    #[test]
    fn each_failure_doubles_the_longest_delay() {
        let backoff = longest(3, 20);
        let delays: Vec<u64> = (1..6).map(|failures| backoff.delay(failures, None).as_secs()).collect();
        assert_eq!(delays, [3, 6, 12, 20, 20]);
    }

    #[test]
    fn the_jitter_is_full() {
        let least = Backoff { random: || 0.0, ..longest(3, 20) };
        assert_eq!(least.delay(4, None), Duration::ZERO);
        let half = Backoff { random: || 0.5, ..longest(3, 20) };
        assert_eq!(half.delay(2, None), seconds(3));
        let drawn = Backoff::new(seconds(8), seconds(8));
        let drawn: Vec<Duration> = (0..200).map(|_| drawn.delay(1, None)).collect();
        assert!(drawn.iter().all(|delay| *delay <= seconds(8)), "{drawn:?}");
        assert!(drawn.iter().any(|delay| *delay < seconds(2)) && drawn.iter().any(|delay| *delay > seconds(6)));
    }

    #[test]
    fn the_time_of_the_server_is_a_minimum() {
        assert_eq!(longest(1, 20).delay(1, Some(seconds(90))), seconds(91));
        assert_eq!(Backoff { random: || 0.0, ..longest(1, 20) }.delay(1, Some(seconds(90))), seconds(90));
    }

    #[test]
    fn a_delay_can_have_any_length() {
        let backoff = Backoff { random: || 1.0, ..Backoff::new(Duration::MAX, Duration::MAX) };
        assert_eq!(backoff.delay(u32::MAX, Some(Duration::MAX)), Duration::MAX);
    }
}
