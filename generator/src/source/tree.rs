//! A tree as it grows: values are put into the array or object that was opened last, until that is closed.
//!
//! The values of open arrays and objects lie on two stacks, so that each array and object is made with the room that
//! it needs, and depth costs no stack of the thread.

use std::sync::Arc;
use std::vec::Drain;

use super::node::{Node, Object};
use super::reading::{Fault, Reading, Step};

/// The values that are read so far.
#[derive(Default)]
pub(super) struct Tree {
    open: Vec<Open>,
    elements: Vec<Node>,
    entries: Vec<(Arc<str>, Node)>,
    /// The places among the entries of those whose keys merge.
    merging: Vec<usize>,
    root: Option<Node>,
}

/// An array or object that is not closed yet: where it begins on its stack.
enum Open {
    Array { start: usize },
    Object { start: usize, key: Option<Key> },
}

/// A key, and whether its value is merged into the object.
type Key = (Arc<str>, bool);

/// How the entries of an object become one, those at the given places merged into it; repeated keys are reported.
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

    /// How many arrays and objects are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether what comes next is the key of an entry.
    pub(super) fn expects_key(&self) -> bool {
        matches!(self.open.last(), Some(Open::Object { key: None, .. }))
    }

    /// The key of the entry whose value comes next.
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

    /// Takes the values of the innermost array or object off its stack.
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

    /// Puts a value where it belongs: into the innermost array or object, or at the root.
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

    /// The whole, if there was a value.
    pub(super) fn finish(self) -> Option<Node> {
        self.root
    }
}

/// The way to the value that is being read in the innermost of the `open`.
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

/// An object of its entries; of equal keys the last one counts.
pub(super) fn object_of(entries: Drain<'_, (Arc<str>, Node)>, _: &[usize], repeated: &mut dyn FnMut(&str)) -> Object {
    let mut object = Object::with_capacity(entries.len());
    for (key, value) in entries {
        if object.insert(key.clone(), value) {
            repeated(&key);
        }
    }
    object
}
