//! The environment variables of a client.

/// The environment variables from which a client can be made, by their whole names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variables {
    /// The variable of the base URL: `PETSTORE_BASE_URL`.
    pub base_url: &'static str,
    /// The variables of each security scheme, in the order of the schemes: that of the token; those of the name and of the password;
    /// or those of an access token, of the client's id and of its secret. A scheme without variables has an empty list.
    pub schemes: &'static [&'static [&'static str]],
}

/// The same as earlier generators wrote it: the names of schemes without their ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Environment {
    /// The variable of the base URL: `PETSTORE_BASE_URL`.
    pub base_url: &'static str,
    /// The beginning of the variables of each security scheme, in the order of the schemes: `PETSTORE_API_KEY`.
    pub schemes: &'static [&'static str],
}
