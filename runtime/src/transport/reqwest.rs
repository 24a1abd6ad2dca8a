//! The transport over `reqwest`: the only file that names it.
//!
//! TLS is `rustls` with `ring`, and the platform's trusted certificates. Proxies are taken from the environment
//! as `reqwest` does. Nothing is installed process-wide. It must be awaited within a `tokio` runtime.

use std::sync::Arc;
use std::time::Duration;

use reqwest::redirect::{Attempt, Policy};

use super::{Body, BoxFuture, Timeout, Transport, TransportError, Upgrade, Upgraded};

/// Redirects that are followed in one exchange, at most.
const REDIRECTS: usize = 10;

/// Sends by a `reqwest` client of its own, which keeps connections alive.
#[derive(Debug)]
pub(crate) struct Reqwest(reqwest::Client);

impl Reqwest {
    /// A transport that speaks TLS where `secure`; the trusted certificates are only read then.
    ///
    /// # Errors
    /// The platform's trusted certificates cannot be read.
    pub(crate) fn new(secure: bool) -> Result<Self, TransportError> {
        let client = reqwest::Client::builder()
            .tls_backend_preconfigured(tls(secure).map_err(TransportError::new)?)
            .redirect(Policy::custom(|attempt| if stays(&attempt) { attempt.follow() } else { attempt.stop() }))
            .build()
            .map_err(TransportError::new)?;
        Ok(Self(client))
    }
}

/// Whether a redirect leads to where the request went first, and is not one too many.
fn stays(attempt: &Attempt<'_>) -> bool {
    let next = attempt.url();
    attempt.previous().len() <= REDIRECTS
        && attempt.previous().first().is_some_and(|first| {
            first.scheme() == next.scheme()
                && first.host() == next.host()
                && first.port_or_known_default() == next.port_or_known_default()
        })
}

fn tls(secure: bool) -> Result<rustls::ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config =
        rustls::ClientConfig::builder_with_provider(Arc::clone(&provider)).with_safe_default_protocol_versions()?;
    if !secure {
        return Ok(config.with_root_certificates(rustls::RootCertStore::empty()).with_no_client_auth());
    }
    let verifier = rustls_platform_verifier::Verifier::new(provider)?;
    Ok(config.dangerous().with_custom_certificate_verifier(Arc::new(verifier)).with_no_client_auth())
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Body>) -> BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let client = self.0.clone();
        Box::pin(async move {
            let response = client.execute(prepare(request)?).await?;
            if response.status() == http::StatusCode::SWITCHING_PROTOCOLS {
                return hand_over(response).await;
            }
            Ok(http::Response::from(response).map(Body::stream))
        })
    }

    fn sleep(&self, time: Duration) -> Option<BoxFuture<'static, ()>> {
        Some(Box::pin(tokio::time::sleep(time)))
    }
}

/// The answer with the connection on which it came.
async fn hand_over(response: reqwest::Response) -> Result<http::Response<Body>, TransportError> {
    let mut answer = http::Response::new(Body::empty());
    *answer.status_mut() = response.status();
    answer.headers_mut().clone_from(response.headers());
    let connection = response.upgrade().await?;
    answer.extensions_mut().insert(Upgrade::new(Upgraded::new(connection)));
    Ok(answer)
}

fn prepare(request: http::Request<Body>) -> Result<reqwest::Request, TransportError> {
    let (parts, body) = request.into_parts();
    let timeout = parts.extensions.get::<Timeout>().copied();
    let body = match body.as_bytes() {
        Some([]) => None,
        Some(_) => body.into_bytes().map(reqwest::Body::from),
        None => Some(reqwest::Body::wrap(body)),
    };
    let mut request = reqwest::Request::try_from(http::Request::from_parts(parts, ""))?;
    *request.body_mut() = body;
    *request.timeout_mut() = timeout.map(|Timeout(limit)| limit);
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
