//! Schemas that become types of their own without a name.

use crate::api::{Api, SchemaId, Shape};

/// Returns the value inside a nullable named schema, if it is a definition of its own.
pub(in crate::lower) fn value_beside_null(api: &Api, id: SchemaId) -> Option<SchemaId> {
    let schema = &api.schemas[id];
    match schema.shape {
        Shape::Same(value) if schema.nullable && schema.name.is_some() => {
            Some(value).filter(|value| api.schemas[*value].name.is_none() && makes_item(&api.schemas[*value].shape))
        }
        _ => None,
    }
}

/// Returns true if a schema becomes a type of its own even without a name.
pub(in crate::lower) fn makes_item(shape: &Shape) -> bool {
    match shape {
        Shape::Object(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) | Shape::Union(_) => true,
        Shape::Any | Shape::Scalar(_) | Shape::Map(_) | Shape::Array(_) | Shape::Tuple(_) | Shape::Same(_) => false,
    }
}
