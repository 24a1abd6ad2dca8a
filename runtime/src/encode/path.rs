//! Values in paths.

use super::percent::percent;
use super::shape::Shape;
use crate::json::Value;

/// How a path parameter is written (OAS 3.1.1, 4.8.12.3). For `["a", "b"]` and `{"x": 1}`:
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
}

/// The text of a parameter, which stays within its segment.
///
/// # Errors
/// A sentence without its subject: the value is absent, empty, a dot segment or has a control character.
pub(crate) fn path_text(style: PathStyle, name: &str, value: Value<'_>) -> Result<String, &'static str> {
    let shape = Shape::of(value);
    if shape.texts().any(|text| text.chars().any(char::is_control)) {
        return Err("has a control character, which a path cannot carry");
    }
    let text = match style {
        PathStyle::Simple => joined(&shape, ",", ","),
        PathStyle::SimpleExploded => joined(&shape, ",", "="),
        PathStyle::Label => format!(".{}", joined(&shape, ",", ",")),
        PathStyle::LabelExploded => format!(".{}", joined(&shape, ".", "=")),
        PathStyle::Matrix | PathStyle::MatrixExploded => matrix(style, name, &shape),
    };
    match text.as_str() {
        _ if shape.texts().all(str::is_empty) => Err("is empty, which would address another path"),
        "." | ".." => Err("is a dot segment, which would address another path"),
        _ => Ok(text),
    }
}

fn joined(shape: &Shape, between: &str, inside: &str) -> String {
    let parts: Vec<String> = match shape {
        Shape::Absent => Vec::new(),
        Shape::Scalar(text) => vec![percent(text).to_string()],
        Shape::List(items) => items.iter().map(|item| percent(item).to_string()).collect(),
        Shape::Pairs(pairs) => {
            pairs.iter().map(|(key, value)| format!("{}{inside}{}", percent(key), percent(value))).collect()
        }
    };
    parts.join(between)
}

fn matrix(style: PathStyle, name: &str, shape: &Shape) -> String {
    let part = |name: &str, value: &str| format!(";{}={value}", percent(name));
    match shape {
        Shape::List(items) if style == PathStyle::MatrixExploded => {
            items.iter().map(|item| part(name, &percent(item).to_string())).collect()
        }
        Shape::Pairs(pairs) if style == PathStyle::MatrixExploded => {
            pairs.iter().map(|(key, value)| part(key, &percent(value).to_string())).collect()
        }
        _ => part(name, &joined(shape, ",", ",")),
    }
}
