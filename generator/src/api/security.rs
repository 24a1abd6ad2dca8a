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
}

/// One required scheme, with its scopes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Requirement {
    /// The name of the security scheme.
    pub scheme: Arc<str>,
    /// The scopes that the credential must have.
    pub scopes: Vec<String>,
}
