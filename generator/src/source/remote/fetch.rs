//! Fetching one document over HTTP.
//!
//! Redirections are followed one by one, and only to allowed origins. A response may be as large as a file, and may
//! take half a minute.

use std::sync::Arc;

use ureq::Agent;
use ureq::http::{Response, header};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};

use super::download::Download;
use super::origin::WebOrigin;
use crate::limits::{LARGEST_FILE, LONGEST_FETCH, MOST_REDIRECTIONS};
use crate::source::uri;

/// Fetches the document at a URL; the fault is part of a sentence.
pub(super) fn fetch(url: &str, allowed: &[WebOrigin]) -> Result<Download, String> {
    let agent = agent();
    let mut at = uri::split_fragment(url).0.to_owned();
    for _ in 0..=MOST_REDIRECTIONS {
        let mut response = agent.get(&at).call().map_err(|error| error.to_string())?;
        if response.status().is_redirection() {
            at = redirection(&at, &response, allowed)?;
            continue;
        }
        if !response.status().is_success() {
            return Err(format!("the response is {}", response.status()));
        }
        let body = response.body_mut().with_config().limit(LARGEST_FILE).read_to_vec();
        let bytes = body.map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => format!("the response is larger than {} MiB", LARGEST_FILE >> 20),
            other => other.to_string(),
        })?;
        return Ok(Download { final_url: at, bytes });
    }
    Err(format!("it is redirected more than {MOST_REDIRECTIONS} times"))
}

/// The target of a redirection, if it may be fetched.
fn redirection<B>(from: &str, response: &Response<B>, allowed: &[WebOrigin]) -> Result<String, String> {
    let status = response.status();
    let location = response.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
    let location = location.ok_or_else(|| format!("the response is {status}, without a `Location`"))?;
    let to = uri::resolve(from, uri::split_fragment(location).0);
    if WebOrigin::of_url(&to).is_some_and(|origin| allowed.contains(&origin)) {
        return Ok(to);
    }
    Err(format!("it is redirected to `{}`, whose origin is not allowed", to.escape_debug()))
}

fn agent() -> Agent {
    let tls = TlsConfig::builder()
        .provider(TlsProvider::Rustls)
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .root_certs(RootCerts::PlatformVerifier);
    let config = Agent::config_builder()
        .tls_config(tls.build())
        .timeout_global(Some(LONGEST_FETCH))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(concat!("clientwright/", env!("CARGO_PKG_VERSION")))
        .accept("application/yaml, application/json, */*;q=0.5");
    config.build().new_agent()
}
