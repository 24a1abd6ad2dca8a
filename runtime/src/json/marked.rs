//! The tree of a value, with the rules for its nodes.

use super::node::Tape;
use super::value::Value;
use super::writer::Writer;
use super::{Kind, Rule, ToJson, to_vec};
use crate::secret::Secret;

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
        writer.value_within(rules, value);
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

    /// Returns `true` if a value of the tree is a secret, contains one, or is part of one.
    pub(crate) fn holds_secret(&self, value: Value<'_>) -> bool {
        let is_inside = |outer, inner| find_path(outer, inner, &mut String::new());
        self.secret_values().any(|secret| is_inside(value, secret) || is_inside(secret, value))
    }

    /// The strings and numbers that are secrets.
    pub(crate) fn secrets(&self) -> Vec<Secret> {
        let mut secrets = Vec::new();
        self.secret_values().for_each(|value| gather(value, &mut secrets));
        secrets
    }

    fn secret_values(&self) -> impl Iterator<Item = Value<'_>> {
        self.marks.iter().filter(|mark| Rule::is_secret(mark.rules)).filter_map(|mark| self.value(mark))
    }
}

/// Adds the strings and numbers in a value.
fn gather(value: Value<'_>, secrets: &mut Vec<Secret>) {
    match value.kind() {
        Kind::String => secrets.extend(value.as_str().map(Secret::from)),
        Kind::Number => secrets.push(String::from_utf8_lossy(&to_vec(&value)).into_owned().into()),
        Kind::Array => value.items().into_iter().flatten().for_each(|item| gather(item, secrets)),
        Kind::Object => value.entries().into_iter().flatten().for_each(|(_, entry)| gather(entry, secrets)),
        Kind::Null | Kind::Bool => {}
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
