//! Documents as trees: the common model of JSON and YAML, with the order of keys and the text of numbers.

use std::collections::HashSet;
use std::hash::BuildHasher;
use std::sync::Arc;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::number::Number;
use crate::origin::Pointer;

/// The tokens of nearly every pointer; only longer ones need memory to be followed.
pub(super) const DEPTH: usize = 24;

/// One value of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// `null`, `~`, or nothing after a YAML key.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number of any size, as written.
    Number(Number),
    /// A string.
    String(Arc<str>),
    /// A sequence.
    Array(Vec<Node>),
    /// A mapping.
    Object(Object),
}

impl Node {
    /// A boolean; also one of the words for booleans in YAML 1.1, which are strings in YAML 1.2 (YAML 1.1,
    /// `tag:yaml.org,2002:bool`).
    pub fn as_truth(&self) -> Option<bool> {
        let Self::String(text) = self else { return self.as_bool() };
        match text.trim().to_ascii_lowercase().as_str() {
            "true" | "yes" | "on" | "y" => Some(true),
            "false" | "no" | "off" | "n" => Some(false),
            _ => None,
        }
    }

    /// The value of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a boolean.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(boolean) => Some(*boolean),
            _ => None,
        }
    }

    /// The value of a number.
    pub fn as_number(&self) -> Option<&Number> {
        match self {
            Self::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The elements of a sequence.
    pub fn as_array(&self) -> Option<&[Node]> {
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The entries of a mapping.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The value under `key`, if this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }

    /// The node at a pointer below, if any.
    pub fn find(&self, pointer: &Pointer) -> Option<&Node> {
        let mut tokens = [""; DEPTH];
        let mut depth = 0;
        let mut at = pointer;
        while let (Some(last), Some(parent)) = (at.last(), at.parent()) {
            if depth == DEPTH {
                return pointer.tokens().into_iter().try_fold(self, Self::step);
            }
            tokens[depth] = last;
            depth += 1;
            at = parent;
        }
        tokens[..depth].iter().rev().try_fold(self, |node, token| node.step(token))
    }

    /// The child by one token of a JSON pointer (RFC 6901, section 4): a key of an object, or an index of an array.
    pub(super) fn step(&self, token: &str) -> Option<&Node> {
        match self {
            Self::Object(object) => object.get(token),
            Self::Array(elements) if token == "0" || !token.starts_with(['0', '+']) => {
                elements.get(token.parse::<usize>().ok()?)
            }
            _ => None,
        }
    }

    /// The name of the kind in messages: `a string`, `an object`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}

/// A mapping in the order of the document.
///
/// Built by [`Object::insert`]; a repeated key replaces the earlier value, as `serde_json` and most tools do.
#[derive(Debug, Clone, Default)]
pub struct Object {
    entries: Vec<(Arc<str>, Node)>,
    /// The positions of the keys, only for mappings that are too long for a linear search.
    index: Option<Box<Index>>,
}

/// The positions of entries, found by the hashes of their keys.
#[derive(Debug, Clone, Default)]
struct Index {
    positions: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Index {
    fn add(&mut self, position: usize, entries: &[(Arc<str>, Node)]) {
        // The number of nodes of a document is limited far below 2^32.
        let position = u32::try_from(position).unwrap_or(u32::MAX);
        let hash = |position: &u32| self.hasher.hash_one(&entries[*position as usize].0);
        self.positions.insert_unique(hash(&position), position, hash);
    }

    fn find(&self, key: &str, entries: &[(Arc<str>, Node)]) -> Option<usize> {
        let is_key = |position: &u32| &*entries[*position as usize].0 == key;
        self.positions.find(self.hasher.hash_one(key), is_key).map(|position| *position as usize)
    }
}

/// Up to this many entries, searching is as fast as hashing.
const SEARCHED: usize = 16;

impl Object {
    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.position(key).map(|at| &self.entries[at].1)
    }

    /// Adds an entry at the end, or replaces the value of an existing key; returns whether the key existed.
    pub fn insert(&mut self, key: Arc<str>, value: Node) -> bool {
        if let Some(at) = self.position(&key) {
            self.entries[at].1 = value;
            return true;
        }
        let position = self.entries.len();
        self.entries.push((key, value));
        if position < SEARCHED {
            return false;
        }
        let first = if self.index.is_none() { 0 } else { position };
        let index = self.index.get_or_insert_default();
        (first..=position).for_each(|position| index.add(position, &self.entries));
        false
    }

    /// Removes the entry under `key`, and keeps the order of the others.
    pub fn remove(&mut self, key: &str) -> Option<Node> {
        let at = self.position(key)?;
        let (_, value) = self.entries.remove(at);
        let rest = std::mem::take(&mut self.entries);
        self.index = None;
        for (key, value) in rest {
            self.insert(key, value);
        }
        Some(value)
    }

    /// Removes the entries under these keys, and keeps the order of the others.
    pub fn remove_all(&mut self, keys: &HashSet<&str>) {
        let rest = std::mem::take(self);
        for (key, value) in rest.entries.into_iter().filter(|(key, _)| !keys.contains(&**key)) {
            self.insert(key, value);
        }
    }

    /// The value under `key`, for changes in place.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.position(key).map(|at| &mut self.entries[at].1)
    }

    /// An empty mapping with room for `entries`.
    pub(crate) fn with_capacity(entries: usize) -> Self {
        Self { entries: Vec::with_capacity(entries), index: None }
    }

    /// The entries, in document order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Arc<str>, &Node)> {
        self.entries.iter().map(|(key, value)| (key, value))
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Returns whether there are no entries.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The index of the entry under `key`.
    pub fn position(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.find(key, &self.entries),
            None => self.entries.iter().position(|(existing, _)| &**existing == key),
        }
    }
}

impl PartialEq for Object {
    /// Compares the entries, in their order.
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl IntoIterator for Object {
    type Item = (Arc<str>, Node);
    type IntoIter = std::vec::IntoIter<Self::Item>;

    /// The entries, in document order.
    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}
