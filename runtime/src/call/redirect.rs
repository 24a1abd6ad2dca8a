//! Redirects (RFC 9110, 15.4): which are followed, and with what.
//!
//! | status | followed for | next request |
//! |---|---|---|
//! | 301, 302, 303 | `GET`, `HEAD` | the same method, without a body |
//! | 307, 308 | every method | the same method and body, where the body can be sent again |
//!
//! A redirect is followed within the origin (scheme, host and port) only, since a request may carry credentials, and five
//! times at most. One that is not followed is the response of the call. A `POST` is never repeated as a `GET`: its
//! caller would take the page that comes for a success.

use http::header::LOCATION;
use http::{HeaderMap, Method, StatusCode, Uri};

use crate::transport::Body;

/// The number of redirects that are followed for one request.
pub(super) const REDIRECTS: usize = 5;

/// A request as it may have to be sent again.
pub(super) struct Origin {
    head: http::request::Parts,
    body: Option<Body>,
}

impl Origin {
    pub(super) fn of(request: http::Request<Body>) -> (Self, http::Request<Body>) {
        let body = request.body().try_clone();
        let (head, sent) = request.into_parts();
        (Self { head: head.clone(), body }, http::Request::from_parts(head, sent))
    }

    /// The request that a response asks for, if it is one that is followed.
    pub(super) fn follow(self, status: StatusCode, headers: &HeaderMap) -> Option<http::Request<Body>> {
        let body = match (status.as_u16(), &self.head.method) {
            (301..=303, &Method::GET | &Method::HEAD) => Body::empty(),
            (307 | 308, _) => self.body?,
            _ => return None,
        };
        let next = target(&self.head.uri, headers.get(LOCATION)?.to_str().ok()?)?;
        if !is_same_origin(&self.head.uri, &next) {
            return None;
        }
        let mut request = http::Request::from_parts(self.head, body);
        *request.uri_mut() = next;
        Some(request)
    }
}

/// A reference resolved against the URL of the request (RFC 3986, 5.2).
fn target(base: &Uri, location: &str) -> Option<Uri> {
    let location = location.split('#').next().unwrap_or_default();
    let scheme = base.scheme_str()?;
    if let Some(rest) = location.strip_prefix("//") {
        return format!("{scheme}://{rest}").parse().ok();
    }
    if has_scheme(location) {
        return location.parse().ok();
    }
    let authority = base.authority()?;
    let (path, query) = match location.split_once('?') {
        Some((path, query)) => (path, Some(query)),
        None => (location, None),
    };
    let path = match path {
        "" => base.path().to_owned(),
        _ if path.starts_with('/') => without_dots(path),
        _ => without_dots(&format!("{}/{path}", base.path().rsplit_once('/').map_or("", |(folder, _)| folder))),
    };
    // Without a path of its own, a reference keeps the query unless it has one.
    let query = query.or_else(|| base.query().filter(|_| location.is_empty()));
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("{scheme}://{authority}{path}{query}").parse().ok()
}

/// `https:…`: a scheme is a letter, then letters, digits, `+`, `-` and `.` (RFC 3986, 3.1).
fn has_scheme(reference: &str) -> bool {
    let Some((scheme, _)) = reference.split_once(':') else { return false };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character))
}

/// The path without `.` and `..` segments (RFC 3986, 5.2.4).
fn without_dots(path: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut segments = path.split('/').skip(1).peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment {
            "." if is_last => kept.push(""),
            "." => {}
            ".." => {
                kept.pop();
                if is_last {
                    kept.push("");
                }
            }
            _ => kept.push(segment),
        }
    }
    format!("/{}", kept.join("/"))
}

fn is_same_origin(left: &Uri, right: &Uri) -> bool {
    let port = |uri: &Uri| uri.port_u16().or(if uri.scheme_str() == Some("https") { Some(443) } else { Some(80) });
    let host = |uri: &Uri| uri.host().map(str::to_ascii_lowercase);
    left.scheme() == right.scheme() && host(left) == host(right) && port(left) == port(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn led(method: &str, status: u16, location: &str) -> Option<String> {
        let request = http::Request::builder().method(method).uri("https://a.example/v1/pets/7?full=1");
        let (origin, _) = Origin::of(request.body(Body::from("x")).ok()?);
        let mut headers = HeaderMap::new();
        headers.insert(LOCATION, location.parse().ok()?);
        let next = origin.follow(StatusCode::from_u16(status).ok()?, &headers)?;
        let body = next.body().as_bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        Some(format!("{} {} {}", next.method(), next.uri(), body.unwrap_or_default()))
    }

    #[test]
    fn a_reference_is_resolved_against_the_request() {
        let get = |location| led("GET", 302, location).unwrap_or_default();
        assert_eq!(get("/v2"), "GET https://a.example/v2 ");
        assert_eq!(get("8"), "GET https://a.example/v1/pets/8 ");
        assert_eq!(get("../owners/./1/"), "GET https://a.example/v1/owners/1/ ");
        assert_eq!(get("../../../.."), "GET https://a.example/ ");
        assert_eq!(get("?full=2"), "GET https://a.example/v1/pets/7?full=2 ");
        assert_eq!(get("#top"), "GET https://a.example/v1/pets/7?full=1 ");
        assert_eq!(get("https://A.example:443/x#y"), "GET https://A.example:443/x ");
        assert_eq!(get("//a.example/x"), "GET https://a.example/x ");
        assert_eq!(get("pets:list"), "");
    }

    #[test]
    fn another_origin_is_not_followed() {
        let locations = [
            "https://b.example/",
            "//b.example/",
            "http://a.example/",
            "https://a.example:8443/",
            "https://a.example@b.example/",
            "data:x",
            "",
        ];
        let followed: Vec<_> = locations.iter().filter_map(|location| led("GET", 307, location)).collect();
        assert_eq!(followed, ["GET https://a.example/v1/pets/7?full=1 x"], "the empty reference is the request itself");
    }

    #[test]
    fn a_method_is_never_changed() {
        assert_eq!(led("POST", 307, "/x"), Some("POST https://a.example/x x".to_owned()));
        assert_eq!(led("DELETE", 308, "/x"), Some("DELETE https://a.example/x x".to_owned()));
        assert_eq!(led("HEAD", 303, "/x"), Some("HEAD https://a.example/x ".to_owned()));
        for status in [301, 302, 303] {
            assert_eq!(led("POST", status, "/x"), None);
        }
        for status in [200, 300, 304, 305, 306, 399] {
            assert_eq!(led("GET", status, "/x"), None);
        }
    }
}
