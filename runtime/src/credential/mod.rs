//! Security schemes, and the credentials that satisfy them.
//!
//! | file | holds |
//! |---|---|
//! | `flow` | the URLs of OAuth 2.0 flows |
//! | `custom` | the trait [`Credentials`], which code of the caller implements |
//! | `place` | the place of a token in a request that is built |
//! | `digest` | digest access authentication |

mod custom;
#[cfg(feature = "digest")]
mod digest;
mod flow;
mod place;

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::{AUTHORIZATION, HeaderName, HeaderValue};

pub use self::custom::{Credentials, CredentialsContext, CredentialsFuture};
pub use self::flow::OAuthFlow;
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
    /// An access token of OAuth 2.0, sent as a bearer token.
    OAuth2(&'static [OAuthFlow]),
    /// An access token of OpenID Connect, sent as a bearer token. The URL has the metadata of the provider.
    OpenIdConnect(&'static str),
    /// `Authorization: Digest …` (RFC 7616).
    Digest,
    /// `Authorization: NAME …` with another scheme of HTTP: the credential is the rest of the header.
    Http(&'static str),
    /// The certificate of the connection (RFC 8705).
    MutualTls,
}

impl SchemeKind {
    /// The environment variables of a credential of this kind; all start with `name`.
    pub(crate) fn variables(self, name: &str) -> Vec<String> {
        match self {
            Self::Basic | Self::Digest => vec![format!("{name}_USERNAME"), format!("{name}_PASSWORD")],
            Self::MutualTls => Vec::new(),
            _ => vec![name.to_owned()],
        }
    }

    /// The place of a credential of this kind, as messages name it.
    pub(crate) fn place(self) -> String {
        match self {
            Self::ApiKeyHeader(name) => format!("the header `{}`", name.to_ascii_lowercase()),
            Self::ApiKeyQuery(name) => format!("the query parameter `{name}`"),
            Self::ApiKeyCookie(name) => format!("the cookie `{name}`"),
            Self::MutualTls => "the connection".to_owned(),
            _ => "the header `authorization`".to_owned(),
        }
    }

    /// Returns `true` if a request can carry a credential of one of both kinds only.
    pub(crate) fn is_rival(self, other: Self) -> bool {
        match (self, other) {
            (Self::MutualTls, _) | (_, Self::MutualTls) => false,
            (Self::ApiKeyHeader(name), Self::ApiKeyHeader(other)) => name.eq_ignore_ascii_case(other),
            (Self::ApiKeyQuery(name), Self::ApiKeyQuery(other))
            | (Self::ApiKeyCookie(name), Self::ApiKeyCookie(other)) => name == other,
            _ => self.is_authorization() && other.is_authorization(),
        }
    }

    /// Returns `true` if a credential of this kind is in the header `Authorization`.
    pub(crate) fn is_authorization(self) -> bool {
        match self {
            Self::ApiKeyHeader(name) => AUTHORIZATION.as_str().eq_ignore_ascii_case(name),
            Self::ApiKeyQuery(_) | Self::ApiKeyCookie(_) | Self::MutualTls => false,
            Self::Bearer | Self::Basic | Self::Digest | Self::OAuth2(_) | Self::OpenIdConnect(_) | Self::Http(_) => {
                true
            }
        }
    }
}

/// A credential, which satisfies a security scheme. Setters of the client's builder take strings, [`Secret`]s, the value
/// `OAuth2` (feature `oauth2`) and, by [`Credential::custom`], any [`Credentials`].
#[derive(Clone)]
#[non_exhaustive]
pub enum Credential {
    /// An API key or a bearer token.
    Token(Secret),
    /// Asked for each request.
    Custom(Arc<dyn Credentials>),
    /// A name and a password.
    Basic {
        /// Without a colon.
        username: String,
        /// May be empty.
        password: Secret,
    },
}

impl Credential {
    /// A credential that code of the caller adds to each request.
    pub fn custom(credentials: impl Credentials) -> Self {
        Self::Custom(Arc::new(credentials))
    }
}

impl From<Secret> for Credential {
    fn from(token: Secret) -> Self {
        Self::Token(token)
    }
}

impl From<String> for Credential {
    fn from(token: String) -> Self {
        Self::Token(token.into())
    }
}

impl From<&str> for Credential {
    fn from(token: &str) -> Self {
        Self::Token(token.into())
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Token(_) => "Token([redacted])",
            Self::Custom(_) => "Custom",
            Self::Basic { .. } => "Basic([redacted])",
        })
    }
}

/// A credential in the form in which requests carry it.
#[derive(Clone)]
pub(crate) enum Prepared {
    Header(HeaderName, HeaderValue),
    Query(&'static str, Secret),
    Cookie(&'static str, Secret),
    Custom(Arc<dyn Credentials>),
    /// The connection has it.
    Connection,
}

/// Checks a credential and brings it into the form of its scheme.
///
/// # Errors
/// A sentence without its subject, such as `is empty`; it never holds the secret.
pub(crate) fn prepare(kind: SchemeKind, credential: &Credential) -> Result<Prepared, &'static str> {
    match (kind, credential) {
        (SchemeKind::Basic, Credential::Basic { username, password }) => prepare_basic(username, password),
        (SchemeKind::Digest, Credential::Basic { username, password }) => prepare_digest(username, password),
        (_, Credential::Custom(credentials)) => Ok(Prepared::Custom(Arc::clone(credentials))),
        (SchemeKind::Basic | SchemeKind::Digest, Credential::Token(_)) => {
            Err("needs a name and a password, not a token")
        }
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
        SchemeKind::Http(scheme) => prepare_authorization(scheme, token),
        SchemeKind::Bearer | SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => {
            prepare_authorization("Bearer", token)
        }
        SchemeKind::Basic | SchemeKind::Digest => Err("needs a name and a password, not a token"),
        SchemeKind::MutualTls => Err("is part of the connection, not of a request"),
    }
}

fn prepare_authorization(scheme: &str, value: &Secret) -> Result<Prepared, &'static str> {
    let value = Secret::from(format!("{scheme} {}", value.expose()));
    Ok(Prepared::Header(AUTHORIZATION, header_value(value.expose())?))
}

#[cfg(feature = "digest")]
fn prepare_digest(username: &str, password: &Secret) -> Result<Prepared, &'static str> {
    let digest = digest::Digest::new(username.to_owned(), password.clone())?;
    Ok(Prepared::Custom(Arc::new(digest)))
}

#[cfg(not(feature = "digest"))]
fn prepare_digest(_: &str, _: &Secret) -> Result<Prepared, &'static str> {
    Err("needs the feature `digest` of clientwright-runtime")
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
