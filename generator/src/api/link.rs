//! Links: descriptions of the next call, which responses contain.

use super::Server;
use crate::origin::Origin;
use crate::source::Node;

/// A Link Object (OpenAPI 3.1.1, section 4.8.20).
#[derive(Debug)]
pub struct Link {
    /// The place where it is written.
    pub origin: Origin,
    /// Its name in the response.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// The target operation; `None` if it could not be found.
    pub target: Option<LinkTarget>,
    /// The parameters of the next call: the name, perhaps with a prefix such as `path.`, and the value.
    pub parameters: Vec<(String, LinkValue)>,
    /// The body of the next call.
    pub body: Option<LinkValue>,
    /// The server of the next call, if it is not the server of its operation.
    pub server: Option<Server>,
}

/// The target of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkTarget {
    /// The operation with this id.
    Id(String),
    /// The operation that is written here.
    Place(Origin),
}

/// A value in a link.
#[derive(Debug, Clone)]
pub enum LinkValue {
    /// `$response.body`, or the value in it at this pointer (RFC 6901).
    Body(String),
    /// `$response.header.` with this name.
    Header(String),
    /// `$statusCode`.
    Status,
    /// A part of the request: `$request.…`, `$url`, `$method`.
    Request,
    /// A constant of the document.
    Constant(Node),
    /// Several of these values in one string.
    Joined(Vec<Self>),
    /// An invalid expression.
    Unknown(String),
}
