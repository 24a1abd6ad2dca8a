//! Parameters that are set once, on the builder of the client.

use super::{Docs, Ident, Passing, Rule, Sending};

/// A parameter of the client.
#[derive(Debug)]
pub struct ClientParameter {
    /// Its name in the document.
    pub name: String,
    /// The builder's method.
    pub setter: Ident,
    /// The environment variable.
    pub variable: String,
    /// The documentation.
    pub docs: Docs,
    /// The way the builder takes the value: as a string, a number or a boolean.
    pub passing: Passing,
    /// The part of the request that the value goes into.
    pub sending: Sending,
    /// The constraints on the value.
    pub rules: Vec<Rule>,
}

/// A parameter of a call whose value is that of the client, unless the call has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inherited {
    /// Its name in the document.
    pub name: String,
    /// The setter of the call.
    pub setter: Ident,
    /// True for a parameter of the query, false for a header.
    pub is_query: bool,
    /// True if a call without a value is not sent.
    pub is_required: bool,
}
