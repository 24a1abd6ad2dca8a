//! How often and after what time a lost stream of events is taken up again.

use std::time::Duration;

/// How a lost stream of events is taken up again: after the time that the server asks for (`retry`), else three seconds; twice
/// as long after each connection that brings no event, up to a minute; and not after the tenth such connection in a row. A
/// connection may be silent for as long as it likes.
///
/// ```
/// use std::time::Duration;
/// use clientwright_runtime::Reconnect;
///
/// let patient = Reconnect::default().after(Duration::from_secs(10)).at_most(Duration::from_secs(600)).attempts(100);
/// # let _ = patient;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reconnect {
    after: Duration,
    at_most: Duration,
    attempts: u32,
    silence: Option<Duration>,
}

impl Default for Reconnect {
    fn default() -> Self {
        Self { after: Duration::from_secs(3), at_most: Duration::from_secs(60), attempts: 10, silence: None }
    }
}

impl Reconnect {
    /// How long to wait first, where the server asks for no time.
    #[must_use]
    pub fn after(self, wait: Duration) -> Self {
        Self { after: wait, ..self }
    }

    /// How long to wait at most; what the server asks for counts all the same.
    #[must_use]
    pub fn at_most(self, wait: Duration) -> Self {
        Self { at_most: wait, ..self }
    }

    /// How many connections in a row may bring no event before the stream is given up.
    #[must_use]
    pub fn attempts(self, attempts: u32) -> Self {
        Self { attempts, ..self }
    }

    /// After what time a connection is lost on which nothing comes, not even a comment. Servers that send comments to keep
    /// connections alive say how often; without this, one that is dead and was never closed is waited for forever.
    #[must_use]
    pub fn silence(self, limit: Duration) -> Self {
        Self { silence: Some(limit), ..self }
    }
}

/// What has come of the attempts so far.
#[derive(Debug)]
pub(super) struct Attempts {
    settings: Reconnect,
    /// Connections in a row that brought no event.
    barren: u32,
    /// Whether the connection of now has brought one.
    fruitful: bool,
}

impl Attempts {
    pub(super) fn new(settings: Reconnect) -> Self {
        Self { settings, barren: 0, fruitful: false }
    }

    /// An event has come.
    pub(super) fn note_event(&mut self) {
        (self.barren, self.fruitful) = (0, true);
    }

    /// How long to wait now that the connection is lost; none where it is given up.
    pub(super) fn wait(&mut self, asked_for: Option<Duration>) -> Option<Duration> {
        if !std::mem::take(&mut self.fruitful) {
            self.barren += 1;
        }
        if self.barren >= self.settings.attempts {
            return None;
        }
        let first = asked_for.unwrap_or(self.settings.after);
        let doubled = first.saturating_mul(2_u32.saturating_pow(self.barren.saturating_sub(1)));
        Some(doubled.min(self.settings.at_most.max(first)))
    }

    pub(super) fn silence(&self) -> Option<Duration> {
        self.settings.silence
    }

    /// How many connections in a row brought nothing.
    pub(super) fn barren(&self) -> u32 {
        self.barren
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn waits(attempts: &mut Attempts, asked_for: Option<u64>, count: usize) -> Vec<Option<u64>> {
        let mut wait = || attempts.wait(asked_for.map(Duration::from_secs)).map(|wait| wait.as_secs());
        (0..count).map(|_| wait()).collect()
    }

    #[test]
    fn each_connection_without_an_event_doubles_the_wait() {
        let mut attempts = Attempts::new(Reconnect::default().attempts(8));
        let expected = [Some(3), Some(6), Some(12), Some(24), Some(48), Some(60), Some(60), None];
        assert_eq!(waits(&mut attempts, None, 8), expected);
    }

    #[test]
    fn an_event_begins_anew() {
        let mut attempts = Attempts::new(Reconnect::default().after(Duration::from_secs(1)).attempts(2));
        attempts.note_event();
        assert_eq!(waits(&mut attempts, None, 3), [Some(1), Some(1), None]);
        let mut attempts = Attempts::new(Reconnect::default().attempts(3));
        assert_eq!(waits(&mut attempts, None, 2), [Some(3), Some(6)]);
        attempts.note_event();
        assert_eq!(waits(&mut attempts, None, 2), [Some(3), Some(3)]);
    }

    #[test]
    fn what_the_server_asks_for_counts() {
        let mut attempts = Attempts::new(Reconnect::default().at_most(Duration::from_secs(20)));
        assert_eq!(waits(&mut attempts, Some(90), 2), [Some(90), Some(90)]);
        let mut attempts = Attempts::new(Reconnect::default().at_most(Duration::from_secs(20)));
        assert_eq!(waits(&mut attempts, Some(8), 3), [Some(8), Some(16), Some(20)]);
        assert_eq!(waits(&mut attempts, Some(0), 1), [Some(0)]);
    }

    #[test]
    fn no_time_is_too_long() {
        let longest = Reconnect::default().after(Duration::MAX).at_most(Duration::MAX).attempts(u32::MAX);
        let mut attempts = Attempts::new(longest);
        attempts.barren = 1_000_000;
        assert_eq!(attempts.wait(None), Some(Duration::MAX));
    }

    #[test]
    fn without_attempts_nothing_is_taken_up() {
        let mut attempts = Attempts::new(Reconnect::default().attempts(0));
        attempts.note_event();
        assert_eq!(attempts.wait(None), None);
    }
}
