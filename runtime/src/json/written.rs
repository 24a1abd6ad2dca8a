//! The trees of values, as a [`Writer`] writes them.

use super::node::Tape;
use super::tape::TapeBuilder;
use super::writer::{Sink, Writer};
use super::{Rule, ToJson};

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
