//! The form of an object of the skeleton: its keys that are hidden, filled in, or of one type.

use crate::source::Node;

/// The substitute for a missing entry.
#[derive(Debug, Clone, Copy)]
pub enum Fill {
    /// A string.
    Text(&'static str),
    /// An empty object.
    Empty,
    /// A schema that `resolve` reads; `openapiv3` gets a reference.
    Hole,
}

/// The keys of an object that are hidden from `openapiv3`, and the substitutes for missing ones.
#[derive(Debug)]
pub struct Form {
    pub(super) hidden: &'static [&'static str],
    pub(super) filled: &'static [(&'static str, Fill)],
    /// Keys whose values are strings; other values are hidden.
    pub(super) strings: &'static [&'static str],
    /// Keys whose values are booleans; other values are hidden.
    pub(super) booleans: &'static [&'static str],
}

/// Returns whether a value is a string, or a value that YAML made of an unquoted string.
pub(super) fn is_string(node: &Node) -> bool {
    matches!(node, Node::String(_) | Node::Number(_) | Node::Bool(_))
}
