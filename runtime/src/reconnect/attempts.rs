//! The attempts so far, and the delay before the next one.

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher as _, Hasher as _};
use std::time::Duration;

use super::Reconnect;

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
