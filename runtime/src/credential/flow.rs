//! OAuth Flow Objects (OAS 3.2.0, 4.27.2).

/// The URLs of an OAuth 2.0 flow. A URL that the document does not give is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct OAuthFlow {
    /// The name in the document: `clientCredentials`, `authorizationCode`, `password`, `deviceAuthorization`, `implicit`.
    pub name: &'static str,
    /// The authorization endpoint (RFC 6749, 3.1).
    pub authorization_url: &'static str,
    /// The token endpoint (RFC 6749, 3.2).
    pub token_url: &'static str,
    /// The endpoint for refresh tokens, if it is not the token endpoint.
    pub refresh_url: &'static str,
    /// The device authorization endpoint (RFC 8628, 3.1).
    pub device_authorization_url: &'static str,
}

/// The functions that generated code calls.
#[doc(hidden)]
impl OAuthFlow {
    pub const fn new(name: &'static str) -> Self {
        Self { name, authorization_url: "", token_url: "", refresh_url: "", device_authorization_url: "" }
    }

    #[must_use]
    pub const fn authorization_url(self, url: &'static str) -> Self {
        Self { authorization_url: url, ..self }
    }

    #[must_use]
    pub const fn token_url(self, url: &'static str) -> Self {
        Self { token_url: url, ..self }
    }

    #[must_use]
    pub const fn refresh_url(self, url: &'static str) -> Self {
        Self { refresh_url: url, ..self }
    }

    #[must_use]
    pub const fn device_authorization_url(self, url: &'static str) -> Self {
        Self { device_authorization_url: url, ..self }
    }
}
