//! `oneOf`, `anyOf` and `discriminator`.
//!
//! Branches of the two versions are the same if they have the same reference, the same content, the same title, or are
//! the only ones of their type.

use std::collections::{BTreeSet, HashMap, VecDeque};

use super::all_of::named;
use super::equality::key_of_value;
use crate::diff::at::At;
use crate::diff::comparison::{Comparison, Pair};
use crate::diff::level::Effect;
use crate::diff::rule::Keyword;
use crate::diff::same::is_same;
use crate::diff::view::View;
use crate::limits::MOST_DIFF_BRANCHES;
use crate::source::Node;

/// Compares unions of both versions.
pub(super) fn compare_unions<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) {
    let (old, new) = (branches(&pair.old), branches(&pair.new));
    match (old.is_empty(), new.is_empty()) {
        (true, true) => {}
        (false, false) => compare_branches(comparison, pair, &old, &new),
        (true, false) => {
            let predicate = format!("must be valid against a branch of `{}`", pair.new.union);
            let places = (pair.old.origin(), pair.new.place(pair.new.union));
            comparison.report(pair, Keyword::UnionAdded, places, &predicate);
        }
        (false, true) => {
            let predicate = format!("need not be valid against a branch of `{}` any more", pair.old.union);
            let places = (pair.old.place(pair.old.union), pair.new.origin());
            comparison.report(pair, Keyword::UnionRemoved, places, &predicate);
        }
    }
}

/// Compares a union that takes the place of a schema, or the reverse; returns `false` if neither is so.
pub(super) fn compare_replaced<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>) -> bool {
    let (old, new) = (branches(&pair.old), branches(&pair.new));
    let is_replaceable = pair.old.is_constrained()
        && pair.new.is_constrained()
        && !is_described(&pair.new, &new)
        && !is_described(&pair.old, &old);
    if !is_replaceable || old.is_empty() == new.is_empty() {
        return false;
    }
    match (old.is_empty(), pair.old.as_branch(), pair.new.as_branch()) {
        (true, Some(old), _) => compare_wrapped(comparison, pair, old, &new),
        (false, _, Some(new)) => compare_unwrapped(comparison, pair, &old, new),
        _ => false,
    }
}

/// The branches of a union, unless it only lists types.
fn branches<'a>(view: &View<'a>) -> Vec<At<'a>> {
    if view.is_list_of_types() { Vec::new() } else { view.branches.clone() }
}

fn compare_branches<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>, old: &[At<'a>], new: &[At<'a>]) {
    let matches = matched(old, new);
    for (one, other) in &matches {
        comparison.compare(vec![old[*one].clone()], vec![new[*other].clone()], &pair.usage);
    }
    let kept: BTreeSet<usize> = matches.iter().map(|(one, _)| *one).collect();
    let known: BTreeSet<usize> = matches.iter().map(|(_, other)| *other).collect();
    for (_, at) in old.iter().enumerate().filter(|(at, _)| !kept.contains(at)) {
        report_removed(comparison, pair, at);
    }
    for (_, at) in new.iter().enumerate().filter(|(at, _)| !known.contains(at)) {
        let is_known = old.len() <= MOST_DIFF_BRANCHES && old.iter().any(|branch| is_same(branch, at));
        report_added(comparison, pair, at, is_known);
    }
}

fn report_added(comparison: &mut Comparison<'_>, pair: &Pair<'_>, at: &At<'_>, is_known: bool) {
    let keyword = if pair.new.union == "oneOf" { Keyword::OneOfAdded } else { Keyword::AnyOfAdded };
    let effect = if is_known { Effect::Grows } else { Effect::Widens };
    let places = (pair.old.place(pair.old.union), at.origin.clone());
    let predicate = format!("may be {} (`{}`)", named(at), pair.new.union);
    comparison.report_as(pair, keyword, effect, places, &predicate);
}

fn report_removed(comparison: &mut Comparison<'_>, pair: &Pair<'_>, at: &At<'_>) {
    let keyword = if pair.old.union == "oneOf" { Keyword::OneOfRemoved } else { Keyword::AnyOfRemoved };
    let places = (at.origin.clone(), pair.new.place(pair.new.union));
    let predicate = format!("must not be {} any more (`{}`)", named(at), pair.old.union);
    comparison.report(pair, keyword, places, &predicate);
}

/// Compares a schema with a union that takes its place: one of the branches may be the schema.
fn compare_wrapped<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>, old: &At<'a>, new: &[At<'a>]) -> bool {
    let Some((_, same)) = matched(std::slice::from_ref(old), new).first().copied() else { return false };
    comparison.compare(vec![old.clone()], vec![new[same].clone()], &pair.usage.branch());
    for (_, at) in new.iter().enumerate().filter(|(at, _)| *at != same) {
        report_added(comparison, pair, at, false);
    }
    true
}

/// Compares a union with a schema that takes its place.
fn compare_unwrapped<'a>(comparison: &mut Comparison<'a>, pair: &Pair<'a>, old: &[At<'a>], new: &At<'a>) -> bool {
    let Some((same, _)) = matched(old, std::slice::from_ref(new)).first().copied() else { return false };
    comparison.compare(vec![old[same].clone()], vec![new.clone()], &pair.usage.branch());
    for (_, at) in old.iter().enumerate().filter(|(at, _)| *at != same) {
        report_removed(comparison, pair, at);
    }
    true
}

/// Returns whether a union has keywords of values beside its branches.
fn is_described(view: &View<'_>, branches: &[At<'_>]) -> bool {
    let keys = view.parts.iter().flat_map(At::named).map(|(key, _)| key);
    let described = ["properties", "items", "enum", "const", "required"];
    !branches.is_empty() && keys.into_iter().any(|key| described.contains(&&*key))
}

/// The pairs of branches that are the same, by their positions.
fn matched<'a>(old: &[At<'a>], new: &[At<'a>]) -> Vec<(usize, usize)> {
    let mut matches = match_equal(old, new);
    match_by(old, new, &mut matches, |one, other| match (one.text("$ref"), other.text("$ref")) {
        (Some(one), Some(other)) => one == other,
        _ => false,
    });
    if old.len().max(new.len()) <= MOST_DIFF_BRANCHES {
        match_by(old, new, &mut matches, is_same);
    }
    match_by(old, new, &mut matches, |one, other| {
        let title = |at: &At<'_>| at.node.get("title").and_then(Node::as_str).map(str::to_owned);
        title(one).is_some_and(|title_of_one| Some(title_of_one) == title(other))
    });
    match_only_ones(old, new, &mut matches);
    matches.sort_unstable();
    matches
}

/// Matches branches that are written in the same way.
fn match_equal(old: &[At<'_>], new: &[At<'_>]) -> Vec<(usize, usize)> {
    let mut positions: HashMap<String, VecDeque<usize>> = HashMap::new();
    for (position, at) in new.iter().enumerate() {
        positions.entry(key_of_value(at.node)).or_default().push_back(position);
    }
    let found = |(position, at): (usize, &At<'_>)| {
        let other = positions.get_mut(&key_of_value(at.node))?.pop_front()?;
        Some((position, other))
    };
    old.iter().enumerate().filter_map(found).collect()
}

fn match_by<'a>(
    old: &[At<'a>],
    new: &[At<'a>],
    matches: &mut Vec<(usize, usize)>,
    is_match: impl Fn(&At<'a>, &At<'a>) -> bool,
) {
    let mut taken: BTreeSet<usize> = matches.iter().map(|(_, other)| *other).collect();
    let done: BTreeSet<usize> = matches.iter().map(|(one, _)| *one).collect();
    for (at, one) in old.iter().enumerate().filter(|(at, _)| !done.contains(at)) {
        let found = new.iter().enumerate().find(|(other, branch)| !taken.contains(other) && is_match(one, branch));
        if let Some((other, _)) = found {
            taken.insert(other);
            matches.push((at, other));
        }
    }
}

/// Matches branches that are the only ones of their type on both sides.
fn match_only_ones(old: &[At<'_>], new: &[At<'_>], matches: &mut Vec<(usize, usize)>) {
    let left = |list: &[At<'_>], taken: BTreeSet<usize>| -> Vec<(usize, Option<BTreeSet<String>>)> {
        let rest = list.iter().enumerate().filter(|(at, _)| !taken.contains(at));
        let types = |at: &At<'_>| {
            let types = View::of(vec![at.clone()]).types();
            types.map(|types| types.into_iter().map(str::to_owned).collect())
        };
        rest.map(|(at, branch)| (at, types(branch))).collect()
    };
    let old_left = left(old, matches.iter().map(|(one, _)| *one).collect());
    let new_left = left(new, matches.iter().map(|(_, other)| *other).collect());
    let is_only = |list: &[(usize, Option<BTreeSet<String>>)], types: &Option<BTreeSet<String>>| {
        list.iter().filter(|(_, other)| other == types).count() == 1
    };
    let is_inline = |at: &At<'_>| at.text("$ref").is_none();
    for (one, types) in old_left.iter().filter(|(_, types)| types.is_some()) {
        let same = new_left.iter().find(|(_, other)| other == types);
        if let Some((other, _)) = same.filter(|_| is_only(&old_left, types) && is_only(&new_left, types)) {
            // Two references to schemas of different names are different branches.
            if is_inline(&old[*one]) || is_inline(&new[*other]) {
                matches.push((*one, *other));
            }
        }
    }
}

/// Compares discriminators.
pub(super) fn compare_discriminators(comparison: &mut Comparison<'_>, pair: &Pair<'_>) {
    let places = (pair.old.place("discriminator"), pair.new.place("discriminator"));
    let (old, new) = match (pair.old.first("discriminator"), pair.new.first("discriminator")) {
        (None, None) => return,
        (None, Some(_)) => {
            return comparison.report(pair, Keyword::DiscriminatorAdded, places, "has a discriminator");
        }
        (Some(_), None) => {
            return comparison.report(pair, Keyword::DiscriminatorRemoved, places, "has no discriminator any more");
        }
        (Some(old), Some(new)) => (old, new),
    };
    let property = |at: &At<'_>| at.node.as_str().or_else(|| at.text("propertyName")).unwrap_or_default().to_owned();
    let (one, other) = (property(&old), property(&new));
    if one != other {
        let predicate = format!("has the discriminator `{other}` instead of `{one}`");
        comparison.report(pair, Keyword::DiscriminatorPropertyChanged, places, &predicate);
    }
    compare_mappings(comparison, pair, &old, &new);
}

fn compare_mappings(comparison: &mut Comparison<'_>, pair: &Pair<'_>, old: &At<'_>, new: &At<'_>) {
    let (one, other) = (old.named_of("mapping"), new.named_of("mapping"));
    for (value, at) in &one {
        let (keyword, place, predicate) = match other.iter().find(|(name, _)| name == value) {
            None => (Keyword::DiscriminatorMappingDeleted, new.origin.clone(), "is not mapped any more"),
            Some((_, target)) if target.node != at.node => {
                (Keyword::DiscriminatorMappingChanged, target.origin.clone(), "selects another schema")
            }
            Some(_) => continue,
        };
        let predicate = format!("has a discriminator of which the value `{value}` {predicate}");
        comparison.report(pair, keyword, (at.origin.clone(), place), &predicate);
    }
    for (value, at) in other.iter().filter(|(value, _)| !one.iter().any(|(name, _)| name == value)) {
        let places = (old.origin.clone(), at.origin.clone());
        let predicate = format!("has a discriminator with the value `{value}`");
        comparison.report(pair, Keyword::DiscriminatorMappingAdded, places, &predicate);
    }
}
