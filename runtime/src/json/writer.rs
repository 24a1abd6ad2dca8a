//! Writes JSON values: as text, as a tree for the other encodings, or as nothing but a count. `writer_values` has the values,
//! `writer_object` the fields of objects, and `written` the trees.

use super::marked::Mark;
use super::node::Tape;
use super::tape::TapeBuilder;
use super::{Rule, ToJson};

/// The destination of a [`ToJson`]'s values. One type for every sink, so that the code that writes is compiled once.
#[derive(Debug)]
pub struct Writer {
    pub(super) sink: Sink,
    /// A number was written that JSON cannot hold.
    pub(super) non_finite: bool,
    /// A value with rules was written as text.
    ruled: bool,
    /// A secret was written.
    secret: bool,
    /// Properties that the document does not describe may be secrets.
    pub(super) hides_undescribed: bool,
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

    pub(super) fn of(sink: Sink) -> Self {
        Self { sink, non_finite: false, ruled: false, secret: false, hides_undescribed: false }
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
    pub(super) fn redacts_next(&mut self) -> bool {
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

    pub(super) fn into_tape(self) -> Tape<'static> {
        self.into_marked().0
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
}
