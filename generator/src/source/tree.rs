//! A growing tree: values are added to the innermost open array or object.
//!
//! The values of open arrays and objects are on two stacks, so that each array and object is allocated with the right
//! size, and depth does not use the stack of the thread.

use std::sync::Arc;
use std::vec::Drain;

use super::node::{Node, Object};
use super::reading::{Fault, Reading, Step};

/// The values that were read so far.
#[derive(Default)]
pub(super) struct Tree {
    open: Vec<Open>,
    elements: Vec<Node>,
    entries: Vec<(Arc<str>, Node)>,
    /// The indices of the entries whose values are merged.
    merging: Vec<usize>,
    root: Option<Node>,
}

/// An open array or object, with the start of its values on the stack.
enum Open {
    Array { start: usize },
    Object { start: usize, key: Option<Key> },
}

/// A key, and whether its value is merged into the object.
type Key = (Arc<str>, bool);

/// Builds an object of its entries, merging the values at the given indices; duplicate keys are reported.
pub(super) type MakeObject = fn(Drain<'_, (Arc<str>, Node)>, &[usize], &mut dyn FnMut(&str)) -> Object;

impl Tree {
    pub(super) fn open_array(&mut self) -> Result<(), Fault> {
        self.open(Open::Array { start: self.elements.len() })
    }

    pub(super) fn open_object(&mut self) -> Result<(), Fault> {
        self.open(Open::Object { start: self.entries.len(), key: None })
    }

    fn open(&mut self, open: Open) -> Result<(), Fault> {
        self.open.push(open);
        Reading::check_depth(self.open.len())
    }

    /// The number of open arrays and objects.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Returns whether the next event is the key of an entry.
    pub(super) fn expects_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Object { key: None, .. }))
    }

    /// Sets the key of the next value.
    pub(super) fn key(&mut self, text: Arc<str>) {
        self.set_key((text, false));
    }

    /// As [`Self::key`], for a key whose value is merged into the object.
    pub(super) fn merge_key(&mut self, text: Arc<str>) {
        self.set_key((text, true));
    }

    fn set_key(&mut self, text: Key) {
        if let Some(Open::Object { key, .. }) = self.open.last_mut() {
            *key = Some(text);
        }
    }

    /// Removes the values of the innermost array or object from its stack.
    pub(super) fn close(&mut self, make: MakeObject, reading: &mut Reading) -> Option<Node> {
        Some(match self.open.pop()? {
            Open::Array { start } => Node::Array(self.elements.drain(start..).collect()),
            Open::Object { start, .. } => {
                let first = self.merging.partition_point(|at| *at < start);
                let merging: Vec<usize> = self.merging.drain(first..).map(|at| at - start).collect();
                let (open, top) = (&self.open, self.elements.len());
                let mut repeated = |key: &str| reading.duplicate_key(&path_of(open, top), key);
                Node::Object(make(self.entries.drain(start..), &merging, &mut repeated))
            }
        })
    }

    /// Adds a value to the innermost array or object, or as the root.
    pub(super) fn put(&mut self, value: Node) {
        match self.open.last_mut() {
            None => self.root = Some(value),
            Some(Open::Array { .. }) => self.elements.push(value),
            Some(Open::Object { key, .. }) => {
                if let Some((key, merges)) = key.take() {
                    if merges {
                        self.merging.push(self.entries.len());
                    }
                    self.entries.push((key, value));
                }
            }
        }
    }

    /// The root, if there was a value.
    pub(super) fn finish(self) -> Option<Node> {
        self.root
    }
}

/// The path to the current value in the innermost of the `open` containers.
///
/// An open array's elements end where those of the next open array begin, or at the top of the stack.
fn path_of(open: &[Open], top: usize) -> Vec<Step> {
    let mut end = top;
    let mut path: Vec<Step> = Vec::with_capacity(open.len());
    for open in open.iter().rev() {
        match open {
            Open::Array { start } => {
                path.push(Step::Index(end - start));
                end = *start;
            }
            Open::Object { key, .. } => path.extend(key.clone().map(|(key, _)| Step::Key(key))),
        }
    }
    path.reverse();
    path
}

/// Builds an object of its entries; the last one of equal keys counts.
pub(super) fn object_of(entries: Drain<'_, (Arc<str>, Node)>, _: &[usize], repeated: &mut dyn FnMut(&str)) -> Object {
    let mut object = Object::with_capacity(entries.len());
    for (key, value) in entries {
        if object.insert(key.clone(), value) {
            repeated(&key);
        }
    }
    object
}
