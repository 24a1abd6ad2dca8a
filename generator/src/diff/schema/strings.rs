//! `pattern`, `contentMediaType`, `contentEncoding` and `contentSchema`.

use super::subschemas::{Subschema, compare_subschema};
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::level::{Effect, Flow};
use crate::diff::rule::Keyword;
use crate::diff::view::View;

/// Compares the keywords of strings.
pub(super) fn compare_strings<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    compare_patterns(comparison, pair);
    compare_word(comparison, pair, "contentMediaType", Keyword::ContentMediaTypeChanged);
    compare_word(comparison, pair, "contentEncoding", Keyword::ContentEncodingChanged);
    let content = Subschema {
        key: "contentSchema",
        added: Keyword::ContentSchemaAdded,
        removed: Keyword::ContentSchemaRemoved,
        usage: pair.usage.property("content"),
    };
    compare_subschema(comparison, pair, content);
}

fn compare_patterns(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let pattern = |view: &View<'_>| view.first("pattern").and_then(|at| at.node.as_str().map(str::to_owned));
    let (keyword, predicate) = match (pattern(&pair.old), pattern(&pair.new)) {
        (None, Some(new)) if is_everything(&new) => return,
        (None, Some(new)) => (Keyword::PatternAdded, format!("must match the pattern `{new}`")),
        (Some(old), None) => (Keyword::PatternRemoved, format!("need not match the pattern `{old}` any more")),
        (Some(old), Some(new)) if old != new => {
            let keyword = if is_everything(&new) { Keyword::PatternGeneralized } else { Keyword::PatternChanged };
            (keyword, format!("must match the pattern `{new}` instead of `{old}`"))
        }
        _ => return,
    };
    // Callers read a string, whatever its pattern.
    let effect = if pair.usage.flow == Flow::Response { Effect::Grows } else { keyword.effect() };
    let places = (pair.old.place("pattern"), pair.new.place("pattern"));
    comparison.report_as(pair, keyword, effect, places, &predicate);
}

/// Returns whether a pattern matches every string.
fn is_everything(pattern: &str) -> bool {
    matches!(pattern, "" | ".*" | "^.*$" | "^.*" | ".*$" | "^" | "$" | "[\\s\\S]*" | "^[\\s\\S]*$" | "(.*)" | "^(.*)$")
}

fn compare_word(comparison: &mut Comparison<'_>, pair: &Pair<'_>, key: &str, keyword: Keyword) {
    let word = |view: &View<'_>| view.first(key).and_then(|at| at.node.as_str().map(str::to_owned));
    let (old, new) = (word(&pair.old), word(&pair.new));
    if old != new {
        let shown = |word: Option<String>| word.map_or_else(|| "none".to_owned(), |word| format!("`{word}`"));
        let predicate = format!("has `{key}` {} instead of {}", shown(new), shown(old));
        comparison.report(pair, keyword, (pair.old.place(key), pair.new.place(key)), &predicate);
    }
}
