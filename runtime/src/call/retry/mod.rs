//! Retries: which failures are followed by another attempt, and when.
//!
//! | file | holds |
//! |---|---|
//! | `policy` | the settings |
//! | `failure` | transient failures and throttles, and the requests that may be repeated after them |
//! | `backoff` | exponential delays with full jitter |
//! | `budget` | the token bucket of each origin |
//! | `idempotency` | idempotent methods, and idempotency keys |
//! | `random` | random numbers |

mod backoff;
mod budget;
mod failure;
mod idempotency;
mod policy;
mod random;

pub(crate) use self::backoff::Backoff;
pub(crate) use self::budget::{Budget, Withdrawal};
pub(crate) use self::failure::{Failure, FailureKind, Repeatable, time_to_wait};
pub(super) use self::idempotency::{is_key_header, new_key, takes_key};
pub use self::policy::RetryPolicy;
