//! Exact numbers, read again from the text: integers that `serde_json` rounds to floats, because they have more than 64
//! bits or are written `9007199254740993.0`; and, where a type keeps digits, every number that an `f64` would write
//! differently.
//!
//! Numbers have the same order in the text and on the tape, and the text is known to be JSON, so the second reading
//! only has to skip strings. It happens only if there is a float of 2⁵³ or more, or if a type keeps digits: the
//! generator knows which responses hold such a type.

use super::node::{Kind, Node, Tape, Wide};
use super::number::exact_i128;
use super::text::{float_text, integer_of};

/// From here on a float may stand for several integers.
const LARGE: f64 = 9_007_199_254_740_992.0;

/// Puts the exact integer in place of each float that was one; with `digits`, the text in place of any other.
#[cold]
pub(super) fn restore(text: &str, tape: &mut Tape<'_>, digits: bool) {
    let numbers = tape.nodes.iter_mut().filter(|node| node.kind() == Kind::Number);
    for (node, token) in numbers.zip(Numbers(text)) {
        let Node::Float(float) = &*node else { continue };
        if !token.parse().is_ok_and(f64::is_finite) {
            *node = Node::Digits(token.into());
        } else if let Some(integer) = wide_integer(*float, token) {
            *node = integer;
        } else if digits && float_text(*float) != token {
            *node = Node::Digits(token.into());
        }
    }
}

/// The node of an integer that a float may stand for together with others.
fn wide_integer(float: f64, token: &str) -> Option<Node<'static>> {
    if float.abs() < LARGE {
        return None;
    }
    let Some(integer) = integer_of(token) else {
        return token.parse().ok().map(|integer| Node::Wide(Box::new(Wide::Unsigned(integer))));
    };
    let is_plain = token.parse() == Ok(integer);
    if !is_plain && exact_i128(float) == Some(integer) {
        return Some(Node::Digits(token.into()));
    }
    Some(match (i64::try_from(integer), u64::try_from(integer)) {
        (Ok(integer), _) => Node::Signed(integer),
        (_, Ok(integer)) => Node::Unsigned(integer),
        _ => Node::Wide(Box::new(Wide::Signed(integer))),
    })
}

/// JSON text of the same length, in which each number that no `f64` holds is replaced by `1.0…`; `None` if there is no
/// such number.
#[cold]
pub(super) fn without_infinite(text: &str) -> Option<String> {
    let mut finite = String::with_capacity(text.len());
    let mut rest = text;
    for token in Numbers(text).filter(|token| token.parse().is_ok_and(f64::is_infinite)) {
        let start = token.as_ptr().addr() - rest.as_ptr().addr();
        let (before, after) = rest.split_at_checked(start)?;
        finite.push_str(before);
        finite.push_str("1.");
        finite.extend(std::iter::repeat_n('0', token.len() - 2));
        rest = after.get(token.len()..)?;
    }
    finite.push_str(rest);
    (finite != text).then_some(finite)
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

/// The rest of `text` after the end of the string in whose contents it begins.
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
