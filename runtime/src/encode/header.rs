//! Values in headers.

use super::shape::Shape;
use crate::json::Value;

/// The text of a header in style `simple`; `None` where there is nothing to send. Nothing is percent-encoded.
pub(crate) fn header_text(explode: bool, value: Value<'_>) -> Option<String> {
    match Shape::of(value) {
        Shape::Absent => None,
        Shape::Scalar(text) => Some(text),
        Shape::List(items) => Some(items.join(",")),
        Shape::Pairs(pairs) => {
            let inside = if explode { "=" } else { "," };
            Some(pairs.iter().map(|(key, value)| format!("{key}{inside}{value}")).collect::<Vec<_>>().join(","))
        }
    }
}
