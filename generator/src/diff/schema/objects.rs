//! Keywords of objects beside `properties` and `required`.

use std::collections::BTreeSet;

use super::shown::shown_names;
use super::subschemas::{Subschema, compare_named, compare_subschema, is_nothing, is_something};
use crate::diff::at::At;
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::level::Effect;
use crate::diff::rule::Keyword;
use crate::diff::view::View;
use crate::source::Node;

/// Compares the keywords of objects.
pub(super) fn compare_objects<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    compare_additional(comparison, pair);
    let value = pair.usage.element("{}");
    for (key, added, removed) in [
        ("propertyNames", Keyword::PropertyNamesAdded, Keyword::PropertyNamesRemoved),
        ("unevaluatedProperties", Keyword::UnevaluatedPropertiesAdded, Keyword::UnevaluatedPropertiesRemoved),
    ] {
        compare_subschema(comparison, pair, Subschema { key, added, removed, usage: value.clone() });
    }
    let rules = (Keyword::PatternPropertyAdded, Keyword::PatternPropertyRemoved);
    compare_named(comparison, pair, ("patternProperties", "pattern"), rules, |_| value.clone());
    let rules = (Keyword::DependentSchemaAdded, Keyword::DependentSchemaRemoved);
    compare_named(comparison, pair, ("dependentSchemas", "property"), rules, |_| pair.usage.clone());
    compare_dependencies(comparison, pair);
}

/// The schema of additional properties.
enum Additional<'a> {
    /// Any value is valid.
    Any,
    /// None are valid.
    Forbidden,
    /// Values of a schema are valid.
    Schema(At<'a>),
}

impl<'a> Additional<'a> {
    fn of(view: &View<'a>) -> Self {
        match view.first("additionalProperties") {
            Some(at) if is_nothing(&at) => Self::Forbidden,
            Some(at) if is_something(&at) => Self::Schema(at),
            _ => Self::Any,
        }
    }
}

fn compare_additional<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    let places = (pair.old.place("additionalProperties"), pair.new.place("additionalProperties"));
    let (keyword, predicate) = match (Additional::of(&pair.old), Additional::of(&pair.new)) {
        (Additional::Any, Additional::Any) | (Additional::Forbidden, Additional::Forbidden) => return,
        (Additional::Any | Additional::Schema(_), Additional::Forbidden) => {
            (Keyword::AdditionalPropertiesForbidden, "has no additional properties any more")
        }
        (Additional::Forbidden, Additional::Any | Additional::Schema(_)) => {
            (Keyword::AdditionalPropertiesAllowed, "may have additional properties")
        }
        (Additional::Any, Additional::Schema(_)) => {
            (Keyword::AdditionalPropertiesRestricted, "has additional properties only of a schema")
        }
        (Additional::Schema(_), Additional::Any) => {
            (Keyword::AdditionalPropertiesUnrestricted, "has additional properties of any schema")
        }
        (Additional::Schema(old), Additional::Schema(new)) => {
            comparison.compare(vec![old], vec![new], &pair.usage.element("{}"));
            return;
        }
    };
    comparison.report(pair, keyword, places, predicate);
}

fn compare_dependencies(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let entries = |view: &View<'_>| {
        let entries = view.all("dependentRequired").flat_map(|at| at.named());
        entries.map(|(name, at)| (name, names(&at), at.origin)).collect::<Vec<_>>()
    };
    let (old, new) = (entries(&pair.old), entries(&pair.new));
    for (name, required, origin) in &old {
        let Some((_, others, place)) = new.iter().find(|(other, ..)| other == name) else {
            let places = (origin.clone(), pair.new.place("dependentRequired"));
            let predicate = format!("does not require other properties beside `{name}` any more");
            comparison.report(pair, Keyword::DependentRequiredRemoved, places, &predicate);
            continue;
        };
        if required != others {
            let effect = if others.is_superset(required) {
                Effect::Narrows
            } else if required.is_superset(others) {
                Effect::Widens
            } else {
                Effect::Replaces
            };
            let list = |names: &BTreeSet<String>| shown_names(names.iter().map(String::as_str));
            let predicate = format!("requires {} beside `{name}` instead of {}", list(others), list(required));
            let places = (origin.clone(), place.clone());
            comparison.report_as(pair, Keyword::DependentRequiredChanged, effect, places, &predicate);
        }
    }
    for (name, required, origin) in new.iter().filter(|(name, ..)| !old.iter().any(|(other, ..)| other == name)) {
        let places = (pair.old.place("dependentRequired"), origin.clone());
        let predicate = format!("requires {} beside `{name}`", shown_names(required.iter().map(String::as_str)));
        comparison.report(pair, Keyword::DependentRequiredAdded, places, &predicate);
    }
}

fn names(at: &At<'_>) -> BTreeSet<String> {
    at.node.as_array().unwrap_or_default().iter().filter_map(Node::as_str).map(str::to_owned).collect()
}
