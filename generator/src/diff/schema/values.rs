//! `enum`, `const`, `x-extensible-enum` and `default`.

use std::collections::HashSet;

use super::equality::{is_same_value, key_of_value};
use super::shown::shown;
use crate::diff::at::At;
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::level::Effect;
use crate::diff::place::SchemaPlace;
use crate::diff::rule::Keyword;
use crate::diff::view::View;
use crate::source::Node;

/// Compares the lists of valid values.
pub(super) fn compare_values(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    compare_enumerations(comparison, pair);
    let (old, new) = (pair.old.elements("x-extensible-enum"), pair.new.elements("x-extensible-enum"));
    let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
    if !old.is_empty() && !new.is_empty() {
        let keywords = (Keyword::ExtensibleEnumValueAdded, Keyword::ExtensibleEnumValueRemoved);
        compare_lists(comparison, pair, (&old, &new), "x-extensible-enum", keywords);
    }
}

fn compare_enumerations(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let (old_const, new_const) = (pair.old.first("const"), pair.new.first("const"));
    let place = |view: &View<'_>| view.place(if view.first("enum").is_some() { "enum" } else { "const" });
    let places = (place(&pair.old), place(&pair.new));
    match (valid_values(&pair.old), valid_values(&pair.new)) {
        (None, None) => {}
        (None, Some(new)) => match new_const {
            Some(at) => comparison.report(pair, Keyword::ConstAdded, places, &format!("must be {}", shown(at.node))),
            None => {
                let predicate = format!("must be one of {}", listed(&new));
                comparison.report(pair, Keyword::BecameEnum, places, &predicate);
            }
        },
        (Some(old), None) => match old_const {
            Some(at) => {
                let predicate = format!("may be something else than {}", shown(at.node));
                comparison.report(pair, Keyword::ConstRemoved, places, &predicate);
            }
            None => {
                let predicate = format!("may be something else than {}", listed(&old));
                comparison.report(pair, Keyword::BecameNotEnum, places, &predicate);
            }
        },
        (Some(old), Some(new)) => match (old_const, new_const) {
            (Some(one), Some(other)) if !is_same_value(one.node, other.node) => {
                let predicate = format!("must be {} instead of {}", shown(other.node), shown(one.node));
                comparison.report(pair, Keyword::ConstChanged, places, &predicate);
            }
            _ => {
                let keywords = (Keyword::EnumValueAdded, Keyword::EnumValueRemoved);
                compare_lists(comparison, pair, (&old, &new), "enum", keywords);
            }
        },
    }
}

/// The values of `enum`, or the one of `const`.
fn valid_values<'a>(view: &View<'a>) -> Option<Vec<At<'a>>> {
    view.elements("enum").or_else(|| view.first("const").map(|at| vec![at]))
}

fn compare_lists(
    comparison: &mut Comparison<'_>,
    pair: &Pair<'_>,
    (old, new): (&[At<'_>], &[At<'_>]),
    key: &str,
    (added, removed): (Keyword, Keyword),
) {
    let keys = |list: &[At<'_>]| list.iter().map(|at| key_of_value(at.node)).collect::<HashSet<_>>();
    let (one, other) = (keys(old), keys(new));
    let is_missing =
        |at: &&At<'_>, known: &HashSet<String>| *at.node != Node::Null && !known.contains(&key_of_value(at.node));
    for at in old.iter().filter(|at| is_missing(at, &other)) {
        let predicate = format!("must not be {} any more", shown(at.node));
        comparison.report(pair, removed, (at.origin.clone(), pair.new.place(key)), &predicate);
    }
    let is_open = pair.new.first("x-extensible-enum").is_some();
    for at in new.iter().filter(|at| is_missing(at, &one)) {
        let effect = if is_open { Effect::Grows } else { added.effect() };
        let predicate = format!("may be {}", shown(at.node));
        comparison.report_as(pair, added, effect, (pair.old.place(key), at.origin.clone()), &predicate);
    }
}

fn listed(values: &[At<'_>]) -> String {
    const SHOWN: usize = 5;
    let names: Vec<String> = values.iter().take(SHOWN).map(|at| shown(at.node)).collect();
    names.join(", ") + if values.len() > SHOWN { ", …" } else { "" }
}

/// Compares what the server assumes where a value is absent.
pub(super) fn compare_defaults(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let is_parameter = pair.usage.place == SchemaPlace::RequestParameter && pair.usage.path.is_empty();
    let effect = if is_parameter { Effect::Breaks } else { Effect::Grows };
    let places = (pair.old.place("default"), pair.new.place("default"));
    let (keyword, predicate) = match (pair.old.first("default"), pair.new.first("default")) {
        (None, Some(new)) => (Keyword::DefaultAdded, format!("has the default {}", shown(new.node))),
        (Some(old), None) => (Keyword::DefaultRemoved, format!("lost the default {}", shown(old.node))),
        (Some(old), Some(new)) if !is_same_value(old.node, new.node) => {
            (Keyword::DefaultChanged, format!("has the default {} instead of {}", shown(new.node), shown(old.node)))
        }
        _ => return,
    };
    comparison.report_as(pair, keyword, effect, places, &predicate);
}
