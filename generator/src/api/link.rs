//! Links: what an answer says of the next call.

use super::Server;
use crate::source::{Node, Origin};

/// A Link Object (OpenAPI 3.1.1, section 4.8.20).
#[derive(Debug)]
pub struct Link {
    /// Where it is written.
    pub origin: Origin,
    /// Its name in the response.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Where it leads; nothing where that could not be found.
    pub target: Option<LinkTarget>,
    /// The parameters of the next call: name, perhaps with `path.` and the like in front, and value.
    pub parameters: Vec<(String, LinkValue)>,
    /// The body of the next call.
    pub body: Option<LinkValue>,
    /// Where the next call goes, where that is not where its operation goes.
    pub server: Option<Server>,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// To the operation with this id.
    Id(String),
    /// To the operation that is written here.
    Place(Origin),
}

/// A value that a link gives.
#[derive(Debug, Clone)]
pub enum LinkValue {
    /// `$response.body`, and below it what this pointer (RFC 6901) leads to.
    Body(String),
    /// `$response.header.` this.
    Header(String),
    /// `$statusCode`.
    Status,
    /// Something of the request: `$request.…`, `$url`, `$method`.
    Request,
    /// A value that is written in the document.
    Constant(Node),
    /// Several of these in one text.
    Joined(Vec<Self>),
    /// An expression that is none.
    Unknown(String),
}
