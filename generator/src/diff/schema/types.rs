//! `type`, `format` and `null`.

use std::collections::BTreeSet;

use super::shown::shown_types;
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::level::Effect;
use crate::diff::place::SchemaPlace;
use crate::diff::rule::Keyword;
use crate::diff::same::is_same;
use crate::diff::usage::Media;
use crate::diff::view::{View, is_annotation};

/// Formats that say nothing about the form of a string.
const HINTS: [&str; 3] = ["password", "textarea", "multiline"];

/// Compares the types; returns whether other keywords can be compared.
pub(super) fn compare_types(comparison: &mut Comparison<'_>, pair: &Pair<'_>) -> bool {
    let (old, new) = (pair.old.types(), pair.new.types());
    if old == new {
        compare_formats(comparison, pair);
        return true;
    }
    let any = || "any type".to_owned();
    let shown = |types: &Option<BTreeSet<&str>>| types.as_ref().map_or_else(any, shown_types);
    let predicate = format!("has the type {} instead of {}", shown(&new), shown(&old));
    let (keyword, effect) = judge(pair, old.as_ref(), new.as_ref());
    // Two unions without a type of their own are compared by their branches.
    let has_only_branches =
        |view: &View<'_>| !view.branches.is_empty() && !view.is_list_of_types() && view.first("type").is_none();
    if has_only_branches(&pair.old) && has_only_branches(&pair.new) {
        return true;
    }
    comparison.report_as(pair, keyword, effect, (pair.old.place("type"), pair.new.place("type")), &predicate);
    keyword != Keyword::TypeChanged && keyword != Keyword::TypeCompatible && !is_array_of(pair, new.as_ref())
}

fn judge(pair: &Pair<'_>, old: Option<&BTreeSet<&str>>, new: Option<&BTreeSet<&str>>) -> (Keyword, Effect) {
    let (Some(old), Some(new)) = (old, new) else {
        let is_wider = new.is_none();
        return if is_wider {
            (Keyword::TypeGeneralized, Effect::Widens)
        } else {
            (Keyword::TypeSpecialized, Effect::Narrows)
        };
    };
    let is_list = old.len() > 1 || new.len() > 1;
    if admits_all(new, old) {
        let keyword = if is_list { Keyword::TypesWidened } else { Keyword::TypeGeneralized };
        return (keyword, Effect::Widens);
    }
    if admits_all(old, new) {
        let keyword = if is_list { Keyword::TypesNarrowed } else { Keyword::TypeSpecialized };
        return (keyword, Effect::Narrows);
    }
    if is_array_of(pair, Some(new)) {
        return (Keyword::TypeGeneralized, Effect::Widens);
    }
    if pair.usage.media == Media::Json {
        return (Keyword::TypeChanged, Effect::Replaces);
    }
    judge_text(pair, old, new)
}

/// Judges types of a value that is sent as text, of which a string describes all.
fn judge_text(pair: &Pair<'_>, old: &BTreeSet<&str>, new: &BTreeSet<&str>) -> (Keyword, Effect) {
    let is_parameter = matches!(
        pair.usage.place,
        SchemaPlace::RequestParameter | SchemaPlace::RequestParameterProperty | SchemaPlace::ResponseHeader
    );
    let scalars = |types: &BTreeSet<&str>| !is_parameter || !types.contains("array") && !types.contains("object");
    let names = |keyword| if is_parameter { keyword } else { Keyword::TypeCompatible };
    if new.contains("string") && is_plain(&pair.new) && scalars(old) {
        return (names(Keyword::TypeGeneralized), Effect::Widens);
    }
    if old.contains("string") && is_plain(&pair.old) && scalars(new) {
        return (names(Keyword::TypeSpecialized), Effect::Narrows);
    }
    (Keyword::TypeChanged, Effect::Replaces)
}

/// Returns whether a schema has no keyword that constrains values, apart from `type`.
fn is_plain(view: &View<'_>) -> bool {
    let keys = view.parts.iter().filter_map(|part| part.node.as_object()).flat_map(crate::source::Object::iter);
    let mut keys = keys.map(|(key, _)| &**key);
    keys.all(|key| is_annotation(key) || ["type", "nullable", "default", "$ref"].contains(&key))
}

/// Returns whether the new schema is an array whose elements are what the old schema allows, and a single value is sent
/// as an array of one element is.
fn is_array_of(pair: &Pair<'_>, new: Option<&BTreeSet<&str>>) -> bool {
    let Some(items) = pair.new.first("items").filter(|_| pair.usage.is_exploded) else { return false };
    let Some(old) = pair.old.types().filter(|old| !old.contains("array") && !old.contains("object")) else {
        return false;
    };
    if new.is_none_or(|new| !new.contains("array")) {
        return false;
    }
    let elements = View::of(vec![items.clone()]);
    let admits = match elements.types() {
        Some(new) => admits_all(&new, &old) && is_plain(&elements),
        None => !elements.is_constrained(),
    };
    admits || pair.old.starts.first().is_some_and(|old| is_same(old, &items))
}

/// Returns whether every type of `few` is in `many`; every integer is a number.
fn admits_all(many: &BTreeSet<&str>, few: &BTreeSet<&str>) -> bool {
    few.iter().all(|kind| many.contains(kind) || *kind == "integer" && many.contains("number"))
}

/// Compares whether `null` is valid.
pub(super) fn compare_null(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let is_known = |view: &View<'_>| view.types().is_some() || !view.branches.is_empty();
    if pair.usage.is_branch || !is_known(&pair.old) || !is_known(&pair.new) {
        return;
    }
    let key = |view: &View<'_>| if view.first("nullable").is_some() { "nullable" } else { "type" };
    let places = (pair.old.place(key(&pair.old)), pair.new.place(key(&pair.new)));
    match (pair.old.is_nullable(), pair.new.is_nullable()) {
        (false, true) => comparison.report(pair, Keyword::BecameNullable, places, "may be `null`"),
        (true, false) => comparison.report(pair, Keyword::BecameNotNullable, places, "must not be `null` any more"),
        _ => {}
    }
}

fn compare_formats(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let format = |view: &View<'_>| {
        let at = view.first("format");
        at.and_then(|at| at.node.as_str().map(str::to_owned)).filter(|format| !HINTS.contains(&&**format))
    };
    let places = (pair.old.place("format"), pair.new.place("format"));
    match (format(&pair.old), format(&pair.new)) {
        (None, Some(new)) => {
            comparison.report(pair, Keyword::FormatAdded, places, &format!("has the format `{new}`"));
        }
        (Some(old), None) => {
            comparison.report(pair, Keyword::FormatRemoved, places, &format!("lost the format `{old}`"));
        }
        (Some(old), Some(new)) if old != new => {
            let predicate = format!("has the format `{new}` instead of `{old}`");
            comparison.report(pair, changed_format(&old, &new), places, &predicate);
        }
        _ => {}
    }
}

fn changed_format(old: &str, new: &str) -> Keyword {
    const WIDER: [(&str, &str); 5] =
        [("int32", "int64"), ("float", "double"), ("int8", "int16"), ("int16", "int32"), ("uint32", "uint64")];
    if WIDER.contains(&(old, new)) {
        Keyword::FormatGeneralized
    } else if WIDER.contains(&(new, old)) {
        Keyword::FormatSpecialized
    } else {
        Keyword::FormatChanged
    }
}
