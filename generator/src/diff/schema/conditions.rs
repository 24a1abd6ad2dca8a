//! `not`, `if`, `then` and `else`.

use super::subschemas::{Subschema, compare_subschema};
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::rule::Keyword;
use crate::diff::same::is_same;

/// Compares the conditions.
pub(super) fn compare_conditions<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    // Where more is excluded, less is valid.
    let usage = pair.usage.reversed();
    let not = Subschema { key: "not", added: Keyword::NotAdded, removed: Keyword::NotRemoved, usage };
    compare_subschema(comparison, pair, not);
    let places = (pair.old.place("if"), pair.new.place("if"));
    match (pair.old.first("if"), pair.new.first("if")) {
        (None, Some(_)) => comparison.report(pair, Keyword::IfAdded, places, "has a condition (`if`)"),
        (Some(_), None) => comparison.report(pair, Keyword::IfRemoved, places, "has no condition (`if`) any more"),
        (Some(old), Some(new)) if !is_same(&old, &new) => {
            comparison.report(pair, Keyword::IfChanged, places, "has another condition (`if`)");
        }
        _ => {}
    }
    for (key, added, removed) in
        [("then", Keyword::ThenAdded, Keyword::ThenRemoved), ("else", Keyword::ElseAdded, Keyword::ElseRemoved)]
    {
        compare_subschema(comparison, pair, Subschema { key, added, removed, usage: pair.usage.clone() });
    }
}
