//! One attempt of a call: redirects, the transport, and the body, unless it streams.
//!
//! A body that breaks off, or that cannot be decoded, is a failed attempt, as a connection that cannot be made is one.

use std::sync::Arc;

use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::response::Parts;
use http::{HeaderMap, StatusCode};
use tracing::Instrument as _;

use super::curl::shown_request_body as shown_body;
use super::redirect::{Origin, REDIRECTS};
use crate::client::Core;
use crate::coding;
use crate::media_type::{essence, first_essence, is_json, is_sequence};
use crate::middleware::send_through;
use crate::operation::Operation;
use crate::trace::{attempt_span, record, trace_request, trace_response};
use crate::transport::{Body, TransportError, Upgrade};

/// Marks, in the extensions of a request, that a successful response is returned before its body has arrived.
#[derive(Debug, Clone, Copy)]
pub(super) struct Streams;

/// The number of attempts before this one, in the extensions of a request.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Resent(pub(super) u32);

/// One attempt: the request is sent through the middleware around attempts.
pub(super) async fn send_attempt(
    core: Core,
    request: http::Request<Body>,
) -> Result<http::Response<Body>, TransportError> {
    let Resent(resent) = request.extensions().get().copied().unwrap_or_default();
    let of_document = request.extensions().get::<Operation>().copied();
    let operation = of_document.unwrap_or_else(|| Operation::undocumented(request.method().as_str()));
    let span = attempt_span(&operation, &request, resent);
    let attempt = async {
        let chain = Arc::clone(&core.settings().attempt_middleware);
        if chain.is_empty() {
            return send_once(core, request).await;
        }
        send_through(chain, move |request| send_once(core.clone(), request), operation, resent, request).await
    };
    let response = attempt.instrument(span.clone()).await;
    record(&span, &response);
    response
}

/// Sends the request once, and follows redirects. The body of the response is in memory and decoded, unless it streams or
/// the connection was upgraded.
async fn send_once(core: Core, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
    let expected = Expected::of(&request);
    trace_request(&request, shown_body(&request));
    let response = follow(&core, request).await?;
    let (mut head, body) = response.into_parts();
    // A part of an encoded representation cannot be decoded.
    let is_whole = head.status != StatusCode::PARTIAL_CONTENT && head.extensions.get::<Upgrade>().is_none();
    let body = if is_whole { coding::decode(&mut head.headers, body) } else { body };
    if expected.streams(&head) || head.extensions.get::<Upgrade>().is_some() {
        let response = http::Response::from_parts(head, body);
        trace_response(&response);
        return Ok(response);
    }
    let limit = core.settings().max_response_bytes;
    let response = http::Response::from_parts(head, body.bytes(limit).await?.into());
    trace_response(&response);
    Ok(response)
}

/// The response to the request, or to the last of the redirects that it led to.
async fn follow(core: &Core, mut request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
    let mut followed = 0;
    loop {
        let (origin, sent) = Origin::of(request);
        let response = core.settings().transport.send(sent).await?;
        if !response.status().is_redirection() || followed == REDIRECTS {
            return Ok(response);
        }
        match origin.follow(response.status(), response.headers()) {
            Some(next) => request = next,
            None => return Ok(response),
        }
        followed += 1;
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
        let streams = request.extensions().get::<Streams>().is_some();
        let accept = request.headers().get(ACCEPT).filter(|_| streams);
        Self { streams, accepted: accept.map(|accept| first_essence(accept.as_bytes())).unwrap_or_default() }
    }

    /// Returns `true` if the body is left to be read as a stream.
    pub(super) fn streams(&self, head: &Parts) -> bool {
        self.streams && head.status.is_success() && self.is_stream(&head.headers)
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
