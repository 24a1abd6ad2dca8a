//! The settings of one call, which its request carries in its extensions.

use std::time::{Duration, Instant};

use crate::client::Settings;
use crate::policy::{RetryPolicy, SizeLimits, TimeLimits};
use crate::transport::{Body, Timeout};

/// The settings of one call: those of the client, unless the call has its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Plan {
    /// A successful response is returned before its body has arrived.
    pub(super) streams: bool,
    pub(super) retries: RetryPolicy,
    /// The caller has set the retries, and is not content without them.
    pub(super) wants_retries: bool,
    pub(super) times: TimeLimits,
    pub(super) sizes: SizeLimits,
    /// The end of the whole call, once it has begun.
    pub(super) end: Option<End>,
}

/// The end of a call by its time limit.
#[derive(Debug, Clone, Copy)]
pub(super) struct End {
    pub(super) at: Instant,
    pub(super) limit: Duration,
}

impl Plan {
    pub(super) fn of_client(settings: &Settings) -> Self {
        Self {
            streams: false,
            retries: settings.retries.unwrap_or_default(),
            wants_retries: settings.retries.is_some(),
            times: settings.time_limits,
            sizes: settings.size_limits,
            end: None,
        }
    }

    /// The settings in a request, or those of the client for a request that the caller has built.
    pub(super) fn of(request: &http::Request<Body>, settings: &Settings) -> Self {
        request.extensions().get().copied().unwrap_or_else(|| Self::of_client(settings))
    }

    /// Limits the whole call, unless the limit is zero. A request body that streams may take any time.
    pub(super) fn limit_call(self, request: &mut http::Request<Body>, limit: Duration) {
        if !limit.is_zero() && !self.streams && request.body().as_bytes().is_some() {
            request.extensions_mut().insert(Timeout(limit));
        }
    }

    /// The number of attempts, including the first.
    pub(super) fn max_attempts(&self) -> u32 {
        self.retries.max_attempts.max(1)
    }

    /// Returns `true` if the call would be over before this time has passed.
    pub(super) fn ends_within(&self, time: Duration, now: Instant) -> bool {
        self.end.is_some_and(|end| now.checked_add(time).is_none_or(|then| then >= end.at))
    }
}
