//! Writes JSON values: as text, as a tree for the other encodings, or as nothing but a count.

use super::marked::Mark;
use super::node::{Node, Tape};
use super::tape::{Open, TapeBuilder};
use super::writer_object::{Nest, ObjectWriter};
use super::{Json, Rule, ToJson, text};
use crate::secret::Secret;

/// The destination of a [`ToJson`]'s values. One type for every sink, so that the code that writes is compiled once.
#[derive(Debug)]
pub struct Writer {
    pub(super) sink: Sink,
    /// A number was written that JSON cannot hold.
    non_finite: bool,
    /// A value with rules was written as text.
    ruled: bool,
    /// A secret was written.
    secret: bool,
}

#[derive(Debug)]
pub(super) enum Sink {
    /// JSON text, straight into bytes.
    Text(Vec<u8>),
    /// A tree, for queries, forms, headers and `serde`.
    Tree(TapeBuilder<'static>),
    /// Only the number of nodes: a union compares how much of a value each branch keeps.
    Count(Count),
}

/// The amount that was written.
#[derive(Debug, Clone, Default)]
pub(super) struct Count {
    /// Nodes, as a tree would hold them.
    pub(super) nodes: usize,
    /// Those of them that the types do not know.
    pub(super) unknown: usize,
    /// The reason why something could not be written.
    fault: Option<Box<str>>,
}

impl Writer {
    /// Records that a value cannot be written, and why. Everything written so far is discarded; callers check
    /// [`fault`](Self::fault) at the end.
    #[cold]
    pub(super) fn fail(&mut self, why: &dyn std::error::Error) {
        self.refuse(&why.to_string());
    }

    /// The same, with the reason as a string.
    #[cold]
    pub(crate) fn refuse(&mut self, why: &str) {
        if !matches!(self.sink, Sink::Count(_)) {
            self.sink = Sink::Count(Count::default());
        }
        if let Sink::Count(count) = &mut self.sink {
            count.nodes += 1;
            count.fault.get_or_insert_with(|| why.strip_prefix("$: ").unwrap_or(why).into());
        }
    }

    /// The reason why something could not be written.
    pub(crate) fn fault(&self) -> Option<&str> {
        match &self.sink {
            Sink::Count(count) => count.fault.as_deref(),
            Sink::Text(_) | Sink::Tree(_) => {
                self.non_finite.then_some("a number is NaN or infinite, which JSON has no form for")
            }
        }
    }

    fn of(sink: Sink) -> Self {
        Self { sink, non_finite: false, ruled: false, secret: false }
    }

    /// Returns `true` if a secret was written.
    pub(super) fn has_secret(&self) -> bool {
        self.secret
    }

    pub(crate) fn text() -> Self {
        Self::of(Sink::Text(Vec::with_capacity(256)))
    }

    /// A tree that remembers which rules are for which node.
    pub(super) fn marking() -> Self {
        Self::of(Sink::Tree(TapeBuilder::marking()))
    }

    pub(crate) fn is_marking(&self) -> bool {
        matches!(&self.sink, Sink::Tree(tree) if tree.is_marking())
    }

    /// Rules for the value that is written next: they are looked at only where values are checked.
    #[doc(hidden)]
    #[inline]
    pub(super) fn within(&mut self, rules: &'static [Rule]) {
        match &mut self.sink {
            Sink::Tree(tree) => tree.mark(rules),
            Sink::Text(_) => self.ruled |= !rules.is_empty(),
            Sink::Count(_) => {}
        }
    }

    /// The text of a string without escapes, or of a number without a fraction, if the value is one: it has no rules, and is not a secret.
    pub(crate) fn plain(value: &dyn ToJson) -> Option<String> {
        let mut writer = Self::of(Sink::Text(Vec::with_capacity(64)));
        value.write_json(&mut writer);
        if writer.ruled || writer.secret || writer.fault().is_some() {
            return None;
        }
        let mut text = String::from_utf8(writer.into_text()).ok()?;
        if text.starts_with('"') && !text.contains('\\') {
            text.pop();
            text.remove(0);
            return Some(text);
        }
        let digits = text.strip_prefix('-').unwrap_or(&text);
        (!digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit())).then_some(text)
    }

    /// A value with its rules, or `[redacted]` where it is a secret that is only shown.
    #[inline]
    pub(super) fn value_within<T: ToJson + ?Sized>(&mut self, rules: &'static [Rule], value: &T) {
        if Rule::is_secret(rules) && self.redacts_next() {
            return;
        }
        self.within(rules);
        value.write_json(self);
    }

    /// Notes that a secret comes; where it is only shown, `[redacted]` is written for it.
    fn redacts_next(&mut self) -> bool {
        self.secret = true;
        let redacts = matches!(&self.sink, Sink::Tree(tree) if tree.redacts());
        if redacts {
            self.string("[redacted]");
        }
        redacts
    }

    pub(super) fn into_marked(self) -> (Tape<'static>, Vec<Mark>) {
        let mut tree = match self.sink {
            Sink::Tree(tree) => tree,
            Sink::Text(_) | Sink::Count(_) => TapeBuilder::with_capacity(0),
        };
        let marks = tree.take_marks();
        (tree.finish(), marks)
    }

    fn into_tape(self) -> Tape<'static> {
        match self.sink {
            Sink::Tree(tree) => tree.finish(),
            Sink::Text(_) | Sink::Count(_) => TapeBuilder::with_capacity(0).finish(),
        }
    }

    pub(crate) fn into_text(self) -> Vec<u8> {
        match self.sink {
            Sink::Text(text) => text,
            Sink::Tree(_) | Sink::Count(_) => Vec::new(),
        }
    }

    /// Counts what a value writes.
    pub(super) fn count(value: &dyn ToJson) -> Count {
        let mut writer = Self::of(Sink::Count(Count::default()));
        value.write_json(&mut writer);
        match writer.sink {
            Sink::Count(count) => count,
            Sink::Text(_) | Sink::Tree(_) => Count::default(),
        }
    }

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

impl Tape<'static> {
    /// The tree of a value.
    pub(crate) fn of(value: &dyn ToJson) -> Self {
        Self::written(value, TapeBuilder::with_capacity(16))
    }

    /// The tree of a value with these rules, without what its secrets say.
    pub(crate) fn redacted(value: &dyn ToJson, rules: &'static [Rule]) -> Self {
        let mut writer = Writer::of(Sink::Tree(TapeBuilder::redacted()));
        writer.value_within(rules, value);
        writer.into_tape()
    }

    /// The tree of a value; an error says why something of it cannot be written.
    pub(crate) fn try_of(value: &dyn ToJson) -> Result<Self, String> {
        let mut writer = Writer::of(Sink::Tree(TapeBuilder::with_capacity(16)));
        value.write_json(&mut writer);
        match writer.fault() {
            None => Ok(writer.into_tape()),
            Some(fault) => Err(fault.to_owned()),
        }
    }

    /// The tree of a number, by its text.
    pub(crate) fn of_number(text: &str) -> Self {
        let mut tree = TapeBuilder::with_capacity(1);
        tree.push_digits(text);
        tree.finish()
    }

    fn written(value: &dyn ToJson, tree: TapeBuilder<'static>) -> Self {
        let mut writer = Writer::of(Sink::Tree(tree));
        value.write_json(&mut writer);
        writer.into_tape()
    }
}
