//! The value that callers give to a setter of the client's builder.

use std::fmt;
use std::sync::Arc;

use super::endpoints::Endpoints;
use super::settings::{ClientAuthentication, Grant, Settings};
use super::tokens::Tokens;
use super::{Token, TokenStore};
use crate::credential::{Credential, SecurityScheme};
use crate::secret::Secret;
use crate::transport::Transport;

/// Access tokens of OAuth 2.0 and OpenID Connect: obtained before they are needed, and refreshed.
///
/// ```
/// use clientwright_runtime::oauth2::OAuth2;
///
/// let credential = OAuth2::client_credentials("client id", "client secret").audience("https://api.example.com");
/// # let _ = credential;
/// ```
///
/// The URLs of the authorization server are those of the document's flows, or of its `openIdConnectUrl`, unless they are set
/// here. The scopes are those that the called operation lists, unless [`scopes`](Self::scopes) sets others. Clones share the
/// tokens.
#[derive(Clone)]
pub struct OAuth2 {
    pub(super) settings: Settings,
    pub(super) tokens: Arc<Tokens>,
}

impl OAuth2 {
    /// The client credentials grant (RFC 6749, 4.4): for programs that act for themselves.
    pub fn client_credentials(client_id: impl Into<String>, client_secret: impl Into<Secret>) -> Self {
        Self::new(Grant::ClientCredentials, client_id).client_secret(client_secret)
    }

    /// A refresh token that was obtained before (RFC 6749, 6).
    pub fn refresh_token(client_id: impl Into<String>, refresh_token: impl Into<Secret>) -> Self {
        Self::new(Grant::RefreshToken(refresh_token.into()), client_id)
    }

    /// The resource owner password credentials grant (RFC 6749, 4.3).
    #[deprecated = "the password grant gives the user's password to the client; RFC 9700, 2.4 forbids it"]
    pub fn password(client_id: impl Into<String>, username: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self::new(Grant::Password(username.into(), password.into()), client_id)
    }

    /// The authorization code grant with PKCE (RFC 6749, 4.1; RFC 7636): a person signs in with a browser, which returns to
    /// `redirect_url`. Continue with [`sign_in`](Self::sign_in).
    pub fn authorization_code(client_id: impl Into<String>, redirect_url: impl Into<String>) -> Self {
        Self::new(Grant::AuthorizationCode(redirect_url.into()), client_id)
    }

    /// The device authorization grant (RFC 8628): a person signs in on another device. Continue with
    /// [`device_code`](Self::device_code).
    pub fn device(client_id: impl Into<String>) -> Self {
        Self::new(Grant::Device, client_id)
    }

    fn new(grant: Grant, client_id: impl Into<String>) -> Self {
        let settings = Settings {
            grant,
            client_id: client_id.into(),
            client_secret: None,
            authentication: ClientAuthentication::default(),
            endpoints: Endpoints::default(),
            scheme: None,
            scopes: None,
            parameters: Vec::new(),
            store: None,
            transport: None,
        };
        Self { settings, tokens: Arc::default() }
    }

    /// Sets the secret of the client.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<Secret>) -> Self {
        self.settings.client_secret = Some(secret.into());
        self
    }

    /// Sets the place of the client's id and secret in requests for tokens; the header by default.
    #[must_use]
    pub fn client_authentication(mut self, place: ClientAuthentication) -> Self {
        self.settings.authentication = place;
        self
    }

    /// Takes the URLs of a security scheme of the document: for sign-ins that begin before there is a client.
    #[must_use]
    pub fn of_scheme(mut self, scheme: &SecurityScheme) -> Self {
        self.settings.scheme = Some(scheme.kind);
        self
    }

    /// Sets the URL of the token endpoint.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.settings.endpoints.token = Some(url.into());
        self
    }

    /// Sets the URL of the authorization endpoint.
    #[must_use]
    pub fn authorization_url(mut self, url: impl Into<String>) -> Self {
        self.settings.endpoints.authorization = Some(url.into());
        self
    }

    /// Sets the URL of the device authorization endpoint.
    #[must_use]
    pub fn device_authorization_url(mut self, url: impl Into<String>) -> Self {
        self.settings.endpoints.device = Some(url.into());
        self
    }

    /// Sets the URL of the metadata of the server, which has the other URLs:
    /// `https://id.example.com/.well-known/openid-configuration`, or `…/oauth-authorization-server` (RFC 8414).
    #[must_use]
    pub fn discovery_url(mut self, url: impl Into<String>) -> Self {
        self.settings.endpoints.discovery = Some(url.into());
        self
    }

    /// Sets the scopes of every token, in place of those that the called operation lists.
    #[must_use]
    pub fn scopes(mut self, scopes: impl IntoIterator<Item: Into<String>>) -> Self {
        self.settings.scopes = Some(scopes.into_iter().map(Into::into).collect());
        self
    }

    /// Sets the parameter `audience` of requests for tokens, which some servers need.
    #[must_use]
    pub fn audience(self, audience: impl Into<String>) -> Self {
        self.parameter("audience", audience)
    }

    /// Adds a parameter `resource` to requests for tokens (RFC 8707).
    #[must_use]
    pub fn resource(self, resource: impl Into<String>) -> Self {
        self.parameter("resource", resource)
    }

    /// Adds a parameter to requests for tokens.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.settings.parameters.push((name.into(), value.into()));
        self
    }

    /// Sets the store in which tokens outlive the process.
    #[must_use]
    pub fn store(mut self, store: impl TokenStore) -> Self {
        self.settings.store = Some(Arc::new(store));
        self
    }

    /// Sets the transport of requests to the authorization server, in place of that of the client.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.settings.transport = Some(Arc::new(transport));
        self
    }

    /// Sets a token that was obtained before.
    #[must_use]
    pub fn token(self, token: Token) -> Self {
        let scopes = self.settings.scopes_of(&[]);
        self.tokens.set(scopes, token);
        self
    }
}

impl From<OAuth2> for Credential {
    fn from(credentials: OAuth2) -> Self {
        Self::custom(credentials)
    }
}

impl fmt::Debug for OAuth2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth2")
            .field("flow", &self.settings.grant.flow())
            .field("client_id", &self.settings.client_id)
            .finish_non_exhaustive()
    }
}
