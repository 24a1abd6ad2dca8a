//! The values that a [`Writer`] writes: strings, numbers, arrays, and the beginning of objects.

use super::node::Node;
use super::tape::{Open, TapeBuilder};
use super::writer::{Sink, Writer};
use super::writer_object::{Nest, ObjectWriter};
use super::{Json, Rule, ToJson, text};
use crate::secret::Secret;

impl Writer {
    /// The string of an enumeration; whether the document lists it.
    #[doc(hidden)]
    #[inline]
    pub fn listed(&mut self, value: &str, known: bool) {
        self.string(value);
        if let (Sink::Count(count), false) = (&mut self.sink, known) {
            count.unknown += 1;
        }
    }

    /// The string of a format; `fits` is called only where unknown values are counted.
    #[inline]
    pub(crate) fn formatted(&mut self, value: &str, fits: fn(&str) -> bool) {
        self.string(value);
        if let Sink::Count(count) = &mut self.sink
            && !fits(value)
        {
            count.unknown += 1;
        }
    }

    /// A value that fits no branch of a union.
    #[doc(hidden)]
    pub fn unrecognized(&mut self, value: &Json) {
        let before = self.nodes();
        self.json(value);
        let after = self.nodes();
        if let Sink::Count(count) = &mut self.sink {
            count.unknown += after - before;
        }
    }

    /// A value that fits no branch of a union of which a branch holds secrets: it may be or hold one, and is not shown.
    #[doc(hidden)]
    pub fn unrecognized_secret(&mut self, value: &Json) {
        if !self.redacts_next() {
            self.within(&[Rule::Secret]);
            self.unrecognized(value);
        }
    }

    /// A value of a branch of such a union: what the branch does not describe may be a secret of another one.
    #[doc(hidden)]
    pub fn beside_secrets(&mut self, value: &dyn ToJson) {
        let before = std::mem::replace(&mut self.hides_undescribed, true);
        value.write_json(self);
        self.hides_undescribed = before;
    }

    fn nodes(&self) -> usize {
        match &self.sink {
            Sink::Count(count) => count.nodes,
            Sink::Text(_) | Sink::Tree(_) => 0,
        }
    }

    /// A string.
    #[inline]
    pub fn string(&mut self, value: &str) {
        match &mut self.sink {
            Sink::Text(out) => text::string(out, value),
            Sink::Tree(tree) => tree.push(Node::Owned(value.into())),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// The text of a secret, or `[redacted]` where the value is only shown.
    pub fn secret(&mut self, value: &Secret) {
        if !self.redacts_next() {
            self.string(value.expose());
        }
    }

    /// `true` or `false`.
    #[inline]
    pub fn bool(&mut self, value: bool) {
        match &mut self.sink {
            Sink::Text(out) => out.extend_from_slice(if value { b"true" } else { b"false" }),
            Sink::Tree(tree) => tree.push(Node::Bool(value)),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// An integer.
    #[inline]
    pub fn i64(&mut self, value: i64) {
        match &mut self.sink {
            Sink::Text(out) => text::integer(out, value),
            Sink::Tree(tree) => tree.push(Node::Signed(value)),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// An integer.
    #[inline]
    pub fn u64(&mut self, value: u64) {
        match &mut self.sink {
            Sink::Text(out) => text::integer(out, value),
            Sink::Tree(tree) => tree.push_u64(value),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// An integer of up to 128 bits.
    pub fn i128(&mut self, value: i128) {
        match &mut self.sink {
            Sink::Text(out) => text::integer(out, value),
            Sink::Tree(tree) => tree.push_i128(value),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// An integer of up to 128 bits.
    pub fn u128(&mut self, value: u128) {
        match &mut self.sink {
            Sink::Text(out) => text::integer(out, value),
            Sink::Tree(tree) => tree.push_u128(value),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// A number, in the fewest digits that read back as the same `f64`; `null` where it is not finite, for
    /// JSON has no such number.
    #[inline]
    pub fn f64(&mut self, value: f64) {
        match &mut self.sink {
            _ if !value.is_finite() => self.non_finite(),
            Sink::Text(out) => text::float(out, value),
            Sink::Tree(tree) => tree.push(Node::Float(value)),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// A number, in the fewest digits that read back as the same `f32`; see [`Self::f64`].
    pub fn f32(&mut self, value: f32) {
        match &mut self.sink {
            _ if !value.is_finite() => self.non_finite(),
            Sink::Text(out) => text::float(out, value),
            Sink::Tree(tree) => tree.push(Node::Float(text::widen(value))),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// NaN or an infinity, which JSON cannot represent: `null` where it is only shown, and an error where it is sent.
    #[cold]
    fn non_finite(&mut self) {
        self.non_finite = true;
        self.null();
    }

    /// A number with these digits; text that is not a JSON number is written as a string.
    pub fn number_text(&mut self, value: &str) {
        match &mut self.sink {
            _ if !text::is_number(value) => self.string(value),
            Sink::Text(out) => out.extend_from_slice(value.as_bytes()),
            Sink::Tree(tree) => tree.push_digits(value),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// `null`.
    #[inline]
    pub fn null(&mut self) {
        match &mut self.sink {
            Sink::Text(out) => out.extend_from_slice(b"null"),
            Sink::Tree(tree) => tree.push(Node::Null),
            Sink::Count(count) => count.nodes += 1,
        }
    }

    /// A free-form value.
    pub fn json(&mut self, value: &Json) {
        match value {
            Json::Null => self.null(),
            Json::Bool(value) => self.bool(*value),
            Json::Number(number) => self.number(number),
            Json::String(value) => self.string(value),
            Json::Array(items) => self.array(items),
            Json::Object(entries) => {
                let mut object = self.object();
                for (key, value) in entries {
                    object.field(key, value);
                }
                object.end();
            }
        }
    }

    fn number(&mut self, number: &serde_json::Number) {
        if let Some(number) = number.as_i64() {
            self.i64(number);
        } else if let Some(number) = number.as_u64() {
            self.u64(number);
        } else {
            self.f64(number.as_f64().unwrap_or(f64::NAN));
        }
    }

    /// An array of these items.
    #[inline]
    pub fn array<I>(&mut self, items: I)
    where
        I: IntoIterator<Item: ToJson>,
    {
        let mut array = self.begin(b'[');
        for item in items {
            self.item(&mut array);
            item.write_json(self);
        }
        match &mut self.sink {
            Sink::Text(out) => out.push(b']'),
            Sink::Tree(tree) => tree.end_array(array.open),
            Sink::Count(_) => {}
        }
    }

    /// An object; its fields are written through what this returns, then it is ended.
    #[inline]
    pub fn object(&mut self) -> ObjectWriter<'_> {
        let nest = self.begin(b'{');
        ObjectWriter { json: self, nest }
    }

    #[inline]
    fn begin(&mut self, bracket: u8) -> Nest {
        match &mut self.sink {
            Sink::Text(out) => {
                out.push(bracket);
                Nest { open: Open::default(), first: true }
            }
            Sink::Tree(tree) => Nest { open: tree.begin(), first: true },
            Sink::Count(count) => {
                count.nodes += 1;
                Nest { open: Open::default(), first: true }
            }
        }
    }

    #[inline]
    fn item(&mut self, array: &mut Nest) {
        match &mut self.sink {
            Sink::Text(out) => array.separate(out),
            Sink::Tree(_) => TapeBuilder::item(&mut array.open),
            Sink::Count(_) => {}
        }
    }
}
