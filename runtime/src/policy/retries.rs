//! The settings of retries.

use std::time::Duration;

/// Settings for the retries of a call.
///
/// By default, a call is sent in up to three attempts. The delay before each further attempt is a random time between zero and a
/// maximum, which begins at 50 milliseconds (one second after a throttle) and doubles each time, up to 20 seconds. A
/// `Retry-After` of the server is respected; if it is longer than a minute, the call fails at once.
///
/// ```
/// use std::time::Duration;
/// use clientwright_runtime::RetryPolicy;
///
/// let patient = RetryPolicy::default().max_attempts(5).max_delay(Duration::from_secs(60));
/// let impatient = RetryPolicy::off();
/// # let _ = (patient, impatient);
/// ```
///
/// A request is sent again only if that cannot do harm; [`Error::is_retryable`](crate::Error::is_retryable) has the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct RetryPolicy {
    pub(crate) max_attempts: u32,
    pub(crate) base_delay: Duration,
    pub(crate) throttle_delay: Duration,
    pub(crate) max_delay: Duration,
    pub(crate) max_retry_after: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self {
            max_attempts: 3,
            base_delay: Duration::from_millis(50),
            throttle_delay: Duration::from_secs(1),
            max_delay: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(60),
        }
    }
}

impl RetryPolicy {
    /// A policy without retries: each call is sent once.
    #[must_use]
    pub fn off() -> Self {
        Self::default().max_attempts(1)
    }

    /// Sets the number of attempts of a call, including the first; 3 by default. Zero counts as one.
    #[must_use]
    pub fn max_attempts(self, attempts: u32) -> Self {
        Self { max_attempts: attempts, ..self }
    }

    /// Sets the maximum of the first delay after a transient failure; 50 milliseconds by default.
    #[must_use]
    pub fn base_delay(self, delay: Duration) -> Self {
        Self { base_delay: delay, ..self }
    }

    /// Sets the maximum of the first delay after a throttle; 1 second by default.
    #[must_use]
    pub fn throttle_delay(self, delay: Duration) -> Self {
        Self { throttle_delay: delay, ..self }
    }

    /// Sets the maximum of every delay; 20 seconds by default. A longer `Retry-After` is respected.
    #[must_use]
    pub fn max_delay(self, delay: Duration) -> Self {
        Self { max_delay: delay, ..self }
    }

    /// Sets the longest time that a call waits because the server asks for it; 60 seconds by default. If the server asks for more,
    /// the call fails at once, with the time in [`Error::retry_after`](crate::Error::retry_after).
    #[must_use]
    pub fn max_retry_after(self, time: Duration) -> Self {
        Self { max_retry_after: time, ..self }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::RetryPolicy;

    #[test]
    fn the_defaults_are_the_documented_ones() {
        let expected = RetryPolicy {
            max_attempts: 3,
            base_delay: Duration::from_millis(50),
            throttle_delay: Duration::from_secs(1),
            max_delay: Duration::from_secs(20),
            max_retry_after: Duration::from_secs(60),
        };
        assert_eq!(RetryPolicy::default(), expected);
        assert_eq!(RetryPolicy::off(), RetryPolicy { max_attempts: 1, ..expected });
    }
}
