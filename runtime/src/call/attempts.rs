//! The attempts of a call: the request is sent until it succeeds, or until another attempt is not allowed.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderName, Request, Response, Uri};

use super::attempt::send_attempt;
use super::carried::Carried;
use super::plan::Plan;
use super::send::Sent;
use crate::client::{Core, Settings};
use crate::policy::{Backoff, Failure, FailureKind, Outcome, Repeatable, RetryPolicy, Withdrawal};
use crate::transport::{Body, Timer, TransportError};

/// Sends the request, and again where that is allowed. The response is that of the last attempt.
pub(super) async fn send_attempts(
    core: &Core,
    carried: &mut Carried,
    request: &mut Request<Body>,
    response: &mut Response<Body>,
) -> Sent {
    let settings = core.settings();
    let mut retries = Retries::of(request, carried, settings)?;
    let result = loop {
        let mut kept = None;
        let result = send_attempt(core, carried, request, &mut kept, response).await;
        let Some(failure) = Failure::of(result.as_ref().map(|()| &*response)) else {
            settings.budget.give_back(&retries.withdrawal);
            result?;
            note(response, retries.outcome(false));
            return Ok(());
        };
        retries.may_repeat = retries.repeatable.after(failure);
        // A body that is a stream cannot be sent again.
        let Some(kept) = kept else { break result };
        let Some((timer, delay)) = retries.delay(failure, &kept.uri, settings) else { break result };
        retries.log(result.as_ref().map(|()| &*response), delay);
        timer.sleep(delay).await;
        carried.resent = retries.attempts;
        retries.attempts += 1;
        *request = kept.into_request();
    };
    let outcome = retries.outcome(retries.may_repeat);
    result.map_err(|error| error.after_attempts(outcome.attempts, outcome.is_retryable))?;
    note(response, outcome);
    Ok(())
}

/// Notes the outcome, where it is not the usual one.
fn note(response: &mut Response<Body>, outcome: Outcome) {
    if outcome.attempts > 1 || outcome.is_retryable {
        response.extensions_mut().insert(outcome);
    }
}

/// The state of the attempts so far.
struct Retries {
    operation: &'static str,
    plan: Plan,
    timer: Option<Arc<dyn Timer>>,
    repeatable: Repeatable,
    withdrawal: Withdrawal,
    attempts: u32,
    /// The last failure allows another attempt, as far as the request is concerned.
    may_repeat: bool,
}

impl Retries {
    /// # Errors
    /// The caller has set retries, and there is no timer for their delays.
    fn of(request: &Request<Body>, carried: &Carried, settings: &Settings) -> Result<Self, TransportError> {
        let plan = carried.plan.clone();
        let timer = settings.timer.clone();
        if timer.is_none() && plan.wants_retries && plan.max_attempts() > 1 {
            return Err(TransportError::unable(
                "retries need a timer; set one with `.timer(…)` on the client's builder",
            ));
        }
        let of_client = settings.idempotency_header.as_ref().map(HeaderName::as_str);
        Ok(Self {
            operation: carried.operation.id,
            plan,
            timer,
            repeatable: Repeatable::of(request, of_client.into_iter().chain(carried.operation.idempotency_key)),
            withdrawal: settings.budget.begin(request.uri()),
            attempts: 1,
            may_repeat: false,
        })
    }

    /// The delay before the next attempt, for which tokens are taken; `None` if this attempt was the last.
    fn delay(&mut self, failure: Failure, uri: &Uri, settings: &Settings) -> Option<(Arc<dyn Timer>, Duration)> {
        let timer = self.timer.clone()?;
        let RetryPolicy { max_retry_after, .. } = self.plan.retries;
        let waits_too_long = failure.retry_after.is_some_and(|time| time > max_retry_after);
        if !self.may_repeat || self.attempts >= self.plan.max_attempts() || waits_too_long {
            return None;
        }
        let delay = self.backoff(failure).delay(self.attempts, failure.retry_after);
        if self.plan.ends_within(delay, timer.now()) {
            return None;
        }
        settings.budget.withdraw(&mut self.withdrawal, uri, failure.kind.tokens()).then_some((timer, delay))
    }

    fn backoff(&self, failure: Failure) -> Backoff {
        let RetryPolicy { base_delay, throttle_delay, max_delay, .. } = self.plan.retries;
        match failure.kind {
            // The server has said how long a throttle lasts.
            FailureKind::Throttle if failure.retry_after.is_none() => Backoff::new(throttle_delay, max_delay),
            FailureKind::Throttle | FailureKind::Transient => Backoff::new(base_delay, max_delay),
        }
    }

    fn outcome(&self, is_retryable: bool) -> Outcome {
        Outcome { attempts: self.attempts, is_retryable }
    }

    fn log(&self, result: Result<&Response<Body>, &TransportError>, delay: Duration) {
        let operation = self.operation;
        let (attempt, delay_ms) = (self.attempts, u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
        match result {
            Ok(response) => {
                tracing::debug!(operation, attempt, delay_ms, status = response.status().as_u16(), "is retried");
            }
            Err(error) => tracing::debug!(operation, attempt, delay_ms, %error, "is retried"),
        }
    }
}
