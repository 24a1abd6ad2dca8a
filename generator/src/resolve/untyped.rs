//! Schemas that say something and became [`Shape::Any`] all the same: what is listed as untyped.
//!
//! ```yaml
//! A: {not: {type: string}}            # untyped: `not` makes no type
//! B: {$ref: '#/components/nothing'}   # untyped: the reference does not lead to a schema
//! C: {description: Whatever.}         # any value is valid, so a JSON value is its type
//! ```

use std::collections::HashSet;

use crate::api::{Schemas, Shape, Untyped};
use crate::source::{Documents, Node, Object, Origin};

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

/// Looks at every schema that is any value, each place once, in the order in which they were found.
pub(super) fn find_untyped(documents: &Documents, schemas: &Schemas) -> Vec<Untyped> {
    let mut seen = HashSet::new();
    let any = schemas.ids().map(|id| &schemas[id]).filter(|schema| schema.shape == Shape::Any);
    let untyped = any.filter_map(|schema| {
        let (origin, reason) = reason(documents, &schema.origin)?;
        seen.insert(origin.clone()).then_some(Untyped { origin, reason })
    });
    untyped.collect()
}

/// What a place says that is lost, and where exactly.
fn reason(documents: &Documents, origin: &Origin) -> Option<(Origin, String)> {
    match documents.node(origin) {
        Some(Node::Object(schema)) => lost(schema).map(|reason| (origin.clone(), reason)),
        Some(Node::Bool(false)) => Some((origin.clone(), "no value is valid".to_owned())),
        Some(Node::Bool(true)) => None,
        Some(Node::Array(_)) | None => lost_beside(documents, origin),
        Some(_) => Some((origin.clone(), "this is not a schema".to_owned())),
    }
}

fn lost(schema: &Object) -> Option<String> {
    let tells = |key: &str| !ANNOTATIONS.contains(&key) && !key.starts_with("x-");
    let keywords: Vec<&str> = schema.iter().map(|(key, _)| &**key).filter(|key| tells(key)).collect();
    Some(match keywords[..] {
        [] => return None,
        _ if schema.get("$ref").is_some() => "the reference does not lead to a schema".to_owned(),
        _ if schema.get("enum").is_some() || schema.get("const").is_some() => {
            "the values are of several types, or none is valid".to_owned()
        }
        ["type"] => "no type, all types, or only null is valid".to_owned(),
        _ => format!("`{}` make no type", keywords.join("`, `")),
    })
}

/// The elements of an array, or the values of an object, where no keyword of their own says what they are.
fn lost_beside(documents: &Documents, origin: &Origin) -> Option<(Origin, String)> {
    let parent = Origin { file: origin.file, pointer: origin.pointer.parent()?.clone() };
    let (keyword, reason) = match origin.pointer.last()? {
        "items" if documents.node(&parent)?.get("prefixItems").is_some() => ("prefixItems", "a tuple makes no type"),
        "items" if documents.node(&parent)?.get("items").is_some() => ("items", "a tuple makes no type"),
        "additionalProperties" => ("patternProperties", "keys by pattern make no type"),
        _ => return None,
    };
    let at = parent.key(keyword);
    documents.node(&at).map(|_| (at, reason.to_owned()))
}
