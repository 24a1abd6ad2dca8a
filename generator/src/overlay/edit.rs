//! Changes of a tree, which keep track of the place where each part is written.
//!
//! ```text
//! {a: 1, b: [x], c: {d: 2}}  merged with  {a: 3, b: [y], c: {e: 4}}  is  {a: 3, b: [x, y], c: {d: 2, e: 4}}
//! ```

use crate::origin::{FileId, Origin, Pointer};
use crate::source::{Node, Written};

/// A tree that is being changed, and the places where its parts are written.
#[derive(Debug)]
pub(super) struct Edited {
    pub(super) root: Node,
    pub(super) written: Written,
}

/// A value to be inserted into a tree.
#[derive(Debug, Clone)]
pub(super) struct Piece<'p> {
    pub(super) node: &'p Node,
    /// The place where it is written.
    pub(super) origin: Origin,
    /// The places of its parts that are not below `origin`.
    pub(super) parts: Option<&'p Written>,
}

/// Two values that cannot be merged.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Clash {
    /// The place where the new value is written.
    pub(super) new: Origin,
    /// The place where the old value is written.
    pub(super) old: Origin,
    /// The kinds of the two values: `a string`, `an object`.
    pub(super) kinds: (&'static str, &'static str),
}

impl Edited {
    /// The place where a node of the tree is written.
    pub(super) fn origin(&self, place: &Pointer) -> Origin {
        self.written.origin(Origin::root(FileId::ENTRY), &place.tokens())
    }

    /// The value at a place, to be inserted elsewhere.
    pub(super) fn piece(&self, place: &Pointer) -> Option<Piece<'_>> {
        let parts = place.tokens().into_iter().try_fold(&self.written, |step, token| step.below.get(token));
        Some(Piece { node: self.root.find(place)?, origin: self.origin(place), parts })
    }

    /// Removes nodes of one object or array, the last first, unless they are removed already.
    pub(super) fn remove(&mut self, parent: &Pointer, tokens: &[&str]) {
        let origin = self.origin(parent);
        let Some((node, written)) = self.step_to(parent) else { return };
        match node {
            Node::Object(object) => {
                object.remove_all(&tokens.iter().copied().collect());
                for token in tokens {
                    written.below.remove(*token);
                }
            }
            Node::Array(elements) => {
                for token in tokens {
                    let Some(index) = token.parse().ok().filter(|index| *index < elements.len()) else { continue };
                    written.remove_element(&origin, index, elements.len());
                    elements.remove(index);
                }
            }
            _ => {}
        }
    }

    /// Merges a piece into the selected nodes: objects by their keys, arrays by appending elements.
    pub(super) fn merge(&mut self, place: &Pointer, piece: &Piece<'_>) -> Vec<Clash> {
        let origin = self.origin(place);
        let mut clashes = Vec::new();
        let Some((node, written)) = self.step_to(place) else { return clashes };
        match node {
            Node::Array(elements) if piece.node.as_array().is_none() => {
                *written.step(&elements.len().to_string()) = piece.written();
                elements.push(piece.node.clone());
            }
            _ => merge(node, written, &origin, piece, &mut clashes),
        }
        clashes
    }

    fn step_to(&mut self, place: &Pointer) -> Option<(&mut Node, &mut Written)> {
        let start = (&mut self.root, &mut self.written);
        place.tokens().into_iter().try_fold(start, |(node, written), token| {
            let below = match node {
                Node::Object(object) => object.get_mut(token)?,
                Node::Array(elements) => elements.get_mut(token.parse::<usize>().ok()?)?,
                _ => return None,
            };
            Some((below, written.step(token)))
        })
    }
}

impl<'p> Piece<'p> {
    fn written(&self) -> Written {
        let below = self.parts.map(|parts| parts.below.clone()).unwrap_or_default();
        Written { at: Some(self.origin.clone()), below }
    }

    fn below(&self, node: &'p Node, token: &str) -> Self {
        let parts = self.parts.and_then(|parts| parts.below.get(token));
        let origin = parts.and_then(|parts| parts.at.clone()).unwrap_or_else(|| self.origin.key(token));
        Piece { node, origin, parts }
    }
}

/// Merges by Overlay 1.1.0, section 4.4.3.2: values of the same kind are merged, and keys of only one side are kept.
fn merge(old: &mut Node, written: &mut Written, origin: &Origin, piece: &Piece<'_>, clashes: &mut Vec<Clash>) {
    match (old, piece.node) {
        (Node::Object(old), Node::Object(new)) => {
            for (key, value) in new.iter() {
                let part = piece.below(value, key);
                let step = written.step(key);
                let at = step.at.clone().unwrap_or_else(|| origin.key(key));
                match old.get_mut(key) {
                    Some(existing) => merge(existing, step, &at, &part, clashes),
                    None => {
                        *step = part.written();
                        old.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (Node::Array(old), Node::Array(new)) => {
            for (index, value) in new.iter().enumerate() {
                *written.step(&old.len().to_string()) = piece.below(value, &index.to_string()).written();
                old.push(value.clone());
            }
        }
        // A key without a value, as in overlays that show the form of a document.
        (Node::Object(_) | Node::Array(_), Node::Null) => {}
        (old @ (Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_)), new)
            if *old == Node::Null || !matches!(new, Node::Object(_) | Node::Array(_)) =>
        {
            *old = new.clone();
            *written = piece.written();
        }
        (old, new) => {
            clashes.push(Clash { new: piece.origin.clone(), old: origin.clone(), kinds: (new.kind(), old.kind()) });
        }
    }
}
