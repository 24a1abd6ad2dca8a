//! The digest of a shape, by which the next run knows whether it changed.

use crate::api::{Additional, Api, Property, SchemaId, Shape};

/// The depth to which a shape is described.
const DEEPEST: usize = 8;

/// Returns the digest of a schema's shape: of its keys, types and what is required, not of its documentation.
pub(in crate::lower) fn shape_digest(api: &Api, id: SchemaId) -> String {
    format!("{:016x}", fnv(describe(api, id, DEEPEST).as_bytes()))
}

fn describe(api: &Api, id: SchemaId, depth: usize) -> String {
    let schema = &api.schemas[id];
    let null = if schema.nullable { "?" } else { "" };
    match &schema.name {
        Some(name) if depth < DEEPEST => format!("{null}{name}"),
        _ => format!("{null}{}", depth.checked_sub(1).map(|depth| describe_shape(api, id, depth)).unwrap_or_default()),
    }
}

fn describe_shape(api: &Api, id: SchemaId, depth: usize) -> String {
    let list = |parts: &mut dyn Iterator<Item = SchemaId>| {
        parts.map(|part| describe(api, part, depth)).collect::<Vec<_>>().join(",")
    };
    match &api.schemas[id].shape {
        Shape::Any => "any".to_owned(),
        Shape::Scalar(scalar) => format!("{scalar:?}"),
        Shape::StringEnumeration(values) => {
            format!("{:?}", values.iter().map(|value| &value.value).collect::<Vec<_>>())
        }
        Shape::IntegerEnumeration(values) => {
            format!("{:?}", values.iter().map(|value| value.value).collect::<Vec<_>>())
        }
        Shape::Array(part) => format!("[{}]", describe(api, *part, depth)),
        Shape::Map(map) => format!("<{}>", describe(api, map.values, depth)),
        Shape::Tuple(parts) => format!("({})", list(&mut parts.iter().copied())),
        Shape::Same(target) => describe(api, *target, depth),
        Shape::Union(union) => format!("/{}/", list(&mut union.branches.iter().map(|branch| branch.schema))),
        Shape::Object(object) => {
            let property = |property: &Property| {
                let mark = if property.required { "!" } else { ":" };
                format!("{:?}{mark}{},", property.name, describe(api, property.schema, depth))
            };
            let others = match object.additional {
                Additional::Declared(values) => describe(api, values, depth),
                Additional::Unsaid | Additional::Forbidden => String::new(),
            };
            format!("{{{}{others}}}", object.properties.iter().map(property).collect::<String>())
        }
    }
}

/// The hash of Fowler, Noll and Vo (FNV-1a, 64 bits): only equality matters.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
