//! `serde` for types that implement [`FromJson`] and [`ToJson`]: through the tree, never through text.

use serde::de::{Deserializer, Error as _};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::node::{Node, Tape, Wide};
use super::value::Value;
use super::{DecodeError, Decoded, FromJson, ToJson};

/// Serializes a value as what it writes.
///
/// # Errors
/// What the serializer reports.
pub fn serialize<S: Serializer>(value: &dyn ToJson, serializer: S) -> Result<S::Ok, S::Error> {
    let tape = Tape::try_of(value).map_err(serde::ser::Error::custom)?;
    Value::root(&tape).serialize(serializer)
}

/// Deserializes a value from a self-describing format.
///
/// # Errors
/// What the deserializer reports; a value that does not fit, with its path.
pub fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let tape = Tape::read(deserializer)?;
    T::from_json(Value::root(&tape)).map_err(D::Error::custom)
}

/// A value as another type reads what it writes.
///
/// # Errors
/// Why it cannot be written, or what does not fit, with its path.
#[doc(hidden)]
pub fn reread<T: FromJson>(value: &dyn ToJson) -> Decoded<T> {
    let tape = Tape::try_of(value).map_err(DecodeError::new)?;
    T::from_json(Value::root(&tape))
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.node() {
            Node::Null | Node::Shadowed => serializer.serialize_unit(),
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Signed(number) => serializer.serialize_i64(*number),
            Node::Unsigned(number) => serializer.serialize_u64(*number),
            Node::Wide(wide) => match **wide {
                Wide::Signed(number) => serializer.serialize_i128(number),
                Wide::Unsigned(number) => serializer.serialize_u128(number),
            },
            Node::Float(number) => serializer.serialize_f64(*number),
            // As exact as `serde_json` is built to be.
            Node::Digits(text) => match text.parse::<serde_json::Number>() {
                Ok(number) => number.serialize(serializer),
                Err(error) => Err(serde::ser::Error::custom(error)),
            },
            Node::Borrowed(text) => serializer.serialize_str(text),
            Node::Owned(text) => serializer.serialize_str(text),
            Node::Array(_) => serialize_array(*self, serializer),
            Node::Object(_) => serialize_object(*self, serializer),
        }
    }
}

fn serialize_array<S: Serializer>(value: Value<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let items = value.items().map_err(serde::ser::Error::custom)?;
    let mut array = serializer.serialize_seq(Some(items.len()))?;
    for item in items {
        array.serialize_element(&item)?;
    }
    array.end()
}

fn serialize_object<S: Serializer>(value: Value<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    let entries = value.entries().map_err(serde::ser::Error::custom)?;
    let mut object = serializer.serialize_map(Some(entries.clone().count()))?;
    for (key, value) in entries {
        object.serialize_entry(key, &value)?;
    }
    object.end()
}
