//! A request as a command line.

use std::borrow::Cow;
use std::fmt::Write as _;

use bytes::Bytes;
use http::HeaderValue;

use crate::trace;
use crate::transport::Body;

/// The command by which `curl` sends the same request, for people to look at and to try.
///
/// ```
/// use clientwright_runtime::{Body, curl, http};
///
/// let mut request = http::Request::new(Body::from("it's"));
/// *request.method_mut() = http::Method::POST;
/// *request.uri_mut() = http::Uri::from_static("https://example.com/pets?a=b");
/// assert_eq!(curl(&request), "curl -X POST 'https://example.com/pets?a=b' --data-raw 'it'\\''s'");
/// ```
///
/// Credentials and other secrets are left out: values of `format: password` and `writeOnly`, and those whose names tell it. They are
/// shown as `[redacted]`, and the command ends with a comment that says so; [`curl_with_secrets`] shows them. A stream is shown as `@-`, and bytes
/// that are not text, too: curl then reads its standard input.
pub fn curl(request: &http::Request<Body>) -> String {
    let redacted = request.extensions().get::<Redacted>();
    let url = shown_url(request, redacted);
    let body = shown_body(request, redacted).map(without_named_secrets);
    let command = command(request, &url, false, body.as_deref());
    let holds_secrets = url != request.uri().to_string()
        || request.headers().values().any(HeaderValue::is_sensitive)
        || body.as_deref() != request.body().as_bytes();
    if holds_secrets { format!("{command} # secrets are left out") } else { command }
}

/// The same command with all secrets of the request, for a shell that nobody else sees: it is not to be logged.
///
/// ```
/// use clientwright_runtime::{Body, curl, curl_with_secrets, http};
///
/// let mut request = http::Request::new(Body::empty());
/// let mut token = http::HeaderValue::from_static("Bearer abc");
/// token.set_sensitive(true);
/// request.headers_mut().insert("authorization", token);
/// assert_eq!(curl(&request), "curl -X GET '/' -H 'authorization: [redacted]' # secrets are left out");
/// assert_eq!(curl_with_secrets(&request), "curl -X GET '/' -H 'authorization: Bearer abc'");
/// ```
pub fn curl_with_secrets(request: &http::Request<Body>) -> String {
    command(request, &request.uri().to_string(), true, request.body().as_bytes())
}

fn command(request: &http::Request<Body>, url: &str, with_secrets: bool, body: Option<&[u8]>) -> String {
    // With `-X HEAD`, curl waits for a body that does not come.
    let method =
        if request.method() == http::Method::HEAD { "--head".into() } else { format!("-X {}", request.method()) };
    let mut command = format!("curl {method} {}", quoted(url));
    for (name, value) in request.headers() {
        let is_shown = with_secrets || !value.is_sensitive();
        let value = if is_shown { String::from_utf8_lossy(value.as_bytes()) } else { "[redacted]".into() };
        // `name:` would take a header away, and `name;` is how an empty one is written.
        let header = if value.is_empty() { format!("{name};") } else { format!("{name}: {value}") };
        let _ = write!(command, " -H {}", quoted(&header));
    }
    match body.map(std::str::from_utf8) {
        Some(Ok("")) => {}
        // No word of a shell holds a zero.
        Some(Ok(text)) if !text.contains('\0') => {
            // As it is: `--data-binary` would read a file where the text begins with `@`.
            let _ = write!(command, " --data-raw {}", quoted(text));
        }
        _ => command.push_str(" --data-binary @-"),
    }
    command
}

/// The shown parts of a request that has secrets in its URL or body, as long as nobody changes these.
#[derive(Clone)]
pub(super) struct Redacted {
    pub(super) uri: http::Uri,
    pub(super) url: String,
    pub(super) body: Option<Bytes>,
    pub(super) shown_body: Option<Bytes>,
    pub(super) hides_body: bool,
}

fn shown_url(request: &http::Request<Body>, redacted: Option<&Redacted>) -> String {
    let same = redacted.filter(|redacted| redacted.uri == *request.uri());
    same.map_or_else(|| request.uri().to_string(), |redacted| redacted.url.clone())
}

/// The body of a request without its secrets, if it is in memory and can be shown.
pub(super) fn shown_body<'a>(request: &'a http::Request<Body>, redacted: Option<&'a Redacted>) -> Option<&'a [u8]> {
    let body = request.body().as_bytes();
    match redacted.filter(|redacted| redacted.body.as_deref() == body) {
        Some(redacted) if redacted.hides_body => None,
        Some(Redacted { shown_body: Some(shown), .. }) => Some(shown),
        _ => body,
    }
}

/// A JSON body without the values of properties whose names tell a secret.
fn without_named_secrets(body: &[u8]) -> Cow<'_, [u8]> {
    let shown = std::str::from_utf8(body).ok().and_then(trace::without_named_secrets);
    shown.map_or(Cow::Borrowed(body), |shown| Cow::Owned(shown.into_bytes()))
}

/// A word of a shell, whatever is in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use http::{HeaderValue, Method, Request};

    use super::{curl, curl_with_secrets};
    use crate::transport::Body;

    fn request(method: Method, body: impl Into<Body>) -> Request<Body> {
        let mut request = Request::new(body.into());
        *request.method_mut() = method;
        *request.uri_mut() = http::Uri::from_static("http://localhost/a?b=%27");
        request
    }

    #[test]
    fn what_means_something_to_a_shell_or_to_curl_is_sent_as_it_is() {
        assert_eq!(
            curl(&request(Method::PUT, "@/etc/hosts")),
            "curl -X PUT 'http://localhost/a?b=%27' --data-raw '@/etc/hosts'"
        );
        assert_eq!(
            curl(&request(Method::PUT, "$(a) `b` \"c\" \\ '\n")),
            "curl -X PUT 'http://localhost/a?b=%27' --data-raw '$(a) `b` \"c\" \\ '\\''\n'"
        );
        assert_eq!(curl(&request(Method::PUT, vec![0xff])), "curl -X PUT 'http://localhost/a?b=%27' --data-binary @-");
        assert_eq!(curl(&request(Method::PUT, "a\0b")), "curl -X PUT 'http://localhost/a?b=%27' --data-binary @-");
        assert_eq!(curl(&request(Method::HEAD, "")), "curl --head 'http://localhost/a?b=%27'");
    }

    #[test]
    fn headers_are_those_of_the_request_without_its_secrets() {
        let mut request = request(Method::GET, "");
        let mut secret = HeaderValue::from_static("Bearer abc");
        secret.set_sensitive(true);
        request.headers_mut().insert("authorization", secret);
        request.headers_mut().insert("x-empty", HeaderValue::from_static(""));
        request.headers_mut().insert("x-quote", HeaderValue::from_static("it's"));
        assert_eq!(
            curl(&request),
            "curl -X GET 'http://localhost/a?b=%27' -H 'authorization: [redacted]' -H 'x-empty;' -H 'x-quote: it'\\''s' # secrets \
             are left out"
        );
        assert_eq!(
            curl_with_secrets(&request),
            "curl -X GET 'http://localhost/a?b=%27' -H 'authorization: Bearer abc' -H 'x-empty;' -H 'x-quote: it'\\''s'"
        );
    }

    #[test]
    fn properties_whose_names_tell_a_secret_are_left_out() {
        let request = request(Method::PUT, r#"{"a":1,"api_key":"s3cr3t"}"#);
        let command = r#"curl -X PUT 'http://localhost/a?b=%27' --data-raw '{"a":1,"api_key":"[redacted]"}' # secrets are left out"#;
        assert_eq!(curl(&request), command);
        assert!(curl_with_secrets(&request).contains("s3cr3t"));
    }
}
