//! Tokens, in the form in which requests carry them.

use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

use super::scheme::SchemeKind;
use crate::secret::Secret;

/// A token in its place.
#[derive(Clone)]
pub(crate) enum Placed {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
    Cookie(&'static str, Secret),
}

/// Brings a token into the form of its scheme.
///
/// # Errors
/// A sentence without its subject; it never holds the secret.
pub(super) fn place(kind: SchemeKind, token: &Secret) -> Result<Placed, &'static str> {
    check(token.expose())?;
    match kind {
        SchemeKind::ApiKeyQuery(name) => Ok(Placed::Query(name, token.clone())),
        SchemeKind::ApiKeyCookie(name) if token.expose().bytes().all(is_cookie_octet) => {
            Ok(Placed::Cookie(name, token.clone()))
        }
        SchemeKind::ApiKeyCookie(_) => Err("has a character that a cookie cannot hold"),
        SchemeKind::ApiKeyHeader(name) => {
            let name =
                HeaderName::from_bytes(name.as_bytes()).map_err(|_| "is sent in a header whose name is not valid")?;
            Ok(Placed::Header(name, header_value(token.expose())?))
        }
        SchemeKind::Http(scheme) => place_authorization(scheme, token),
        SchemeKind::Bearer | SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => {
            place_authorization("Bearer", token)
        }
        SchemeKind::Basic | SchemeKind::Digest => Err("needs a name and a password, not a token"),
        SchemeKind::MutualTls => Err("is part of the connection, not of a request"),
    }
}

fn place_authorization(scheme: &str, value: &Secret) -> Result<Placed, &'static str> {
    let value = Secret::from(format!("{scheme} {}", value.expose()));
    Ok(Placed::Header(AUTHORIZATION, header_value(value.expose())?))
}

fn check(token: &str) -> Result<(), &'static str> {
    if token.is_empty() {
        Err("is empty")
    } else if token.trim() != token {
        Err("begins or ends with white space or a line break")
    } else if token.chars().any(char::is_control) {
        Err("has a control character")
    } else {
        Ok(())
    }
}

pub(super) fn header_value(text: &str) -> Result<HeaderValue, &'static str> {
    // Bytes beyond ASCII have no meaning that all servers share (RFC 9110, 5.5).
    let value = HeaderValue::from_str(text).ok().filter(|_| text.is_ascii());
    let mut value = value.ok_or("has a character that a header cannot hold")?;
    value.set_sensitive(true);
    Ok(value)
}

/// RFC 6265, 4.1.1.
fn is_cookie_octet(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b',' | b';' | b'\\')
}
