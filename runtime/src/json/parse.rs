//! JSON text, or whatever a `serde` deserializer holds, into a [`Tape`].
//!
//! Usual text is [scanned](super::scan); other text is read by `serde_json`, where a visitor lays the values on the tape.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::DecodeError;
use super::node::{Node, Tape};
use super::scan::scan;
use super::tape::TapeBuilder;
use super::wide;

/// Arrays and objects in one another, at most: `serde_json`'s own limit.
const DEPTH: u8 = 128;

/// `true` if some crate of the program enables the feature `arbitrary_precision` of `serde_json`, which then presents
/// each number as a map from this one key to the number's digits. The size of `Number` reveals the feature.
pub(super) const NUMBERS_ARE_MAPS: bool = size_of::<serde_json::Number>() > 16;
/// The largest number of nodes for which there is space before they are read.
const SPACE: usize = 1 << 14;
const NUMBER_KEY: &str = "$serde_json::private::Number";

impl<'t> Tape<'t> {
    #[cfg(test)]
    pub(crate) fn parse(text: &'t [u8]) -> Result<Self, DecodeError> {
        Self::parse_with(text, false)
    }

    /// Parses one JSON text (RFC 8259), at most 127 levels deep. With `digits`, numbers keep all their digits.
    ///
    /// # Errors
    /// What is not UTF-8 or not JSON, with line and column.
    pub(crate) fn parse_with(text: &'t [u8], digits: bool) -> Result<Self, DecodeError> {
        let text = std::str::from_utf8(text).map_err(|error| DecodeError::new(format!("not UTF-8 text: {error}")))?;
        let (tape, rounded) = match Self::parse_text(text) {
            Ok(parsed) => parsed,
            Err(error) => {
                // `serde_json` rejects the whole text for one number that no `f64` holds, even if nobody reads that
                // number.
                let finite = wide::without_infinite(text).ok_or(error)?;
                let (tape, _) = Tape::parse_text(&finite)?;
                (tape.into_owned(), true)
            }
        };
        let mut tape = tape;
        if rounded || digits {
            wide::restore(text, &mut tape, digits);
        }
        Ok(tape)
    }

    /// Parses JSON text; the second value is `true` if a number may have lost digits.
    fn parse_text(text: &'t str) -> Result<(Self, bool), DecodeError> {
        match scan(text, space_for(text)) {
            Some(scanned) => Ok(scanned),
            None => parse_by_serde(text),
        }
    }

    /// The same values, none of them borrowed.
    fn into_owned<'a>(self) -> Tape<'a> {
        let owned = |node| match node {
            Node::Borrowed(text) => Node::Owned(text.into()),
            Node::Owned(text) => Node::Owned(text),
            Node::Null => Node::Null,
            Node::Bool(value) => Node::Bool(value),
            Node::Signed(number) => Node::Signed(number),
            Node::Unsigned(number) => Node::Unsigned(number),
            Node::Wide(wide) => Node::Wide(wide),
            Node::Float(number) => Node::Float(number),
            Node::Digits(text) => Node::Digits(text),
            Node::Shadowed => Node::Shadowed,
            Node::Array(span) => Node::Array(span),
            Node::Object(span) => Node::Object(span),
        };
        Tape { nodes: self.nodes.into_iter().map(owned).collect() }
    }

    /// Reads a value of a self-describing format.
    ///
    /// # Errors
    /// What the deserializer reports, and values that JSON cannot hold.
    pub(crate) fn read<D: Deserializer<'t>>(deserializer: D) -> Result<Self, D::Error> {
        let mut builder = TapeBuilder::keeping_digits();
        Fill::new(&mut builder).deserialize(deserializer)?;
        Ok(builder.finish())
    }
}

/// Parses JSON text by `serde_json`, which tells the place of a fault.
pub(super) fn parse_by_serde(text: &str) -> Result<(Tape<'_>, bool), DecodeError> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let mut builder = TapeBuilder::with_capacity(space_for(text));
    Fill::new(&mut builder).deserialize(&mut reader).map_err(|error| DecodeError::new(error.to_string()))?;
    reader.end().map_err(|error| DecodeError::new(error.to_string()))?;
    let rounded = builder.may_be_rounded();
    Ok((builder.finish(), rounded))
}

/// The number of nodes for which there is space before they are read.
fn space_for(text: &str) -> usize {
    (text.len() / 8 + 4).min(SPACE)
}

/// Lays one value on the tape.
struct Fill<'b, 't> {
    builder: &'b mut TapeBuilder<'t>,
    depth: u8,
}

impl<'b, 't> Fill<'b, 't> {
    fn new(builder: &'b mut TapeBuilder<'t>) -> Self {
        Self { builder, depth: DEPTH }
    }

    fn deeper<E: Error>(&self) -> Result<u8, E> {
        self.depth.checked_sub(1).ok_or_else(|| E::custom("recursion limit exceeded"))
    }
}

impl<'t> DeserializeSeed<'t> for Fill<'_, 't> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'t> Visitor<'t> for Fill<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.builder.push(Node::Null);
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.builder.push(Node::Bool(value));
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.builder.push(Node::Signed(number));
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.builder.push_u64(number);
        Ok(())
    }

    fn visit_i128<E>(self, number: i128) -> Result<(), E> {
        self.builder.push_i128(number);
        Ok(())
    }

    fn visit_u128<E>(self, number: u128) -> Result<(), E> {
        self.builder.push_u128(number);
        Ok(())
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.builder.push_f64(number);
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<(), E> {
        self.builder.push(Node::Borrowed(text));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.builder.push(Node::Owned(text.into()));
        Ok(())
    }

    fn visit_string<E>(self, text: String) -> Result<(), E> {
        self.builder.push(Node::Owned(text.into()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'t>>(self, mut items: A) -> Result<(), A::Error> {
        let depth = self.deeper()?;
        let mut open = self.builder.begin();
        while items.next_element_seed(Fill { builder: &mut *self.builder, depth })?.is_some() {
            TapeBuilder::item(&mut open);
        }
        self.builder.end_array(open);
        Ok(())
    }

    fn visit_map<A: MapAccess<'t>>(self, mut entries: A) -> Result<(), A::Error> {
        let depth = self.deeper()?;
        let mut open = self.builder.begin();
        while let Some(key) = entries.next_key_seed(Key)? {
            if NUMBERS_ARE_MAPS && key.text() == Some(NUMBER_KEY) {
                self.builder.cancel(open);
                return entries.next_value_seed(NumberText(self.builder));
            }
            self.builder.key(&mut open, key);
            entries.next_value_seed(Fill { builder: &mut *self.builder, depth })?;
        }
        self.builder.end_object(open);
        Ok(())
    }
}

/// Reads a key; formats that have other keys than strings give them as text.
struct Key;

impl<'t> DeserializeSeed<'t> for Key {
    type Value = Node<'t>;

    #[inline]
    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<Node<'t>, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for Key {
    type Value = Node<'t>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string key")
    }

    fn visit_borrowed_str<E>(self, text: &'t str) -> Result<Node<'t>, E> {
        Ok(Node::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Node<'t>, E> {
        Ok(Node::Owned(text.into()))
    }

    fn visit_string<E>(self, text: String) -> Result<Node<'t>, E> {
        Ok(Node::Owned(text.into()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Node<'t>, E> {
        Ok(Node::Owned(value.to_string().into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Node<'t>, E> {
        Ok(Node::Owned(number.to_string().into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Node<'t>, E> {
        Ok(Node::Owned(number.to_string().into()))
    }
}

/// Lays a number on the tape that is given as text.
struct NumberText<'b, 't>(&'b mut TapeBuilder<'t>);

impl<'t> DeserializeSeed<'t> for NumberText<'_, 't> {
    type Value = ();

    fn deserialize<D: Deserializer<'t>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'t> Visitor<'t> for NumberText<'_, 't> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the text of a number")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        match (text.parse(), text.parse(), text.parse::<f64>()) {
            (Ok(number), ..) if text != "-0" => self.0.push_i128(number),
            (_, Ok(number), _) => self.0.push_u128(number),
            (.., Ok(number)) if number.is_finite() && self.0.keeps_digits() => self.0.push_digits(text),
            // Where digits matter, they are read from the text of the whole.
            (.., Ok(number)) if number.is_finite() => self.0.push_f64(number),
            _ => return Err(E::custom(format_args!("number out of range: {text}"))),
        }
        Ok(())
    }
}
