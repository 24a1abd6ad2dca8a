//! Values in queries.

use super::percent::{Allow, raw_pair};
use super::shape::{Shape, nest};
use crate::json::{Kind, Value, to_vec};

/// The serialization of a query parameter (OAS 3.1.1, 4.8.12.3). For `["a", "b"]` and `{"x": 1}`:
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryStyle {
    /// `name=a&name=b` and `x=1`: `form`, exploded
    Form,
    /// `name=a,b` and `name=x,1`: `form`, not exploded
    FormJoined,
    /// `name=a%20b` and `name=x%201`: `spaceDelimited`
    Space,
    /// `name=a%7Cb` and `name=x%7C1`: `pipeDelimited`
    Pipe,
    /// `name=a%09b` and `name=x%091`: `tsv` of OpenAPI 2.0
    Tab,
    /// `name%5B0%5D=a&name%5B1%5D=b` and `name%5Bx%5D=1`: `deepObject`
    DeepObject,
    /// `name=%5B%22a%22%2C%22b%22%5D`: a parameter whose content is JSON
    Json,
}

/// A style, and what else the document says about the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QueryOptions {
    /// The serialization of arrays and objects.
    pub style: QueryStyle,
    /// `true` to send reserved characters as they are, where the query can hold them.
    pub allow_reserved: bool,
    /// `true` to send an array or object without members as `name=`.
    pub allow_empty_value: bool,
}

impl From<QueryStyle> for QueryOptions {
    fn from(style: QueryStyle) -> Self {
        Self { style, allow_reserved: false, allow_empty_value: false }
    }
}

/// Appends a parameter to a query. `null` appends nothing; nor does an array or object without members, unless empty
/// values are allowed.
pub(crate) fn append_query(query: &mut String, options: QueryOptions, name: &str, value: Value<'_>) {
    let before = query.len();
    let allow = if options.allow_reserved { Allow::Query } else { Allow::Unreserved };
    match options.style {
        _ if value.is_null() => return,
        QueryStyle::Form => exploded(query, allow, name, Shape::of(value)),
        QueryStyle::FormJoined => joined(query, allow, name, Shape::of(value), ","),
        QueryStyle::Space => joined(query, allow, name, Shape::of(value), "%20"),
        QueryStyle::Pipe => joined(query, allow, name, Shape::of(value), "%7C"),
        QueryStyle::Tab => joined(query, allow, name, Shape::of(value), "%09"),
        QueryStyle::DeepObject => {
            nest(name, value, &mut |name, value| raw_pair(query, name, &allow.encode(value)));
        }
        QueryStyle::Json => raw_pair(query, name, &allow.encode(&String::from_utf8_lossy(&to_vec(&value)))),
    }
    if options.allow_empty_value && query.len() == before && matches!(value.kind(), Kind::Array | Kind::Object) {
        raw_pair(query, name, "");
    }
}

fn exploded(query: &mut String, allow: Allow, name: &str, shape: Shape) {
    match shape {
        Shape::Absent => {}
        Shape::Scalar(text) => raw_pair(query, name, &allow.encode(&text)),
        Shape::List(items) => items.iter().for_each(|item| raw_pair(query, name, &allow.encode(item))),
        Shape::Pairs(pairs) => pairs.iter().for_each(|(key, value)| raw_pair(query, key, &allow.encode(value))),
    }
}

fn joined(query: &mut String, allow: Allow, name: &str, shape: Shape, between: &str) {
    let parts: Vec<String> = match shape {
        Shape::Absent => return,
        Shape::Scalar(text) => vec![text],
        Shape::List(items) => items,
        Shape::Pairs(pairs) => pairs.into_iter().flat_map(|(key, value)| [key, value]).collect(),
    };
    if !parts.is_empty() {
        let parts: Vec<String> = parts.iter().map(|part| allow.encode(part)).collect();
        raw_pair(query, name, &parts.join(between));
    }
}
