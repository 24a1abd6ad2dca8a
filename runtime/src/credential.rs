//! Security schemes, and the credentials that satisfy them.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

use crate::secret::Secret;

/// A security scheme of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SecurityScheme {
    /// Its name in the document, by which operations ask for it.
    pub name: &'static str,
    /// The method of the generated builder that takes its credential.
    pub setter: &'static str,
    /// The place of the credential in a request.
    pub kind: SchemeKind,
}

/// The place of a credential in a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// Into the header of this name.
    ApiKeyHeader(&'static str),
    /// Into the query parameter of this name.
    ApiKeyQuery(&'static str),
    /// Into the cookie of this name.
    ApiKeyCookie(&'static str),
    /// `Authorization: Bearer …` (RFC 6750, 2.1).
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
}

/// A credential, which satisfies a security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// An API key or a bearer token.
    Token(Secret),
    /// A name and a password.
    Basic {
        /// Without a colon.
        username: String,
        /// May be empty.
        password: Secret,
    },
}

/// A credential in the form in which requests carry it.
#[derive(Clone)]
pub(crate) enum Prepared {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
    Cookie(&'static str, Secret),
}

/// Checks a credential and brings it into the form of its scheme.
///
/// # Errors
/// A sentence without its subject, such as `is empty`; it never holds the secret.
pub(crate) fn prepare(kind: SchemeKind, credential: &Credential) -> Result<Prepared, &'static str> {
    match (kind, credential) {
        (SchemeKind::Basic, Credential::Basic { username, password }) => prepare_basic(username, password),
        (SchemeKind::Basic, Credential::Token(_)) => Err("needs a name and a password, not a token"),
        (_, Credential::Basic { .. }) => Err("needs a token, not a name and a password"),
        (kind, Credential::Token(token)) => {
            check_token(token.expose())?;
            prepare_token(kind, token)
        }
    }
}

fn prepare_token(kind: SchemeKind, token: &Secret) -> Result<Prepared, &'static str> {
    match kind {
        SchemeKind::ApiKeyQuery(name) => Ok(Prepared::Query(name, token.clone())),
        SchemeKind::ApiKeyCookie(name) if token.expose().bytes().all(is_cookie_octet) => {
            Ok(Prepared::Cookie(name, token.clone()))
        }
        SchemeKind::ApiKeyCookie(_) => Err("has a character that a cookie cannot hold"),
        SchemeKind::ApiKeyHeader(name) => {
            let name =
                HeaderName::from_bytes(name.as_bytes()).map_err(|_| "is sent in a header whose name is not valid")?;
            Ok(Prepared::Header(name, header_value(token.expose())?))
        }
        SchemeKind::Bearer | SchemeKind::Basic => {
            let value = Secret::from(format!("Bearer {}", token.expose()));
            Ok(Prepared::Header(AUTHORIZATION, header_value(value.expose())?))
        }
    }
}

fn prepare_basic(username: &str, password: &Secret) -> Result<Prepared, &'static str> {
    if username.contains(':') {
        // RFC 7617, 2: a user-id with a colon cannot be separated from the password.
        return Err("has a colon in its name, which basic authentication cannot carry");
    }
    if username.chars().chain(password.expose().chars()).any(char::is_control) {
        return Err("has a control character");
    }
    let pair = Secret::from(format!("{username}:{}", password.expose()));
    let value = Secret::from(format!("Basic {}", BASE64_STANDARD.encode(pair.expose())));
    Ok(Prepared::Header(AUTHORIZATION, header_value(value.expose())?))
}

fn check_token(token: &str) -> Result<(), &'static str> {
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

fn header_value(text: &str) -> Result<HeaderValue, &'static str> {
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
