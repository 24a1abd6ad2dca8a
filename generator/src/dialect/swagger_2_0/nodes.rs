//! Nodes of the skeleton, made of parts of the document.

use std::sync::Arc;

use crate::origin::Origin;
use crate::source::{Node, Object};

/// Returns whether a place is among the shared objects of 2.0 or 3.x.
pub(super) fn is_component(at: &Origin, kind: &str) -> bool {
    matches!(at.pointer.tokens()[..], [section, _] | ["components", section, _] if section == kind)
}

pub(super) fn text(text: &str) -> Node {
    Node::String(text.into())
}

pub(super) fn object<'e>(entries: impl IntoIterator<Item = (&'e str, Node)>) -> Node {
    let mut object = Object::default();
    for (key, value) in entries {
        object.insert(key.into(), value);
    }
    Node::Object(object)
}

/// A reference to a place in the same file (RFC 3986, section 2.4: a percent sign is escaped).
pub(super) fn reference_to(written: &Origin) -> Node {
    object([("$ref", text(&written.pointer.to_string().replace('%', "%25")))])
}

/// The entries of an object without these keys; extensions are included.
pub(super) fn entries_but<'o>(
    object: &'o Object,
    keys: &'static [&'static str],
) -> impl Iterator<Item = (Arc<str>, Node)> + 'o {
    object.iter().filter(|(key, _)| !keys.contains(&&***key)).map(|(key, value)| (key.clone(), value.clone()))
}
