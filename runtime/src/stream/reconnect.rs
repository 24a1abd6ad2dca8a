//! Delays and attempts of reconnection.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::time::Duration;

/// Settings for the reconnection of a lost event stream.
///
/// By default the first delay is the one that the server asks for (`retry`), or three seconds. It doubles after each connection
/// that brings no event, up to a minute, and the tenth such connection in a row is the last. A random time of up to half of the
/// delay is added, so that the clients of a server do not all return at once. A connection may be idle for any time.
///
/// ```
/// use std::time::Duration;
/// use clientwright_runtime::Reconnect;
///
/// let patient = Reconnect::default()
///     .initial_delay(Duration::from_secs(10))
///     .max_delay(Duration::from_secs(600))
///     .max_attempts(100);
/// # let _ = patient;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reconnect {
    initial_delay: Duration,
    max_delay: Duration,
    max_attempts: u32,
    idle_timeout: Option<Duration>,
}

impl Default for Reconnect {
    fn default() -> Self {
        Self {
            initial_delay: Duration::from_secs(3),
            max_delay: Duration::from_secs(60),
            max_attempts: 10,
            idle_timeout: None,
        }
    }
}

impl Reconnect {
    /// Sets the first delay, which applies if the server asks for none; 3 seconds by default.
    #[must_use]
    pub fn initial_delay(self, delay: Duration) -> Self {
        Self { initial_delay: delay, ..self }
    }

    /// Sets the longest delay, to which the random time is added; 60 seconds by default. A longer delay that the server asks for
    /// is respected.
    #[must_use]
    pub fn max_delay(self, delay: Duration) -> Self {
        Self { max_delay: delay, ..self }
    }

    /// Sets the number of connections in a row without an event after which the stream fails; 10 by default.
    #[must_use]
    pub fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// Sets the time after which a connection counts as lost when no bytes arrive on it, not even a comment; unlimited by default.
    ///
    /// Many servers document how often they send comments to keep connections alive. Without this timeout, a dead connection
    /// that was never closed blocks the stream forever.
    #[must_use]
    pub fn idle_timeout(self, timeout: Duration) -> Self {
        Self { idle_timeout: Some(timeout), ..self }
    }
}

/// The state of the attempts so far.
#[derive(Debug)]
pub(super) struct Attempts {
    settings: Reconnect,
    /// Connections in a row that brought no event.
    barren: u32,
    /// `true` if the present connection has brought an event.
    fruitful: bool,
    /// A random number, from all of its range.
    random: fn() -> u32,
}

impl Attempts {
    pub(super) fn new(settings: Reconnect) -> Self {
        Self { settings, barren: 0, fruitful: false, random }
    }

    /// Notes an event.
    pub(super) fn note_event(&mut self) {
        (self.barren, self.fruitful) = (0, true);
    }

    /// The delay before the next attempt after a lost connection, or `None` after the last attempt.
    pub(super) fn delay(&mut self, asked_for: Option<Duration>) -> Option<Duration> {
        if !std::mem::take(&mut self.fruitful) {
            self.barren += 1;
        }
        if self.barren >= self.settings.max_attempts {
            return None;
        }
        let first = asked_for.unwrap_or(self.settings.initial_delay);
        let doubled = first.saturating_mul(2_u32.saturating_pow(self.barren.saturating_sub(1)));
        Some(self.with_jitter(doubled.min(self.settings.max_delay.max(first))))
    }

    /// The server's time is a minimum (WHATWG HTML, 9.2.3), so that the random time can only be added.
    fn with_jitter(&self, delay: Duration) -> Duration {
        let part = f64::from((self.random)()) / f64::from(u32::MAX) / 2.0;
        delay.saturating_add(Duration::try_from_secs_f64(delay.as_secs_f64() * part).unwrap_or_default())
    }

    pub(super) fn idle_timeout(&self) -> Option<Duration> {
        self.settings.idle_timeout
    }

    /// The number of connections in a row that brought no event.
    pub(super) fn barren(&self) -> u32 {
        self.barren
    }
}

/// 32 random bits, from the keys that the standard library draws for its maps.
fn random() -> u32 {
    let [a, b, c, d, ..] = RandomState::new().build_hasher().finish().to_le_bytes();
    u32::from_le_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steady(settings: Reconnect) -> Attempts {
        Attempts { random: || 0, ..Attempts::new(settings) }
    }

    fn delays(attempts: &mut Attempts, asked_for: Option<u64>, count: usize) -> Vec<Option<u64>> {
        let mut delay = || attempts.delay(asked_for.map(Duration::from_secs)).map(|delay| delay.as_secs());
        (0..count).map(|_| delay()).collect()
    }

    #[test]
    fn each_connection_without_an_event_doubles_the_delay() {
        let mut attempts = steady(Reconnect::default().max_attempts(8));
        let expected = [Some(3), Some(6), Some(12), Some(24), Some(48), Some(60), Some(60), None];
        assert_eq!(delays(&mut attempts, None, 8), expected);
    }

    #[test]
    fn an_event_resets_the_delay() {
        let mut attempts = steady(Reconnect::default().initial_delay(Duration::from_secs(1)).max_attempts(2));
        attempts.note_event();
        assert_eq!(delays(&mut attempts, None, 3), [Some(1), Some(1), None]);
        let mut attempts = steady(Reconnect::default().max_attempts(3));
        assert_eq!(delays(&mut attempts, None, 2), [Some(3), Some(6)]);
        attempts.note_event();
        assert_eq!(delays(&mut attempts, None, 2), [Some(3), Some(3)]);
    }

    #[test]
    fn the_time_of_the_server_is_respected() {
        let mut attempts = steady(Reconnect::default().max_delay(Duration::from_secs(20)));
        assert_eq!(delays(&mut attempts, Some(90), 2), [Some(90), Some(90)]);
        let mut attempts = steady(Reconnect::default().max_delay(Duration::from_secs(20)));
        assert_eq!(delays(&mut attempts, Some(8), 3), [Some(8), Some(16), Some(20)]);
        assert_eq!(delays(&mut attempts, Some(0), 1), [Some(0)]);
    }

    #[test]
    fn up_to_half_of_the_delay_is_added_at_random() {
        let largest = Attempts { random: || u32::MAX, ..Attempts::new(Reconnect::default()) };
        assert_eq!(largest.with_jitter(Duration::from_secs(4)), Duration::from_secs(6));
        assert_eq!(steady(Reconnect::default()).with_jitter(Duration::from_secs(4)), Duration::from_secs(4));
        let drawn: std::collections::BTreeSet<u32> = (0..8).map(|_| random()).collect();
        assert!(drawn.len() > 1, "{drawn:?}");
    }

    #[test]
    fn a_delay_can_have_any_length() {
        let longest = Reconnect::default().initial_delay(Duration::MAX).max_delay(Duration::MAX).max_attempts(u32::MAX);
        let mut attempts = Attempts { barren: 1_000_000, random: || u32::MAX, ..Attempts::new(longest) };
        assert_eq!(attempts.delay(None), Some(Duration::MAX));
    }

    #[test]
    fn without_attempts_nothing_is_resumed() {
        let mut attempts = steady(Reconnect::default().max_attempts(0));
        attempts.note_event();
        assert_eq!(attempts.delay(None), None);
    }
}
