//! Integers of more than 64 bits, which `serde_json` reads as rounded floats, read again from the text; and where digits matter,
//! every other number that an `f64` would be written otherwise than.
//!
//! Numbers stand in the text in the order in which they stand on the tape, and the text is known to be JSON,
//! so the second reading only tells strings from the rest. It happens only where a float of 2⁶³ or more was met, or where a type asks for
//! digits: the generator knows which answers hold one.

use super::node::{Kind, Node, Tape, Wide};
use super::text::float_text;

/// Puts the exact integer in place of each float that was one; with `digits`, the text in place of any other.
#[cold]
pub(super) fn restore(text: &str, tape: &mut Tape<'_>, digits: bool) {
    let numbers = tape.nodes.iter_mut().filter(|node| node.kind() == Kind::Number);
    for (node, token) in numbers.zip(Numbers(text)) {
        let Node::Float(float) = &*node else { continue };
        if let Some(integer) = wide_integer(token) {
            *node = Node::Wide(Box::new(integer));
        } else if digits && float_text(*float) != token {
            *node = Node::Digits(token.into());
        }
    }
}

fn wide_integer(token: &str) -> Option<Wide> {
    let signed = token.parse().ok().map(Wide::Signed);
    signed.or_else(|| token.parse().ok().map(Wide::Unsigned)).filter(|_| token != "-0")
}

/// The number tokens of a JSON text.
struct Numbers<'t>(&'t str);

impl<'t> Iterator for Numbers<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            let start = self.0.find(|c: char| c == '"' || c == '-' || c.is_ascii_digit())?;
            let (_, rest) = self.0.split_at(start);
            if let Some(string) = rest.strip_prefix('"') {
                self.0 = after_string(string);
            } else {
                let end = rest.find(|c: char| !(c.is_ascii_digit() || "+-.eE".contains(c))).unwrap_or(rest.len());
                let (token, rest) = rest.split_at(end);
                self.0 = rest;
                return Some(token);
            }
        }
    }
}

/// What follows the string whose inside `text` begins with.
fn after_string(text: &str) -> &str {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return text.split_at(at).1.split_at(1).1,
            _ => {}
        }
    }
    ""
}
