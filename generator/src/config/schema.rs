//! The JSON Schema of `clientwright.toml`, made of the types that read the file.
//!
//! `clientwright.schema.json` in the root of the project is this schema; `UPDATE_SCHEMA=1` writes it.

use std::borrow::Cow;
use std::path::Path;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

use super::Config;
use super::dependency::KEYS;
use crate::diagnostic::Code;
use crate::rust::Derive;

/// The name of a code of the catalogue.
pub(crate) struct CodeName;

impl JsonSchema for CodeName {
    fn schema_name() -> Cow<'static, str> {
        "Code".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        json_schema!({ "description": "The code of a diagnostic.", "type": "string", "enum": names })
    }
}

/// The name of a trait that types can derive.
pub(crate) struct DeriveName;

impl JsonSchema for DeriveName {
    fn schema_name() -> Cow<'static, str> {
        "Derive".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let all = [Derive::Copy, Derive::Default, Derive::Eq, Derive::Hash, Derive::Ord, Derive::PartialOrd];
        let names: Vec<&str> = all.iter().map(|derive| derive.as_str()).collect();
        json_schema!({ "description": "A trait that a type can derive.", "type": "string", "enum": names })
    }
}

/// A dependency, as in a manifest of cargo.
pub(crate) struct DependencyTable;

impl JsonSchema for DependencyTable {
    fn schema_name() -> Cow<'static, str> {
        "Dependency".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let properties: serde_json::Map<String, serde_json::Value> = KEYS
            .iter()
            .map(|key| {
                let schema = match *key {
                    "path" => serde_json::json!({ "type": "string" }),
                    _ => serde_json::json!(true),
                };
                ((*key).to_owned(), schema)
            })
            .collect();
        json_schema!({
            "description": "A dependency, as in a manifest of cargo.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "properties": properties, "additionalProperties": false },
            ],
        })
    }
}

/// Returns the schema.
pub(super) fn value() -> serde_json::Value {
    let mut schema = schema_for!(Config);
    schema.insert("title".to_owned(), "clientwright.toml".into());
    schema.to_value()
}

fn text() -> String {
    serde_json::to_string_pretty(&value()).unwrap() + "\n"
}

#[test]
fn the_schema_is_that_of_the_types() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../clientwright.schema.json");
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(&path, text()).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == text(), "clientwright.schema.json differs from the types; UPDATE_SCHEMA=1 writes it");
}
