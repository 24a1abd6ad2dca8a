//! YAML becomes nodes, as YAML 1.2 reads it and as OpenAPI uses it: keys are strings, tags don't count, `<<` merges.
//!
//! ```yaml
//! 200: {<<: *ok, on: 2024-01-01} # "200" → an object; "on" → a string
//! ```
//!
//! `serde_yaml` is named in this file only. It gives numbers as machine numbers, so that `1.10` is read as `1.1`.

use std::fmt;
use std::sync::Arc;

use serde::de::{self, DeserializeSeed, EnumAccess, MapAccess, SeqAccess, VariantAccess, Visitor};
use serde_yaml::Deserializer;

use super::locate::is_too_deep;
use super::node::{Node, Object};
use super::number::Number;
use super::reading::{Fault, Reading, Step};

/// Reads the first document of a text.
pub(super) fn read_yaml(text: &str, reading: &mut Reading) -> Result<Node, Fault> {
    if let Some(offset) = is_too_deep(text) {
        return Err(Fault::too_deep().at(offset));
    }
    let mut documents = Deserializer::from_str(text);
    let mut limit = None;
    let Some(first) = documents.next() else { return Ok(Node::Null) };
    let seed = ValueSeed { reading, path: &mut Vec::new(), limit: &mut limit };
    let root = seed.deserialize(first).map_err(|error| match limit {
        Some(limit) => limit,
        None => fault_of(text, &error),
    })?;
    reading.more_documents = documents.next().is_some();
    Ok(root)
}

/// A fault, with its place apart from its message; another place in the message tells where the trouble began.
fn fault_of(text: &str, error: &serde_yaml::Error) -> Fault {
    let mut message = error.to_string();
    let mut offset = text.len();
    if let Some(location) = error.location() {
        message = message.replacen(&format!(" at line {} column {}", location.line(), location.column()), "", 1);
        offset = offset.min(location.index());
    }
    match message.as_str() {
        "recursion limit exceeded" => Fault::too_deep().at(offset),
        "repetition limit exceeded" => Fault::limit("aliases repeat too much of the file"),
        _ => Fault::syntax(offset, message),
    }
}

/// Reads one value.
struct ValueSeed<'r> {
    reading: &'r mut Reading,
    path: &'r mut Vec<Step>,
    limit: &'r mut Option<Fault>,
}

impl ValueSeed<'_> {
    fn inner(&mut self) -> ValueSeed<'_> {
        ValueSeed { reading: self.reading, path: self.path, limit: self.limit }
    }

    /// Counts a value; a limit is remembered, as an error of serde holds only text.
    fn count<E: de::Error>(&mut self) -> Result<(), E> {
        self.reading.count_node().map_err(|fault| {
            let error = E::custom(&fault.message);
            *self.limit = Some(fault);
            error
        })
    }

    fn number<E: de::Error>(mut self, text: &str) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Number(Number::from_text(text)))
    }
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Node;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Node, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Node;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: de::Error>(mut self) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Node, E> {
        self.visit_unit()
    }

    fn visit_bool<E: de::Error>(mut self, truth: bool) -> Result<Node, E> {
        self.count()?;
        Ok(Node::Bool(truth))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Node, E> {
        self.number(&number.to_string())
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Node, E> {
        self.number(&number.to_string())
    }

    fn visit_i128<E: de::Error>(self, number: i128) -> Result<Node, E> {
        self.number(&number.to_string())
    }

    fn visit_u128<E: de::Error>(self, number: u128) -> Result<Node, E> {
        self.number(&number.to_string())
    }

    /// `.inf` and `.nan` are no numbers in JSON; they stay what is written.
    fn visit_f64<E: de::Error>(self, number: f64) -> Result<Node, E> {
        if number.is_nan() {
            self.visit_str(".nan")
        } else if number.is_infinite() {
            self.visit_str(if number > 0.0 { ".inf" } else { "-.inf" })
        } else {
            self.number(&format!("{number:?}"))
        }
    }

    fn visit_str<E: de::Error>(mut self, text: &str) -> Result<Node, E> {
        self.count()?;
        Ok(Node::String(self.reading.text(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut sequence: A) -> Result<Node, A::Error> {
        self.count()?;
        let mut elements = Vec::new();
        loop {
            self.path.push(Step::Index(elements.len()));
            let element = sequence.next_element_seed(self.inner())?;
            self.path.pop();
            let Some(element) = element else { break };
            elements.push(element);
        }
        elements.shrink_to_fit();
        Ok(Node::Array(elements))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut mapping: A) -> Result<Node, A::Error> {
        self.count()?;
        let mut entries = Vec::new();
        while let Some(key) = mapping.next_key_seed(KeySeed(self.reading))? {
            self.path.push(Step::Key(key.clone()));
            let value = mapping.next_value_seed(self.inner())?;
            self.path.pop();
            entries.push((key, value));
        }
        Ok(Node::Object(object_of(entries, |key| self.reading.duplicate_key(self.path, key))))
    }

    /// A value with a tag of its own, such as `!color red`: the tag does not count.
    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node, A::Error> {
        let (_, value) = tagged.variant::<de::IgnoredAny>()?;
        value.newtype_variant_seed(self)
    }
}

/// Reads a key as it is written: `200` is "200", `null` is "null".
struct KeySeed<'r>(&'r mut Reading);

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Arc<str>;

    fn deserialize<D: de::Deserializer<'de>>(self, deserializer: D) -> Result<Arc<str>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Arc<str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key that is a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Arc<str>, E> {
        Ok(self.0.text(text))
    }
}

/// The entries as a mapping, with merge keys applied (<https://yaml.org/type/merge.html>): what `<<` brings stands
/// where `<<` stands, and gives way to the mapping's own keys and to what an earlier `<<` brought.
fn object_of(entries: Vec<(Arc<str>, Node)>, mut duplicate: impl FnMut(&str)) -> Object {
    let mut object = Object::with_capacity(entries.len());
    let mut merged = Object::default();
    for (key, value) in entries {
        match value {
            value if &*key == "<<" && is_mergeable(&value) => merge(value, &mut object, &mut merged),
            value => {
                let own = merged.remove(&key).is_none();
                if object.insert(key.clone(), value) && own {
                    duplicate(&key);
                }
            }
        }
    }
    object
}

/// A mapping, or a sequence of mappings.
fn is_mergeable(value: &Node) -> bool {
    match value {
        Node::Object(_) => true,
        Node::Array(elements) => elements.iter().all(|element| element.as_object().is_some()),
        _ => false,
    }
}

/// Adds the entries that are not there yet, and notes their keys in `merged`.
fn merge(value: Node, object: &mut Object, merged: &mut Object) {
    match value {
        Node::Object(source) => {
            for (key, value) in source {
                if object.get(&key).is_none() {
                    object.insert(key.clone(), value);
                    merged.insert(key, Node::Null);
                }
            }
        }
        Node::Array(sources) => sources.into_iter().for_each(|source| merge(source, object, merged)),
        _ => {}
    }
}
