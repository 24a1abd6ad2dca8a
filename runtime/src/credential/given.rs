//! Credentials, as callers give them.

use std::fmt;
use std::sync::Arc;

use super::custom::Credentials;
use crate::secret::Secret;

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
