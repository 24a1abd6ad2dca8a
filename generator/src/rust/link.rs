//! Links: methods that build the next call from a response.

use super::{Argument, Docs, FeatureName, Ident, Parameter, Server, Type};

/// A method of a tag's struct that takes a response and returns the next call.
#[derive(Debug)]
pub struct Link {
    /// The method.
    pub method: Ident,
    /// The documentation.
    pub docs: Docs,
    /// True if the operation that it leads to is deprecated.
    pub deprecated: bool,
    /// The feature of the next call, if it differs from the method's own.
    pub feature: Option<FeatureName>,
    /// Its name in the document.
    pub name: String,
    /// The newtype of the next call.
    pub target: Type,
    /// The arguments for values that the response does not hold.
    pub arguments: Vec<Argument>,
    /// True if the response is an error.
    pub of_error: bool,
    /// The link's own server, if it differs from the operation's.
    pub server: Option<Server>,
    /// The values that the response holds, and the parameters that they set.
    pub values: Vec<(LinkValue, Parameter)>,
}

/// A value taken from a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkValue {
    /// The value at this JSON pointer in the body.
    Body(String),
    /// A header.
    Header(String),
    /// The status.
    Status,
    /// A constant of the document, as JSON text.
    Constant(String),
    /// Several values as strings, concatenated.
    Joined(Vec<Self>),
}
