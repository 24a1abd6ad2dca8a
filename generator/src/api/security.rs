//! Security schemes, and the requirements of operations.

use std::sync::Arc;

use crate::origin::Origin;

/// A Security Scheme Object.
#[derive(Debug, Clone)]
pub struct SecurityScheme {
    /// The place where it is declared.
    pub origin: Origin,
    /// The name among the components.
    pub name: Arc<str>,
    /// The kind of credential.
    pub kind: SecurityKind,
    /// The description.
    pub description: Option<String>,
    /// Set if the scheme is deprecated (OpenAPI 3.2.0, section 4.27).
    pub deprecated: bool,
    /// The URL of the authorization server's metadata (RFC 8414).
    pub metadata_url: Option<String>,
}

/// The kind of a credential, and its place in the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SecurityKind {
    /// A key in a header of this name.
    HeaderKey(String),
    /// A key in a query parameter of this name.
    QueryKey(String),
    /// A key in a cookie of this name.
    CookieKey(String),
    /// A bearer token (RFC 6750), including access tokens of OAuth 2.0 and OpenID Connect.
    Bearer,
    /// A user name and password (RFC 7617).
    Basic,
    /// An access token of OAuth 2.0, which these flows give.
    OAuth2(Vec<OAuthFlow>),
    /// An access token of OpenID Connect, whose provider has its metadata at this URL.
    OpenIdConnect(String),
    /// A user name and password, by challenge and response (RFC 7616).
    Digest,
    /// Another scheme of HTTP, in the header `Authorization`.
    Http(String),
    /// The certificate of the connection.
    MutualTls,
}

impl SecurityKind {
    /// An authentication scheme of HTTP, whose name is case-insensitive (RFC 9110, 11.1); `None` unless the name is a token
    /// (5.6.2).
    pub fn of_http(scheme: &str) -> Option<Self> {
        let is_token_byte = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        let is_token = !scheme.is_empty() && scheme.bytes().all(is_token_byte);
        Some(match scheme.to_ascii_lowercase().as_str() {
            "bearer" => Self::Bearer,
            "basic" => Self::Basic,
            "digest" => Self::Digest,
            _ if is_token => Self::Http(scheme.to_owned()),
            _ => return None,
        })
    }

    /// Returns true for tokens that are sent as bearer tokens.
    pub fn is_bearer(&self) -> bool {
        matches!(self, Self::Bearer | Self::OAuth2(_) | Self::OpenIdConnect(_))
    }
}

/// An OAuth Flow Object; a URL that is not given is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OAuthFlow {
    /// The name of the flow, such as `clientCredentials`.
    pub name: String,
    /// The authorization endpoint.
    pub authorization_url: String,
    /// The token endpoint.
    pub token_url: String,
    /// The endpoint for refresh tokens.
    pub refresh_url: String,
    /// The device authorization endpoint.
    pub device_authorization_url: String,
}

/// One required scheme, with its scopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The name of the security scheme.
    pub scheme: Arc<str>,
    /// The scopes that the credential must have.
    pub scopes: Vec<String>,
}
