//! A value that breaks a rule.

use std::fmt;

use super::Rule;
use crate::json::{Kind, Value, to_vec};

/// More of a value is not shown, in characters.
const SHOWN: usize = 60;

/// A value that its schema does not allow: where, which rule, and the value, unless it is a secret.
///
/// ```text
/// $.pets[3].name: expected at most 3 characters, found "Rover" (5 characters)
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ValidationError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    path: String,
    rule: &'static Rule,
    value: String,
}

impl ValidationError {
    pub(super) fn new(path: String, rule: &'static Rule, value: String) -> Self {
        Self(Box::new(Inner { path, rule, value }))
    }

    /// The place in the value, from the root `$`: `$.pets[3].name`.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The value as JSON, shortened where it is long.
    pub fn value(&self) -> &str {
        &self.0.value
    }

    /// The constraint that the value violates: `at most 3 characters`.
    pub fn bound(&self) -> String {
        self.0.rule.to_string()
    }

    /// The rest of a sentence about the whole value.
    pub(crate) fn reason(&self) -> String {
        let place = if self.path() == "$" { String::new() } else { format!(" at `{}`", self.path()) };
        format!("is not valid{place}: expected {}, found {}", self.0.rule, self.0.value)
    }
}

/// A value as a message shows it, with its length where the rule is about that.
pub(super) fn shown(value: Value<'_>, rule: &Rule) -> String {
    let text = String::from_utf8_lossy(&to_vec(&value)).into_owned();
    let cut = match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    };
    let (count, of) = match value.kind() {
        _ if matches!(rule, Rule::Pattern(_) | Rule::UniqueItems) => return cut,
        Kind::String => (value.as_str().map_or(0, |text| text.chars().count()), "character"),
        Kind::Array => (value.items().map_or(0, Iterator::count), "item"),
        _ => return cut,
    };
    format!("{cut} ({count} {of}{})", if count == 1 { "" } else { "s" })
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: expected {}, found {}", self.0.path, self.0.rule, self.0.value)
    }
}

impl fmt::Debug for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ValidationError({self})")
    }
}

impl std::error::Error for ValidationError {}
