//! Puts a token into a request that is built.

use http::header::{COOKIE, HeaderValue};

use super::scheme::SchemeKind;
use super::token::{Placed, place};
use crate::encode;
use crate::secret::Secret;
use crate::transport::Body;

pub(super) fn place_token(
    mut request: http::Request<Body>,
    kind: SchemeKind,
    token: &Secret,
) -> Result<http::Request<Body>, String> {
    let fault = |reason: &str| format!("the token {reason}");
    match place(kind, token).map_err(fault)? {
        Placed::Header(name, value) => {
            request.headers_mut().insert(name, value);
        }
        Placed::Query(name, value) => {
            let uri = add_to_query(request.uri(), name, value.expose());
            *request.uri_mut() = uri.ok_or_else(|| fault("cannot be part of the URL"))?;
        }
        Placed::Cookie(name, value) => {
            let known = request.headers().get(COOKIE).and_then(|cookies| cookies.to_str().ok());
            let cookie = Secret::from(match known.filter(|known| !known.trim().is_empty()) {
                Some(known) => format!("{known}; {name}={}", value.expose()),
                None => format!("{name}={}", value.expose()),
            });
            let mut cookie =
                HeaderValue::from_str(cookie.expose()).map_err(|_| fault("cannot be part of the header `Cookie`"))?;
            cookie.set_sensitive(true);
            request.headers_mut().insert(COOKIE, cookie);
        }
    }
    Ok(request)
}

fn add_to_query(uri: &http::Uri, name: &str, value: &str) -> Option<http::Uri> {
    let mut query = uri.query().unwrap_or_default().to_owned();
    encode::pair(&mut query, name, value);
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(format!("{}?{query}", uri.path()).parse().ok()?);
    http::Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placed(kind: SchemeKind, token: &str) -> Result<http::Request<Body>, String> {
        let mut request = http::Request::new(Body::empty());
        *request.uri_mut() = http::Uri::from_static("http://localhost/a?b=c");
        request.headers_mut().insert(COOKIE, HeaderValue::from_static("a=b"));
        place_token(request, kind, &Secret::from(token))
    }

    #[test]
    fn a_token_goes_where_its_scheme_has_it() {
        let sent = |kind, name: &str| {
            let request = placed(kind, "t/1").unwrap();
            assert!(request.headers()[name].is_sensitive());
            request.headers()[name].to_str().unwrap().to_owned()
        };
        assert_eq!(sent(SchemeKind::Bearer, "authorization"), "Bearer t/1");
        assert_eq!(sent(SchemeKind::OAuth2(&[]), "authorization"), "Bearer t/1");
        assert_eq!(sent(SchemeKind::OpenIdConnect(""), "authorization"), "Bearer t/1");
        assert_eq!(sent(SchemeKind::Http("Negotiate"), "authorization"), "Negotiate t/1");
        assert_eq!(sent(SchemeKind::ApiKeyHeader("X-Key"), "x-key"), "t/1");
        assert_eq!(sent(SchemeKind::ApiKeyCookie("sid"), "cookie"), "a=b; sid=t/1");
        let request = placed(SchemeKind::ApiKeyQuery("api key"), "t/1&").unwrap();
        assert_eq!(request.uri(), "http://localhost/a?b=c&api%20key=t%2F1%26");
    }

    #[test]
    fn a_token_that_cannot_be_sent_is_an_error_without_it() {
        let fault = |kind, token| placed(kind, token).map(drop).unwrap_err();
        assert_eq!(fault(SchemeKind::Bearer, ""), "the token is empty");
        assert_eq!(fault(SchemeKind::Bearer, "t\n"), "the token begins or ends with white space or a line break");
        assert_eq!(
            fault(SchemeKind::ApiKeyCookie("sid"), "a;b"),
            "the token has a character that a cookie cannot hold"
        );
        assert_eq!(fault(SchemeKind::Basic, "t"), "the token needs a name and a password, not a token");
    }

    #[test]
    fn characters_that_no_header_has_are_refused() {
        let fault = |kind, token| placed(kind, token).map(drop).unwrap_err();
        assert_eq!(fault(SchemeKind::Bearer, "a\u{1}b"), "the token has a control character");
        assert_eq!(fault(SchemeKind::ApiKeyQuery("k"), "a\u{1}b"), "the token has a control character");
        assert_eq!(fault(SchemeKind::Bearer, "clé"), "the token has a character that a header cannot hold");
        assert_eq!(
            fault(SchemeKind::ApiKeyHeader("X-Key"), "clé"),
            "the token has a character that a header cannot hold"
        );
    }

    #[test]
    fn an_empty_cookie_header_is_none() {
        let mut request = http::Request::new(Body::empty());
        request.headers_mut().insert(COOKIE, HeaderValue::from_static(" "));
        let request = place_token(request, SchemeKind::ApiKeyCookie("sid"), &Secret::from("t")).unwrap();
        assert_eq!(request.headers()[COOKIE], "sid=t");
    }
}
