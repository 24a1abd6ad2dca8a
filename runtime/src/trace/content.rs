//! Headers and bodies, at the level `TRACE`.

use std::fmt::Write as _;

use http::HeaderMap;

use super::text::shown;
use crate::secret::SentSecrets;
use crate::transport::Body;

/// Headers whose values are shown.
const LISTED: [&str; 22] = [
    "accept",
    "accept-encoding",
    "allow",
    "cache-control",
    "content-encoding",
    "content-language",
    "content-length",
    "content-type",
    "date",
    "etag",
    "expires",
    "if-match",
    "if-none-match",
    "last-modified",
    "ratelimit",
    "ratelimit-policy",
    "retry-after",
    "server",
    "user-agent",
    "vary",
    "x-request-id",
    "x-ratelimit-remaining",
];

/// Logs the headers of a request, and its body as it is shown: without what the document declares to be secret.
pub(crate) fn trace_request<'b>(request: &http::Request<Body>, shown_body: impl FnOnce() -> Option<&'b [u8]>) {
    if tracing::enabled!(tracing::Level::TRACE) {
        let body = match shown_body() {
            Some(body) => shown(request.headers(), body),
            None => "not shown".to_owned(),
        };
        tracing::trace!(headers = listed(request.headers()), body, "request");
    }
}

/// Logs the headers of a response, and its body, unless secrets of the document may be in it. Those of the request are not shown.
pub(crate) fn trace_response(response: &http::Response<Body>, hides_body: bool, secrets: &SentSecrets) {
    if tracing::enabled!(tracing::Level::TRACE) {
        let body = match response.body().as_bytes() {
            Some(_) if hides_body => "not shown".to_owned(),
            Some(body) => {
                let of_attempt = response.extensions().get().cloned().unwrap_or_default();
                secrets.clone().and(&of_attempt).redact(shown(response.headers(), body))
            }
            None => "a stream".to_owned(),
        };
        let status = response.status().as_u16();
        tracing::trace!(status, headers = listed(response.headers()), body, "response content");
    }
}

/// `accept: application/json, authorization: [redacted]`
fn listed(headers: &HeaderMap) -> String {
    let mut text = String::new();
    for (name, value) in headers {
        let is_listed = LISTED.contains(&name.as_str()) && !value.is_sensitive();
        let value = if is_listed { String::from_utf8_lossy(value.as_bytes()) } else { "[redacted]".into() };
        let separator = if text.is_empty() { "" } else { ", " };
        let _ = write!(text, "{separator}{name}: {}", value.escape_debug());
    }
    text
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::listed;

    #[test]
    fn headers_are_separated_and_only_listed_ones_have_values() {
        let mut headers = HeaderMap::new();
        headers.insert("accept", HeaderValue::from_static("application/json"));
        assert_eq!(listed(&headers), "accept: application/json");
        headers.insert("x-key", HeaderValue::from_static("s3cr3t"));
        assert_eq!(listed(&headers), "accept: application/json, x-key: [redacted]");
    }
}
