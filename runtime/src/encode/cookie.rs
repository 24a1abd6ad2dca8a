//! Values in cookies.

use super::percent::percent;
use super::shape::Shape;
use crate::json::Value;

/// The pairs of a cookie parameter in style `form`, exploded, as they stand between `; ` in the header.
pub(crate) fn cookies(name: &str, value: Value<'_>) -> Vec<String> {
    let cookie = |name: &str, value: &str| format!("{}={}", percent(name), percent(value));
    match Shape::of(value) {
        Shape::Absent => Vec::new(),
        Shape::Scalar(text) => vec![cookie(name, &text)],
        Shape::List(items) => items.iter().map(|item| cookie(name, item)).collect(),
        Shape::Pairs(pairs) => pairs.iter().map(|(key, value)| cookie(key, value)).collect(),
    }
}
