//! One attempt of a call: redirects, the transport, and the body, unless it streams.
//!
//! A body that breaks off, or that cannot be decoded, is a failed attempt, as a connection that cannot be made is one.

use http::HeaderMap;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};
use http::response::Parts;

use super::redirect::{Origin, REDIRECTS};
use crate::client::Core;
use crate::media_type::{essence, first_essence, is_json, is_sequence};
use crate::response::coding;
use crate::transport::{Body, TransportError, Upgrade};

/// Marks, in the extensions of a request, that a successful response is returned before its body has arrived.
#[derive(Debug, Clone, Copy)]
pub(super) struct Streams;

/// Sends the request once, and follows redirects. The body of the response is in memory and decoded, unless it streams or
/// the connection was upgraded.
pub(super) async fn send_attempt(
    core: Core,
    request: http::Request<Body>,
) -> Result<http::Response<Body>, TransportError> {
    let expected = Expected::of(&request);
    let response = follow(&core, request).await?;
    let (mut head, body) = response.into_parts();
    if expected.streams(&head) || head.extensions.get::<Upgrade>().is_some() {
        return Ok(http::Response::from_parts(head, body));
    }
    let limit = core.settings().max_response_bytes;
    let body = coding::decode(&mut head.headers, body.bytes(limit).await?, limit)?;
    Ok(http::Response::from_parts(head, body.into()))
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
        let accept = request.headers().get(ACCEPT);
        Self {
            streams: request.extensions().get::<Streams>().is_some(),
            accepted: accept.map(|accept| first_essence(accept.as_bytes())).unwrap_or_default(),
        }
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
