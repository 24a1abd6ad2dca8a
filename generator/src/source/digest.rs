//! SHA-256 in the form that the lock has: `sha256:9f86d0…`.
//!
//! A document's digest is computed from its nodes, so that comments, spacing and quoting do not count, and equal YAML
//! and JSON have the same digest. The order of keys counts, as it determines the order of the output.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::node::Node;

/// The digest of bytes, such as a written file or a configuration.
pub fn digest_of_bytes(bytes: &[u8]) -> String {
    write_digest(&Sha256::digest(bytes))
}

/// The digest of several trees, in order.
pub(super) fn digest_of_nodes<'n>(roots: impl IntoIterator<Item = &'n Node>) -> String {
    let mut hash = Sha256::new();
    for root in roots {
        add_node(&mut hash, root);
    }
    write_digest(&hash.finalize())
}

/// Hashes the kind and length of each value first, so that different trees have different input.
fn add_node(hash: &mut Sha256, node: &Node) {
    match node {
        Node::Null => hash.update(b"n"),
        Node::Bool(true) => hash.update(b"t"),
        Node::Bool(false) => hash.update(b"f"),
        Node::Number(number) => add_text(hash, b'#', number.text()),
        Node::String(text) => add_text(hash, b'"', text),
        Node::Array(elements) => {
            add_length(hash, b'[', elements.len());
            for element in elements {
                add_node(hash, element);
            }
        }
        Node::Object(object) => {
            add_length(hash, b'{', object.len());
            for (key, value) in object.iter() {
                add_text(hash, b'"', key);
                add_node(hash, value);
            }
        }
    }
}

fn add_text(hash: &mut Sha256, kind: u8, text: &str) {
    add_length(hash, kind, text.len());
    hash.update(text);
}

fn add_length(hash: &mut Sha256, kind: u8, length: usize) {
    let mut announced = [kind; 9];
    announced[1..].copy_from_slice(&(length as u64).to_le_bytes());
    hash.update(announced);
}

fn write_digest(hash: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in hash {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_have_the_digest_of_fips_180() {
        assert_eq!(digest_of_bytes(b"abc"), "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn kinds_and_borders_count() {
        let digests = [
            digest_of_nodes(&[Node::String("ab".into())]),
            digest_of_nodes(&[Node::String("a".into()), Node::String("b".into())]),
            digest_of_nodes(&[Node::Array(vec![Node::String("ab".into())])]),
            digest_of_nodes(&[Node::Null]),
            digest_of_nodes(&[Node::String("null".into())]),
        ];
        for (at, digest) in digests.iter().enumerate() {
            assert!(!digests[..at].contains(digest), "{at}");
        }
    }
}
