//! A request as a command line.

use std::fmt::Write as _;

use crate::transport::Body;

/// The command by which `curl` sends the same request, for people to look at and to try.
///
/// ```
/// use clientwright_runtime::{Body, curl, http};
///
/// let mut request = http::Request::new(Body::from("it's"));
/// *request.method_mut() = http::Method::POST;
/// *request.uri_mut() = http::Uri::from_static("https://example.com/pets?a=b");
/// assert_eq!(curl(&request), "curl -X POST 'https://example.com/pets?a=b' --data-binary 'it'\\''s'");
/// ```
///
/// Credentials in headers are shown as `[redacted]`; those in the URL are shown. A stream is shown as `@-`, and bytes that
/// are no text are shown so too: what stands on standard input.
pub fn curl(request: &http::Request<Body>) -> String {
    let mut command = format!("curl -X {} {}", request.method(), quoted(&request.uri().to_string()));
    for (name, value) in request.headers() {
        let value = if value.is_sensitive() { "[redacted]".into() } else { String::from_utf8_lossy(value.as_bytes()) };
        let _ = write!(command, " -H {}", quoted(&format!("{name}: {value}")));
    }
    match request.body().as_bytes().map(std::str::from_utf8) {
        Some(Ok("")) => {}
        Some(Ok(text)) => {
            let _ = write!(command, " --data-binary {}", quoted(text));
        }
        Some(Err(_)) | None => command.push_str(" --data-binary @-"),
    }
    command
}

/// A word of a shell, whatever is in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}
