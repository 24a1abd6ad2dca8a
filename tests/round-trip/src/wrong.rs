//! Values that a schema does not allow: a required property is missing, or one has the wrong type.

use serde_json::{Value, json};

use crate::files::{Files, Schema};
use crate::keywords::gather;

/// A value that must be refused, and the place that the refusal must name.
#[derive(Debug)]
pub struct Wrong {
    /// The value.
    pub value: Value,
    /// As the error writes it: `$.name`.
    pub path: String,
}

/// Wrong values made of a right one, which is an object whose properties are known.
pub fn wrong(files: &Files, schema: Schema<'_>, right: &Value) -> Vec<Wrong> {
    let keywords = gather(files, &[schema], Some(0));
    let Value::Object(entries) = right else { return Vec::new() };
    // A union is open: what is none of its branches is kept as it came.
    if keywords.ways > 1 {
        return Vec::new();
    }
    let one_way = |schema: &Schema<'_>| schema.get("readOnly").is_some() || schema.get("writeOnly").is_some();
    let mut wrong = Vec::new();
    for (name, schemas) in &keywords.properties {
        if !entries.contains_key(*name) || !is_plain(name) || schemas.iter().any(one_way) {
            continue;
        }
        if keywords.required.contains(name) {
            let mut less = entries.clone();
            less.remove(*name);
            wrong.push(Wrong { value: Value::Object(less), path: format!("$.{name}") });
        }
        let said = gather(files, schemas, Some(0));
        if let Some(other) = other_type(&said.types.unwrap_or_default()).filter(|_| said.ways == 1) {
            let mut mistaken = entries.clone();
            mistaken.insert((*name).to_owned(), other);
            wrong.push(Wrong { value: Value::Object(mistaken), path: format!("$.{name}") });
        }
    }
    wrong
}

fn is_plain(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
}

/// A value of a type that is not allowed, where one type is.
fn other_type(types: &[&str]) -> Option<Value> {
    match types {
        ["string"] => Some(json!(12)),
        ["integer" | "number" | "boolean"] => Some(json!("twelve")),
        ["array" | "object"] => Some(json!(true)),
        _ => None,
    }
}
