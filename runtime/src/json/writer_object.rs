//! Objects being written, field by field.

use std::collections::BTreeMap;

use super::node::Node;
use super::tape::Open;
use super::writer::{Sink, Writer};
use super::{Json, Nullable, Rule, ToJson, text};

/// An array or object being written.
#[derive(Debug)]
pub(super) struct Nest {
    pub(super) open: Open,
    pub(super) first: bool,
}

impl Nest {
    #[inline]
    pub(super) fn separate(&mut self, out: &mut Vec<u8>) {
        if !std::mem::take(&mut self.first) {
            out.push(b',');
        }
    }
}

/// An object being written; see [`Writer::object`].
#[derive(Debug)]
#[must_use = "an object that is not ended leaves its text open"]
pub struct ObjectWriter<'a> {
    pub(super) json: &'a mut Writer,
    pub(super) nest: Nest,
}

impl ObjectWriter<'_> {
    /// A field.
    #[inline]
    pub fn field<T: ToJson + ?Sized>(&mut self, name: &str, value: &T) -> &mut Self {
        self.key(name);
        value.write_json(self.json);
        self
    }

    /// A field whose value has rules.
    #[doc(hidden)]
    #[inline]
    pub fn field_within<T: ToJson + ?Sized>(&mut self, name: &str, rules: &'static [Rule], value: &T) -> &mut Self {
        self.key(name);
        self.json.value_within(rules, value);
        self
    }

    /// A field whose value has rules, left out where it is `None`.
    #[doc(hidden)]
    #[inline]
    pub fn optional_within<T: ToJson>(&mut self, name: &str, rules: &'static [Rule], value: &Option<T>) -> &mut Self {
        if let Some(value) = value {
            self.field_within(name, rules, value);
        }
        self
    }

    /// Further entries whose values have rules.
    #[doc(hidden)]
    #[inline]
    pub fn fields_within<T: ToJson>(&mut self, rules: &'static [Rule], entries: &BTreeMap<String, T>) -> &mut Self {
        for (name, value) in entries {
            self.field_within(name, rules, value);
        }
        self
    }

    /// A field that is left out where it is `None`.
    #[inline]
    pub fn optional<T: ToJson>(&mut self, name: &str, value: &Option<T>) -> &mut Self {
        if let Some(value) = value {
            self.field(name, value);
        }
        self
    }

    /// A field that is left out where it is absent, and `null` where it is that.
    #[inline]
    pub fn nullable<T: ToJson>(&mut self, name: &str, value: &Nullable<T>) -> &mut Self {
        self.nullable_within(name, &[], value)
    }

    /// As [`Self::nullable`], for a value that has rules.
    #[doc(hidden)]
    #[inline]
    pub fn nullable_within<T: ToJson>(&mut self, name: &str, rules: &'static [Rule], value: &Nullable<T>) -> &mut Self {
        if !value.is_absent() {
            self.field_within(name, rules, value);
        }
        self
    }

    /// Further entries, as fields of this object.
    #[inline]
    pub fn fields<T: ToJson>(&mut self, entries: &BTreeMap<String, T>) -> &mut Self {
        for (name, value) in entries {
            self.field(name, value);
        }
        self
    }

    /// Entries that the document does not describe, as fields of this object.
    #[doc(hidden)]
    pub fn unknown(&mut self, entries: &BTreeMap<String, Json>) -> &mut Self {
        for (name, value) in entries {
            self.key(name);
            if self.json.hides_undescribed {
                self.json.unrecognized_secret(value);
            } else {
                self.json.unrecognized(value);
            }
        }
        self
    }

    /// Ends the object.
    #[inline]
    pub fn end(&mut self) {
        match &mut self.json.sink {
            Sink::Text(out) => out.push(b'}'),
            Sink::Tree(tree) => tree.end_object(self.nest.open),
            Sink::Count(_) => {}
        }
    }

    #[inline]
    fn key(&mut self, name: &str) {
        match &mut self.json.sink {
            Sink::Text(out) => {
                self.nest.separate(out);
                text::string(out, name);
                out.push(b':');
            }
            Sink::Tree(tree) => tree.key(&mut self.nest.open, Node::Owned(name.into())),
            Sink::Count(count) => count.nodes += 1,
        }
    }
}
