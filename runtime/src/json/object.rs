//! The fields of a JSON object, read by name.

use std::collections::BTreeMap;

use super::iterate::Entries;
use super::node::{Node, key_bit};
use super::value::Value;
use super::{DecodeError, FromJson, Nullable};

/// An object whose fields are being read.
///
/// It remembers where the last field was found: fields that are read in the order of the JSON are found
/// without searching. Any order works.
#[derive(Debug, Clone)]
pub struct Object<'a> {
    pub(super) type_name: &'static str,
    nodes: &'a [Node<'a>],
    /// The nodes after the field that was found last.
    ahead: &'a [Node<'a>],
    keys: u64,
}

impl<'a> Object<'a> {
    #[inline]
    pub(super) fn new(type_name: &'static str, nodes: &'a [Node<'a>], keys: u64) -> Self {
        Self { type_name, nodes, ahead: nodes, keys }
    }

    /// A field that must be there.
    ///
    /// # Errors
    /// It is absent, or does not fit; the path of the error holds its name.
    #[inline]
    pub fn required<T: FromJson>(&mut self, name: &'static str) -> Result<T, DecodeError> {
        match self.find(name) {
            Some(value) => T::from_json(value).map_err(|error| error.at_key(name)),
            None => Err(DecodeError::missing(name, self.type_name)),
        }
    }

    /// A field that may be absent. `null` is read as absent, unless `T` takes it.
    ///
    /// # Errors
    /// It is there and does not fit; the path of the error holds its name.
    #[inline]
    pub fn optional<T: FromJson>(&mut self, name: &'static str) -> Result<Option<T>, DecodeError> {
        match self.find(name) {
            None => Ok(None),
            Some(value) if value.is_null() => Ok(T::from_json(value).ok()),
            Some(value) => T::from_json(value).map(Some).map_err(|error| error.at_key(name)),
        }
    }

    /// A field that may be absent or `null`; the two are distinguished.
    ///
    /// # Errors
    /// It is there and does not fit; the path of the error holds its name.
    #[inline]
    pub fn nullable<T: FromJson>(&mut self, name: &'static str) -> Result<Nullable<T>, DecodeError> {
        match self.find(name) {
            None => Ok(Nullable::Absent),
            Some(value) => Nullable::from_json(value).map_err(|error| error.at_key(name)),
        }
    }

    /// The entries that are not in `known`.
    ///
    /// # Errors
    /// One of them does not fit; the path of the error holds its name.
    pub fn rest<T: FromJson>(&mut self, known: &[&'static str]) -> Result<BTreeMap<String, T>, DecodeError> {
        let mut rest = BTreeMap::new();
        for (key, value) in (Entries { nodes: self.nodes }) {
            if !known.contains(&key) {
                rest.insert(key.to_owned(), T::from_json(value).map_err(|error| error.at_entry(key))?);
            }
        }
        Ok(rest)
    }

    /// The value of a field, and the cursor behind it.
    #[inline]
    pub(super) fn find(&mut self, name: &str) -> Option<Value<'a>> {
        if let Some((key, rest)) = self.ahead.split_first()
            && key.text() == Some(name)
        {
            self.ahead = rest.get(rest.first().map_or(0, Node::size)..).unwrap_or_default();
            return Some(Value::at(rest));
        }
        self.search(name)
    }

    fn search(&mut self, name: &str) -> Option<Value<'a>> {
        if self.keys & key_bit(name) == 0 {
            return None;
        }
        self.search_from(self.ahead, name).or_else(|| self.search_from(self.nodes, name))
    }

    fn search_from(&mut self, nodes: &'a [Node<'a>], name: &str) -> Option<Value<'a>> {
        let mut entries = Entries { nodes };
        let (_, value) = entries.find(|(key, _)| *key == name)?;
        self.ahead = entries.nodes;
        Some(value)
    }
}
