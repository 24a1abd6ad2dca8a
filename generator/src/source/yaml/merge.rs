//! Merge keys (<https://yaml.org/type/merge.html>): the entries of `<<` stand in its place; the mapping's own keys and
//! the entries of an earlier `<<` override them.
//!
//! ```yaml
//! {a: 1, <<: {a: 0, b: 2}}   # {a: 1, b: 2}
//! ```

use std::sync::Arc;
use std::vec::Drain;

use crate::source::node::{Node, Object};
use crate::source::tree::object_of;

/// Builds an object of its entries, with merge keys applied; the last one of equal keys counts.
pub(super) fn merged_object_of(
    entries: Drain<'_, (Arc<str>, Node)>,
    merging: &[usize],
    repeated: &mut dyn FnMut(&str),
) -> Object {
    if merging.is_empty() {
        return object_of(entries, merging, repeated);
    }
    let mut object = Object::with_capacity(entries.len());
    let mut merged = Object::default();
    for (at, (key, value)) in entries.enumerate() {
        if merging.contains(&at) && is_mergeable(&value) {
            merge(value, &mut object, &mut merged);
            continue;
        }
        let own = merged.remove(&key).is_none();
        if object.insert(key.clone(), value) && own {
            repeated(&key);
        }
    }
    object
}

/// The mappings of a merge key: one mapping, or a sequence of mappings.
fn is_mergeable(value: &Node) -> bool {
    match value {
        Node::Object(_) => true,
        Node::Array(elements) => elements.iter().all(|element| element.as_object().is_some()),
        _ => false,
    }
}

/// Adds the entries that do not exist yet, and notes their keys in `merged`.
fn merge(value: Node, object: &mut Object, merged: &mut Object) {
    match value {
        Node::Object(source) => {
            for (key, value) in source {
                if object.get(&key).is_none() {
                    object.insert(key.clone(), value);
                    merged.insert(key, Node::Null);
                }
            }
        }
        Node::Array(sources) => sources.into_iter().for_each(|source| merge(source, object, merged)),
        _ => {}
    }
}
