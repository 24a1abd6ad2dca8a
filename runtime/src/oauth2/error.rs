//! Errors of the authorization server, and on the way to it.

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use crate::transport::TransportError;

/// There is no access token. Messages contain no secrets.
#[derive(Debug, Clone)]
pub struct OAuth2Error(Arc<Reason>);

#[derive(Debug)]
enum Reason {
    /// A setting is missing or cannot be used, or the response is not one of OAuth 2.0.
    Other(String),
    /// The server refused (RFC 6749, 5.2).
    Refused { code: String, description: Option<String> },
    /// There is no complete response.
    Transport(TransportError),
}

impl OAuth2Error {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(Arc::new(Reason::Other(message.into())))
    }

    pub(super) fn refused(code: String, description: Option<String>) -> Self {
        Self(Arc::new(Reason::Refused { code, description }))
    }

    /// The error code of the authorization server, such as `invalid_grant` (RFC 6749, 5.2).
    pub fn code(&self) -> Option<&str> {
        match &*self.0 {
            Reason::Refused { code, .. } => Some(code),
            Reason::Other(_) | Reason::Transport(_) => None,
        }
    }
}

impl From<TransportError> for OAuth2Error {
    fn from(error: TransportError) -> Self {
        Self(Arc::new(Reason::Transport(error)))
    }
}

impl fmt::Display for OAuth2Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Reason::Other(message) => f.write_str(message),
            Reason::Transport(error) => write!(f, "no access token from the authorization server: {error}"),
            Reason::Refused { code, description } => {
                write!(f, "the authorization server refuses an access token: {}", code.escape_debug())?;
                match description {
                    Some(description) => write!(f, ": {}", description.escape_debug()),
                    None => Ok(()),
                }
            }
        }
    }
}

impl StdError for OAuth2Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &*self.0 {
            Reason::Transport(error) => Some(error),
            Reason::Other(_) | Reason::Refused { .. } => None,
        }
    }
}
