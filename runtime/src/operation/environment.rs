//! The environment variables of a client.

/// The names of the environment variables from which a client can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Environment {
    /// The variable of the base URL: `PETSTORE_BASE_URL`.
    pub base_url: &'static str,
    /// The variable of each security scheme, in the order of the schemes: `PETSTORE_API_KEY`. Schemes of a name and a
    /// password have two, with `_USERNAME` and `_PASSWORD` at the end; OAuth 2.0 has those with `_CLIENT_ID` and
    /// `_CLIENT_SECRET`, too.
    pub schemes: &'static [&'static str],
}
