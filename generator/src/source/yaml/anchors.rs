//! Anchors and aliases: `*name` repeats the value that `&name` marks.
//!
//! ```yaml
//! a: &x {b: 1}
//! c: *x         # c is {b: 1}
//! ```
//!
//! Each copy counts as if it were written out, and so does the one that is kept for aliases, so that a small document
//! cannot become a large tree.

use std::collections::BTreeMap;

use crate::source::node::{Node, Object};
use crate::source::reading::{Fault, Reading};

/// The values of anchors, by their number.
#[derive(Default)]
pub(super) struct Anchors {
    marked: BTreeMap<usize, Marked>,
    /// The anchor (or 0) of each open array and object, and the number of values before it.
    open: Vec<(usize, usize)>,
}

struct Marked {
    value: Node,
    nodes: usize,
    depth: usize,
}

impl Anchors {
    pub(super) fn mark_scalar(&mut self, anchor: usize, value: &Node) {
        if anchor != 0 {
            self.marked.insert(anchor, Marked { value: value.clone(), nodes: 1, depth: 0 });
        }
    }

    /// An array or object begins.
    pub(super) fn open(&mut self, anchor: usize, reading: &Reading) {
        self.open.push((anchor, reading.nodes()));
    }

    /// The innermost array or object is complete.
    pub(super) fn close(&mut self, value: &Node, reading: &mut Reading) -> Result<(), Fault> {
        let Some((anchor, before)) = self.open.pop().filter(|(anchor, _)| *anchor != 0) else { return Ok(()) };
        let nodes = 1 + reading.nodes() - before;
        reading.count_nodes(nodes)?;
        self.marked.insert(anchor, Marked { value: value.clone(), nodes, depth: depth_of(value) });
        Ok(())
    }

    /// The value of an anchor, to be inserted below `depth` arrays and objects.
    pub(super) fn repeat(&self, anchor: usize, depth: usize, reading: &mut Reading) -> Result<Node, Fault> {
        let Some(marked) = self.marked.get(&anchor) else {
            return Err(Fault::limit("an alias is inside the value of its own anchor, which would never end"));
        };
        reading.count_nodes(marked.nodes)?;
        Reading::check_depth(depth + marked.depth)?;
        Ok(marked.value.clone())
    }
}

/// The depth of nested arrays and objects; the recursion is safe, because the depth of values is limited.
fn depth_of(node: &Node) -> usize {
    match node {
        Node::Array(elements) => 1 + elements.iter().map(depth_of).max().unwrap_or_default(),
        Node::Object(object) => 1 + values(object).map(depth_of).max().unwrap_or_default(),
        _ => 0,
    }
}

fn values(object: &Object) -> impl Iterator<Item = &Node> {
    object.iter().map(|(_, value)| value)
}
