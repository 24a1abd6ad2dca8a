//! Schemas that say something and became [`Shape::Any`] all the same: what is listed as untyped.
//!
//! ```yaml
//! A: {not: {type: string}}            # untyped: no type is made of `not`
//! B: {$ref: '#/components/nothing'}   # untyped: the reference does not lead to a schema
//! C: {description: Whatever.}         # any value is valid, so a JSON value is its type
//! ```

use std::collections::HashSet;

use crate::api::{Schemas, Shape, Untyped};
use crate::dialect::Skeleton;
use crate::source::{FileId, Node, Object, Origin};

/// Keywords that say nothing about which values are valid (JSON Schema 2020-12, Validation, section 9; OpenAPI 3.1.1,
/// section 4.8.24; those that only name or hold schemas).
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

/// With these every value is valid, `null` aside, for which each type of ours has a word.
const ALL_TYPES: [&str; 5] = ["boolean", "number", "string", "array", "object"];

/// Looks at every schema that is any value, each place once, in document order.
pub(super) fn find_untyped(skeleton: &Skeleton<'_>, schemas: &Schemas) -> Vec<Untyped> {
    let mut seen = HashSet::new();
    let any = schemas.ids().map(|id| &schemas[id]).filter(|schema| schema.shape == Shape::Any);
    let untyped = any.filter_map(|schema| {
        let (origin, reason) = reason(skeleton, &schema.origin)?;
        seen.insert(origin.clone()).then_some(Untyped { origin, pointer: String::new(), reason })
    });
    let mut untyped: Vec<Untyped> = untyped.collect();
    untyped.sort_by_cached_key(|it| position(skeleton, &it.origin));
    untyped
}

/// Which of its parent's values each step on the way to a place is.
fn position(skeleton: &Skeleton<'_>, origin: &Origin) -> (FileId, Vec<Option<usize>>) {
    let mut at = Origin::root(origin.file);
    let steps = origin.pointer.tokens().into_iter().map(|token| {
        let parent = skeleton.node(&at);
        at = at.key(token);
        match parent? {
            Node::Object(object) => object.iter().position(|(key, _)| &**key == token),
            _ => token.parse().ok(),
        }
    });
    (origin.file, steps.collect())
}

/// What a place says that is lost, and where exactly.
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
    let keywords = schema.iter().filter(|(key, value)| tells(key, value)).map(|(key, _)| format!("`{key}`"));
    let keywords: Vec<String> = keywords.collect();
    match keywords[..] {
        [] => None,
        _ if schema.get("$ref").is_some() => Some("the reference does not lead to a schema".to_owned()),
        _ => Some(format!("no type is made of {}", keywords.join(", "))),
    }
}

/// Whether a keyword says which values are valid.
fn tells(key: &str, value: &Node) -> bool {
    match (key, value) {
        _ if ANNOTATIONS.contains(&key) || key.starts_with("x-") => false,
        ("type", Node::Array(names)) => {
            !ALL_TYPES.iter().all(|all| names.iter().any(|name| name.as_str() == Some(all)))
        }
        ("properties", Node::Object(properties)) => !properties.is_empty(),
        ("allOf", Node::Array(branches)) => branches.iter().any(|branch| match branch {
            Node::Object(schema) => schema.iter().any(|(key, value)| tells(key, value)),
            other => *other != Node::Bool(true),
        }),
        ("required" | "oneOf" | "anyOf" | "enum", Node::Array(elements)) => !elements.is_empty(),
        _ => true,
    }
}

/// The values of an object, where no keyword of their own says what they are.
fn lost_beside(skeleton: &Skeleton<'_>, origin: &Origin) -> Option<(Origin, String)> {
    let parent = Origin { file: origin.file, pointer: origin.pointer.parent()?.clone() };
    let (keyword, reason) = match origin.pointer.last()? {
        "additionalProperties" => ("patternProperties", "no type is made of keys by pattern"),
        _ => return None,
    };
    let at = parent.key(keyword);
    skeleton.node(&at).map(|_| (at, reason.to_owned()))
}
