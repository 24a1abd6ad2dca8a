//! Settings of reconnection.

use std::time::Duration;

/// Settings for the reconnection of a lost event stream.
///
/// The delay is a random time between zero and a maximum, so that the clients of a server do not all return at once. By default,
/// the maximum is three seconds; it doubles after each connection that brings no event, up to a minute, and the tenth such
/// connection in a row is the last. If the server asks for a time (`retry`),
/// that is the minimum, and takes the place of the three seconds. A connection may be idle as long as
/// [`TimeLimits::stream_idle`](crate::TimeLimits::stream_idle) allows, and is then resumed.
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
    pub(super) initial_delay: Duration,
    pub(super) max_delay: Duration,
    pub(super) max_attempts: u32,
    pub(super) idle_timeout: Option<Duration>,
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
    /// Sets the maximum of the first delay; 3 seconds by default.
    #[must_use]
    pub fn initial_delay(self, delay: Duration) -> Self {
        Self { initial_delay: delay, ..self }
    }

    /// Sets the maximum of every delay; 60 seconds by default. A longer time that the server asks for is respected.
    #[must_use]
    pub fn max_delay(self, delay: Duration) -> Self {
        Self { max_delay: delay, ..self }
    }

    /// Sets the number of connections in a row without an event after which the stream fails; 10 by default.
    #[must_use]
    pub fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// Sets the time after which a connection counts as lost when no bytes arrive on it, not even a comment; the limit of
    /// the client by default.
    ///
    /// Many servers document how often they send comments to keep connections alive. Without this timeout, a dead connection
    /// that was never closed blocks the stream forever.
    #[must_use]
    pub fn idle_timeout(self, timeout: Duration) -> Self {
        Self { idle_timeout: Some(timeout), ..self }
    }
}
