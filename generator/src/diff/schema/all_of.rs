//! `allOf`: the schemas that were added or removed. Their keywords are compared as those of the whole schema.

use crate::diff::at::At;
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::rule::Keyword;
use crate::diff::same::is_same;
use crate::diff::view::{View, is_annotation};

/// Compares the lists of `allOf`. Where schemas were added and others removed, only the keywords of the whole count:
/// the same schema may be composed in another way.
pub(super) fn compare_all_of(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let (old, new) = (&pair.old.all_of, &pair.new.all_of);
    let removed = without(old, new);
    let added = without(new, old);
    let is_composed = !old.is_empty() && !new.is_empty();
    if added.is_empty() {
        for at in removed {
            let is_annotation = only_annotates(at, &pair.new);
            if is_composed || is_annotation {
                let keyword = if is_annotation { Keyword::AllOfRemovedAnnotationOnly } else { Keyword::AllOfRemoved };
                let places = (at.origin.clone(), pair.new.place("allOf"));
                comparison.report(pair, keyword, places, &format!("has no {} in `allOf` any more", named(at)));
            }
        }
    } else if removed.is_empty() {
        for at in added {
            let is_annotation = only_annotates(at, &pair.old);
            if is_composed || is_annotation {
                let keyword = if is_annotation { Keyword::AllOfAddedAnnotationOnly } else { Keyword::AllOfAdded };
                let places = (pair.old.place("allOf"), at.origin.clone());
                comparison.report(pair, keyword, places, &format!("has {} in `allOf`", named(at)));
            }
        }
    }
}

/// The schemas of a list that the other one does not have: by reference, else by content.
fn without<'l, 'a>(list: &'l [At<'a>], other: &[At<'a>]) -> Vec<&'l At<'a>> {
    let has = |at: &At<'a>| match at.text("$ref") {
        Some(reference) => other.iter().any(|other| other.text("$ref") == Some(reference)),
        None => other.iter().any(|other| other.text("$ref").is_none() && is_same(at, other)),
    };
    let inline = |list: &[At<'a>]| list.iter().filter(|at| at.text("$ref").is_none()).count();
    // One inline schema on each side is the same schema in two versions.
    let is_only = inline(list) == 1 && inline(other) == 1;
    list.iter().filter(|at| !(has(at) || is_only && at.text("$ref").is_none())).collect()
}

/// Returns whether a schema rejects nothing that the other side would usually send: it has only annotations, or optional
/// properties that are not described elsewhere.
fn only_annotates(at: &At<'_>, elsewhere: &View<'_>) -> bool {
    let view = View::of(vec![at.clone()]);
    let known = elsewhere.properties();
    let keys = view.parts.iter().flat_map(At::named).map(|(key, _)| key);
    let structure = ["type", "properties", "$ref"];
    let mut keys = keys.filter(|key| !is_annotation(key));
    let is_object = view.types().is_none_or(|types| types.contains("object"));
    is_object
        && keys.all(|key| structure.contains(&&*key))
        && view.branches.is_empty()
        && (view.parts.iter().all(|part| part.node.get("type").is_none()) || !view.properties().is_empty())
        && view.properties().keys().all(|name| !known.contains_key(name))
}

/// The name of a schema: its reference, its title, or its place.
pub(super) fn named(at: &At<'_>) -> String {
    let name = at.text("$ref").and_then(|reference| reference.rsplit('/').next());
    let title = || at.node.get("title").and_then(crate::source::Node::as_str);
    match name.or_else(title) {
        Some(name) => format!("`{name}`"),
        None => "a schema".to_owned(),
    }
}
