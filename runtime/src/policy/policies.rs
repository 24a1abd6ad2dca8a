//! The policies of a client, or of one call.

use super::{RetryPolicy, SizeLimits, TimeLimits};

/// Retries, and limits of time and size. They are shared, because each call has some and few have their own.
#[derive(Debug, Clone)]
pub(crate) struct Policies {
    pub(crate) retries: RetryPolicy,
    /// The caller has set the retries, and is not content without them.
    pub(crate) wants_retries: bool,
    pub(crate) times: TimeLimits,
    pub(crate) sizes: SizeLimits,
}

impl Policies {
    /// The same with retries of the caller.
    pub(crate) fn retry(&mut self, policy: RetryPolicy) {
        self.retries = policy;
        self.wants_retries = true;
    }
}
