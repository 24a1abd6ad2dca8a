//! The one exchange: a request is sent, and its answer read whole, or left to be read while it comes.

use std::time::{Duration, Instant};

use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};

use super::ready::Ready;
use super::redirect::{Origin, REDIRECTS};
use super::{Draft, Exchange, Failed, Operation, RawSending};
use crate::client::Core;
use crate::error::{Error, TimeoutError};
use crate::reply::{Reply, essence, first_essence, is_json, is_sequence};
use crate::transport::{Body, BoxFuture, Timeout, TransportError, Upgrade};

/// An answer that is waited for.
pub(crate) type Answering = BoxFuture<'static, Result<Reply, Failed>>;

impl Draft {
    /// Sends the request and reads the answer.
    pub(super) fn exchange(mut self: Box<Self>) -> Answering {
        let (core, operation, streams) = (self.core.clone(), self.operation, self.streams);
        Box::pin(async move {
            let ready = self.complete()?;
            drop(self);
            exchange(&core, operation, ready, streams).await
        })
    }
}

pub(super) async fn exchange(core: &Core, operation: Operation, ready: Ready, streams: bool) -> Result<Reply, Failed> {
    let Operation { id, method, .. } = operation;
    let Ready { request, shown: url, timeout } = ready;
    let start = Instant::now();
    let answer = round_trip(core, operation, request, streams).await;
    let elapsed_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    match &answer {
        Ok(reply) => tracing::debug!(operation = id, method, url, status = reply.status(), elapsed_ms, "answered"),
        Err(error) => tracing::warn!(operation = id, method, url, %error, elapsed_ms, "failed"),
    }
    answer.map_err(|error| failed(error, operation, timeout))
}

/// Sends a request that callers have put together, or changed, as it is.
pub(crate) fn exchange_request(core: Core, mut request: http::Request<Body>) -> RawSending {
    let operation = Operation::raw(request.method().as_str());
    let timeout = request.extensions().get().map_or(core.settings().timeout, |Timeout(limit)| *limit);
    request.extensions_mut().insert(Timeout(timeout));
    let exchange = Box::pin(async move {
        round_trip(&core, operation, request, false).await.map_err(|error| failed(error, operation, timeout))
    });
    RawSending::new(Exchange::Going(exchange), |reply| Ok(reply.body().clone()))
}

async fn round_trip(
    core: &Core,
    operation: Operation,
    mut request: http::Request<Body>,
    streams: bool,
) -> Result<Reply, TransportError> {
    let limit = core.settings().max_response_bytes;
    let asked_for = request.headers().get(ACCEPT).map(|accept| first_essence(accept.as_bytes())).unwrap_or_default();
    request.headers_mut().entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
    let response = follow(core, request).await?;
    let (parts, body) = response.into_parts();
    if let Some(connection) = parts.extensions.get::<Upgrade>().and_then(Upgrade::take) {
        return Ok(Reply::upgraded(operation, parts.status, parts.headers, connection));
    }
    if streams && parts.status.is_success() && is_stream(parts.headers.get(CONTENT_TYPE), &asked_for) {
        return Ok(Reply::arriving(operation, parts.status, parts.headers, body, limit));
    }
    let body = body.read(limit).await?;
    Ok(Reply::new(operation, parts.status, parts.headers, body))
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

/// What is no stream is read whole, so that its error can show it: JSON, all but events where these are asked for, and pages
/// where a sequence is. Bytes may be of any other type.
fn is_stream(content_type: Option<&HeaderValue>, asked_for: &[u8]) -> bool {
    let Some(found) = content_type.map(|value| essence(value.as_bytes())) else { return true };
    match asked_for {
        _ if is_json(&found) => false,
        b"text/event-stream" => found == asked_for,
        _ if is_sequence(asked_for) => found != b"text/html",
        _ => true,
    }
}

fn failed(error: TransportError, operation: Operation, after: Duration) -> Failed {
    if error.is_timeout() {
        Error::Timeout(TimeoutError::new(operation, after))
    } else {
        Error::Transport(error.during(operation))
    }
}
