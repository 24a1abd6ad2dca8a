//! A `reqwest::Client` of the caller's as a transport: its redirects, proxies, cookies and TLS are its own.

mod url;

use std::sync::Arc;

use self::url::url_of;
use super::drivers::runtime_for;
use super::{Body, BoxFuture, Timeout, Timer, TokioTimer, Transport, TransportError, Upgrade, Upgraded};
use crate::boxed::boxed;

impl Transport for reqwest::Client {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let prepared = runtime_for("a `reqwest::Client`").and_then(|_| prepare(request));
        match prepared {
            // The request is given away before there is a future that would have space for it.
            Ok(request) => Box::into_pin(boxed(|| exchange(self.execute(request)))),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        }
    }

    fn reads_extensions(&self) -> bool {
        false
    }

    fn timer(&self) -> Option<Arc<dyn Timer>> {
        Some(Arc::new(TokioTimer))
    }
}

async fn exchange(
    response: impl Future<Output = Result<reqwest::Response, reqwest::Error>>,
) -> Result<http::Response<Body>, TransportError> {
    let response = response.await?;
    if response.status() == http::StatusCode::SWITCHING_PROTOCOLS {
        return Box::pin(hand_over(response)).await;
    }
    Ok(http::Response::from(response).map(Body::unpinned_stream))
}

/// The response with the connection on which it came.
async fn hand_over(response: reqwest::Response) -> Result<http::Response<Body>, TransportError> {
    let mut handed = http::Response::new(Body::empty());
    *handed.status_mut() = response.status();
    handed.headers_mut().clone_from(response.headers());
    let connection = response.upgrade().await?;
    handed.extensions_mut().insert(Upgrade::new(Upgraded::new(connection)));
    Ok(handed)
}

fn prepare(request: http::Request<Body>) -> Result<reqwest::Request, TransportError> {
    let (parts, body) = request.into_parts();
    let timeout = parts.extensions.get::<Timeout>().copied();
    let url = url_of(&parts.uri).map_err(TransportError::new)?;
    let body = match body.as_bytes() {
        Some([]) => None,
        Some(_) => body.into_bytes().map(reqwest::Body::from),
        None => Some(reqwest::Body::wrap(body)),
    };
    let mut request = reqwest::Request::new(parts.method, url);
    *request.headers_mut() = parts.headers;
    *request.version_mut() = parts.version;
    *request.body_mut() = body;
    if let Some(Timeout(limit)) = timeout {
        *request.timeout_mut() = Some(limit);
    }
    Ok(request)
}

impl From<reqwest::Error> for TransportError {
    fn from(error: reqwest::Error) -> Self {
        // The URL may hold an API key.
        let error = error.without_url();
        if error.is_timeout() {
            Self::timeout()
        } else if error.is_connect() {
            Self::connect(error)
        } else {
            Self::new(error)
        }
    }
}
