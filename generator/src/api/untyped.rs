//! Where a type says less than the document.

use serde::{Serialize, Serializer};

use crate::source::Origin;

/// A schema that says something about values and is any JSON value all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Untyped {
    /// Where it is written.
    #[serde(rename = "pointer", serialize_with = "pointer")]
    pub origin: Origin,
    /// Why there is no type for it, as part of a sentence.
    pub reason: String,
}

/// The pointer as findings have it: `#/components/schemas/Pet`.
fn pointer<S: Serializer>(origin: &Origin, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(&origin.pointer)
}
