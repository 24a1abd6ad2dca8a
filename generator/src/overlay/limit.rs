//! Limits for the result of overlays, as for documents: a few copies of the whole into itself would exhaust the memory.

use super::cost::{Size, cost, refused};
use crate::limits::{DEEPEST_TREE, MOST_ADDED, MOST_NODES, MOST_SELECTED};
use crate::origin::Pointer;
use crate::source::Node;

/// The size of the document while overlays change it. Values that are removed or replaced still count.
#[derive(Debug)]
pub(super) struct Growth {
    size: Size,
    /// The number of values that actions may still add.
    left: usize,
    /// The number of values that queries visited.
    visited: usize,
}

impl Growth {
    /// The size before the first action.
    pub(super) fn of(root: &Node) -> Self {
        let size = measure(root);
        Self { size, left: MOST_ADDED.min(MOST_NODES.saturating_sub(size.values)), visited: 0 }
    }

    /// The reason why a query is not evaluated, if any.
    pub(super) fn refused(&mut self, path: &str) -> Option<String> {
        let cost = cost(path, self.size);
        let refused = refused(path, cost);
        if refused.is_none() {
            self.visited = self.visited.saturating_add(cost);
        }
        let all = || format!("the actions before visited more than {MOST_SELECTED} values of the document");
        refused.or_else(|| (self.visited > MOST_SELECTED).then(all))
    }

    /// The reason why a value cannot be inserted at these places, if any; otherwise it counts as inserted.
    pub(super) fn exceeded(&mut self, places: &[Pointer], piece: &Node) -> Option<String> {
        let Size { values, depth } = measure(piece);
        let added = values.saturating_mul(places.len());
        let deepest = places.iter().map(|place| place.tokens().len()).max().unwrap_or_default() + depth;
        if added > self.left {
            return Some(format!("overlays may add {MOST_ADDED} values to a document, and this is more"));
        }
        if deepest > DEEPEST_TREE {
            return Some(format!("with this arrays and objects would be nested more than {DEEPEST_TREE} levels deep"));
        }
        self.left -= added;
        self.size = Size { values: self.size.values + added, depth: self.size.depth.max(deepest) };
        None
    }
}

/// The number of values, and their depth; the depth of trees is limited, so that the recursion needs little stack.
fn measure(node: &Node) -> Size {
    let below = |measured: &mut dyn Iterator<Item = Size>| {
        measured.fold(Size { values: 1, depth: 1 }, |all, part| Size {
            values: all.values + part.values,
            depth: all.depth.max(part.depth + 1),
        })
    };
    match node {
        Node::Array(elements) => below(&mut elements.iter().map(measure)),
        Node::Object(object) => below(&mut object.iter().map(|(_, value)| measure(value))),
        _ => Size { values: 1, depth: 1 },
    }
}

#[cfg(test)]
mod tests {
    use super::{Growth, Size};
    use crate::origin::Pointer;
    use crate::source::Node;

    fn growth(values: usize, left: usize) -> Growth {
        Growth { size: Size { values, depth: 2 }, left, visited: 0 }
    }

    fn nested(levels: usize) -> Node {
        (0..levels).fold(Node::Null, |inner, _| Node::Array(vec![inner]))
    }

    #[test]
    fn the_queries_of_all_actions_count_together() {
        let mut growth = growth(9_000_000, 0);
        assert_eq!(growth.refused("$..a"), None);
        assert_eq!(growth.refused("$..a"), None);
        let message = "the actions before visited more than 20000000 values of the document";
        assert_eq!(growth.refused("$..a").as_deref(), Some(message));
    }

    #[test]
    fn a_value_counts_at_each_of_its_places() {
        let message = "overlays may add 1000000 values to a document, and this is more";
        let places = [Pointer::ROOT, Pointer::ROOT.key("a")];
        let piece = Node::Array(vec![Node::Null, Node::Null]);
        assert_eq!(growth(1, 6).exceeded(&places, &piece), None, "three values, twice");
        assert_eq!(growth(1, 5).exceeded(&places, &piece).as_deref(), Some(message));
        let mut twice = growth(1, 11);
        assert_eq!(twice.exceeded(&places, &piece), None);
        assert_eq!(twice.size, Size { values: 7, depth: 3 });
        assert_eq!(twice.exceeded(&places, &piece).as_deref(), Some(message), "five are left");
    }

    #[test]
    fn a_value_may_not_be_too_deep_at_its_place() {
        let at = [Pointer::ROOT.key("a")];
        let message = "with this arrays and objects would be nested more than 128 levels deep";
        assert_eq!(growth(1, 1000).exceeded(&at, &nested(126)), None);
        assert_eq!(growth(1, 1000).exceeded(&at, &nested(127)).as_deref(), Some(message));
    }
}
