//! Untyped schemas: they constrain values, but became [`Shape::Any`].
//!
//! ```yaml
//! A: {not: {type: string}}            # untyped: `not` has no Rust type
//! B: {$ref: '#/components/nothing'}   # untyped: the reference does not lead to a schema
//! C: {description: Whatever.}         # not untyped: any value is valid, so the type is a JSON value
//! ```

use std::collections::HashSet;

use crate::api::{Schemas, Shape, Untyped};
use crate::dialect::Skeleton;
use crate::origin::{FileId, Origin};
use crate::source::{Node, Object};

/// Keywords that do not constrain values: annotations (JSON Schema 2020-12, Validation, section 9; OpenAPI 3.1.1,
/// section 4.8.24), and keywords that only name or hold schemas.
const ANNOTATIONS: [&str; 20] = [
    "title",
    "description",
    "default",
    "deprecated",
    "readOnly",
    "writeOnly",
    "example",
    "examples",
    "externalDocs",
    "xml",
    "discriminator",
    "nullable",
    "$schema",
    "$id",
    "$anchor",
    "$dynamicAnchor",
    "$vocabulary",
    "$comment",
    "$defs",
    "definitions",
];

/// The types that together allow every value except `null`, which each generated type can express.
const ALL_TYPES: [&str; 5] = ["boolean", "number", "string", "array", "object"];

/// Finds every schema that is any value, each place once, in document order.
pub(super) fn find_untyped(skeleton: &Skeleton<'_>, schemas: &Schemas) -> Vec<Untyped> {
    let mut seen = HashSet::new();
    let any = schemas.ids().map(|id| &schemas[id]).filter(|schema| schema.shape == Shape::Any);
    let untyped = any.filter_map(|schema| {
        let (origin, reason) = reason(skeleton, &schema.origin)?;
        seen.insert(origin.clone()).then_some(Untyped { origin, pointer: String::new(), reason })
    });
    let mut untyped: Vec<Untyped> = untyped.collect();
    untyped.sort_by_cached_key(|schema| position(skeleton, &schema.origin));
    untyped
}

/// The index of each step of a place in its parent.
fn position(skeleton: &Skeleton<'_>, origin: &Origin) -> (FileId, Vec<Option<usize>>) {
    let mut at = Origin::root(origin.file);
    let steps = origin.pointer.tokens().into_iter().map(|token| {
        let parent = skeleton.node(&at);
        at = at.key(token);
        match parent? {
            Node::Object(object) => object.position(token),
            _ => token.parse().ok(),
        }
    });
    (origin.file, steps.collect())
}

/// The reason why a schema is untyped, and the place of the keyword.
fn reason(skeleton: &Skeleton<'_>, origin: &Origin) -> Option<(Origin, String)> {
    match skeleton.node(origin) {
        Some(Node::Object(schema)) => lost(schema).map(|reason| (origin.clone(), reason)),
        Some(Node::Bool(false)) => Some((origin.clone(), "no value is valid".to_owned())),
        Some(Node::Bool(true)) => None,
        Some(Node::Array(_)) | None => lost_beside(skeleton, origin),
        Some(_) => Some((origin.clone(), "this is not a schema".to_owned())),
    }
}

fn lost(schema: &Object) -> Option<String> {
    let keywords = schema.iter().filter(|(key, value)| constrains(key, value)).map(|(key, _)| format!("`{key}`"));
    let keywords: Vec<String> = keywords.collect();
    match keywords[..] {
        [] => None,
        _ if schema.get("$ref").is_some() => Some("the reference does not lead to a schema".to_owned()),
        _ => Some(format!("no type is made of {}", keywords.join(", "))),
    }
}

/// Returns whether a keyword constrains values.
fn constrains(key: &str, value: &Node) -> bool {
    match (key, value) {
        _ if ANNOTATIONS.contains(&key) || key.starts_with("x-") => false,
        ("type", Node::Array(names)) => {
            !ALL_TYPES.iter().all(|all| names.iter().any(|name| name.as_str() == Some(all)))
        }
        ("properties", Node::Object(properties)) => !properties.is_empty(),
        ("allOf", Node::Array(branches)) => branches.iter().any(|branch| match branch {
            Node::Object(schema) => schema.iter().any(|(key, value)| constrains(key, value)),
            other => *other != Node::Bool(true),
        }),
        ("required" | "oneOf" | "anyOf" | "enum", Node::Array(elements)) => !elements.is_empty(),
        _ => true,
    }
}

/// The reason for the values of an object that only another keyword describes.
fn lost_beside(skeleton: &Skeleton<'_>, origin: &Origin) -> Option<(Origin, String)> {
    let parent = Origin { file: origin.file, pointer: origin.pointer.parent()?.clone() };
    let (keyword, reason) = match origin.pointer.last()? {
        "additionalProperties" => ("patternProperties", "no type is made of keys by pattern"),
        _ => return None,
    };
    let at = parent.key(keyword);
    skeleton.node(&at).map(|_| (at, reason.to_owned()))
}
