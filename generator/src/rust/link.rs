//! Links: methods that make the next call of an answer.

use super::{Argument, Docs, Ident, Parameter, Server, Type};

/// A method of a tag's struct that takes an answer and gives the next call.
#[derive(Debug)]
pub struct Link {
    /// The method.
    pub method: Ident,
    /// What it is for.
    pub docs: Docs,
    /// Whether callers should move on.
    pub deprecated: bool,
    /// The feature with which the next call is compiled, where that is another than its own.
    pub feature: Option<String>,
    /// Its name in the document.
    pub name: String,
    /// The newtype of the next call.
    pub target: Type,
    /// What the answer does not hold.
    pub arguments: Vec<Argument>,
    /// Whether it is one of an error.
    pub of_error: bool,
    /// Where the next call goes, where that is not where its operation goes.
    pub server: Option<Server>,
    /// What the answer holds, and where it goes.
    pub values: Vec<(LinkValue, Parameter)>,
}

/// A value of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkValue {
    /// What this pointer leads to in the body.
    Body(String),
    /// A header.
    Header(String),
    /// The status.
    Status,
    /// A value of the document, as JSON text.
    Constant(String),
    /// The texts of several, one after the other.
    Joined(Vec<Self>),
}
