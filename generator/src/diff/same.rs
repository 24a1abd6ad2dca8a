//! Equality of schemas in two documents: references are followed, and annotations do not count.

use std::collections::HashSet;

use super::at::At;
use super::view::is_annotation;
use crate::limits::MOST_DIFF_PARTS;
use crate::origin::Origin;
use crate::source::Node;

/// Returns whether two schemas allow the same values, as far as their keywords are equal.
pub(super) fn is_same(one: &At<'_>, other: &At<'_>) -> bool {
    let mut seen: HashSet<(Origin, Origin)> = HashSet::new();
    let mut pending = vec![(one.clone(), other.clone())];
    while let Some((one, other)) = pending.pop() {
        let (one, other) = (one.followed(), other.followed());
        if !seen.insert((one.origin.clone(), other.origin.clone())) {
            continue;
        }
        if seen.len() > MOST_DIFF_PARTS {
            return false;
        }
        match (one.node, other.node) {
            (Node::Object(_), Node::Object(_)) => {
                let left: Vec<_> = one.named().into_iter().filter(|(key, _)| !is_annotation(key)).collect();
                let right: Vec<_> = other.named().into_iter().filter(|(key, _)| !is_annotation(key)).collect();
                if left.len() != right.len() {
                    return false;
                }
                for (key, at) in left {
                    let Some(counterpart) = other.get(&key) else { return false };
                    pending.push((at, counterpart));
                }
            }
            (Node::Array(left), Node::Array(right)) if left.len() == right.len() => {
                pending.extend(one.elements().into_iter().zip(other.elements()));
            }
            (left, right) if left == right => {}
            _ => return false,
        }
    }
    true
}
