//! The settings of a value that obtains tokens.

use std::sync::Arc;

use super::endpoints::Endpoints;
use super::store::TokenStore;
use crate::credential::SchemeKind;
use crate::secret::Secret;
use crate::transport::Transport;

#[derive(Clone)]
pub(super) struct Settings {
    pub(super) grant: Grant,
    pub(super) client_id: String,
    pub(super) client_secret: Option<Secret>,
    pub(super) authentication: ClientAuthentication,
    pub(super) endpoints: Endpoints,
    pub(super) scheme: Option<SchemeKind>,
    pub(super) scopes: Option<Vec<String>>,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) store: Option<Arc<dyn TokenStore>>,
    pub(super) transport: Option<Arc<dyn Transport>>,
}

/// The way to the first token.
#[derive(Clone)]
pub(super) enum Grant {
    ClientCredentials,
    Password(String, Secret),
    RefreshToken(Secret),
    /// By a person; with the URL to which the browser returns.
    AuthorizationCode(String),
    Device,
}

impl Grant {
    /// The name of the flow in the document.
    pub(super) fn flow(&self) -> &'static str {
        match self {
            Self::ClientCredentials => "clientCredentials",
            Self::Password(..) => "password",
            Self::RefreshToken(_) | Self::AuthorizationCode(_) => "authorizationCode",
            Self::Device => "deviceAuthorization",
        }
    }

    /// Returns `true` if each set of scopes has a token of its own; a person grants one token.
    pub(super) fn has_scopes_of_operations(&self) -> bool {
        matches!(self, Self::ClientCredentials | Self::Password(..))
    }
}

/// The place of the client's id and secret in a request for a token (RFC 6749, 2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClientAuthentication {
    /// In the header `Authorization`.
    #[default]
    Header,
    /// In the body, as `client_id` and `client_secret`.
    Body,
}

impl Settings {
    /// The scopes of the token for an operation.
    pub(super) fn scopes_of(&self, operation: &[&str]) -> Vec<String> {
        match &self.scopes {
            Some(scopes) => scopes.clone(),
            None if self.grant.has_scopes_of_operations() => operation.iter().copied().map(str::to_owned).collect(),
            None => Vec::new(),
        }
    }
}
