//! The exchange: a request is sent, and its response is buffered or left to be read as a stream.

use std::time::{Duration, Instant};

use http::header::{ACCEPT, CONTENT_TYPE, HeaderValue};

use super::ready::Ready;
use super::redirect::{Origin, REDIRECTS};
use super::{Draft, Exchange, ExchangeError, UndecodedFuture};
use crate::client::Core;
use crate::error::{Error, TimeoutError};
use crate::media_type::{essence, first_essence, is_json, is_sequence};
use crate::operation::Operation;
use crate::response::{RawResponse, coding};
use crate::transport::{Body, BoxFuture, Timeout, TransportError, Upgrade};

/// The exchange in progress.
pub(crate) type ResponseFuture = BoxFuture<'static, Result<RawResponse, ExchangeError>>;

impl Draft {
    /// Sends the request and reads the response.
    pub(super) fn exchange(mut self: Box<Self>) -> ResponseFuture {
        let (core, operation, streams) = (self.core.clone(), self.operation, self.streams);
        Box::pin(async move {
            let ready = self.complete()?;
            drop(self);
            exchange(&core, operation, ready, streams).await
        })
    }
}

pub(super) async fn exchange(
    core: &Core,
    operation: Operation,
    ready: Ready,
    streams: bool,
) -> Result<RawResponse, ExchangeError> {
    let Operation { id, method, .. } = operation;
    let Ready { request, shown: url, timeout } = ready;
    let start = Instant::now();
    let result = round_trip(core, operation, request, streams).await;
    let elapsed_ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX);
    match &result {
        Ok(response) => {
            tracing::debug!(operation = id, method, url, status = response.status().as_u16(), elapsed_ms, "response");
        }
        Err(error) => tracing::warn!(operation = id, method, url, %error, elapsed_ms, "failed"),
    }
    result.map(|response| response.of_url(&url)).map_err(|error| exchange_error(error, operation, timeout))
}

/// Sends a request that the caller has built or changed, as it is.
pub(crate) fn exchange_request(core: Core, mut request: http::Request<Body>) -> UndecodedFuture {
    let operation = Operation::undocumented(request.method().as_str());
    let timeout = request.extensions().get().map_or(core.settings().timeout, |Timeout(limit)| *limit);
    request.extensions_mut().insert(Timeout(timeout));
    let exchange = Box::pin(async move {
        round_trip(&core, operation, request, false).await.map_err(|error| exchange_error(error, operation, timeout))
    });
    UndecodedFuture::new(Exchange::Going(exchange), |response| Ok(response.body().clone()))
}

async fn round_trip(
    core: &Core,
    operation: Operation,
    mut request: http::Request<Body>,
    streams: bool,
) -> Result<RawResponse, TransportError> {
    let limit = core.settings().max_response_bytes;
    let accepted = request.headers().get(ACCEPT).map(|accept| first_essence(accept.as_bytes())).unwrap_or_default();
    request.headers_mut().entry(ACCEPT).or_insert(HeaderValue::from_static("*/*"));
    let response = follow(core, request).await?;
    let (mut parts, body) = response.into_parts();
    if let Some(connection) = parts.extensions.get::<Upgrade>().and_then(Upgrade::take) {
        return Ok(RawResponse::upgraded(operation, parts.status, parts.headers, connection));
    }
    if streams && parts.status.is_success() && is_stream(parts.headers.get(CONTENT_TYPE), &accepted) {
        return Ok(RawResponse::unread(operation, parts.status, parts.headers, body, limit));
    }
    let body = coding::decode(&mut parts.headers, body.bytes(limit).await?, limit)?;
    Ok(RawResponse::new(operation, parts.status, parts.headers, body))
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

/// Decides whether the body is streamed. Bodies of the wrong type are buffered, so that the error can show them: JSON, anything
/// but events where events are requested, and HTML where a sequence is. Byte streams may have any other type,
/// and JSON where a range is requested.
fn is_stream(content_type: Option<&HeaderValue>, accepted: &[u8]) -> bool {
    let Some(found) = content_type.map(|value| essence(value.as_bytes())) else { return true };
    match accepted {
        b"*/*" | b"application/*" => true,
        _ if is_json(&found) => false,
        b"text/event-stream" => found == accepted,
        _ if is_sequence(accepted) => found != b"text/html",
        _ => true,
    }
}

fn exchange_error(error: TransportError, operation: Operation, limit: Duration) -> ExchangeError {
    if error.is_timeout() {
        Error::Timeout(TimeoutError::new(operation, limit))
    } else {
        Error::Transport(error.during(operation))
    }
}
