//! Paths and their operations: which are added, removed or compared.
//!
//! Path templates that differ only in the names of their parameters are the same path: names in braces are not sent.

use std::collections::{HashMap, HashSet};

use super::at::At;
use super::comparison::{Comparison, Scope};
use super::date::Date;
use super::level::Flow;
use super::operation::{Documents, Sides, compare_operation};
use super::path_item::{Operation, names_in, operations_of};
use super::rule::PartRule;
use super::schema::compare_schemas;
use super::sunset::{Removal, is_experimental, judge_removal};
use super::webhooks::compare_callbacks;
use crate::select::{Hits, Selection, Subject};
use crate::source::Node;

/// Compares all operations that the selection takes.
pub(super) fn compare_paths<'a>(
    comparison: &mut Comparison<'a>,
    (old, new): (&At<'a>, &At<'a>),
    selection: &Selection,
    today: Date,
) {
    let (one, other) = (operations(old, selection), operations(new, selection));
    let paths = |at: &At<'a>| at.get("paths").map_or_else(|| at.origin.clone(), |paths| paths.origin);
    let counterparts = Counterparts::of(&one, &other);
    let items: HashMap<String, &At<'a>> =
        other.iter().map(|operation| (plain_path(&operation.path), &operation.item)).collect();
    for operation in &one {
        match counterparts.find(operation) {
            Some(counterpart) => {
                compare_names(comparison, operation, counterpart);
                let sides = Sides { old: operation, new: counterpart };
                let documents = Documents { old, new };
                compare_operation(comparison, &sides, documents, Flow::Request, today);
                compare_schemas(comparison);
                compare_callbacks(comparison, (&operation.at, &counterpart.at), documents, today);
            }
            None => {
                let item = items.get(&plain_path(&operation.path)).map(|item| item.origin.clone());
                let is_path = item.is_none();
                report_removed(comparison, operation, (is_path, item.unwrap_or_else(|| paths(new))), today);
            }
        }
    }
    for operation in other.iter().filter(|operation| !counterparts.is_known(operation)) {
        let scope = scope(comparison, operation);
        let places = (paths(old), operation.at.origin.clone());
        comparison.report_part(scope, PartRule::OperationAdded, places, "the operation was added");
    }
}

fn scope(comparison: &mut Comparison<'_>, operation: &Operation<'_>) -> Scope {
    let number = comparison.add_operation(operation.name());
    Scope { operation: Some(number), flow: Some(Flow::Request), ..Scope::DOCUMENT }
}

fn report_removed(
    comparison: &mut Comparison<'_>,
    operation: &Operation<'_>,
    (is_path, place): (bool, crate::origin::Origin),
    today: Date,
) {
    let scope = scope(comparison, operation);
    let is_lenient = is_experimental(&operation.at);
    let scope = Scope { is_lenient, ..scope };
    let (part, sentence) = match judge_removal(&operation.at, today) {
        Removal::Announced => (PartRule::DeprecatedOperationRemoved, "the deprecated operation was removed"),
        Removal::BeforeSunset => (PartRule::RemovedBeforeSunset, "the operation was removed before its sunset"),
        Removal::Unreadable => {
            (PartRule::SunsetInvalid, "the operation was removed, and its date of sunset is not a date")
        }
        Removal::Unannounced if is_path => (PartRule::PathRemoved, "the path was removed"),
        Removal::Unannounced => (PartRule::OperationRemoved, "the operation was removed"),
    };
    comparison.report_part(scope, part, (operation.at.origin.clone(), place), sentence);
}

/// Reports parameters that only have another name in the template.
fn compare_names(comparison: &mut Comparison<'_>, old: &Operation<'_>, new: &Operation<'_>) {
    let (one, other) = (names_in(&old.path), names_in(&new.path));
    let renamed: Vec<(&str, &str)> = one.into_iter().zip(other).filter(|(one, other)| one != other).collect();
    if renamed.is_empty() {
        return;
    }
    let scope = scope(comparison, old);
    for (one, other) in renamed {
        let sentence = format!("the path parameter `{one}` is called `{other}`");
        let places = (old.item.origin.clone(), new.item.origin.clone());
        comparison.report_part(scope, PartRule::PathParameterRenamed, places, &sentence);
    }
}

/// The operations of both versions by method and path: as written, and those that are only on one side by the path without
/// the names of its parameters.
struct Counterparts<'s, 'a> {
    exact: HashMap<(&'s str, &'s str), &'s Operation<'a>>,
    renamed: HashMap<(String, String), &'s Operation<'a>>,
    known: HashSet<(&'s str, &'s str)>,
    known_renamed: HashSet<(String, String)>,
}

impl<'s, 'a> Counterparts<'s, 'a> {
    fn of(old: &'s [Operation<'a>], new: &'s [Operation<'a>]) -> Self {
        let exact: HashMap<_, _> = new.iter().map(|operation| (written(operation), operation)).collect();
        let known: HashSet<_> = old.iter().map(written).collect();
        let renamed = new.iter().filter(|operation| !known.contains(&written(operation)));
        let renamed = renamed.map(|operation| (plain(operation), operation)).collect();
        let known_renamed =
            old.iter().filter(|operation| !exact.contains_key(&written(operation))).map(plain).collect();
        Self { exact, renamed, known, known_renamed }
    }

    /// The new version of an operation.
    fn find(&self, old: &Operation<'a>) -> Option<&'s Operation<'a>> {
        self.exact.get(&written(old)).or_else(|| self.renamed.get(&plain(old))).copied()
    }

    /// Returns whether an operation has an old version.
    fn is_known(&self, new: &Operation<'a>) -> bool {
        self.known.contains(&written(new)) || self.known_renamed.contains(&plain(new))
    }
}

fn written<'s>(operation: &'s Operation<'_>) -> (&'s str, &'s str) {
    (&operation.method, &operation.path)
}

fn plain(operation: &Operation<'_>) -> (String, String) {
    (operation.method.clone(), plain_path(&operation.path))
}

/// A path template without the names of its parameters.
fn plain_path(path: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |plain, part| plain + "{}" + part.split_once('}').map_or("", |(_, rest)| rest))
}

fn operations<'a>(root: &At<'a>, selection: &Selection) -> Vec<Operation<'a>> {
    let mut hits = selection.hits();
    let items = root.get("paths").map(|paths| paths.entries()).unwrap_or_default();
    let items = items.into_iter().map(|(path, item)| (path, item.followed()));
    let all = items.flat_map(|(path, item)| operations_of(&path, &item));
    all.filter(|operation| is_taken(&mut hits, operation)).collect()
}

fn is_taken(hits: &mut Hits<'_>, operation: &Operation<'_>) -> bool {
    let tags = operation.at.node.get("tags").and_then(Node::as_array).unwrap_or_default();
    let tags: Vec<&str> = tags.iter().filter_map(Node::as_str).collect();
    hits.takes(&Subject {
        id: operation.at.text("operationId"),
        tags: &tags,
        path: &operation.path,
        method: &operation.method,
        deprecated: operation.at.flag("deprecated"),
    })
}

#[cfg(test)]
mod tests {
    use super::plain_path;

    #[test]
    fn names_in_braces_do_not_count() {
        assert_eq!(plain_path("/pets/{id}/photos/{photo}.png"), "/pets/{}/photos/{}.png");
        assert_eq!(plain_path("/pets"), "/pets");
    }
}
