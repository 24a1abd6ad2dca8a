//! The logical call: a request is sent in one or more attempts, and its response becomes a [`RawResponse`].
//!
//! ```text
//! exchange ──▶ send_call ──▶ send_attempts ──▶ send_attempt ──▶ Transport::send
//!              the call      retries           redirects, the body
//! ```
//!
//! Each of them takes an `http::Request<Body>`, with the [`Operation`] in its extensions, and returns an
//! `http::Response<Body>` or a [`TransportError`].

use std::sync::Arc;
use std::time::Instant;

use http::header::{ACCEPT, HeaderValue};
use tracing::Instrument as _;

use super::attempt::Expected;
use super::attempts::{Exchanged, send_attempts};
use super::draft::Draft;
use super::plan::{End, Plan};
use super::ready::Ready;
use crate::client::Core;
use crate::coding;
use crate::error::{Error, ExchangeError};
use crate::middleware::send_through;
use crate::operation::Operation;
use crate::policy::SizeLimits;
use crate::response::RawResponse;
use crate::secret::SentSecrets;
use crate::trace::{call_span, listed_only, record};
use crate::transport::{Body, BoxFuture, Timeout, TransportError, Upgrade};

/// The exchange in progress.
pub(crate) type ResponseFuture = BoxFuture<'static, Result<RawResponse, ExchangeError>>;

impl Draft {
    /// Sends the request and reads the response.
    pub(super) fn exchange(mut self: Box<Self>) -> ResponseFuture {
        let core = self.core.clone();
        Box::pin(async move {
            let ready = self.complete()?;
            let operation = self.operation;
            drop(self);
            exchange(&core, operation, ready).await
        })
    }
}

pub(super) async fn exchange(core: &Core, operation: Operation, ready: Ready) -> Result<RawResponse, ExchangeError> {
    let Operation { id, method, .. } = operation;
    let Ready { request, shown: url } = ready;
    let secrets = request.extensions().get::<SentSecrets>().cloned().unwrap_or_default();
    let start = Instant::now();
    let result = response_to(core, &operation, request).await;
    let elapsed_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    match &result {
        Ok(response) => {
            let status = response.status().as_u16();
            tracing::debug!(operation = id, method, url = listed_only(url.as_str()), status, elapsed_ms, "response");
        }
        Err(error) => {
            tracing::warn!(operation = id, method, url = listed_only(url.as_str()), %error, elapsed_ms, "failed");
        }
    }
    result.map(|response| response.of_url(url).after(secrets)).map_err(|error| Error::exchange(error, operation))
}

pub(super) async fn response_to(
    core: &Core,
    operation: &Operation,
    mut request: http::Request<Body>,
) -> Result<RawResponse, TransportError> {
    let (expected, plan) = (Expected::of(&request), Plan::of(&request, core.settings()));
    request.headers_mut().entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
    coding::request(request.headers_mut());
    begin(core, plan, &mut request);
    let span = call_span(operation, &request);
    let response = send_call(core.clone(), *operation, request).instrument(span.clone()).await;
    record(&span, &response);
    let (head, body) = response?.into_parts();
    if let Some(connection) = head.extensions.get::<Upgrade>().and_then(Upgrade::take) {
        return Ok(RawResponse::upgraded(*operation, head, connection));
    }
    if expected.streams(&head) {
        return Ok(RawResponse::unread(*operation, head, body, plan.sizes.item()));
    }
    // It is in memory, unless a middleware has put a stream there. That of an error is cut already, by a limit of its own.
    let SizeLimits { body: limit, error_body, .. } = plan.sizes;
    let limit = if head.status.is_success() { limit } else { limit.max(error_body) };
    let body = body.bytes(limit).await?;
    Ok(RawResponse::new(*operation, head, body))
}

/// Notes the end of the call by its time limit. The transport limits a response that streams, and one of a client that has no timer.
fn begin(core: &Core, plan: Plan, request: &mut http::Request<Body>) {
    let timer = core.settings().timer.as_ref().filter(|_| !plan.streams);
    if let (Some(timer), Some(&Timeout(limit))) = (timer, request.extensions().get()) {
        request.extensions_mut().remove::<Timeout>();
        let end = timer.now().checked_add(limit).filter(|_| !limit.is_zero()).map(|at| End { at, limit });
        match request.extensions_mut().get_mut::<Plan>() {
            Some(plan) => plan.end = end,
            None => {
                request.extensions_mut().insert(Plan { end, ..plan });
            }
        }
    }
}

/// The call: the request is sent in as many attempts as it takes. The body of the response is in memory, unless it streams.
async fn send_call(core: Core, operation: Operation, request: http::Request<Body>) -> Exchanged {
    let chain = Arc::clone(&core.settings().middleware);
    if chain.is_empty() {
        return send_attempts(core, request).await;
    }
    // Boxed, so that calls without middleware stay small.
    Box::pin(send_through(chain, move |request| send_attempts(core.clone(), request), operation, 0, request)).await
}
