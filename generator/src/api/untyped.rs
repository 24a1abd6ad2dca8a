//! Where a type says less than the document.

use serde::Serialize;

use crate::source::Origin;

/// A schema that says something about values and is any JSON value all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Untyped {
    /// Where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// The same as text: `#/components/schemas/Pet`, after the path of a file that is not the entry document.
    pub pointer: String,
    /// Why there is no type for it, as part of a sentence.
    pub reason: String,
}
