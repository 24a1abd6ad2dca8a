//! A scalar becomes a value, by the core schema of YAML 1.2 (section 10.3.2): quoted scalars are strings, others may be
//! null, a boolean or a number.
//!
//! | written | value |
//! |---|---|
//! | `1.10`, `1e400`, `123456789012345678901234567890` | a number with that text |
//! | `+1`, `.5`, `1.` | the numbers `1`, `0.5`, `1.0`, in the grammar of JSON |
//! | `0x1F`, `0o17` | the numbers `31`, `15` |
//! | `yes`, `no`, `on`, `off`, `2024-01-01`, `12:30`, `1_000`, `.inf`, `.nan` | a string |
//! | `007`, `00.5` | a string, as in codes and versions |

use granit_parser::{ScalarStyle, Tag};

use crate::source::node::Node;
use crate::source::number::Number;
use crate::source::reading::Reading;

/// The value of a scalar. A tag of the core schema determines its type; other tags are ignored.
pub(super) fn node_of(text: &str, style: ScalarStyle, tag: Option<&Tag>, reading: &mut Reading) -> Node {
    let is_plain = match tag.and_then(Tag::core_suffix) {
        Some("null" | "bool" | "int" | "float") => true,
        Some(_) => false,
        None => style == ScalarStyle::Plain && !tag.is_some_and(is_non_specific),
    };
    let value = if is_plain { plain(text) } else { None };
    value.unwrap_or_else(|| Node::String(reading.text(text)))
}

/// Returns whether a tag is `!` alone: the scalar is then a string, whatever it looks like (section 6.9.1).
fn is_non_specific(tag: &Tag) -> bool {
    tag.handle() == "!" && tag.suffix().is_empty() || tag.handle().is_empty() && tag.suffix() == "!"
}

/// The value of an unquoted scalar that is not a string.
fn plain(text: &str) -> Option<Node> {
    Some(match text {
        "" | "~" | "null" | "Null" | "NULL" => Node::Null,
        "true" | "True" | "TRUE" => Node::Bool(true),
        "false" | "False" | "FALSE" => Node::Bool(false),
        _ => Node::Number(number(text)?),
    })
}

fn number(text: &str) -> Option<Number> {
    let radix = |digits: &str, radix: u32| {
        let number = u128::from_str_radix(digits, radix).ok().filter(|_| !digits.starts_with('+'))?;
        Some(Number::from_text(&number.to_string()))
    };
    match text.as_bytes() {
        [b'0', b'x', ..] => radix(&text[2..], 16),
        [b'0', b'o', ..] => radix(&text[2..], 8),
        [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => decimal(text),
        _ => None,
    }
}

/// Parses `[-+]? ( [0-9]+ ( \. [0-9]* )? | \. [0-9]+ ) ( [eE] [-+]? [0-9]+ )?`, without leading zeros.
fn decimal(text: &str) -> Option<Number> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (mantissa, exponent) = match unsigned.find(['e', 'E']) {
        Some(at) => unsigned.split_at(at),
        None => (unsigned, ""),
    };
    let (integer, fraction) =
        mantissa.split_once('.').map_or((mantissa, None), |(integer, rest)| (integer, Some(rest)));
    let is_led_by_zero = integer.len() > 1 && integer.starts_with('0');
    let has_digits = !integer.is_empty() || fraction.is_some_and(|fraction| !fraction.is_empty());
    let is_number = are_digits(integer) && fraction.is_none_or(are_digits) && is_exponent(exponent);
    if is_led_by_zero || !has_digits || !is_number {
        return None;
    }
    let is_json_number = !text.starts_with('+') && !integer.is_empty() && fraction != Some("");
    if is_json_number {
        return Some(Number::from_text(text));
    }
    let sign = if text.starts_with('-') { "-" } else { "" };
    let integer = if integer.is_empty() { "0" } else { integer };
    let fraction = match fraction {
        None => String::new(),
        Some("") => ".0".to_owned(),
        Some(digits) => format!(".{digits}"),
    };
    Some(Number::from_text(&format!("{sign}{integer}{fraction}{exponent}")))
}

/// Returns whether all characters are digits; also true for an empty string.
fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The exponent `e+9`, or nothing.
fn is_exponent(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['e', 'E']) else { return text.is_empty() };
    let digits = rest.strip_prefix(['-', '+']).unwrap_or(rest);
    !digits.is_empty() && are_digits(digits)
}
