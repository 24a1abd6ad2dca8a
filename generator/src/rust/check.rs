//! The check of a client: the method, and the call that it makes.

use super::{Ident, Inherited, Requirement};

/// The check of a client.
#[derive(Debug)]
pub struct Check {
    /// The client's method.
    pub method: Ident,
    /// The operation; `None` if the document has no suitable one, so that the base URL is requested.
    pub operation: Option<CheckedOperation>,
}

/// The facts of the operation that a check calls.
#[derive(Debug)]
pub struct CheckedOperation {
    /// The name in logs and errors: the `operationId`, or method and path.
    pub id: String,
    /// The HTTP method.
    pub http_method: String,
    /// The path, without parameters.
    pub path: String,
    /// The `Accept` header; empty if the document describes no media type.
    pub accept: String,
    /// Alternatives of security schemes.
    pub security: Vec<Vec<Requirement>>,
    /// The parameters whose values are those of the client.
    pub inherited: Vec<Inherited>,
}

impl CheckedOperation {
    /// The operation as documentation shows it: `GET /me`.
    pub fn shown(&self) -> String {
        format!("{} {}", self.http_method, self.path)
    }
}
