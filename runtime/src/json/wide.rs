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

/// Puts the exact integer in place of each float that was one; with `digits`, the text in place of any other.
#[cold]
pub(super) fn restore(text: &str, tape: &mut Tape<'_>, digits: bool) {
    let numbers = tape.nodes.iter_mut().filter(|node| node.kind() == Kind::Number);
    for (node, token) in numbers.zip(Numbers(text)) {
        let Node::Float(float) = &*node else { continue };
        if !token.parse().is_ok_and(f64::is_finite) {
            *node = Node::Digits(token.into());
        } else if let Some(integer) = wide_integer(token) {
            *node = Node::Wide(Box::new(integer));
        } else if let Some(integer) = rounded_integer(*float, token) {
            *node = Node::Signed(integer);
        } else if digits && float_text(*float) != token {
            *node = Node::Digits(token.into());
        }
    }
}

fn wide_integer(token: &str) -> Option<Wide> {
    let signed = token.parse().ok().map(Wide::Signed);
    signed.or_else(|| token.parse().ok().map(Wide::Unsigned)).filter(|_| token != "-0")
}

/// The integer of 64 bits that is written with a fraction or an exponent, and that the float is not.
fn rounded_integer(float: f64, token: &str) -> Option<i64> {
    let integer = integer_of(token)?;
    let is_float = i128::from(integer) == exact_i128(float)?;
    (!is_float).then_some(integer)
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
