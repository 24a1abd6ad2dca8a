//! Values in paths.

use percent_encoding::percent_decode_str;

use super::percent::{Allow, percent};
use super::shape::Shape;
use super::template::climbs;
use crate::json::{Value, to_vec};

/// The serialization of a path parameter (OAS 3.1.1, 4.8.12.3). For `["a", "b"]` and `{"x": 1}`:
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathStyle {
    /// `a,b` and `x,1`
    Simple,
    /// `a,b` and `x=1`
    SimpleExploded,
    /// `.a,b` and `.x,1`
    Label,
    /// `.a.b` and `.x=1`
    LabelExploded,
    /// `;name=a,b` and `;name=x,1`
    Matrix,
    /// `;name=a;name=b` and `;x=1`
    MatrixExploded,
    /// `a%20b`: `ssv` of OpenAPI 2.0
    Space,
    /// `a%7Cb`: `pipes` of OpenAPI 2.0
    Pipe,
    /// `a%09b`: `tsv` of OpenAPI 2.0
    Tab,
    /// `%5B%22a%22%2C%22b%22%5D`: a parameter whose content is JSON
    Json,
}

/// Returns `true` if a scalar of this text is sent as it is in the style `simple`, and addresses nothing else.
pub(crate) fn is_plain(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~'))
}

/// The text of a parameter, which stays within its segment. With `reserved`, characters that a segment can hold are sent
/// as they are.
///
/// # Errors
/// A sentence without its subject: the value is absent, empty, a dot segment or has a control character.
pub(crate) fn path_text(
    style: PathStyle,
    reserved: bool,
    name: &str,
    value: Value<'_>,
) -> Result<String, &'static str> {
    let allow = if reserved { Allow::Segment } else { Allow::Unreserved };
    let shape = match style {
        PathStyle::Json if !value.is_null() => Shape::Scalar(String::from_utf8_lossy(&to_vec(&value)).into_owned()),
        _ => Shape::of(value),
    };
    if shape.texts().any(|text| holds_control(text, reserved)) {
        return Err("has a control character, which a path cannot carry");
    }
    let has_slash = |text: &str| ["%2F", "%2f", "%5C", "%5c"].iter().any(|slash| text.contains(slash));
    if reserved && shape.texts().any(|text| has_slash(text) && climbs(text)) {
        return Err("has a dot segment, which would address another path");
    }
    let text = match style {
        PathStyle::Simple | PathStyle::Json => joined(allow, &shape, ",", ","),
        PathStyle::SimpleExploded => joined(allow, &shape, ",", "="),
        PathStyle::Space => joined(allow, &shape, "%20", "%20"),
        PathStyle::Pipe => joined(allow, &shape, "%7C", "%7C"),
        PathStyle::Tab => joined(allow, &shape, "%09", "%09"),
        PathStyle::Label => format!(".{}", joined(allow, &shape, ",", ",")),
        PathStyle::LabelExploded => format!(".{}", joined(allow, &shape, ".", "=")),
        PathStyle::Matrix | PathStyle::MatrixExploded => matrix(allow, style, name, &shape),
    };
    match text.as_str() {
        _ if shape.texts().all(str::is_empty) => Err("is empty, which would address another path"),
        "." | ".." => Err("is a dot segment, which would address another path"),
        _ => Ok(text),
    }
}

/// Returns `true` for a value with a control character, also in a percent-encoded triple that is sent as it is.
fn holds_control(text: &str, reserved: bool) -> bool {
    let in_triples = || percent_decode_str(text).any(|byte| byte.is_ascii_control());
    text.chars().any(char::is_control) || reserved && in_triples()
}

fn joined(allow: Allow, shape: &Shape, between: &str, inside: &str) -> String {
    let encode = |text: &String| allow.encode(text);
    let parts: Vec<String> = match shape {
        Shape::Absent => return String::new(),
        Shape::Scalar(text) => return encode(text),
        Shape::List(items) => items.iter().map(encode).collect(),
        Shape::Pairs(pairs) => {
            pairs.iter().map(|(key, value)| format!("{}{inside}{}", encode(key), encode(value))).collect()
        }
    };
    parts.join(between)
}

fn matrix(allow: Allow, style: PathStyle, name: &str, shape: &Shape) -> String {
    // `;name` stands for an empty text (RFC 6570, 3.2.7), as the table of OAS has it.
    let part = |name: &str, value: &str| match value {
        "" => format!(";{}", percent(name)),
        value => format!(";{}={value}", percent(name)),
    };
    match shape {
        Shape::List(items) if style == PathStyle::MatrixExploded => {
            items.iter().map(|item| part(name, &allow.encode(item))).collect()
        }
        Shape::Pairs(pairs) if style == PathStyle::MatrixExploded => {
            pairs.iter().map(|(key, value)| part(key, &allow.encode(value))).collect()
        }
        _ => part(name, &joined(allow, shape, ",", ",")),
    }
}

#[cfg(test)]
mod tests {
    use super::{PathStyle, is_plain, path_text};
    use crate::json::{Tape, ToJson, Value};

    fn sent(style: PathStyle, value: &dyn ToJson) -> Result<String, &'static str> {
        path_text(style, false, "n", Value::root(&Tape::of(value)))
    }

    /// A plain text is sent without further checks, so it cannot mean anything else in a path.
    #[test]
    fn a_plain_text_is_sent_as_it_is() {
        for text in ["a", "Z9", "a-b_c~d", "0"] {
            assert!(is_plain(text), "{text}");
            assert_eq!(sent(PathStyle::Simple, &text), Ok(text.to_owned()));
        }
        for text in ["", ".", "..", "a.b", "a/b", "a b", "a%b", "ä", "a\n"] {
            assert!(!is_plain(text), "{text:?}");
        }
    }

    #[test]
    fn json_is_encoded_whole_and_null_is_absent() {
        assert_eq!(sent(PathStyle::Json, &["a", "b"]), Ok("%5B%22a%22%2C%22b%22%5D".to_owned()));
        assert_eq!(sent(PathStyle::Json, &"a"), Ok("%22a%22".to_owned()));
        assert_eq!(sent(PathStyle::Json, &None::<i64>), Err("is empty, which would address another path"));
        assert_eq!(sent(PathStyle::Simple, &["a", "b"]), Ok("a,b".to_owned()));
    }
}
