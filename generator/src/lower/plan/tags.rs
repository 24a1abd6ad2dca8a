//! The tag that groups an operation: its first one.

use crate::api::Operation;
use crate::rust::taken;

/// The group of operations without a tag.
const UNTAGGED: &str = "api";

/// Returns whether the client has a module or a method of this name, which tags must not use.
pub(in crate::lower) fn is_taken_module(name: &str) -> bool {
    taken::MODULES.contains(&name) || taken::CLIENT_METHODS.contains(&name)
}

/// Returns the tag that groups an operation.
pub(in crate::lower) fn tag_of(operation: &Operation) -> &str {
    own_tag(operation).unwrap_or(UNTAGGED)
}

/// Returns the first tag of an operation, unless it is blank.
pub(in crate::lower) fn own_tag(operation: &Operation) -> Option<&str> {
    operation.tags.first().map(String::as_str).filter(|tag| !tag.trim().is_empty())
}
