//! Redirects (RFC 9110, 15.4): which are followed, and with what.
//!
//! | status | followed for | next request |
//! |---|---|---|
//! | 301, 302, 303 | `GET`, `HEAD` | the same method, without a body |
//! | 307, 308 | every method | the same method and body, where the body can be sent again |
//!
//! A redirect is followed within the origin (scheme, host and port), since a request may carry credentials, and to the other
//! origins that the client allows, without credentials. One that is not followed is the response of the call. A `POST` is never
//! repeated as a `GET`: its caller would take the page that comes for a success.

use http::header::{
    AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, COOKIE, LOCATION, PROXY_AUTHORIZATION, REFERER,
};
use http::{HeaderMap, Method, StatusCode, Uri};

use super::asked::AskedAll;
use super::copy::Kept;
use crate::client::{Settings, resolve};
use crate::policy::is_same_origin;
use crate::transport::Body;

/// The request to which a redirect leads.
pub(super) struct Redirected {
    pub(super) request: http::Request<Body>,
    /// It goes to another origin, which must not see credentials.
    pub(super) is_elsewhere: bool,
}

/// The request that a response to `origin` asks for, if it is one that is followed.
pub(super) fn redirect(
    origin: &Kept,
    status: StatusCode,
    headers: &HeaderMap,
    settings: &Settings,
) -> Option<Redirected> {
    let keeps_body = match (status.as_u16(), &origin.method) {
        (301..=303, &Method::GET | &Method::HEAD) => false,
        (307 | 308, _) => true,
        _ => return None,
    };
    let mut next = resolve(&origin.uri, headers.get(LOCATION)?.to_str().ok()?)?;
    let mut request = origin.request()?;
    let is_elsewhere = !is_same_origin(&origin.uri, &next);
    if is_elsewhere {
        if is_downgrade(&origin.uri, &next) || !settings.redirects.allow(&next) {
            return None;
        }
        remove_credentials(request.headers_mut(), settings);
        request.extensions_mut().remove::<AskedAll>();
        next = without_keys(next, settings);
    }
    if !keeps_body {
        *request.body_mut() = Body::empty();
        for name in [CONTENT_TYPE, CONTENT_LENGTH, CONTENT_ENCODING] {
            request.headers_mut().remove(name);
        }
    }
    *request.uri_mut() = next;
    Some(Redirected { request, is_elsewhere })
}

/// Returns `true` unless the redirect stays within `http` or leads to `https`.
fn is_downgrade(from: &Uri, to: &Uri) -> bool {
    match to.scheme_str() {
        Some("https") => false,
        Some("http") => from.scheme_str() != Some("http"),
        _ => true,
    }
}

/// Removes the headers that another origin must not see.
fn remove_credentials(headers: &mut HeaderMap, settings: &Settings) {
    let secret = |(name, value): (&http::HeaderName, &http::HeaderValue)| {
        (value.is_sensitive() || settings.is_secret_header(name.as_str())).then(|| name.clone())
    };
    let secrets: Vec<_> = headers.iter().filter_map(secret).collect();
    for name in secrets.into_iter().chain([AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE, REFERER]) {
        headers.remove(name);
    }
}

/// The URL without the query parameters of API keys, which a server may have copied from the request.
fn without_keys(uri: Uri, settings: &Settings) -> Uri {
    let Some(query) = uri.query() else { return uri };
    let is_key = |pair: &str| settings.is_secret_parameter(pair.split('=').next().unwrap_or_default());
    if !query.split('&').any(is_key) {
        return uri;
    }
    let kept = query.split('&').filter(|pair| !is_key(pair)).collect::<Vec<_>>().join("&");
    let mark = if kept.is_empty() { "" } else { "?" };
    let (scheme, authority) = (uri.scheme_str().unwrap_or_default(), uri.authority().map_or("", |host| host.as_str()));
    format!("{scheme}://{authority}{}{mark}{kept}", uri.path()).parse().unwrap_or(uri)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::{Builder, Core};
    use crate::credential::{SchemeKind, SecurityScheme};
    use crate::policy::Redirects;

    const SCHEMES: &[SecurityScheme] = &[
        SecurityScheme { name: "header", setter: "header", kind: SchemeKind::ApiKeyHeader("X-Key") },
        SecurityScheme { name: "query", setter: "query", kind: SchemeKind::ApiKeyQuery("api key") },
    ];

    fn core(redirects: Redirects) -> Option<Core> {
        let transport = crate::transport::from_fn(|_| std::future::ready(Ok(http::Response::new(Body::empty()))));
        let builder = Builder::new(SCHEMES, Some("https://a.example"), "test").transport(transport);
        builder.redirects(redirects).build().ok()
    }

    fn next(method: &str, status: u16, location: &str, redirects: Redirects) -> Option<http::Request<Body>> {
        let request = http::Request::builder()
            .method(method)
            .uri("https://a.example/v1/pets/7?full=1")
            .header("authorization", "Bearer a")
            .header("cookie", "a=b")
            .header("x-key", "c")
            .header("referer", "https://a.example")
            .header("content-type", "text/plain")
            .header("x-other", "d");
        let origin = request.body(Body::from("x")).ok()?;
        let mut headers = HeaderMap::new();
        headers.insert(LOCATION, location.parse().ok()?);
        let (origin, status) = (Kept::of(&origin)?, StatusCode::from_u16(status).ok()?);
        redirect(&origin, status, &headers, core(redirects)?.settings()).map(|redirected| redirected.request)
    }

    fn shown(next: &http::Request<Body>) -> String {
        let body = next.body().as_bytes().map(|bytes| String::from_utf8_lossy(bytes).into_owned());
        format!("{} {} {}", next.method(), next.uri(), body.unwrap_or_default())
    }

    fn led(method: &str, status: u16, location: &str) -> Option<String> {
        next(method, status, location, Redirects::default()).as_ref().map(shown)
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
    fn an_allowed_origin_sees_no_credentials() {
        let allowed = Redirects::default().allow_origin("https://B.example:443");
        let next = |location| next("GET", 307, location, allowed.clone());
        let followed = next("https://b.example/x?api%20key=s&a=1");
        let names: Vec<_> =
            followed.iter().flat_map(|next| next.headers().keys()).map(http::HeaderName::as_str).collect();
        assert_eq!(names, ["content-type", "x-other"]);
        assert_eq!(followed.as_ref().map(shown).as_deref(), Some("GET https://b.example/x?a=1 x"));
        assert!(next("https://c.example/").is_none());
        assert!(next("http://b.example/").is_none(), "never from https to http");
        let within = next("/x").map(|next| next.headers().len());
        assert_eq!(within, Some(6), "within the origin, all headers stay");
    }

    #[test]
    fn any_origin_can_be_allowed_but_never_without_tls() {
        let any = |location| next("GET", 302, location, Redirects::default().allow_any_origin()).as_ref().map(shown);
        assert_eq!(any("//c.example/y").as_deref(), Some("GET https://c.example/y "));
        assert_eq!(any("https://a.example:8443/").as_deref(), Some("GET https://a.example:8443/ "));
        assert_eq!(any("http://a.example/"), None);
        assert_eq!(any("ftp://c.example/"), None);
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

    #[test]
    fn a_request_without_its_body_has_no_type() {
        let next = next("GET", 302, "/x", Redirects::default());
        assert!(next.is_some_and(|next| !next.headers().contains_key(CONTENT_TYPE)));
    }
}
