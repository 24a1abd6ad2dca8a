//! The logical call: a request is sent in one or more attempts, and its response becomes a [`RawResponse`].
//!
//! ```text
//! exchange ──▶ send_call ──▶ send_attempts ──▶ send_attempt ──▶ Transport::send
//!              the call      retries           redirects, the body
//! ```
//!
//! Each of them is lent an `http::Request<Body>`, with what it [carries](Carried), and a place for the `http::Response<Body>`. Both are
//! lent, because the future of a function has space for all that it is given and returns.

use std::sync::Arc;
use std::time::{Duration, Instant};

use http::header::{ACCEPT, HeaderValue};
use tracing::level_filters::LevelFilter;
use tracing::{Instrument as _, Span};

use super::attempt::Expected;
use super::attempts::send_attempts;
use super::carried::Carried;
use super::draft::Draft;
use super::ready::Ready;
use super::send::{Exchanged, Sent};
use super::sending::Sending;
use crate::boxed::boxed;
use crate::client::{Core, Settings};
use crate::coding;
use crate::error::{Error, ExchangeError};
use crate::middleware::send_through;
use crate::operation::Operation;
use crate::policy::SizeLimits;
use crate::response::{RawResponse, ShownUrl};
use crate::trace::{call_span, listed_only, record};
use crate::transport::{Body, BoxFuture, End, Timeout, TransportError, Upgrade};

/// The exchange in progress.
pub(crate) type ResponseFuture = BoxFuture<'static, Result<RawResponse, ExchangeError>>;

impl Draft {
    /// Sends the request and reads the response.
    pub(super) fn exchange(mut self: Box<Self>) -> ResponseFuture {
        let core = self.core.clone();
        Box::into_pin(boxed(|| async move {
            let mut ready = self.complete()?;
            drop(self);
            exchange(&core, &mut ready).await
        }))
    }
}

pub(super) async fn exchange(core: &Core, ready: &mut Ready) -> Result<RawResponse, ExchangeError> {
    // Nobody reads the time where nothing is logged.
    let start = (LevelFilter::current() != LevelFilter::OFF).then(Instant::now);
    let Ready { request, carried, response, kept, .. } = ready;
    let result = response_to(Sending::new(core, carried, request, response, kept)).await;
    let operation = ready.carried.operation;
    log(operation, &ready.shown, &result, start.map_or(Duration::ZERO, |start| start.elapsed()));
    let mut response = result.map_err(|error| Error::exchange(error, operation))?;
    response.answers(std::mem::take(&mut ready.shown), std::mem::take(&mut ready.carried.secrets));
    Ok(response)
}

/// Apart, so that the code of a call without logs is small.
#[inline(never)]
fn log(operation: &Operation, url: &ShownUrl, result: &Result<RawResponse, TransportError>, elapsed: Duration) {
    let Operation { id, method, .. } = *operation;
    let elapsed_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    match result {
        Ok(response) => {
            // The fields are made only where the event is seen.
            tracing::debug!(
                operation = id,
                method,
                url = listed_only(url.as_str()),
                status = response.status().as_u16(),
                elapsed_ms,
                "response"
            );
        }
        Err(error) => {
            tracing::warn!(operation = id, method, url = listed_only(url.as_str()), %error, elapsed_ms, "failed");
        }
    }
}

pub(super) async fn response_to(mut sending: Sending<'_>) -> Result<RawResponse, TransportError> {
    let Sending { core, carried, request, .. } = &mut sending;
    let expected = Expected::of(request, &carried.plan);
    request.headers_mut().entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
    coding::request(request.headers_mut());
    begin(core.settings(), carried);
    match call_span(carried.operation, request) {
        None => send_call(&mut sending).await?,
        // Boxed, so that calls without spans stay small.
        Some(span) => Box::pin(send_traced_call(&mut sending, span)).await?,
    }
    let Sending { carried: Carried { operation, plan, .. }, response, .. } = sending;
    let streams = expected.streams(response);
    let (head, body) = std::mem::take(response).into_parts();
    if let Some(connection) = head.extensions.get::<Upgrade>().and_then(Upgrade::take) {
        return Ok(RawResponse::upgraded(operation, head, connection));
    }
    if streams {
        return Ok(RawResponse::unread(operation, head, body, plan.sizes.item()));
    }
    // It is in memory, unless a middleware has put a stream there. That of an error is cut already, by a limit of its own.
    let SizeLimits { body: limit, error_body, .. } = plan.sizes;
    let limit = if head.status.is_success() { limit } else { limit.max(error_body) };
    let body = body.bytes(limit).await?;
    Ok(RawResponse::new(operation, head, body))
}

/// Notes the end of the call by its time limit. The transport limits a response that streams, and one of a client that has no timer.
fn begin(settings: &Settings, carried: &mut Carried) {
    if let Some(timer) = settings.timer.as_ref().filter(|_| !carried.plan.streams)
        && let Some(Timeout(limit)) = carried.timeout.take()
    {
        let at = timer.now().checked_add(limit).filter(|_| !limit.is_zero());
        carried.plan.end = at.map(|at| End { at, limit });
    }
}

async fn send_traced_call(sending: &mut Sending<'_>, span: Span) -> Sent {
    let sent = send_call(sending).instrument(span.clone()).await;
    record(&span, sent.as_ref().map(|()| &*sending.response));
    sent
}

/// The call: the request is sent in as many attempts as it takes. The body of the response is in memory, unless it streams.
async fn send_call(sending: &mut Sending<'_>) -> Sent {
    let Sending { core, carried, request, .. } = sending;
    if core.settings().middleware.is_empty() {
        return send_attempts(sending).await;
    }
    carried.put_into(request);
    // Boxed, so that calls without middleware stay small.
    *sending.response = Box::pin(send_through_middleware(core, carried.operation, std::mem::take(request))).await?;
    Ok(())
}

async fn send_through_middleware(
    core: &Core,
    operation: &'static Operation,
    request: http::Request<Body>,
) -> Exchanged {
    let chain = Arc::clone(&core.settings().middleware);
    let core = core.clone();
    let send = move |mut request| {
        let core = core.clone();
        async move {
            let mut carried = Carried::of(&request, core.settings());
            let mut response = http::Response::default();
            let mut kept = None;
            let mut sending = Sending::new(&core, &mut carried, &mut request, &mut response, &mut kept);
            send_attempts(&mut sending).await?;
            Ok(response)
        }
    };
    send_through(chain, send, operation, 0, request).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Builder;
    use crate::transport::from_fn;

    /// Allocators keep small blocks at hand: that of `glibc` those of up to 1032 bytes.
    #[test]
    fn the_future_of_a_call_is_small() {
        let transport = from_fn(|_| std::future::ready(Ok(http::Response::new(Body::empty()))));
        let core = Builder::new(&[], Some("https://a.example"), "test").transport(transport).build();
        let core = core.unwrap_or_else(|error| unreachable!("{error}"));
        let draft = Draft::new(core, const { &Operation::new("test", "GET", "/pets") });
        let size = size_of_val(&*draft.exchange());
        assert!(size <= 1032, "{size} bytes");
    }
}
