//! Equality by what is written, for types that hold some of other crates: these need not be comparable.

use super::ToJson;
use super::node::Tape;

/// Returns `true` if both are the same JSON.
#[doc(hidden)]
pub fn equal(one: &dyn ToJson, other: &dyn ToJson) -> bool {
    Tape::of(one) == Tape::of(other)
}
