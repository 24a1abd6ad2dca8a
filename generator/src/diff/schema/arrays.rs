//! `items`, `prefixItems`, `contains`, `uniqueItems` and `unevaluatedItems`.

use super::limits::compare_contains;
use super::subschemas::{Subschema, compare_subschema};
use crate::diff::at::At;
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::rule::Keyword;
use crate::diff::view::View;

/// Compares the keywords of arrays.
pub(super) fn compare_arrays<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    let usage = pair.usage.element("[]");
    for (key, added, removed) in [
        ("items", Keyword::ItemsAdded, Keyword::ItemsRemoved),
        ("contains", Keyword::ContainsAdded, Keyword::ContainsRemoved),
        ("unevaluatedItems", Keyword::UnevaluatedItemsAdded, Keyword::UnevaluatedItemsRemoved),
    ] {
        if !is_list(&pair.old, key) && !is_list(&pair.new, key) {
            compare_subschema(comparison, pair, Subschema { key, added, removed, usage: usage.clone() });
        }
    }
    compare_contains(comparison, pair);
    compare_prefixes(comparison, pair);
    let places = (pair.old.place("uniqueItems"), pair.new.place("uniqueItems"));
    match (pair.old.flag("uniqueItems"), pair.new.flag("uniqueItems")) {
        (false, true) => comparison.report(pair, Keyword::UniqueItemsAdded, places, "must have unique elements"),
        (true, false) => {
            comparison.report(pair, Keyword::UniqueItemsRemoved, places, "need not have unique elements any more");
        }
        _ => {}
    }
}

/// Returns whether `items` is the list of a tuple, as before JSON Schema 2020-12.
fn is_list(view: &View<'_>, key: &str) -> bool {
    view.first(key).is_some_and(|at| at.node.as_array().is_some())
}

fn compare_prefixes<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    let (old, new) = (prefixes(&pair.old), prefixes(&pair.new));
    for (at, (one, other)) in old.iter().zip(&new).enumerate() {
        let usage = pair.usage.element(&format!("[{at}]"));
        comparison.compare(vec![one.clone()], vec![other.clone()], &usage);
    }
    for (at, extra) in old.iter().enumerate().skip(new.len()) {
        let places = (extra.origin.clone(), pair.new.place("prefixItems"));
        let predicate = format!("has no schema for the element {at} any more");
        comparison.report(pair, Keyword::PrefixItemsRemoved, places, &predicate);
    }
    for (at, extra) in new.iter().enumerate().skip(old.len()) {
        let places = (pair.old.place("prefixItems"), extra.origin.clone());
        comparison.report(pair, Keyword::PrefixItemsAdded, places, &format!("has a schema for the element {at}"));
    }
}

fn prefixes<'a>(view: &View<'a>) -> Vec<At<'a>> {
    let list = view.first("prefixItems").or_else(|| view.first("items").filter(|at| at.node.as_array().is_some()));
    list.map(|at| at.elements()).unwrap_or_default()
}
