//! Values in queries.

use super::form::nest;
use super::percent::{pair, percent, raw_pair};
use super::shape::Shape;
use crate::json::{Value, to_vec};

/// How a query parameter is written (OAS 3.1.1, 4.8.12.3). For `["a", "b"]` and `{"x": 1}`:
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
    /// `name%5B0%5D=a&name%5B1%5D=b` and `name%5Bx%5D=1`: `deepObject`
    DeepObject,
    /// `name=%5B%22a%22%2C%22b%22%5D`: a parameter whose content is JSON
    Json,
}

/// Appends a parameter to a query. `null`, and an array or object without members, append nothing.
pub(crate) fn append_query(query: &mut String, style: QueryStyle, name: &str, value: Value<'_>) {
    match style {
        _ if value.is_null() => {}
        QueryStyle::Form => exploded(query, name, Shape::of(value)),
        QueryStyle::FormJoined => joined(query, name, Shape::of(value), ","),
        QueryStyle::Space => joined(query, name, Shape::of(value), "%20"),
        QueryStyle::Pipe => joined(query, name, Shape::of(value), "%7C"),
        QueryStyle::DeepObject => nest(name, value, &mut |name, value| pair(query, name, value)),
        QueryStyle::Json => pair(query, name, &String::from_utf8_lossy(&to_vec(&value))),
    }
}

fn exploded(query: &mut String, name: &str, shape: Shape) {
    match shape {
        Shape::Absent => {}
        Shape::Scalar(text) => pair(query, name, &text),
        Shape::List(items) => items.iter().for_each(|item| pair(query, name, item)),
        Shape::Pairs(pairs) => pairs.iter().for_each(|(key, value)| pair(query, key, value)),
    }
}

fn joined(query: &mut String, name: &str, shape: Shape, between: &str) {
    let parts: Vec<String> = match shape {
        Shape::Absent => return,
        Shape::Scalar(text) => return pair(query, name, &text),
        Shape::List(items) => items,
        Shape::Pairs(pairs) => pairs.into_iter().flat_map(|(key, value)| [key, value]).collect(),
    };
    if !parts.is_empty() {
        let parts: Vec<String> = parts.iter().map(|part| percent(part).to_string()).collect();
        raw_pair(query, name, &parts.join(between));
    }
}
