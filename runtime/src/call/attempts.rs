//! The attempts of a call: the request is sent until it succeeds, or until another attempt is not allowed.

use std::time::Duration;

use http::{HeaderName, Response, Uri};

use super::attempt::send_attempt;
use super::carried::Carried;
use super::plan::Plan;
use super::send::Sent;
use super::sending::Sending;
use crate::client::Settings;
use crate::policy::{Backoff, Failure, FailureKind, Outcome, Repeatable, RetryPolicy, Withdrawal};
use crate::transport::{Body, Timer, TransportError};

/// Sends the request, and again where that is allowed. The response is that of the last attempt.
pub(super) async fn send_attempts(sending: &mut Sending<'_>) -> Sent {
    let settings = sending.core.settings();
    let mut retries = Retries::of(sending)?;
    let result = loop {
        *sending.kept = None;
        let result = send_attempt(sending).await;
        let Some(failure) = Failure::of(result.as_ref().map(|()| &*sending.response)) else {
            settings.budget.give_back(&retries.withdrawal);
            result?;
            note(sending.response, retries.outcome(false));
            return Ok(());
        };
        retries.may_repeat = retries.repeatable.after(failure);
        // A body that is a stream cannot be sent again.
        let Some(kept) = sending.kept.take() else { break result };
        let delay = retries.delay(failure, &kept.uri, &sending.carried.plan, settings);
        let Some((timer, delay)) = delay else { break result };
        retries.log(sending, result.as_ref().err(), delay);
        timer.sleep(delay).await;
        sending.carried.resent = retries.attempts;
        retries.attempts += 1;
        *sending.request = kept.into_request();
    };
    let outcome = retries.outcome(retries.may_repeat);
    result.map_err(|error| error.after_attempts(outcome.attempts, outcome.is_retryable))?;
    note(sending.response, outcome);
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
    repeatable: Repeatable,
    withdrawal: Withdrawal,
    attempts: u32,
    /// The last failure allows another attempt, as far as the request is concerned.
    may_repeat: bool,
}

impl Retries {
    /// # Errors
    /// The caller has set retries, and there is no timer for their delays.
    fn of(sending: &Sending<'_>) -> Result<Self, TransportError> {
        let Sending { request, carried: Carried { plan, operation, .. }, .. } = sending;
        let settings = sending.core.settings();
        if settings.timer.is_none() && plan.wants_retries && plan.max_attempts() > 1 {
            return Err(TransportError::unable(
                "retries need a timer; set one with `.timer(…)` on the client's builder",
            ));
        }
        let of_client = settings.idempotency_header.as_ref().map(HeaderName::as_str);
        Ok(Self {
            repeatable: Repeatable::of(request, of_client.into_iter().chain(operation.idempotency_key)),
            withdrawal: settings.budget.begin(request.uri()),
            attempts: 1,
            may_repeat: false,
        })
    }

    /// The delay before the next attempt, for which tokens are taken; `None` if this attempt was the last.
    fn delay<'s>(
        &mut self,
        failure: Failure,
        uri: &Uri,
        plan: &Plan,
        settings: &'s Settings,
    ) -> Option<(&'s dyn Timer, Duration)> {
        let timer = settings.timer.as_deref()?;
        let waits_too_long = failure.retry_after.is_some_and(|time| time > plan.retries.max_retry_after);
        if !self.may_repeat || self.attempts >= plan.max_attempts() || waits_too_long {
            return None;
        }
        let delay = backoff(failure, plan.retries).delay(self.attempts, failure.retry_after);
        if plan.ends_within(delay, timer.now()) {
            return None;
        }
        settings.budget.withdraw(&mut self.withdrawal, uri, failure.kind.tokens()).then_some((timer, delay))
    }

    fn outcome(&self, is_retryable: bool) -> Outcome {
        Outcome { attempts: self.attempts, is_retryable }
    }

    fn log(&self, sending: &Sending<'_>, error: Option<&TransportError>, delay: Duration) {
        let operation = sending.carried.operation.id;
        let (attempt, delay_ms) = (self.attempts, u64::try_from(delay.as_millis()).unwrap_or(u64::MAX));
        match error {
            None => {
                let status = sending.response.status().as_u16();
                tracing::debug!(operation, attempt, delay_ms, status, "is retried");
            }
            Some(error) => tracing::debug!(operation, attempt, delay_ms, %error, "is retried"),
        }
    }
}

fn backoff(failure: Failure, policy: RetryPolicy) -> Backoff {
    let RetryPolicy { base_delay, throttle_delay, max_delay, .. } = policy;
    match failure.kind {
        // The server has said how long a throttle lasts.
        FailureKind::Throttle if failure.retry_after.is_none() => Backoff::new(throttle_delay, max_delay),
        FailureKind::Throttle | FailureKind::Transient => Backoff::new(base_delay, max_delay),
    }
}
