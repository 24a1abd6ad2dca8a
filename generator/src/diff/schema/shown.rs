//! Values in messages.

use std::collections::BTreeSet;

use crate::source::Node;

/// The longest value that is shown whole, in characters.
const LONGEST: usize = 60;

/// A value as JSON, shortened if it is long: `"cat"`, `{…}`.
pub(super) fn shown(value: &Node) -> String {
    let text = match value {
        Node::Null => "null".to_owned(),
        Node::Bool(boolean) => boolean.to_string(),
        Node::Number(number) => number.text().to_owned(),
        Node::String(text) => format!("\"{text}\""),
        Node::Array(_) => "[…]".to_owned(),
        Node::Object(_) => "{…}".to_owned(),
    };
    let short: String = text.chars().take(LONGEST).collect();
    let more = if short.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", short.replace('`', "'"))
}

/// A list of types: `integer or string`.
pub(super) fn shown_types(types: &BTreeSet<&str>) -> String {
    let names: Vec<String> = types.iter().map(|name| format!("`{name}`")).collect();
    if names.is_empty() { "`null`".to_owned() } else { names.join(" or ") }
}

/// A list of names: `a`, `b`.
pub(super) fn shown_names<'n>(names: impl Iterator<Item = &'n str>) -> String {
    names.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}
