//! A place in one of the two documents, and the node there.

use std::sync::Arc;

use crate::dialect::Skeleton;
use crate::limits::LONGEST_REFERENCES;
use crate::origin::Origin;
use crate::source::Node;

/// A node of a document, and its place.
#[derive(Clone)]
pub(super) struct At<'a> {
    pub(super) skeleton: &'a Skeleton<'a>,
    pub(super) origin: Origin,
    pub(super) node: &'a Node,
}

impl<'a> At<'a> {
    /// The node at a place, if any.
    pub(super) fn of(skeleton: &'a Skeleton<'a>, origin: Origin) -> Option<Self> {
        let node = skeleton.node(&origin)?;
        Some(Self { skeleton, origin, node })
    }

    /// The value under `key`.
    pub(super) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key)?;
        Some(Self { skeleton: self.skeleton, origin: self.origin.key(key), node })
    }

    /// The value under `key`, behind its references.
    pub(super) fn part(&self, key: &str) -> Option<Self> {
        self.get(key).map(Self::followed)
    }

    /// The entries of an object, in document order; extensions are left out.
    pub(super) fn entries(&self) -> Vec<(Arc<str>, Self)> {
        let entries = self.node.as_object().into_iter().flat_map(crate::source::Object::iter);
        let entries = entries.filter(|(key, _)| !key.starts_with("x-"));
        entries.map(|(key, node)| (key.clone(), self.child(key, node))).collect()
    }

    /// The entries of an object whose keys are names, in document order.
    pub(super) fn named(&self) -> Vec<(Arc<str>, Self)> {
        let entries = self.node.as_object().into_iter().flat_map(crate::source::Object::iter);
        entries.map(|(key, node)| (key.clone(), self.child(key, node))).collect()
    }

    /// The elements of an array.
    pub(super) fn elements(&self) -> Vec<Self> {
        let elements = self.node.as_array().unwrap_or_default().iter().enumerate();
        let element = |(at, node)| Self { skeleton: self.skeleton, origin: self.origin.index(at), node };
        elements.map(element).collect()
    }

    /// The entries of the object under `key` whose keys are names.
    pub(super) fn named_of(&self, key: &str) -> Vec<(Arc<str>, Self)> {
        self.get(key).map(|at| at.named()).unwrap_or_default()
    }

    /// The entries of the object under `key`, without extensions.
    pub(super) fn entries_of(&self, key: &str) -> Vec<(Arc<str>, Self)> {
        self.get(key).map(|at| at.entries()).unwrap_or_default()
    }

    /// The elements of the array under `key`.
    pub(super) fn elements_of(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|at| at.elements()).unwrap_or_default()
    }

    /// The place of the value under `key`, or this place if there is none.
    pub(super) fn place_of(&self, key: &str) -> Origin {
        self.get(key).map_or_else(|| self.origin.clone(), |at| at.origin)
    }

    fn child(&self, key: &str, node: &'a Node) -> Self {
        Self { skeleton: self.skeleton, origin: self.origin.key(key), node }
    }

    /// The string under `key`.
    pub(super) fn text(&self, key: &str) -> Option<&'a str> {
        self.node.get(key)?.as_str()
    }

    /// The boolean under `key`; `false` if it is absent.
    pub(super) fn flag(&self, key: &str) -> bool {
        self.node.get(key).and_then(Node::as_truth).unwrap_or(false)
    }

    /// The target of the reference here, if there is one.
    pub(super) fn target(&self) -> Option<Self> {
        let reference = ["$ref", "$dynamicRef", "$recursiveRef"].iter().find_map(|key| self.text(key))?;
        let origin = self.skeleton.target(&self.origin, reference).ok()?;
        Self::of(self.skeleton, origin)
    }

    /// The node behind a chain of references; this node if one of them leads nowhere.
    pub(super) fn followed(self) -> Self {
        let mut at = self;
        for _ in 0..LONGEST_REFERENCES {
            match at.target() {
                Some(target) => at = target,
                None => break,
            }
        }
        at
    }
}
