//! Values in headers.

use std::fmt::Write as _;

use super::shape::Shape;
use crate::json::{Value, to_vec};

/// The serialization of a header parameter (OAS 3.1.1, 4.8.12.3). For `["a", "b"]` and `{"x": 1}`:
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderStyle {
    /// `a,b` and `x,1`: `simple`, not exploded
    Simple,
    /// `a,b` and `x=1`: `simple`, exploded
    SimpleExploded,
    /// `a b`: `ssv` of OpenAPI 2.0
    Space,
    /// `a|b`: `pipes` of OpenAPI 2.0
    Pipe,
    /// Values with a tab between them: `tsv` of OpenAPI 2.0
    Tab,
    /// `["a","b"]`: a header whose content is JSON
    Json,
}

impl HeaderStyle {
    /// The separator of an array's items.
    fn between(self) -> &'static str {
        match self {
            Self::Simple | Self::SimpleExploded | Self::Json => ",",
            Self::Space => " ",
            Self::Pipe => "|",
            Self::Tab => "\t",
        }
    }
}

/// The text of a header; `None` where there is nothing to send. Nothing is percent-encoded (OAS 3.1.1, appendix D).
pub(crate) fn header_text(style: HeaderStyle, value: Value<'_>) -> Option<String> {
    if style == HeaderStyle::Json && !value.is_null() {
        return Some(ascii_json(&String::from_utf8_lossy(&to_vec(&value))));
    }
    match Shape::of(value) {
        Shape::Absent => None,
        Shape::Scalar(text) => Some(text),
        Shape::List(items) => (!items.is_empty()).then(|| items.join(style.between())),
        Shape::Pairs(pairs) => {
            let inside = if style == HeaderStyle::SimpleExploded { "=" } else { "," };
            let pairs: Vec<String> = pairs.iter().map(|(key, value)| format!("{key}{inside}{value}")).collect();
            (!pairs.is_empty()).then(|| pairs.join(","))
        }
    }
}

/// JSON text can say every character in ASCII (RFC 8259, 7), which is what all servers agree on (RFC 9110, 5.5).
fn ascii_json(text: &str) -> String {
    let mut ascii = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() && letter != '\u{7f}' {
            ascii.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut [0; 2]) {
                let _ = write!(ascii, "\\u{unit:04x}");
            }
        }
    }
    ascii
}
