//! Limits for the result of overlays, as for documents: a few copies of the whole into itself would exhaust the memory.

use crate::limits::{DEEPEST_TREE, MOST_NODES};
use crate::origin::Pointer;
use crate::source::Node;

/// The reason why a value cannot be inserted at these places of a tree, if any.
pub(super) fn exceeded(root: &Node, places: &[Pointer], piece: &Node) -> Option<String> {
    let (size, depth) = measure(piece);
    if measure(root).0.saturating_add(size.saturating_mul(places.len())) > MOST_NODES {
        return Some(format!("with this the document would hold more than {MOST_NODES} values"));
    }
    let deepest = places.iter().map(|place| place.tokens().len()).max().unwrap_or_default();
    (deepest + depth > DEEPEST_TREE)
        .then(|| format!("with this arrays and objects would be nested more than {DEEPEST_TREE} levels deep"))
}

/// The number of values, and their depth; the depth of trees is limited, so that the recursion needs little stack.
fn measure(node: &Node) -> (usize, usize) {
    let below = |measured: &mut dyn Iterator<Item = (usize, usize)>| {
        measured.fold((1, 1), |(size, depth), (more, deep)| (size + more, depth.max(deep + 1)))
    };
    match node {
        Node::Array(elements) => below(&mut elements.iter().map(measure)),
        Node::Object(object) => below(&mut object.iter().map(|(_, value)| measure(value))),
        _ => (1, 1),
    }
}
