//! Resolution of `$ref`s through files and other references (RFC 6901; RFC 3986, section 3.5).

use indexmap::IndexSet;

use crate::dialect::Skeleton;
use crate::limits::LONGEST_REFERENCES;
use crate::origin::{FileId, Origin};
use crate::source::{Fault, Node};

/// The final target of `reference`, written at `from`: something that is not only a reference.
///
/// Every reference on the way is followed once in a run, so that the time is linear in the number of references, however
/// long their chains are.
pub(super) fn follow(skeleton: &Skeleton<'_>, from: &Origin, reference: &str) -> Result<Origin, Fault> {
    let mut passed: IndexSet<Origin> = IndexSet::new();
    let mut at = walk(skeleton, from, reference, LONGEST_REFERENCES)?;
    let end = loop {
        let Some(next) = skeleton.node(&at).and_then(only_reference) else { break Ok(at) };
        if let Some(known) = skeleton.followed(&at) {
            break known;
        }
        if !passed.insert(at.clone()) {
            break Err(Fault::Loop);
        }
        match walk(skeleton, &at, next, LONGEST_REFERENCES) {
            Ok(next) => at = next,
            Err(fault) => break Err(fault),
        }
    };
    for place in passed {
        skeleton.keep_followed(place, &end);
    }
    end
}

/// The key that tells the nearest target of a reference from its final one.
const THROUGH: &str = "$ref";

/// Keywords of references. A `$recursiveRef` is read as if no schema overrode its target; so is a `$dynamicRef`, if
/// only one schema has its anchor.
const KEYWORDS: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

/// The reference in an object, and its keyword.
pub(super) fn reference_in(node: &Node) -> Option<(&'static str, &str)> {
    let object = node.as_object()?;
    KEYWORDS.into_iter().find_map(|keyword| Some((keyword, object.get(keyword)?.as_str()?)))
}

/// The reference of an object that contains nothing else.
pub(super) fn only_reference(node: &Node) -> Option<&str> {
    let (keyword, reference) = reference_in(node)?;
    if keyword == "$dynamicRef" {
        // The reader of schemas decides whether it is followed.
        return None;
    }
    let only = |key: &str| key == keyword || matches!(key, "description" | "summary");
    node.as_object()?.iter().all(|(key, _)| only(key)).then_some(reference)
}

/// Follows one reference token by token; a missing token may be behind another reference.
fn walk(skeleton: &Skeleton<'_>, from: &Origin, reference: &str, hops: usize) -> Result<Origin, Fault> {
    let target = skeleton.target(from, reference)?;
    if target == Origin::root(FileId::ENTRY) {
        // The document as a whole is not a schema.
        return enclosing_recursive_anchor(skeleton, from).ok_or(Fault::Dangling);
    }
    if skeleton.node(&target).is_some() {
        return Ok(target);
    }
    let mut at = Origin::root(target.file);
    for token in target.pointer.tokens() {
        let mut next = at.key(token);
        if skeleton.node(&next).is_none() {
            let through = skeleton.node(&at).and_then(reference_in);
            let (Some((_, through)), Some(hops)) = (through, hops.checked_sub(1)) else {
                return Err(if hops == 0 { Fault::Loop } else { Fault::Dangling });
            };
            next = through_reference(skeleton, &at, through, hops)?.key(token);
        }
        at = next;
    }
    skeleton.node(&at).map(|_| at).ok_or(Fault::Dangling)
}

/// The target of the reference of an object in the middle of a path.
fn through_reference(skeleton: &Skeleton<'_>, at: &Origin, through: &str, hops: usize) -> Result<Origin, Fault> {
    let place = at.key(THROUGH);
    if let Some(known) = skeleton.followed(&place) {
        return known;
    }
    let target = walk(skeleton, at, through, hops);
    skeleton.keep_followed(place, &target);
    target
}

/// The target of a `$recursiveRef`, which is always `#` (JSON Schema 2019-09, section 8.2.4.2).
fn enclosing_recursive_anchor(skeleton: &Skeleton<'_>, from: &Origin) -> Option<Origin> {
    let upward = std::iter::successors(Some(&from.pointer), |pointer| pointer.parent());
    let origins = upward.map(|pointer| Origin { file: from.file, pointer: pointer.clone() });
    let is_anchor = |node: &Node| node.get("$recursiveAnchor").and_then(Node::as_bool) == Some(true);
    origins.into_iter().find(|origin| skeleton.node(origin).is_some_and(is_anchor))
}

/// The last existing place on the path of a dangling reference, and the token that does not exist there.
pub(super) fn last_existing(skeleton: &Skeleton<'_>, from: &Origin, reference: &str) -> Option<(Origin, String)> {
    let target = skeleton.target(from, reference).ok()?;
    let mut at = Origin::root(target.file);
    for token in target.pointer.tokens() {
        let next = at.key(token);
        if skeleton.node(&next).is_none() {
            return Some((at, token.to_owned()));
        }
        at = next;
    }
    None
}

/// The dangling reference at the end of a chain of references.
pub(super) fn end_of_chain(skeleton: &Skeleton<'_>, from: &Origin) -> Option<Origin> {
    let mut at = from.clone();
    for _ in 0..LONGEST_REFERENCES {
        let (_, reference) = skeleton.node(&at).and_then(reference_in)?;
        match skeleton.target(&at, reference) {
            Ok(next) => at = next,
            Err(_) => return Some(at),
        }
    }
    None
}

/// The last reference of a chain that leads back to itself.
pub(super) fn end_of_loop(skeleton: &Skeleton<'_>, from: &Origin) -> Option<Origin> {
    let mut chain: Vec<Origin> = vec![from.clone()];
    while chain.len() <= LONGEST_REFERENCES {
        let at = chain.last()?;
        let (_, reference) = skeleton.node(at).and_then(reference_in)?;
        let next = skeleton.target(at, reference).ok()?;
        if chain.contains(&next) {
            return chain.pop();
        }
        chain.push(next);
    }
    None
}
