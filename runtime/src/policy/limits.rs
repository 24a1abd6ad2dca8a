//! Limits of time and size.

use std::time::Duration;

use crate::transport::TransportError;

/// The time limits of a call. Zero switches a limit off.
///
/// | limit | default | applies to |
/// |---|---|---|
/// | [`connect`](Self::connect) | 5 s | a new connection, with TLS |
/// | [`headers`](Self::headers) | 30 s | each attempt: the headers of the response |
/// | [`idle`](Self::idle) | 20 s | each attempt: the time in which no byte of the body arrives |
/// | [`stream_idle`](Self::stream_idle) | 5 min | the same, for event streams and sequences of values |
/// | [`call`](Self::call) | 60 s | the whole call, with its retries |
///
/// A call that returns a stream, or sends one, is limited by `headers` and `idle` only, unless it is given a limit itself by
/// `with_timeout`.
///
/// ```
/// use std::time::Duration;
/// use clientwright_runtime::TimeLimits;
///
/// let limits = TimeLimits::default().headers(Duration::from_secs(120)).call(Duration::ZERO);
/// # let _ = limits;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TimeLimits {
    pub(crate) connect: Duration,
    pub(crate) headers: Duration,
    pub(crate) idle: Duration,
    pub(crate) stream_idle: Duration,
    pub(crate) call: Duration,
}

impl Default for TimeLimits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            headers: Duration::from_secs(30),
            idle: Duration::from_secs(20),
            stream_idle: Duration::from_secs(300),
            call: Duration::from_secs(60),
        }
    }
}

impl TimeLimits {
    /// No limits at all.
    #[must_use]
    pub fn off() -> Self {
        let zero = Duration::ZERO;
        Self { connect: zero, headers: zero, idle: zero, stream_idle: zero, call: zero }
    }

    /// Sets the time in which a connection must be made, with TLS; 5 seconds by default. The built-in transport applies it, as the
    /// builder has it: connections are shared by calls.
    #[must_use]
    pub fn connect(self, limit: Duration) -> Self {
        Self { connect: limit, ..self }
    }

    /// Sets the time in which the headers of the response must arrive, for each attempt; 30 seconds by default. While a body is
    /// uploaded from a file or a stream, it begins anew.
    #[must_use]
    pub fn headers(self, limit: Duration) -> Self {
        Self { headers: limit, ..self }
    }

    /// Sets the time after which a response counts as lost because no bytes of its body arrive; 20 seconds by default.
    #[must_use]
    pub fn idle(self, limit: Duration) -> Self {
        Self { idle: limit, ..self }
    }

    /// Sets the same time for event streams and sequences of values, which may be silent for long; 5 minutes by default. Set it to
    /// zero for servers that are silent for hours, and send no comments meanwhile.
    #[must_use]
    pub fn stream_idle(self, limit: Duration) -> Self {
        Self { stream_idle: limit, ..self }
    }

    /// Sets the time limit of the whole call, with its retries; 60 seconds by default.
    #[must_use]
    pub fn call(self, limit: Duration) -> Self {
        Self { call: limit, ..self }
    }
}

/// The size limits of responses, in bytes after decompression.
///
/// | limit | default | beyond it |
/// |---|---|---|
/// | [`body`](Self::body) | 32 MiB | the call fails |
/// | [`error_body`](Self::error_body) | 64 KiB | the rest of the body of an error response is not kept |
/// | [`event`](Self::event) | 1 MiB | the stream fails: one event, or one value of a sequence |
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SizeLimits {
    pub(crate) body: usize,
    pub(crate) error_body: usize,
    pub(crate) event: usize,
}

impl Default for SizeLimits {
    fn default() -> Self {
        Self { body: 32 << 20, error_body: 64 << 10, event: 1 << 20 }
    }
}

impl SizeLimits {
    /// Sets the largest body of a successful response that is read into memory; 32 MiB by default.
    #[must_use]
    pub fn body(self, bytes: usize) -> Self {
        Self { body: bytes, ..self }
    }

    /// Sets the part of the body of an error response that is kept; 64 KiB by default.
    #[must_use]
    pub fn error_body(self, bytes: usize) -> Self {
        Self { error_body: bytes, ..self }
    }

    /// Sets the largest event of a stream, and the largest value of a sequence; 1 MiB by default.
    #[must_use]
    pub fn event(self, bytes: usize) -> Self {
        Self { event: bytes, ..self }
    }

    /// The largest item of a stream, and the setting that limits it.
    pub(crate) fn item(&self) -> ItemLimit {
        if self.body < self.event {
            ItemLimit { bytes: self.body, setting: "max_response_bytes" }
        } else {
            ItemLimit { bytes: self.event, setting: "SizeLimits::event" }
        }
    }
}

/// The largest item of a stream.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ItemLimit {
    pub(crate) bytes: usize,
    /// The setting that callers change.
    pub(crate) setting: &'static str,
}

impl ItemLimit {
    /// The limit of a body that is in memory.
    pub(crate) const NONE: Self = Self { bytes: usize::MAX, setting: "max_response_bytes" };

    pub(crate) fn exceeded(self) -> TransportError {
        TransportError::too_long_for(self.setting, self.bytes)
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{SizeLimits, TimeLimits};

    #[test]
    fn limits_are_those_of_the_documentation() {
        let limits = TimeLimits::default();
        let seconds = [limits.connect, limits.headers, limits.idle, limits.stream_idle, limits.call];
        assert_eq!(seconds, [5, 30, 20, 300, 60].map(Duration::from_secs));
        let limits = SizeLimits::default();
        assert_eq!([limits.body, limits.error_body, limits.event], [33_554_432, 65_536, 1_048_576]);
    }
}
