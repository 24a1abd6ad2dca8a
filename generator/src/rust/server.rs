//! Servers: an enum to choose from, and the variables of their URLs.

use super::{Docs, Ident};

/// A server of an operation, with variables in its URL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Server {
    /// The URL, with variables in braces.
    pub url: String,
    /// The variables.
    pub variables: Vec<ServerVariable>,
}

/// A variable in the URL of a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerVariable {
    /// Its name.
    pub name: String,
    /// The default value.
    pub default: String,
    /// The allowed values; any value if this is empty.
    pub allowed: Vec<String>,
}

/// The module of the servers that can be chosen.
#[derive(Debug)]
pub struct Servers {
    /// Its name.
    pub module: Ident,
    /// The enum.
    pub ident: Ident,
    /// A variant for each server, in document order.
    pub variants: Vec<ServerVariant>,
}

/// A server that can be chosen.
#[derive(Debug)]
pub struct ServerVariant {
    /// The variant.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The URL, with variables in braces.
    pub url: String,
    /// The struct of its variables, if it has any.
    pub variables: Option<ServerVariables>,
}

/// The variables of a server, as a struct.
#[derive(Debug)]
pub struct ServerVariables {
    /// The struct.
    pub ident: Ident,
    /// Its fields.
    pub fields: Vec<ServerField>,
}

/// A variable, as a field.
#[derive(Debug)]
pub struct ServerField {
    /// The field.
    pub ident: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The name of the variable in the URL.
    pub name: String,
    /// Its default value.
    pub default: String,
    /// The enum of its values, if the document lists them.
    pub values: Option<ServerValues>,
}

/// The values of a variable, as an enum.
#[derive(Debug)]
pub struct ServerValues {
    /// The enum.
    pub ident: Ident,
    /// Its variants, each with its value in the URL.
    pub variants: Vec<(Ident, String)>,
}
