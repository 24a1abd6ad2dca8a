//! Servers and their variables.

/// A Server Object.
#[derive(Debug, Clone)]
pub struct Server {
    /// The absolute or relative URL, with variables replaced by their defaults.
    pub url: String,
    /// The same URL, with variables in braces.
    pub template: String,
    /// The variables, in document order.
    pub variables: Vec<ServerVariable>,
    /// The name (OpenAPI 3.2.0, section 4.6).
    pub name: Option<String>,
    /// The description.
    pub description: Option<String>,
}

/// A Server Variable Object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// The name.
    pub name: String,
    /// The default value.
    pub default: String,
    /// The allowed values; if empty, any value is allowed.
    pub allowed: Vec<String>,
}
