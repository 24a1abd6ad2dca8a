//! What of a value the schema names: what it does not name is not promised to come back.

use serde_json::{Map, Value};

use crate::files::{Files, Schema};
use crate::keywords::gather;

/// The value without properties that nothing declares.
pub fn declared(files: &Files, schemas: &[Schema<'_>], value: &Value) -> Value {
    match value {
        Value::Object(entries) => declared_object(files, schemas, entries),
        Value::Array(items) => {
            let keywords = gather(files, schemas, None);
            let item = |(at, value): (usize, &Value)| match keywords.prefix.get(at) {
                Some(schema) => declared(files, &[*schema], value),
                None => declared(files, &keywords.items, value),
            };
            items.iter().enumerate().map(item).collect()
        }
        scalar => scalar.clone(),
    }
}

fn declared_object(files: &Files, schemas: &[Schema<'_>], entries: &Map<String, Value>) -> Value {
    let keywords = gather(files, schemas, None);
    let free = keywords.properties.is_empty() || !keywords.additional.is_empty();
    let mut kept = Map::new();
    for (name, value) in entries {
        let known = keywords.properties.iter().find(|(there, _)| there == name);
        let value = match known {
            Some((_, schemas)) => declared(files, schemas, value),
            None if free || keywords.required.contains(&name.as_str()) => declared(files, &keywords.additional, value),
            None => continue,
        };
        kept.insert(name.clone(), value);
    }
    Value::Object(kept)
}
