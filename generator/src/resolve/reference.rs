//! `$ref`s to anywhere, through other references (RFC 6901; RFC 3986, section 3.5).

use crate::dialect::Skeleton;
use crate::source::{Fault, Node, Origin};

/// More hops than any honest chain of references has.
const HOPS: usize = 100;

/// Where `reference`, seen at `from`, leads in the end: to something that is not itself only a reference.
pub(super) fn follow(skeleton: &Skeleton<'_>, from: &Origin, reference: &str) -> Result<Origin, Fault> {
    let mut at = walk(skeleton, from, reference, HOPS)?;
    for _ in 0..HOPS {
        let Some(next) = skeleton.node(&at).and_then(only_reference) else { return Ok(at) };
        at = walk(skeleton, &at, next, HOPS)?;
    }
    Err(Fault::Loop)
}

/// The `$ref` of an object that is nothing but a reference.
pub(super) fn only_reference(node: &Node) -> Option<&str> {
    let object = node.as_object()?;
    let reference = object.get("$ref")?.as_str()?;
    object.iter().all(|(key, _)| matches!(&**key, "$ref" | "description" | "summary")).then_some(reference)
}

/// One reference, token by token; a token that is not there may be behind a reference on the way.
fn walk(skeleton: &Skeleton<'_>, from: &Origin, reference: &str, hops: usize) -> Result<Origin, Fault> {
    let target = skeleton.target(from, reference)?;
    let mut at = Origin::root(target.file);
    for token in target.pointer.tokens() {
        let mut next = at.key(token);
        if skeleton.node(&next).is_none() {
            let through = skeleton.node(&at).and_then(|node| node.get("$ref")).and_then(Node::as_str);
            let (Some(through), Some(hops)) = (through, hops.checked_sub(1)) else {
                return Err(if hops == 0 { Fault::Loop } else { Fault::Dangling });
            };
            next = walk(skeleton, &at, through, hops)?.key(token);
        }
        at = next;
    }
    skeleton.node(&at).map(|_| at).ok_or(Fault::Dangling)
}
