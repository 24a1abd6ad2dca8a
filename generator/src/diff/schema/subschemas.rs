//! Keywords whose value is a schema: it is added, removed, or compared.

use std::sync::Arc;

use indexmap::IndexMap;

use crate::diff::at::At;
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::rule::Keyword;
use crate::diff::usage::Usage;
use crate::diff::view::View;
use crate::source::Node;

/// A keyword with its rules, and the use of its schema.
pub(super) struct Subschema {
    pub(super) key: &'static str,
    pub(super) added: Keyword,
    pub(super) removed: Keyword,
    pub(super) usage: Usage,
}

/// Compares the schemas of a keyword.
pub(super) fn compare_subschema<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>, subschema: Subschema) {
    let Subschema { key, added, removed, usage } = subschema;
    let schema = |view: &View<'a>| view.first(key).filter(is_something);
    let places = (pair.old.place(key), pair.new.place(key));
    match (schema(&pair.old), schema(&pair.new)) {
        (None, None) => {}
        (None, Some(_)) => comparison.report(pair, added, places, &format!("has `{key}`")),
        (Some(_), None) => comparison.report(pair, removed, places, &format!("has no `{key}` any more")),
        (Some(old), Some(new)) => match (is_nothing(&old), is_nothing(&new)) {
            (true, true) => {}
            (false, true) => comparison.report(pair, added, places, &format!("has `{key}: false`")),
            (true, false) => comparison.report(pair, removed, places, &format!("has no `{key}: false` any more")),
            (false, false) => comparison.compare(vec![old], vec![new], &usage),
        },
    }
}

/// Returns whether a schema rejects values.
pub(super) fn is_something(at: &At<'_>) -> bool {
    match at.node {
        Node::Bool(true) => false,
        Node::Object(object) => !object.is_empty(),
        _ => true,
    }
}

/// Returns whether a schema rejects every value.
pub(super) fn is_nothing(at: &At<'_>) -> bool {
    at.node.as_bool() == Some(false)
}

/// Compares the schemas of a keyword by name, such as those of `patternProperties`.
pub(super) fn compare_named<'a>(
    comparison: &mut Comparison<'a>,
    pair: &Pair<'a>,
    (key, noun): (&'static str, &str),
    (added, removed): (Keyword, Keyword),
    usage: impl Fn(&str) -> Usage,
) {
    let entries = |view: &View<'a>| -> IndexMap<Arc<str>, At<'a>> { view.all(key).flat_map(|at| at.named()).collect() };
    let (old, new) = (entries(&pair.old), entries(&pair.new));
    for (name, at) in &old {
        if let Some(counterpart) = new.get(name) {
            comparison.compare(vec![at.clone()], vec![counterpart.clone()], &usage(name));
        } else {
            let places = (at.origin.clone(), pair.new.place(key));
            comparison.report(pair, removed, places, &format!("has no `{key}` for the {noun} `{name}` any more"));
        }
    }
    for (name, at) in new.iter().filter(|(name, _)| !old.contains_key(*name)) {
        let places = (pair.old.place(key), at.origin.clone());
        comparison.report(pair, added, places, &format!("has `{key}` for the {noun} `{name}`"));
    }
}
