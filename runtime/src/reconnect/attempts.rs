//! The attempts so far, and the delay before the next one.

use std::time::Duration;

use super::Reconnect;
use crate::policy::Backoff;

/// The state of the attempts so far.
#[derive(Debug)]
pub(super) struct Attempts {
    settings: Reconnect,
    backoff: Backoff,
    /// Connections in a row that brought no event.
    barren: u32,
    /// `true` if the present connection has brought an event.
    fruitful: bool,
}

impl Attempts {
    pub(super) fn new(settings: Reconnect) -> Self {
        let backoff = Backoff::new(settings.initial_delay, settings.max_delay);
        Self { settings, backoff, barren: 0, fruitful: false }
    }

    /// Notes an event.
    pub(super) fn note_event(&mut self) {
        (self.barren, self.fruitful) = (0, true);
    }

    /// Notes that the present connection was open for long: it is not a failure that it brought no event.
    pub(super) fn note_silence(&mut self) {
        self.fruitful = true;
    }

    /// The delay before the next attempt after a lost connection, or `None` after the last attempt. The server's time is a minimum
    /// (WHATWG HTML, 9.2.3).
    pub(super) fn delay(&mut self, asked_for: Option<Duration>) -> Option<Duration> {
        if !std::mem::take(&mut self.fruitful) {
            self.barren += 1;
        }
        if self.barren >= self.settings.max_attempts {
            return None;
        }
        let base = asked_for.unwrap_or(self.settings.initial_delay);
        Some(Backoff { base, ..self.backoff }.delay(self.barren, asked_for))
    }

    pub(super) fn idle_timeout(&self) -> Option<Duration> {
        self.settings.idle_timeout
    }

    /// The number of connections in a row that brought no event.
    pub(super) fn barren(&self) -> u32 {
        self.barren
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The random time is the longest.
    fn longest(settings: Reconnect) -> Attempts {
        let mut attempts = Attempts::new(settings);
        attempts.backoff.random = || 1.0;
        attempts
    }

    fn delays(attempts: &mut Attempts, asked_for: Option<u64>, count: usize) -> Vec<Option<u64>> {
        let mut delay = || attempts.delay(asked_for.map(Duration::from_secs)).map(|delay| delay.as_secs());
        (0..count).map(|_| delay()).collect()
    }

    #[test]
    fn each_connection_without_an_event_doubles_the_longest_delay() {
        let mut attempts = longest(Reconnect::default().max_attempts(8));
        let expected = [Some(3), Some(6), Some(12), Some(24), Some(48), Some(60), Some(60), None];
        assert_eq!(delays(&mut attempts, None, 8), expected);
    }

    #[test]
    fn an_event_resets_the_delay() {
        let mut attempts = longest(Reconnect::default().initial_delay(Duration::from_secs(1)).max_attempts(2));
        attempts.note_event();
        assert_eq!(delays(&mut attempts, None, 3), [Some(1), Some(1), None]);
        let mut attempts = longest(Reconnect::default().max_attempts(3));
        assert_eq!(delays(&mut attempts, None, 2), [Some(3), Some(6)]);
        attempts.note_event();
        assert_eq!(delays(&mut attempts, None, 2), [Some(3), Some(3)]);
    }

    #[test]
    fn the_time_of_the_server_is_a_minimum() {
        let mut attempts = longest(Reconnect::default().max_delay(Duration::from_secs(20)));
        assert_eq!(delays(&mut attempts, Some(8), 3), [Some(16), Some(24), Some(28)]);
        attempts.backoff.random = || 0.0;
        attempts.note_event();
        assert_eq!(delays(&mut attempts, Some(90), 2), [Some(90), Some(90)]);
        assert_eq!(delays(&mut attempts, Some(0), 1), [Some(0)]);
    }

    #[test]
    fn a_silent_connection_is_not_a_failure() {
        let mut attempts = longest(Reconnect::default().max_attempts(2));
        for _ in 0..100 {
            attempts.note_silence();
            assert_eq!(attempts.delay(None), Some(Duration::from_secs(3)));
        }
    }

    #[test]
    fn without_attempts_nothing_is_resumed() {
        let mut attempts = longest(Reconnect::default().max_attempts(0));
        attempts.note_event();
        assert_eq!(attempts.delay(None), None);
    }
}
