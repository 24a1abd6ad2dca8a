//! A span for each call, and one in it for each attempt (OpenTelemetry, semantic conventions for HTTP spans).

use std::fmt;

use tracing::Span;
use tracing::field::{Empty, display};

use crate::operation::Operation;
use crate::transport::{Body, TransportError};

/// The span of a call, in which its attempts are; `None` if nobody wants it. It has no kind of its own, because each attempt is a
/// request of a client.
#[inline(never)]
pub(crate) fn call_span(operation: &Operation, request: &http::Request<Body>) -> Option<Span> {
    let span = tracing::info_span!(
        "http_call",
        otel.name = %SpanName(operation),
        operation = operation.id,
        http.request.method = %request.method(),
        url.template = Empty,
        server.address = Empty,
        server.port = Empty,
        http.response.status_code = Empty,
        error.type = Empty,
    );
    described(span, operation, request)
}

/// The span of an attempt; `None` if nobody wants it. `resent` is the number of attempts before it.
#[inline(never)]
pub(crate) fn attempt_span(operation: &Operation, request: &http::Request<Body>, resent: u32) -> Option<Span> {
    let span = tracing::info_span!(
        "http_request",
        otel.name = %SpanName(operation),
        otel.kind = "client",
        http.request.method = %request.method(),
        http.request.resend_count = Empty,
        url.template = Empty,
        server.address = Empty,
        server.port = Empty,
        http.response.status_code = Empty,
        error.type = Empty,
    );
    let span = described(span, operation, request)?;
    // It is set for requests that are sent again only.
    if resent > 0 {
        span.record("http.request.resend_count", resent);
    }
    Some(span)
}

fn described(span: Span, operation: &Operation, request: &http::Request<Body>) -> Option<Span> {
    if span.is_disabled() {
        return None;
    }
    if !operation.path.is_empty() {
        span.record("url.template", operation.path);
    }
    if let Some(host) = request.uri().host() {
        span.record("server.address", host);
    }
    let default_port = match request.uri().scheme_str() {
        Some("https") => Some(443),
        Some("http") => Some(80),
        _ => None,
    };
    if let Some(port) = request.uri().port_u16().or(default_port) {
        span.record("server.port", port);
    }
    Some(span)
}

/// Records the result of a call or of an attempt. The `error.type` of a response is its status, if that is an error.
pub(crate) fn record(span: &Span, result: Result<&http::Response<Body>, &TransportError>) {
    if span.is_disabled() {
        return;
    }
    match result {
        Ok(response) => {
            let status = response.status();
            span.record("http.response.status_code", status.as_u16());
            if status.is_client_error() || status.is_server_error() {
                span.record("error.type", display(status.as_u16()));
            }
        }
        Err(error) => {
            span.record("error.type", error_type(error));
        }
    }
}

fn error_type(error: &TransportError) -> &'static str {
    if error.is_timeout() {
        "timeout"
    } else if error.is_connect() {
        "connect"
    } else {
        "transport"
    }
}

/// `GET /pets/{id}`, or `GET` if there is no template.
struct SpanName<'a>(&'a Operation);

impl fmt::Display for SpanName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Operation { method, path, .. } = self.0;
        if path.is_empty() { f.write_str(method) } else { write!(f, "{method} {path}") }
    }
}

#[cfg(test)]
mod tests {
    use super::{SpanName, error_type};
    use crate::operation::Operation;
    use crate::transport::TransportError;

    #[test]
    fn a_span_is_named_by_the_template_if_there_is_one() {
        assert_eq!(SpanName(Operation::undocumented("GET")).to_string(), "GET");
        let listed = Operation::new("a", "GET", "/pets/{id}");
        assert_eq!(SpanName(&listed).to_string(), "GET /pets/{id}");
    }

    #[test]
    fn an_error_has_the_type_of_its_cause() {
        assert_eq!(error_type(&TransportError::timeout()), "timeout");
        assert_eq!(error_type(&TransportError::connect("refused")), "connect");
        assert_eq!(error_type(&TransportError::new("reset")), "transport");
    }
}
