//! `properties` and `required`.

use std::sync::Arc;

use indexmap::{IndexMap, IndexSet};

use crate::diff::at::At;
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::level::{Effect, Flow};
use crate::diff::rule::{Keyword, PartRule};
use crate::diff::usage::Usage;
use crate::diff::view::View;
use crate::origin::Origin;

/// The properties of one side.
struct Properties<'a> {
    declared: IndexMap<Arc<str>, Vec<At<'a>>>,
    required: IndexSet<Arc<str>>,
}

impl<'a> Properties<'a> {
    fn of(view: &View<'a>) -> Self {
        Self { declared: view.properties(), required: view.required() }
    }
}

/// Compares the properties of objects.
pub(super) fn compare_properties<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    let (old, new) = (Properties::of(&pair.old), Properties::of(&pair.new));
    for (name, at) in &old.declared {
        let is_required = old.required.contains(name);
        match new.declared.get(name) {
            Some(counterpart) => {
                compare_property(comparison, pair, name, (at, counterpart), new.required.contains(name));
            }
            None => report_removed(comparison, pair, name, at, is_required),
        }
    }
    for (name, at) in new.declared.iter().filter(|(name, _)| !old.declared.contains_key(*name)) {
        report_added(comparison, pair, name, at, new.required.contains(name));
    }
    compare_required(comparison, pair, &old, &new);
}

fn compare_property<'a>(
    comparison: &mut Comparison<'a>,
    pair: &Pair<'a>,
    name: &str,
    (old, new): (&Vec<At<'a>>, &Vec<At<'a>>),
    is_required: bool,
) {
    let usage = pair.usage.property(name);
    let usage = usage.lenient(is_ignored(new, &usage));
    compare_access(comparison, pair, name, (old, new), is_required);
    comparison.compare(old.clone(), new.clone(), &usage);
}

/// Returns whether the other side ignores the property: a read-only one in requests, a write-only one in responses
/// (OpenAPI 3.0.4, section 4.7.24.2).
fn is_ignored(property: &[At<'_>], usage: &Usage) -> bool {
    let view = View::of(property.to_vec());
    view.flag(if usage.flow == Flow::Request { "readOnly" } else { "writeOnly" })
}

/// Compares `readOnly` and `writeOnly`.
fn compare_access(
    comparison: &mut Comparison<'_>,
    pair: &Pair<'_>,
    name: &str,
    (old, new): (&Vec<At<'_>>, &Vec<At<'_>>),
    is_required: bool,
) {
    let (old, new) = (View::of(old.clone()), View::of(new.clone()));
    for (key, became, became_not) in [
        ("readOnly", Keyword::BecameReadOnly, Keyword::BecameNotReadOnly),
        ("writeOnly", Keyword::BecameWriteOnly, Keyword::BecameNotWriteOnly),
    ] {
        let (keyword, predicate) = match (old.flag(key), new.flag(key)) {
            (false, true) => (became, format!("became `{key}`")),
            (true, false) => (became_not, format!("is not `{key}` any more")),
            _ => continue,
        };
        // A required property that requests did not contain, as it was read-only, is required in them now.
        let appears = keyword == Keyword::BecameNotReadOnly && pair.usage.flow == Flow::Request && is_required;
        let effect = if appears && new.first("default").is_none() { Effect::Narrows } else { keyword.effect() };
        report_at(comparison, pair, name, (keyword, effect), false, (old.place(key), new.place(key)), &predicate);
    }
}

/// Reports a change of a property under the rules of its place.
fn report_at(
    comparison: &mut Comparison<'_>,
    pair: &Pair<'_>,
    name: &str,
    (keyword, effect): (Keyword, Effect),
    is_lenient: bool,
    places: (Origin, Origin),
    predicate: &str,
) {
    let usage = pair.usage.property(name).lenient(is_lenient);
    comparison.report_of_property(pair, &usage, (keyword, effect), places, predicate);
}

fn report_removed(comparison: &mut Comparison<'_>, pair: &Pair<'_>, name: &str, at: &[At<'_>], is_required: bool) {
    let usage = pair.usage.property(name);
    let forbids = pair.new.first("additionalProperties").is_some_and(|at| at.node.as_bool() == Some(false));
    let (part, effect) = match (is_sent(pair), is_required) {
        (true, _) => {
            let effect = if forbids { Effect::Narrows } else { Effect::Grows };
            (PartRule::RequestPropertyRemoved, effect)
        }
        (false, true) => (PartRule::RequiredResponsePropertyRemoved, Effect::Widens),
        (false, false) => (PartRule::OptionalResponsePropertyRemoved, Effect::Grows),
    };
    let places = (origin(at, &pair.old), pair.new.place("properties"));
    let sentence = format!("{} was removed", usage.subject());
    comparison.report_part_of(pair, (part, effect), is_ignored(at, &usage), places, &sentence);
}

fn report_added(comparison: &mut Comparison<'_>, pair: &Pair<'_>, name: &str, at: &[At<'_>], is_required: bool) {
    let usage = pair.usage.property(name);
    let has_default = View::of(at.to_vec()).first("default").is_some();
    let part = match (is_sent(pair), is_required) {
        (true, true) if has_default => PartRule::RequiredRequestPropertyWithDefaultAdded,
        (true, true) => PartRule::RequiredRequestPropertyAdded,
        (true, false) => PartRule::OptionalRequestPropertyAdded,
        (false, true) => PartRule::RequiredResponsePropertyAdded,
        (false, false) => PartRule::OptionalResponsePropertyAdded,
    };
    let places = (pair.old.place("properties"), origin(at, &pair.new));
    let adjective = if is_required { "required" } else { "optional" };
    let sentence = format!("{} was added and is {adjective}", usage.subject());
    comparison.report_part_of(pair, (part, part.effect()), is_ignored(at, &usage), places, &sentence);
}

fn compare_required(comparison: &mut Comparison<'_>, pair: &Pair<'_>, old: &Properties<'_>, new: &Properties<'_>) {
    // A property that was added or removed has a rule of its own.
    let stays = |name: &Arc<str>| old.declared.contains_key(name) == new.declared.contains_key(name);
    let places = || (pair.old.place("required"), pair.new.place("required"));
    for name in new.required.iter().filter(|name| stays(name) && !old.required.contains(*name)) {
        let at = new.declared.get(name).map(Vec::as_slice).unwrap_or_default();
        let has_default = View::of(at.to_vec()).first("default").is_some();
        let effect = if has_default { Effect::Grows } else { Effect::Narrows };
        let is_lenient = is_ignored(at, &pair.usage);
        report_at(comparison, pair, name, (Keyword::BecameRequired, effect), is_lenient, places(), "became required");
    }
    for name in old.required.iter().filter(|name| stays(name) && !new.required.contains(*name)) {
        let at = new.declared.get(name).map(Vec::as_slice).unwrap_or_default();
        let is_lenient = is_ignored(at, &pair.usage);
        let rule = (Keyword::BecameOptional, Effect::Widens);
        report_at(comparison, pair, name, rule, is_lenient, places(), "became optional");
    }
}

/// Returns whether callers send the values of the pair; receivers of webhooks get them.
fn is_sent(pair: &Pair<'_>) -> bool {
    pair.usage.flow == Flow::Request
}

fn origin(at: &[At<'_>], view: &View<'_>) -> Origin {
    at.first().map_or_else(|| view.origin(), |at| at.origin.clone())
}
