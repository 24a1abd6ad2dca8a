//! One attempt of a call: redirects, the transport, and the body, unless it streams.
//!
//! A body that breaks off, or that cannot be decoded, is a failed attempt, as a connection that cannot be made is one.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Request, Response, StatusCode};
use tracing::{Instrument as _, Span};

use super::authorize::send_authorized;
use super::carried::Carried;
use super::copy::Kept;
use super::curl::shown_body;
use super::plan::Plan;
use super::redirect::{Redirected, redirect};
use super::send::{Exchanged, Sent, send, send_changed};
use super::sending::Sending;
use crate::client::Core;
use crate::coding;
use crate::media_type::{essence, first_essence, is_json, is_sequence};
use crate::middleware::send_through;
use crate::policy::Cut;
use crate::trace::{attempt_span, record, trace_request, trace_response};
use crate::transport::{Body, Limited, TransportError, Upgrade, Watch};

/// One attempt: the request is sent through the middleware around attempts. It is kept, unless its body is a stream.
pub(super) async fn send_attempt(sending: &mut Sending<'_>) -> Sent {
    match attempt_span(sending.carried.operation, sending.request, sending.carried.resent) {
        None => attempt(sending).await,
        // Boxed, so that calls without spans stay small.
        Some(span) => Box::pin(traced_attempt(sending, span)).await,
    }
}

async fn traced_attempt(sending: &mut Sending<'_>, span: Span) -> Sent {
    let result = attempt(sending).instrument(span.clone()).await;
    record(&span, result.as_ref().map(|()| &*sending.response));
    result
}

async fn attempt(sending: &mut Sending<'_>) -> Sent {
    let (settings, plan) = (sending.core.settings(), &sending.carried.plan);
    let mut watch = Watch::new(settings.timer.as_ref(), plan.end, plan.shortest_step());
    if settings.attempt_middleware.is_empty() {
        return send_once(sending, &mut watch).await;
    }
    *sending.kept = Kept::of(sending.request);
    sending.carried.put_into(sending.request);
    // Boxed, so that calls without middleware stay small.
    let sent = send_through_middleware(sending.core, sending.carried, std::mem::take(sending.request));
    let sent = watch.wait(Duration::ZERO, Box::pin(sent)).await;
    *sending.response = sent.unwrap_or_else(|late| Err(late.error("no response", Duration::ZERO)))?;
    Ok(())
}

async fn send_through_middleware(core: &Core, carried: &Carried, request: Request<Body>) -> Exchanged {
    let (chain, core) = (Arc::clone(&core.settings().attempt_middleware), core.clone());
    let send = move |mut request| {
        let core = core.clone();
        async move {
            let (settings, mut carried) = (core.settings(), Carried::of(&request, core.settings()));
            // The end of the call is that of the middleware, too.
            let mut watch = Watch::new(settings.timer.as_ref(), None, carried.plan.shortest_step());
            let (mut response, mut kept) = (Response::default(), None);
            let mut sending = Sending::new(&core, &mut carried, &mut request, &mut response, &mut kept);
            send_once(&mut sending, &mut watch).await?;
            Ok(response)
        }
    };
    send_through(chain, send, carried.operation, carried.resent, request).await
}

/// Sends the request once, and follows redirects. The body of the response is in memory and decoded, unless it streams or
/// the connection was upgraded.
async fn send_once(sending: &mut Sending<'_>, watch: &mut Watch<'_>) -> Sent {
    let expected = Expected::of(sending.request, &sending.carried.plan);
    trace_request(sending.request, || shown_body(sending.request, sending.carried.redacted.as_deref()));
    send_kept(sending, watch).await?;
    if sending.response.status().is_redirection() {
        // Boxed, so that calls without redirects stay small.
        Box::pin(follow_redirects(sending, watch)).await?;
    }
    let (plan, response) = (&sending.carried.plan, &mut *sending.response);
    let is_upgraded = response.extensions().get::<Upgrade>().is_some();
    let streams = expected.streams(response);
    // A part of an encoded representation cannot be decoded.
    let is_coded =
        response.status() != StatusCode::PARTIAL_CONTENT && !is_upgraded && coding::is_coded(response.headers());
    let mut idle = plan.times.idle;
    if streams || is_upgraded || is_coded {
        // The limit is that of the bytes that arrive, before they are decoded, or read after the call.
        let is_eventful = streams && expected.is_eventful(response.headers());
        let limit = if is_eventful { plan.times.stream_idle } else { idle };
        let body = std::mem::take(response.body_mut());
        *response.body_mut() = Limited::limit(body, sending.core.settings().timer.as_ref(), limit);
        idle = Duration::ZERO;
    }
    if is_coded {
        let body = std::mem::take(response.body_mut());
        *response.body_mut() = coding::decode(response.headers_mut(), body);
    }
    if !streams && !is_upgraded {
        let bytes = if response.status().is_success() {
            response.body_mut().bytes_in_time(plan.sizes.body, watch, idle).await?
        } else {
            // Boxed, so that calls that succeed stay small.
            Box::pin(read_error(response, plan.sizes.error_body, watch, idle)).await?
        };
        *sending.response.body_mut() = bytes.into();
    }
    trace_response(sending.response, sending.carried.operation.secrets, &sending.carried.secrets);
    Ok(())
}

/// The beginning of the body of a response that is not a success.
async fn read_error(
    response: &mut Response<Body>,
    limit: usize,
    watch: &mut Watch<'_>,
    idle: Duration,
) -> Result<Bytes, TransportError> {
    let mut kept = Vec::new();
    while let Some(piece) = response.body_mut().chunk_in_time(watch, idle).await {
        let piece = piece?;
        let free = limit - kept.len();
        kept.extend_from_slice(&piece[..piece.len().min(free)]);
        if piece.len() > free {
            response.extensions_mut().insert(Cut(limit));
            break;
        }
    }
    Ok(kept.into())
}

/// Follows the redirects that begin with this response. The copy that is kept stays that of the first request.
async fn follow_redirects(sending: &mut Sending<'_>, watch: &mut Watch<'_>) -> Sent {
    let settings = sending.core.settings();
    let mut carried = sending.carried.clone();
    let mut later = None;
    for _ in 0..settings.redirects.max {
        let response = &*sending.response;
        let origin = later.as_ref().or(sending.kept.as_ref()).filter(|_| response.status().is_redirection());
        let next = origin.and_then(|origin| redirect(origin, response.status(), response.headers(), settings));
        let Some(Redirected { mut request, is_elsewhere }) = next else { break };
        if is_elsewhere {
            carried.asked = None;
        }
        let mut kept = None;
        let mut next = Sending::new(sending.core, &mut carried, &mut request, sending.response, &mut kept);
        send_kept(&mut next, watch).await?;
        later = kept.or(later);
    }
    Ok(())
}

/// The response to the request, which is kept if its body can be sent again.
async fn send_kept(sending: &mut Sending<'_>, watch: &mut Watch<'_>) -> Sent {
    let settings = sending.core.settings();
    *sending.kept = Kept::of(sending.request);
    if settings.own_transport && settings.transport.reads_extensions() {
        sending.carried.show_to_transport(sending.request);
    } else {
        sending.carried.limit_transport(sending.request);
    }
    match &sending.carried.asked {
        None if !settings.has_middleware() => send(sending, watch).await,
        // Boxed, so that calls without such credentials stay small.
        None => Box::pin(send_changed(sending, watch)).await,
        Some(asked) => Box::pin(send_authorized(asked.clone(), sending, watch)).await,
    }
}

/// The response that a request expects, as far as it decides whether the body is read at once.
pub(super) struct Expected {
    /// The first media type of `Accept`, if a stream is expected.
    accepted: Option<Box<[u8]>>,
}

impl Expected {
    pub(super) fn of(request: &Request<Body>, plan: &Plan) -> Self {
        let accepted = || request.headers().get(ACCEPT).map(|accept| first_essence(accept.as_bytes()));
        Self { accepted: plan.streams.then(|| accepted().unwrap_or_default().into()) }
    }

    /// Returns `true` if the body is left to be read as a stream.
    pub(super) fn streams<B>(&self, response: &Response<B>) -> bool {
        response.status().is_success()
            && self.accepted.as_ref().is_some_and(|accepted| is_stream(accepted, response.headers()))
    }

    /// Returns `true` if the body consists of events or values, between which much time may pass.
    fn is_eventful(&self, headers: &HeaderMap) -> bool {
        let found = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).map(essence);
        let found = found.as_deref().or(self.accepted.as_deref()).unwrap_or_default();
        found == b"text/event-stream" || is_sequence(found)
    }
}

/// Bodies of the wrong type are buffered, so that the error can show them: JSON, anything but events where events are
/// requested, and HTML where a sequence is. Byte streams may have any other type, and JSON where a range is requested.
fn is_stream(accepted: &[u8], headers: &HeaderMap) -> bool {
    let Some(found) = headers.get(CONTENT_TYPE).map(HeaderValue::as_bytes).map(essence) else { return true };
    match accepted {
        b"*/*" | b"application/*" => true,
        _ if is_json(&found) => false,
        b"text/event-stream" => found == accepted,
        accepted if is_sequence(accepted) => found != b"text/html",
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expected(accept: &str) -> Expected {
        Expected { accepted: Some(first_essence(accept.as_bytes()).into()) }
    }

    fn response(status: u16, content_type: Option<&str>) -> Response<()> {
        let mut response = Response::new(());
        *response.status_mut() = StatusCode::from_u16(status).unwrap();
        if let Some(value) = content_type {
            response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_str(value).unwrap());
        }
        response
    }

    #[test]
    fn a_body_of_the_expected_kind_streams_and_others_are_buffered() {
        for (accept, found, streams) in [
            ("text/event-stream", Some("text/event-stream; charset=utf-8"), true),
            ("text/event-stream", Some("text/plain"), false),
            ("text/event-stream", Some("application/json"), false),
            ("text/event-stream", None, true),
            ("application/jsonl, */*", Some("text/plain"), true),
            ("application/jsonl", Some("text/html"), false),
            ("application/jsonl", Some("application/json"), false),
            ("image/png", Some("text/html"), true),
            ("image/png", Some("application/problem+json"), false),
            ("*/*", Some("application/json"), true),
            ("application/*", Some("application/json"), true),
            ("image/*", Some("application/json"), false),
        ] {
            assert_eq!(expected(accept).streams(&response(200, found)), streams, "{accept}, {found:?}");
        }
        assert!(!expected("*/*").streams(&response(404, None)), "errors are buffered");
        let buffered = Expected { accepted: None };
        assert!(!buffered.streams(&response(200, None)));
    }

    #[test]
    fn between_events_and_values_of_a_sequence_much_time_may_pass() {
        for (accept, found, is_eventful) in [
            ("image/png", Some("text/event-stream"), true),
            ("image/png", Some("application/json-seq"), true),
            ("image/png", Some("image/png"), false),
            ("text/event-stream", None, true),
            ("application/jsonl", None, true),
            ("image/png", None, false),
            ("text/event-stream", Some("image/png"), false),
        ] {
            assert_eq!(
                expected(accept).is_eventful(response(200, found).headers()),
                is_eventful,
                "{accept}, {found:?}"
            );
        }
    }
}
