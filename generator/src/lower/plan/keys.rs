//! Keys of members: the text in the document by which a field, a variant or a parameter is found again.

use std::collections::HashMap;

use super::branches::branch_words;
use crate::api::{Api, Location, Operation, SchemaId, Shape, Union};

/// Returns the keys of the members of a schema's type: properties, values or branches.
pub(in crate::lower) fn member_keys(api: &Api, id: SchemaId) -> Vec<String> {
    match &api.schemas[id].shape {
        Shape::Object(object) => object.properties.iter().map(|property| property.name.to_string()).collect(),
        Shape::StringEnumeration(values) => values.iter().map(|value| value.value.to_string()).collect(),
        Shape::IntegerEnumeration(values) => values.iter().map(|value| value.value.to_string()).collect(),
        Shape::Union(union) => branch_keys(api, union),
        _ => Vec::new(),
    }
}

/// Returns the keys of parameters. Those of the path are counted, because their names are not sent.
pub(in crate::lower) fn parameter_keys(operation: &Operation) -> impl Iterator<Item = String> {
    operation.parameters.iter().enumerate().map(|(at, parameter)| {
        let name = &parameter.name;
        match parameter.location {
            Location::Path => format!("path {at}"),
            Location::Query => format!("query {name}"),
            Location::QueryString => "query string".to_owned(),
            Location::Header => format!("header {}", name.to_lowercase()),
            Location::Cookie => format!("cookie {name}"),
        }
    })
}

/// Returns a key for each branch of a union, by what it is instead of by its index.
pub(in crate::lower) fn branch_keys(api: &Api, union: &Union) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let branches = 0..union.branches.len();
    let key = |at: usize| {
        let named = api.schemas.chain(union.branches[at].schema).find_map(|id| api.schemas[id].name.clone());
        let key = named.map_or_else(|| branch_words(api, union, at).to_string(), |name| name.to_string());
        let count = seen.entry(key.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { key } else { format!("{key} {count}") }
    };
    branches.map(key).collect()
}
