//! One attempt of a call: redirects, the transport, and the body, unless it streams.
//!
//! A body that breaks off, or that cannot be decoded, is a failed attempt, as a connection that cannot be made is one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use tracing::Instrument as _;

use super::authorize::{asked_of, send_authorized};
use super::copy::{copy, copy_bare};
use super::curl::shown_request_body as shown_body;
use super::plan::Plan;
use super::redirect::redirect;
use crate::client::{Core, Settings};
use crate::coding;
use crate::media_type::{essence, first_essence, is_json, is_sequence};
use crate::middleware::send_through;
use crate::operation::Operation;
use crate::policy::Cut;
use crate::secret::SentSecrets;
use crate::trace::{attempt_span, record, trace_request, trace_response};
use crate::transport::{Body, Counted, Limited, TransportError, Upgrade, within};

/// The number of attempts before this one, in the extensions of a request.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Resent(pub(super) u32);

/// One attempt: the request is sent through the middleware around attempts. It is kept, unless its body is a stream.
pub(super) async fn send_attempt(
    core: &Core,
    request: http::Request<Body>,
    kept: &mut Option<http::Request<Body>>,
) -> Result<http::Response<Body>, TransportError> {
    let Resent(resent) = request.extensions().get().copied().unwrap_or_default();
    let operation = Operation::of(&request);
    let span = attempt_span(&operation, &request, resent);
    let attempt = async {
        let chain = Arc::clone(&core.settings().attempt_middleware);
        if chain.is_empty() {
            return send_once(core, request, kept).await;
        }
        let sent = keep(request, kept, copy);
        let core = core.clone();
        let send = move |request| {
            let core = core.clone();
            async move { send_once(&core, request, &mut None).await }
        };
        Box::pin(send_through(chain, send, operation, resent, sent)).await
    };
    let response = attempt.instrument(span.clone()).await;
    record(&span, &response);
    response
}

/// Returns a copy and keeps the request; or the request itself, if it cannot be copied.
fn keep(
    request: http::Request<Body>,
    kept: &mut Option<http::Request<Body>>,
    copy: fn(&http::Request<Body>) -> Option<http::Request<Body>>,
) -> http::Request<Body> {
    match copy(&request) {
        Some(copy) => {
            *kept = Some(request);
            copy
        }
        None => request,
    }
}

/// Sends the request once, and follows redirects. The body of the response is in memory and decoded, unless it streams or
/// the connection was upgraded.
async fn send_once(
    core: &Core,
    request: http::Request<Body>,
    kept: &mut Option<http::Request<Body>>,
) -> Result<http::Response<Body>, TransportError> {
    let settings = core.settings();
    let hides_body = Operation::of(&request).secrets;
    let secrets = request.extensions().get::<SentSecrets>().cloned().unwrap_or_default();
    let (expected, plan) = (Expected::of(&request), Plan::of(&request, settings));
    trace_request(&request, shown_body(&request));
    let response = follow(core, &plan, request, kept).await?;
    let (mut head, body) = response.into_parts();
    let is_upgraded = head.extensions.get::<Upgrade>().is_some();
    let is_eventful = expected.streams(&head) && expected.is_eventful(&head.headers);
    let idle = if is_eventful { plan.times.stream_idle } else { plan.times.idle };
    let body = Limited::limit(body, settings.timer.as_ref(), idle);
    // A part of an encoded representation cannot be decoded.
    let is_whole = head.status != StatusCode::PARTIAL_CONTENT && !is_upgraded;
    let body = if is_whole { coding::decode(&mut head.headers, body) } else { body };
    let body = if is_upgraded || expected.streams(&head) {
        body
    } else if head.status.is_success() {
        body.bytes(plan.sizes.body).await?.into()
    } else {
        read_error(&mut head, body, plan.sizes.error_body).await?.into()
    };
    let response = http::Response::from_parts(head, body);
    trace_response(&response, hides_body, &secrets);
    Ok(response)
}

/// The beginning of the body of a response that is not a success.
async fn read_error(head: &mut Parts, mut body: Body, limit: usize) -> Result<Bytes, TransportError> {
    let mut kept = Vec::new();
    while let Some(piece) = body.chunk().await {
        let piece = piece?;
        let free = limit - kept.len();
        kept.extend_from_slice(&piece[..piece.len().min(free)]);
        if piece.len() > free {
            head.extensions.insert(Cut(limit));
            break;
        }
    }
    Ok(kept.into())
}

/// The response to the request, or to the last of the redirects that it led to.
async fn follow(
    core: &Core,
    plan: &Plan,
    request: http::Request<Body>,
    kept: &mut Option<http::Request<Body>>,
) -> Result<http::Response<Body>, TransportError> {
    let settings = core.settings();
    let mut response = send_kept(core, plan, request, kept).await?;
    let mut later = None;
    for _ in 0..settings.redirects.max {
        let origin = later.as_ref().or(kept.as_ref()).filter(|_| response.status().is_redirection());
        let next = origin.and_then(|origin| redirect(origin, response.status(), response.headers(), settings));
        let Some(next) = next else { break };
        // Boxed, so that calls without redirects stay small.
        response = Box::pin(send_kept(core, plan, next, &mut later)).await?;
    }
    Ok(response)
}

/// The response to the request, which is kept if its body can be sent again.
async fn send_kept(
    core: &Core,
    plan: &Plan,
    request: http::Request<Body>,
    kept: &mut Option<http::Request<Body>>,
) -> Result<http::Response<Body>, TransportError> {
    let settings = core.settings();
    let asked = asked_of(&request);
    // The extensions are for transports of callers.
    let sent = keep(request, kept, if settings.own_transport { copy } else { copy_bare });
    match asked {
        None => send(settings, plan, sent).await,
        // Boxed, so that calls without such credentials stay small.
        Some(asked) => Box::pin(send_authorized(core, &asked, sent, |request| send(settings, plan, request))).await,
    }
}

/// The response of the transport. Its headers must not be late; while a body is uploaded piece by piece, the time begins anew.
async fn send(
    settings: &Settings,
    plan: &Plan,
    request: http::Request<Body>,
) -> Result<http::Response<Body>, TransportError> {
    let limit = plan.times.headers;
    let sent = Arc::new(AtomicU64::new(0));
    let request = match request.body().as_bytes() {
        Some(_) => request,
        None => request.map(|body| Counted::count(body, &sent)),
    };
    let mut response = settings.transport.send(request);
    let mut sent_before = 0;
    loop {
        if let Some(response) = within(settings.timer.as_ref(), limit, response.as_mut()).await {
            return response;
        }
        let sent_now = sent.load(Ordering::Relaxed);
        if sent_now == sent_before {
            return Err(TransportError::late("no response headers", limit));
        }
        sent_before = sent_now;
    }
}

/// The response that a request expects, as far as it decides whether the body is read at once.
pub(super) struct Expected {
    streams: bool,
    /// The first media type of `Accept`.
    accepted: Vec<u8>,
}

impl Expected {
    pub(super) fn of(request: &http::Request<Body>) -> Self {
        let streams = request.extensions().get::<Plan>().is_some_and(|plan| plan.streams);
        let accept = request.headers().get(ACCEPT).filter(|_| streams);
        Self { streams, accepted: accept.map(|accept| first_essence(accept.as_bytes())).unwrap_or_default() }
    }

    /// Returns `true` if the body is left to be read as a stream.
    pub(super) fn streams(&self, head: &Parts) -> bool {
        self.streams && head.status.is_success() && self.is_stream(&head.headers)
    }

    /// Returns `true` if the body consists of events or values, between which much time may pass.
    fn is_eventful(&self, headers: &HeaderMap) -> bool {
        let found = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).map(essence);
        let found = found.as_ref().unwrap_or(&self.accepted);
        found == b"text/event-stream" || is_sequence(found)
    }

    /// Bodies of the wrong type are buffered, so that the error can show them: JSON, anything but events where events are
    /// requested, and HTML where a sequence is. Byte streams may have any other type, and JSON where a range is requested.
    fn is_stream(&self, headers: &HeaderMap) -> bool {
        let Some(found) = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).map(essence) else { return true };
        match &*self.accepted {
            b"*/*" | b"application/*" => true,
            _ if is_json(&found) => false,
            b"text/event-stream" => found == self.accepted,
            accepted if is_sequence(accepted) => found != b"text/html",
            _ => true,
        }
    }
}
