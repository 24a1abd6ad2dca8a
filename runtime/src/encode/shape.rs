//! The shape of a value, as the styles distinguish it.

use crate::json::{Kind, Value, to_vec};

/// A value, by the types that the table “Style Values” distinguishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    /// `null`: there is nothing to send.
    Absent,
    Scalar(String),
    List(Vec<String>),
    Pairs(Vec<(String, String)>),
}

impl Shape {
    /// Members that are `null` are left out (RFC 6570, 2.3: undefined values).
    pub(super) fn of(value: Value<'_>) -> Self {
        match value.kind() {
            Kind::Null => Self::Absent,
            Kind::Array => Self::List(value.items().into_iter().flatten().filter_map(scalar).collect()),
            Kind::Object => Self::Pairs(
                value
                    .entries()
                    .into_iter()
                    .flatten()
                    .filter_map(|(key, value)| Some((key.to_owned(), scalar(value)?)))
                    .collect(),
            ),
            Kind::Bool | Kind::Number | Kind::String => scalar(value).map_or(Self::Absent, Self::Scalar),
        }
    }

    /// Every text of it, keys included.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let (one, list, pairs) = match self {
            Self::Absent => (None, &[][..], &[][..]),
            Self::Scalar(text) => (Some(text), &[][..], &[][..]),
            Self::List(list) => (None, &list[..], &[][..]),
            Self::Pairs(pairs) => (None, &[][..], &pairs[..]),
        };
        one.into_iter().chain(list).chain(pairs.iter().flat_map(|(key, value)| [key, value])).map(String::as_str)
    }
}

/// The text of a scalar, JSON text of an array or object, nothing of `null`.
pub(crate) fn scalar(value: Value<'_>) -> Option<String> {
    match value.as_str() {
        Some(text) => Some(text.to_owned()),
        None if value.is_null() => None,
        None => Some(String::from_utf8_lossy(&to_vec(&value)).into_owned()),
    }
}

/// Visits every scalar under its bracketed name: `a[b][0]`. What is `null` is left out.
pub(crate) fn nest(name: &str, value: Value<'_>, visit: &mut dyn FnMut(&str, &str)) {
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
