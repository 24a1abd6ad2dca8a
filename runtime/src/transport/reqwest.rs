//! A `reqwest::Client` of the caller's as a transport: its redirects, proxies, cookies and TLS are its own.

use std::sync::Arc;

use super::drivers::runtime_for;
use super::{Body, BoxFuture, Timeout, Timer, TokioTimer, Transport, TransportError, Upgrade, Upgraded};

impl Transport for reqwest::Client {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let client = self.clone();
        Box::pin(async move {
            runtime_for("a `reqwest::Client`")?;
            let response = client.execute(prepare(request)?).await?;
            if response.status() == http::StatusCode::SWITCHING_PROTOCOLS {
                return hand_over(response).await;
            }
            Ok(http::Response::from(response).map(Body::unpinned_stream))
        })
    }

    fn reads_extensions(&self) -> bool {
        false
    }

    fn timer(&self) -> Option<Arc<dyn Timer>> {
        Some(Arc::new(TokioTimer))
    }
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
    let url = reqwest::Url::parse(&url_text(&parts.uri)).map_err(TransportError::new)?;
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

/// The text of a URL, in one allocation.
fn url_text(uri: &http::Uri) -> String {
    let target = uri.path_and_query().map_or("", |target| target.as_str());
    match (uri.scheme_str(), uri.authority()) {
        (Some(scheme), Some(authority)) => [scheme, "://", authority.as_str(), target].concat(),
        _ => uri.to_string(),
    }
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
