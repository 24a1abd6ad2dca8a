//! Types of other crates, which know `serde` and nothing of this one.
//!
//! The configuration maps a schema to `billing::Money`. Generated code then reads and writes that type by its `serde`
//! implementations, at each place where it stands: through the tree, as generated types go, and never through text.
//!
//! ```text
//! {"amount": 5, "currency": "EUR"}  →  tape  →  Value: Deserializer    →  billing::Money
//! billing::Money                    →  Serializer  →  tape  →  text, query, form, XML
//! ```

mod deserialize;
mod key;
mod serialize;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::value::Value;
use super::writer::Writer;
use super::{DecodeError, FromJson, ToJson};

/// A value that is read and written by `serde`.
///
/// Generated code puts types of other crates in and takes them out where it reads and writes; callers meet it as the item of a
/// stream of such values.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BySerde<T>(pub T);

impl<T: DeserializeOwned> FromJson for BySerde<T> {
    fn from_json(value: Value<'_>) -> Result<Self, DecodeError> {
        T::deserialize(value).map(Self)
    }
}

/// A value that the type cannot serialize is an error of the call that writes it.
impl<T: Serialize> ToJson for BySerde<T> {
    fn write_json(&self, json: &mut Writer) {
        match serialize::tape_of(&self.0) {
            Ok(tape) => ToJson::write_json(&Value::root(&tape), json),
            Err(error) => json.fail(&error),
        }
    }
}

impl<T> From<T> for BySerde<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

/// Entries of types of other crates, as these.
#[doc(hidden)]
pub fn from_serde<T>(entries: BTreeMap<String, BySerde<T>>) -> BTreeMap<String, T> {
    entries.into_iter().map(|(key, BySerde(value))| (key, value)).collect()
}

/// Entries of types of other crates, to be written.
#[doc(hidden)]
pub fn by_serde<T>(entries: &BTreeMap<String, T>) -> BTreeMap<String, BySerde<&T>> {
    entries.iter().map(|(key, value)| (key.clone(), BySerde(value))).collect()
}
