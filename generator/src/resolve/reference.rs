//! `$ref`s within the document: to anywhere, through other references (RFC 6901, RFC 3986 section 3.5).

use crate::source::{Documents, Node, Origin, Pointer};

/// Why a reference leads to nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    Dangling,
    Loop,
    External,
}

/// More hops than any honest chain of references has.
const HOPS: usize = 100;

/// Where `reference`, written at `from`, leads in the end: to something that is not itself only a reference.
pub(super) fn follow(documents: &Documents, from: &Origin, reference: &str) -> Result<Origin, Fault> {
    let mut at = walk(documents, from, reference, HOPS)?;
    for _ in 0..HOPS {
        let Some(next) = documents.node(&at).and_then(only_reference) else { return Ok(at) };
        at = walk(documents, &at, next, HOPS)?;
    }
    Err(Fault::Loop)
}

/// The `$ref` of an object that is nothing but a reference.
fn only_reference(node: &Node) -> Option<&str> {
    let object = node.as_object()?;
    let reference = object.get("$ref")?.as_str()?;
    object.iter().all(|(key, _)| matches!(&**key, "$ref" | "description" | "summary")).then_some(reference)
}

/// One reference, token by token; a token that is not there may be behind a reference on the way.
fn walk(documents: &Documents, from: &Origin, reference: &str, hops: usize) -> Result<Origin, Fault> {
    let Some(fragment) = reference.strip_prefix('#') else { return Err(Fault::External) };
    let pointer = Pointer::parse(&decode_percent(fragment)).ok_or(Fault::Dangling)?;
    let mut at = Origin::root(from.file);
    for token in pointer.tokens() {
        let mut next = at.key(token);
        if documents.node(&next).is_none() {
            let through = documents.node(&at).and_then(|node| node.get("$ref")).and_then(Node::as_str);
            let (Some(through), Some(hops)) = (through, hops.checked_sub(1)) else {
                return Err(if hops == 0 { Fault::Loop } else { Fault::Dangling });
            };
            next = walk(documents, &at, through, hops)?.key(token);
        }
        at = next;
    }
    documents.node(&at).map(|_| at).ok_or(Fault::Dangling)
}

/// Percent escapes of a URI fragment; what is not one stays as it is.
fn decode_percent(fragment: &str) -> String {
    let mut bytes = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| tail.get(..2)).flatten();
        let value = escaped.and_then(|hex| std::str::from_utf8(hex).ok()).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        bytes.push(value.unwrap_or(*first));
        rest = if value.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| fragment.to_owned())
}

#[cfg(test)]
mod tests {
    use super::decode_percent;

    #[test]
    fn percent_escapes_are_decoded_once() {
        assert_eq!(decode_percent("/paths/~1a%20b/%7Bid%7D"), "/paths/~1a b/{id}");
        assert_eq!(decode_percent("100%"), "100%");
        assert_eq!(decode_percent("%25%zz"), "%%zz");
    }
}
