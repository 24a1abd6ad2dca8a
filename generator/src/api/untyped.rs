//! Schemas whose type allows more values than the document.

use serde::Serialize;

use crate::origin::Origin;

/// A schema that constrains values, but whose type is any JSON value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Untyped {
    /// The place where it is written.
    #[serde(skip)]
    pub origin: Origin,
    /// The same place as a string: `#/components/schemas/Pet`, after the path of the file unless that is the entry
    /// document.
    pub pointer: String,
    /// The reason why it has no type, as part of a sentence.
    pub reason: String,
}
