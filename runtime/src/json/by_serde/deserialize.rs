//! A value of the tree as what `serde` reads from.

use serde::de::value::MapAccessDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::forward_to_deserialize_any;

use super::key::KeyDeserializer;
use crate::json::node::{Node, Wide};
use crate::json::{DecodeError, Entries, Items, Value};

impl Error for DecodeError {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::of_value(message.to_string())
    }
}

impl<'de> Deserializer<'de> for Value<'de> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match self.node() {
            Node::Null | Node::Shadowed => visitor.visit_unit(),
            Node::Bool(value) => visitor.visit_bool(*value),
            // As `serde_json` does: a type may only know numbers without a sign.
            Node::Signed(number) => match u64::try_from(*number) {
                Ok(number) => visitor.visit_u64(number),
                Err(_) => visitor.visit_i64(*number),
            },
            Node::Unsigned(number) => visitor.visit_u64(*number),
            Node::Wide(wide) => match **wide {
                Wide::Signed(number) => visitor.visit_i128(number),
                Wide::Unsigned(number) => visitor.visit_u128(number),
            },
            Node::Float(number) => visitor.visit_f64(*number),
            Node::Digits(_) => visitor.visit_f64(self.as_f64().unwrap_or(f64::NAN)),
            Node::Borrowed(text) => visitor.visit_borrowed_str(text),
            Node::Owned(text) => visitor.visit_borrowed_str(text),
            Node::Array(_) => visitor.visit_seq(ItemsOf { items: self.items()?, at: 0 }),
            Node::Object(_) => visitor.visit_map(EntriesOf { entries: self.entries()?, value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self)
    }

    /// The name of a variant, or an object of it and what it holds.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        match self.as_str() {
            Some(name) => visitor.visit_enum(name.into_deserializer()),
            None => visitor.visit_enum(MapAccessDeserializer::new(EntriesOf { entries: self.entries()?, value: None })),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

/// The items of an array, and how many were read.
struct ItemsOf<'de> {
    items: Items<'de>,
    at: usize,
}

impl<'de> SeqAccess<'de> for ItemsOf<'de> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, DecodeError> {
        let Some(item) = self.items.next() else { return Ok(None) };
        let at = self.at;
        self.at += 1;
        seed.deserialize(item).map(Some).map_err(|error| error.at_index(at))
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.items.len())
    }
}

/// The entries of an object, and the one whose key was read.
struct EntriesOf<'de> {
    entries: Entries<'de>,
    value: Option<(&'de str, Value<'de>)>,
}

impl<'de> MapAccess<'de> for EntriesOf<'de> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, DecodeError> {
        self.value = self.entries.next();
        let Some((key, _)) = self.value else { return Ok(None) };
        seed.deserialize(KeyDeserializer(key)).map(Some)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, DecodeError> {
        let (key, value) = self.value.take().unwrap_or(("", Value::NULL));
        seed.deserialize(value).map_err(|error| error.at_entry(key))
    }
}
