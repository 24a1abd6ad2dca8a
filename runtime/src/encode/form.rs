//! Bodies of `application/x-www-form-urlencoded`.

use super::percent::percent;
use super::shape::scalar;
use crate::json::{Kind, Value};

/// A form: `a=1&b%5Bc%5D=x+y&d%5B0%5D=z` for `{"a": 1, "b": {"c": "x y"}, "d": ["z"]}`.
///
/// # Errors
/// The value is not an object.
pub(crate) fn form(value: Value<'_>) -> Result<String, &'static str> {
    let mut text = String::new();
    for (key, value) in value.entries().map_err(|_| "is not an object, which a form must be")? {
        nest(key, value, &mut |name, value| append(&mut text, name, value));
    }
    Ok(text)
}

/// Spaces are `+` here, not `%20` (WHATWG URL, 5.2).
fn append(text: &mut String, name: &str, value: &str) {
    if !text.is_empty() {
        text.push('&');
    }
    text.push_str(&percent(name).to_string().replace("%20", "+"));
    text.push('=');
    text.push_str(&percent(value).to_string().replace("%20", "+"));
}

/// Visits every scalar under its bracketed name: `a[b][0]`. What is `null` is left out.
pub(super) fn nest(name: &str, value: Value<'_>, visit: &mut dyn FnMut(&str, &str)) {
    match value.kind() {
        Kind::Array => {
            for (index, item) in value.items().into_iter().flatten().enumerate() {
                nest(&format!("{name}[{index}]"), item, visit);
            }
        }
        Kind::Object => {
            for (key, value) in value.entries().into_iter().flatten() {
                nest(&format!("{name}[{key}]"), value, visit);
            }
        }
        _ => {
            if let Some(text) = scalar(value) {
                visit(name, &text);
            }
        }
    }
}
