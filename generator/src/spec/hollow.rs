//! A deserializer over nodes that shows `openapiv3` only the skeleton.

use serde::de::{self, DeserializeSeed, IntoDeserializer, MapAccess, SeqAccess, Visitor, value::Error};

use super::form::{Fill, Form, is_string};
use crate::source::Node;

/// Keys of schemas, anywhere in the skeleton.
const HOLES: [&str; 2] = ["schema", "itemSchema"];

/// Keys that the skeleton does not need.
const NEVER: [&str; 2] = ["example", "examples"];

/// A node of the skeleton.
#[derive(Clone, Copy)]
pub(super) struct Hollow<'a> {
    node: &'a Node,
    /// The form of this object; objects in it have no form.
    form: Option<&'a Form>,
}

impl<'a> Hollow<'a> {
    pub(super) fn new(node: &'a Node, form: &'a Form) -> Self {
        Self { node, form: Some(form) }
    }

    fn entries(self) -> Vec<(&'a str, Entry<'a>)> {
        let Some(object) = self.node.as_object() else { return Vec::new() };
        let hidden = |key: &str| {
            key.starts_with("x-")
                || NEVER.contains(&key)
                || self.form.is_some_and(|form| form.hidden.contains(&key))
                || self.form.is_none() && key == "encoding"
        };
        let mut entries: Vec<(&str, Entry)> = object
            .iter()
            .filter(|(key, value)| !hidden(key) && !matches!(value, Node::Null))
            .filter_map(|(key, value)| Some((&**key, self.entry(key, value)?)))
            .collect();
        let filled = self.form.map_or(&[][..], |form| form.filled);
        for (key, fill) in filled {
            // A parameter with `content` has no schema (OpenAPI 3.1.1, section 4.8.12.2.3).
            let replaced = *key == "schema" && object.get("content").is_some();
            if !replaced && !entries.iter().any(|(present, _)| present == key) {
                entries.push((key, Entry::Fill(*fill)));
            }
        }
        entries
    }
}

impl<'a> Hollow<'a> {
    /// An entry; `None` if its value has no meaning here.
    fn entry(self, key: &str, value: &'a Node) -> Option<Entry<'a>> {
        match self.form {
            Some(form) if form.strings.contains(&key) => is_string(value).then_some(Entry::Text(value)),
            Some(form) if form.booleans.contains(&key) => value.as_truth().map(Entry::Boolean),
            _ => Some(Entry::of(key, value)),
        }
    }
}

#[derive(Clone, Copy)]
enum Entry<'a> {
    Node(&'a Node),
    /// A scalar that is read as a string.
    Text(&'a Node),
    Boolean(bool),
    Fill(Fill),
}

impl<'a> Entry<'a> {
    fn of(key: &str, value: &'a Node) -> Self {
        if HOLES.contains(&key) { Self::Fill(Fill::Hole) } else { Self::Node(value) }
    }
}

impl<'de> de::Deserializer<'de> for Hollow<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node {
            Node::Null => visitor.visit_unit(),
            Node::Bool(boolean) => visitor.visit_bool(*boolean),
            // The skeleton has no numbers: `version: 1.0` and `default: 443` are unquoted strings that YAML reads as
            // numbers.
            Node::Number(number) => visitor.visit_borrowed_str(number.text()),
            Node::String(text) => visitor.visit_borrowed_str(text),
            Node::Array(elements) => visitor.visit_seq(Elements(elements.iter())),
            Node::Object(_) => visitor.visit_map(Entries { entries: self.entries().into_iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self.node {
            Node::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self.node {
            Node::String(text) => {
                let text: &str = text;
                text.into_deserializer().deserialize_enum(name, variants, visitor)
            }
            _ => Err(de::Error::custom(format!("expected one of {variants:?}, found {}", self.node.kind()))),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

impl<'de> IntoDeserializer<'de, Error> for Entry<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> de::Deserializer<'de> for Entry<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Text(Node::Bool(boolean)) => visitor.visit_str(if *boolean { "true" } else { "false" }),
            Self::Node(node) | Self::Text(node) => Hollow { node, form: None }.deserialize_any(visitor),
            Self::Boolean(boolean) => visitor.visit_bool(boolean),
            Self::Fill(Fill::Text(text)) => visitor.visit_borrowed_str(text),
            Self::Fill(Fill::Empty) => visitor.visit_map(NoEntries(None)),
            Self::Fill(Fill::Hole) => visitor.visit_map(NoEntries(Some("$ref"))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match self {
            Self::Node(node) => Hollow { node, form: None }.deserialize_option(visitor),
            Self::Fill(_) | Self::Text(_) | Self::Boolean(_) => visitor.visit_some(self),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Node(node) => Hollow { node, form: None }.deserialize_enum(name, variants, visitor),
            Self::Fill(_) | Self::Text(_) | Self::Boolean(_) => Err(de::Error::custom("expected a name")),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

struct Elements<'a>(std::slice::Iter<'a, Node>);

impl<'de> SeqAccess<'de> for Elements<'de> {
    type Error = Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        self.0.next().map(|node| seed.deserialize(Entry::Node(node))).transpose()
    }
}

struct Entries<'a> {
    entries: std::vec::IntoIter<(&'a str, Entry<'a>)>,
    value: Option<Entry<'a>>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(de::value::BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        match self.value.take() {
            Some(value) => seed.deserialize(value),
            None => Err(de::Error::custom("a value without its key")),
        }
    }
}

/// An object without entries, or with this one, whose value is an empty string.
struct NoEntries(Option<&'static str>);

impl<'de> MapAccess<'de> for NoEntries {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        self.0.take().map(|key| seed.deserialize(de::value::BorrowedStrDeserializer::new(key))).transpose()
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        seed.deserialize(de::value::BorrowedStrDeserializer::new(""))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::Hollow;
    use crate::diagnostic::Diagnostics;
    use crate::origin::FileId;
    use crate::source::read_text;

    fn read<T: for<'de> Deserialize<'de>>(text: &str) -> Result<T, String> {
        let documents = read_text("part.yaml".as_ref(), text.into(), &mut Diagnostics::default());
        let node = documents.root(FileId::ENTRY).expect("a tree");
        T::deserialize(Hollow { node, form: None }).map_err(|error| error.to_string())
    }

    #[test]
    fn elements_are_read_in_order_and_null_is_none() {
        assert_eq!(read::<Vec<String>>("[a, b, 1.0]"), Ok(vec!["a".to_owned(), "b".to_owned(), "1.0".to_owned()]));
        assert_eq!(read::<Vec<Option<bool>>>("[true, null, false]"), Ok(vec![Some(true), None, Some(false)]));
        assert_eq!(read::<Vec<Vec<String>>>("[[a], []]"), Ok(vec![vec!["a".to_owned()], Vec::new()]));
        assert!(read::<Vec<String>>("[a, {b: c}]").is_err());
    }

    #[test]
    fn entries_are_read_without_what_the_skeleton_does_not_need() {
        let entries =
            read::<BTreeMap<String, String>>("{a: b, x-c: d, example: e, examples: f, encoding: g, h: null, i: 1}");
        let expected = [("a", "b"), ("i", "1")].map(|(key, value)| (key.to_owned(), value.to_owned()));
        assert_eq!(entries, Ok(expected.into()));
        let holes =
            read::<BTreeMap<String, BTreeMap<String, String>>>("{schema: {type: string}, itemSchema: 1, a: {}}");
        let hole: BTreeMap<String, String> = [("$ref".to_owned(), String::new())].into();
        let expected = [("schema", hole.clone()), ("itemSchema", hole), ("a", BTreeMap::new())];
        assert_eq!(holes, Ok(expected.map(|(key, value)| (key.to_owned(), value)).into()));
    }
}
