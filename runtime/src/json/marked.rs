//! The tree of a value, with the rules for its nodes.

use super::node::Tape;
use super::value::Value;
use super::writer::Writer;
use super::{Kind, Rule, ToJson};

/// The rules for one node, by its place on the tape.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) at: usize,
    pub(super) rules: &'static [Rule],
}

/// A tree and what each node must keep.
#[derive(Debug)]
pub(crate) struct Marked {
    tape: Tape<'static>,
    marks: Vec<Mark>,
    fault: Option<String>,
    has_secret: bool,
}

impl Marked {
    /// The tree of a value, which has these rules beside those of the types that it is made of.
    pub(crate) fn of(value: &dyn ToJson, rules: &'static [Rule]) -> Self {
        let mut writer = Writer::marking();
        writer.within(rules);
        value.write_json(&mut writer);
        let fault = writer.fault().map(str::to_owned);
        let has_secret = writer.has_secret();
        let (tape, marks) = writer.into_marked();
        Self { tape, marks, fault, has_secret }
    }

    /// The reason why a part of the value could not be written.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Returns `true` if a secret is in the value, which must not be shown.
    pub(crate) fn has_secret(&self) -> bool {
        self.has_secret
    }

    pub(crate) fn into_tape(self) -> Tape<'static> {
        self.tape
    }

    /// The nodes that have rules, with these.
    pub(crate) fn nodes(&self) -> impl Iterator<Item = (Value<'_>, &'static [Rule])> {
        self.marks.iter().filter_map(|mark| Some((self.value(mark)?, mark.rules)))
    }

    /// The JSON path of a value in the tree, if it is in it: `$.pets[3].name`.
    pub(crate) fn path(&self, value: Value<'_>) -> Option<String> {
        let mut path = "$".to_owned();
        find_path(Value::root(&self.tape), value, &mut path).then_some(path)
    }

    fn value(&self, mark: &Mark) -> Option<Value<'_>> {
        self.tape.nodes.get(mark.at..).map(Value::at)
    }

    /// Returns `true` if a value of the tree is a secret, or contains one.
    pub(crate) fn holds_secret(&self, value: Value<'_>) -> bool {
        let secrets = self.marks.iter().filter(|mark| mark.rules.contains(&Rule::Secret));
        secrets.filter_map(|mark| self.value(mark)).any(|secret| find_path(value, secret, &mut String::new()))
    }
}

/// Adds the way from one value to another that is in it; false where it is not.
fn find_path(from: Value<'_>, to: Value<'_>, path: &mut String) -> bool {
    if from.is_same_node(to) {
        return true;
    }
    let length = path.len();
    let mut step = |step: String, part: Value<'_>| {
        path.push_str(&step);
        let found = find_path(part, to, path);
        if !found {
            path.truncate(length);
        }
        found
    };
    match from.kind() {
        Kind::Array => {
            from.items().into_iter().flatten().enumerate().any(|(at, item)| step(super::error::index_step(at), item))
        }
        Kind::Object => {
            from.entries().into_iter().flatten().any(|(key, value)| step(super::error::key_step(key), value))
        }
        _ => false,
    }
}
