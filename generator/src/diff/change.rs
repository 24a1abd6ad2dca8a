//! A change: a rule, the places in both documents, and the judgements.

use super::level::{Flow, Level};
use super::rule::Rule;
use crate::origin::Origin;

/// A difference between two documents.
#[derive(Debug, Clone)]
pub struct Change {
    /// The kind of the change.
    pub rule: Rule,
    /// One sentence that names the operation, the place, and the old and the new value.
    pub message: String,
    /// The effect on requests and responses.
    pub wire: Level,
    /// The way of the values; `None` if the change concerns none.
    pub flow: Option<Flow>,
    /// The effect on callers whose requests stay valid.
    pub behaviour: Level,
    /// The operations that use the part, each as `GET /pets`; empty if it concerns the whole document.
    pub operations: Vec<String>,
    /// The place in the old document: the part, or the nearest one that contains it.
    pub old: Origin,
    /// The place in the new document.
    pub new: Origin,
}
