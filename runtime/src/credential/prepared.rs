//! Credentials, checked and in the form in which requests carry them.

use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use http::header::AUTHORIZATION;

use super::custom::Credentials;
#[cfg(feature = "digest")]
use super::digest::Digest;
use super::given::Credential;
use super::scheme::SchemeKind;
use super::token::{Placed, header_value, place};
use crate::secret::{Secret, secrets_of_header};

/// A credential in the form in which requests carry it.
#[derive(Clone)]
pub(crate) enum Prepared {
    Placed(Placed),
    Custom(Arc<dyn Credentials>),
    /// The connection has it.
    Connection,
}

impl Prepared {
    /// The secrets in it, unless they are those of code.
    pub(crate) fn secrets(&self) -> Vec<Secret> {
        match self {
            Self::Placed(Placed::Header(name, value)) => secrets_of_header(name, value),
            Self::Placed(Placed::Query(_, value) | Placed::Cookie(_, value)) => vec![value.clone()],
            Self::Custom(_) | Self::Connection => Vec::new(),
        }
    }
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
        (kind, Credential::Token(token)) => place(kind, token).map(Prepared::Placed),
    }
}

#[cfg(feature = "digest")]
fn prepare_digest(username: &str, password: &Secret) -> Result<Prepared, &'static str> {
    let digest = Digest::new(username.to_owned(), password.clone())?;
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
    Ok(Prepared::Placed(Placed::Header(AUTHORIZATION, header_value(value.expose())?)))
}
