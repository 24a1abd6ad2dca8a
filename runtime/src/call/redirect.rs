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

use crate::client::resolve;
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
        let next = resolve(&self.head.uri, headers.get(LOCATION)?.to_str().ok()?)?;
        if !is_same_origin(&self.head.uri, &next) {
            return None;
        }
        let mut request = http::Request::from_parts(self.head, body);
        *request.uri_mut() = next;
        Some(request)
    }
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
