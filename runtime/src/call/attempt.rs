//! One attempt of a call: redirects, the transport, and the body, unless it streams.
//!
//! A body that breaks off, or that cannot be decoded, is a failed attempt, as a connection that cannot be made is one.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::response::Parts;

use super::plan::Plan;
use super::redirect::Origin;
use crate::client::{Core, Settings};
use crate::media_type::{essence, first_essence, is_json, is_sequence};
use crate::policy::Cut;
use crate::response::coding;
use crate::transport::{Body, Counted, Limited, TransportError, Upgrade, within};

/// Sends the request once, and follows redirects. The body of the response is in memory and decoded, unless it streams or
/// the connection was upgraded.
pub(super) async fn send_attempt(
    core: Core,
    request: http::Request<Body>,
) -> Result<http::Response<Body>, TransportError> {
    let settings = core.settings();
    let (expected, plan) = (Expected::of(&request), Plan::of(&request, settings));
    let response = follow(settings, &plan, request).await?;
    let (mut head, body) = response.into_parts();
    if head.extensions.get::<Upgrade>().is_some() {
        return Ok(http::Response::from_parts(head, body));
    }
    let timer = settings.timer.as_ref();
    if expected.streams(&head) {
        let idle = if expected.is_eventful(&head.headers) { plan.times.stream_idle } else { plan.times.idle };
        return Ok(http::Response::from_parts(head, Limited::limit(body, timer, idle)));
    }
    let body = Limited::limit(body, timer, plan.times.idle);
    let body = if head.status.is_success() {
        let limit = plan.sizes.body;
        coding::decode(&mut head.headers, body.bytes(limit).await?, limit)?
    } else {
        read_error(&mut head, body, plan.sizes.error_body).await?
    };
    Ok(http::Response::from_parts(head, body.into()))
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
    coding::decode(&mut head.headers, kept.into(), limit)
}

/// The response to the request, or to the last of the redirects that it led to.
async fn follow(
    settings: &Settings,
    plan: &Plan,
    mut request: http::Request<Body>,
) -> Result<http::Response<Body>, TransportError> {
    let mut followed = 0;
    loop {
        let (origin, sent) = Origin::of(request);
        let response = send(settings, plan, sent).await?;
        if !response.status().is_redirection() || followed == settings.redirects.max {
            return Ok(response);
        }
        match origin.follow(response.status(), response.headers(), settings) {
            Some(next) => request = next,
            None => return Ok(response),
        }
        followed += 1;
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
        let accept = request.headers().get(ACCEPT);
        Self {
            streams: request.extensions().get::<Plan>().is_some_and(|plan| plan.streams),
            accepted: accept.map(|accept| first_essence(accept.as_bytes())).unwrap_or_default(),
        }
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
