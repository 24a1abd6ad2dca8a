//! A handle into a parsed JSON text.

use std::borrow::Cow;

use super::iterate::{Entries, Items};
use super::node::{Kind, Node, Span, Tape, Wide, key_bit};
use super::object::Object;
use super::{DecodeError, FromJson, Json, text};

/// A value of a parsed JSON text: a cheap handle, copied rather than borrowed.
#[derive(Debug, Clone, Copy)]
pub struct Value<'a>(&'a [Node<'a>]);

impl<'a> Value<'a> {
    /// `null`, without a tape.
    pub(super) const NULL: Self = Self(&[]);

    /// The root of a tape.
    pub(crate) fn root(tape: &'a Tape<'_>) -> Self {
        Self(&tape.nodes)
    }

    /// `nodes` begins with the value's own node.
    #[inline]
    pub(super) fn at(nodes: &'a [Node<'a>]) -> Self {
        Self(nodes)
    }

    #[inline]
    pub(super) fn node(self) -> &'a Node<'a> {
        self.0.first().unwrap_or(&Node::Null)
    }

    /// Returns `true` if both are the same place of the same tape.
    pub(super) fn is_same_node(self, other: Value<'_>) -> bool {
        std::ptr::eq(self.0.as_ptr().cast::<()>(), other.0.as_ptr().cast::<()>())
    }

    /// The nodes after the first one, to the end of an array or object.
    #[inline]
    fn inside(self, span: &Span) -> &'a [Node<'a>] {
        self.0.get(1..span.size as usize).unwrap_or_default()
    }

    /// Its fields, read by name.
    ///
    /// # Errors
    /// `expected an object (Pet), found a string`, where `type_name` is `Pet`.
    #[inline]
    pub fn object(self, type_name: &'static str) -> Result<Object<'a>, DecodeError> {
        match self.node() {
            Node::Object(span) => Ok(Object::new(type_name, self.inside(span), span.keys)),
            _ => Err(self.mismatch_of("an object", type_name)),
        }
    }

    /// The type of the value.
    #[inline]
    pub fn kind(self) -> Kind {
        self.node().kind()
    }

    /// Returns `true` if it is `null`.
    #[inline]
    pub fn is_null(self) -> bool {
        matches!(self.node(), Node::Null)
    }

    /// Returns `true` if it is a number without a fraction: `1`, also `1.0`.
    #[inline]
    pub fn is_integer(self) -> bool {
        match self.node() {
            Node::Signed(_) | Node::Unsigned(_) | Node::Wide(_) => true,
            Node::Float(number) => number.fract() == 0.0,
            Node::Digits(text) => text.parse::<f64>().is_ok_and(|number| number.is_infinite() || number.fract() == 0.0),
            _ => false,
        }
    }

    /// The text of a string.
    #[inline]
    pub fn as_str(self) -> Option<&'a str> {
        self.node().text()
    }

    /// The text of a string.
    ///
    /// # Errors
    /// `expected a string (Status), found a number`, where `type_name` is `Status`.
    #[inline]
    pub fn string(self, type_name: &'static str) -> Result<&'a str, DecodeError> {
        self.as_str().ok_or_else(|| self.mismatch_of("a string", type_name))
    }

    /// The value of a boolean.
    #[inline]
    pub fn as_bool(self) -> Option<bool> {
        match self.node() {
            Node::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The value of an integer that fits, integral floats included.
    #[inline]
    pub fn as_i64(self) -> Option<i64> {
        i64::from_json(self).ok()
    }

    /// The value of a number, rounded where it has more digits than an `f64`.
    #[inline]
    pub fn as_f64(self) -> Option<f64> {
        f64::from_json(self).ok()
    }

    /// The text of a number: as it was written, where that was kept.
    pub(crate) fn number_text(self) -> Option<String> {
        Some(match self.node() {
            Node::Signed(number) => number.to_string(),
            Node::Unsigned(number) => number.to_string(),
            Node::Wide(wide) => match **wide {
                Wide::Signed(number) => number.to_string(),
                Wide::Unsigned(number) => number.to_string(),
            },
            Node::Float(number) => text::float_text(*number),
            Node::Digits(text) => text.to_string(),
            _ => return None,
        })
    }

    /// The value of a property; `None` where it is absent or this is not an object.
    pub fn get(self, key: &str) -> Option<Value<'a>> {
        match self.node() {
            Node::Object(span) if span.keys & key_bit(key) != 0 => {
                Entries { nodes: self.inside(span) }.find(|(name, _)| *name == key).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// Returns `true` if it is an object with this property.
    #[inline]
    pub fn has(self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// Returns `true` if it is an object with all of these properties.
    #[inline]
    pub fn has_all(self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.has(key))
    }

    /// The text of a property that is a string, as a discriminator is.
    #[inline]
    pub fn tag(self, key: &str) -> Option<&'a str> {
        self.get(key).and_then(Value::as_str)
    }

    /// The text of a property that is a string, an integer or a boolean: what the keys of a mapping are compared with.
    #[doc(hidden)]
    #[inline]
    pub fn scalar_tag(self, key: &str) -> Option<Cow<'a, str>> {
        let value = self.get(key)?;
        match value.node() {
            Node::Bool(truth) => Some(Cow::Borrowed(if *truth { "true" } else { "false" })),
            _ => match (value.as_str(), value.as_i64()) {
                (Some(text), _) => Some(Cow::Borrowed(text)),
                (None, number) => number.map(|number| Cow::Owned(number.to_string())),
            },
        }
    }

    /// This value, where the string under `key` is one of `tags`.
    #[doc(hidden)]
    #[inline]
    pub fn with_tag(self, key: &str, tags: &[&str]) -> Option<Self> {
        self.tag(key).filter(|tag| tags.contains(tag)).map(|_| self)
    }

    /// This value, where the boolean under `key` is this one.
    #[doc(hidden)]
    #[inline]
    pub fn with_bool(self, key: &str, expected: bool) -> Option<Self> {
        self.get(key).and_then(Value::as_bool).filter(|found| *found == expected).map(|_| self)
    }

    /// This value, where the integer under `key` is this one.
    #[doc(hidden)]
    #[inline]
    pub fn with_integer(self, key: &str, number: i64) -> Option<Self> {
        self.get(key).and_then(Value::as_i64).filter(|found| *found == number).map(|_| self)
    }

    /// The items of an array.
    ///
    /// # Errors
    /// It is not an array.
    #[inline]
    pub fn items(self) -> Result<Items<'a>, DecodeError> {
        match self.node() {
            Node::Array(span) => Ok(Items { nodes: self.inside(span), len: span.len as usize }),
            _ => Err(self.mismatch("an array")),
        }
    }

    /// The entries of an object in the order of the text.
    ///
    /// # Errors
    /// It is not an object.
    #[inline]
    pub fn entries(self) -> Result<Entries<'a>, DecodeError> {
        match self.node() {
            Node::Object(span) => Ok(Entries { nodes: self.inside(span) }),
            _ => Err(self.mismatch("an object")),
        }
    }

    /// An owned copy. Integers beyond 64 bits become floats, for [`Json`] holds no others.
    pub fn into_json(self) -> Json {
        match self.node() {
            Node::Null | Node::Shadowed => Json::Null,
            Node::Bool(value) => Json::Bool(*value),
            Node::Signed(number) => Json::from(*number),
            Node::Unsigned(number) => Json::from(*number),
            // As exact as `serde_json` is built to be.
            // A number that it cannot hold stays as its text.
            Node::Digits(text) => text.parse().map_or_else(|_| Json::from(&**text), Json::Number),
            Node::Wide(_) | Node::Float(_) => self.as_f64().map_or(Json::Null, Json::from),
            Node::Borrowed(_) | Node::Owned(_) => Json::from(self.as_str().unwrap_or_default()),
            Node::Array(span) => {
                Items { nodes: self.inside(span), len: span.len as usize }.map(Value::into_json).collect()
            }
            Node::Object(span) => Json::Object(
                Entries { nodes: self.inside(span) }.map(|(key, value)| (key.to_owned(), value.into_json())).collect(),
            ),
        }
    }

    /// Reads the body of a union's variant.
    ///
    /// # Errors
    /// The value does not fit it.
    #[doc(hidden)]
    #[inline]
    pub fn variant<B: FromJson, T>(self, wrap: fn(B) -> T) -> Result<T, DecodeError> {
        B::from_json(self).map(wrap)
    }

    /// Reads the body of a union's variant, if the value fits it.
    #[doc(hidden)]
    #[inline]
    pub fn attempt<B: FromJson, T>(self, wrap: fn(B) -> T) -> Option<T> {
        B::from_json(self).ok().map(wrap)
    }

    /// The error that something else was expected here; `expected` has its article: `"a string"`.
    #[cold]
    pub fn mismatch(self, expected: &'static str) -> DecodeError {
        DecodeError::mismatch(expected, self.kind())
    }

    /// As [`Self::mismatch`], for a named type: `expected a string (Status), found a number`.
    #[cold]
    pub fn mismatch_of(self, expected: &'static str, type_name: &'static str) -> DecodeError {
        DecodeError::mismatch_of(expected, type_name, self.kind())
    }
}
