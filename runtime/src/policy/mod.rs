//! Retries, redirects, and limits of time and size: their settings, and the decisions that follow from them.
//!
//! | file | holds |
//! |---|---|
//! | `retries` | the settings of retries |
//! | `failure` | transient failures and throttles, and the requests that may be repeated after them |
//! | `backoff`, `random` | exponential delays with full jitter |
//! | `budget` | the token bucket of each origin |
//! | `idempotency` | idempotency keys |
//! | `redirects` | the origins to which redirects are followed |
//! | `limits` | limits of time and size |
//! | `policies` | all of them, as a client or a call has them |
//! | `outcome` | the facts about the attempts of a call |

mod backoff;
mod budget;
mod failure;
mod idempotency;
mod limits;
mod outcome;
mod policies;
mod random;
mod redirects;
mod retries;

pub(crate) use self::backoff::Backoff;
pub(crate) use self::budget::{Budget, Withdrawal};
pub(crate) use self::failure::{Failure, FailureKind, Repeatable};
pub(crate) use self::idempotency::{is_key_header, new_key, takes_key};
pub(crate) use self::limits::ItemLimit;
pub use self::limits::{SizeLimits, TimeLimits};
pub(crate) use self::outcome::{Cut, Outcome};
pub(crate) use self::policies::Policies;
pub use self::redirects::Redirects;
pub(crate) use self::redirects::is_same_origin;
pub use self::retries::RetryPolicy;
