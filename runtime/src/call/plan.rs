//! The settings of one call.

use std::ops::Deref;
use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::client::Settings;
use crate::policy::Policies;
use crate::transport::{Body, End, Timeout};

/// The settings of one call: those of the client, unless the call has its own.
#[derive(Debug, Clone)]
pub(crate) struct Plan {
    /// A successful response is returned before its body has arrived.
    pub(super) streams: bool,
    /// The end of the whole call, once it has begun.
    pub(super) end: Option<End>,
    policies: Arc<Policies>,
}

impl Deref for Plan {
    type Target = Policies;

    fn deref(&self) -> &Policies {
        &self.policies
    }
}

impl Plan {
    pub(super) fn new(policies: Arc<Policies>, streams: bool) -> Self {
        Self { streams, end: None, policies }
    }

    /// The settings in a request, or those of the client for a request that the caller has built.
    pub(super) fn of(request: &http::Request<Body>, settings: &Settings) -> Self {
        request.extensions().get().cloned().unwrap_or_else(|| Self::new(Arc::clone(&settings.policies), false))
    }

    /// The limit of the whole call, unless it is zero. A request body that streams may take any time.
    pub(super) fn call_limit(&self, request: &http::Request<Body>, limit: Duration) -> Option<Timeout> {
        let is_limited = !limit.is_zero() && !self.streams && request.body().as_bytes().is_some();
        is_limited.then_some(Timeout(limit))
    }

    /// The shortest limit of a step of an attempt; zero if there is none.
    pub(super) fn shortest_step(&self) -> Duration {
        let steps = [self.times.headers, self.times.idle];
        steps.into_iter().filter(|limit| !limit.is_zero()).min().unwrap_or_default()
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
