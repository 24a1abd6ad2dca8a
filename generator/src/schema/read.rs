//! Keyword by keyword from the node; a keyword of the wrong form is told and passed over.

use std::sync::Arc;

use super::{Additional, Discriminator, Schema, Type, Types};
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Node, Number, Object, Origin};

/// Keywords that constrain more than the type that is made for them says.
const NARROWED: [&str; 12] = [
    "not",
    "if",
    "then",
    "else",
    "contains",
    "patternProperties",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "unevaluatedProperties",
    "unevaluatedItems",
    "contentSchema",
];

/// Reads the keywords of the schema at `origin`.
pub fn read(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Schema {
    let text = |key| object.get(key).and_then(Node::as_str).map(Arc::from);
    let truth = |key| object.get(key).and_then(Node::as_bool).unwrap_or(false);
    Schema {
        reference: text("$ref").or_else(|| text("$dynamicRef")).or_else(|| text("$recursiveRef")),
        title: text("title"),
        description: text("description"),
        deprecated: truth("deprecated"),
        read_only: truth("readOnly"),
        write_only: truth("writeOnly"),
        default: object.get("default").cloned(),
        types: read_types(object, origin, diagnostics),
        nullable: truth("nullable") || truth("x-nullable"),
        format: text("format"),
        enumeration: read_enumeration(object, origin, diagnostics),
        value_names: read_value_names(object),
        minimum: read_bound(object, "minimum", "exclusiveMinimum"),
        maximum: read_bound(object, "maximum", "exclusiveMaximum"),
        properties: read_properties(object, origin, diagnostics),
        merged_properties: Vec::new(),
        required: read_required(object),
        additional: read_additional(object, origin),
        items: matches!(object.get("items"), Some(Node::Object(_) | Node::Bool(_))).then(|| origin.key("items")),
        prefix_items: read_prefix_items(object, origin),
        all_of: read_subschemas(object, origin, "allOf", diagnostics),
        one_of: read_subschemas(object, origin, "oneOf", diagnostics),
        any_of: read_subschemas(object, origin, "anyOf", diagnostics),
        discriminator: read_discriminator(object),
        narrowed: NARROWED.into_iter().filter(|keyword| object.get(keyword).is_some()).collect(),
    }
}

fn read_types(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Option<Types> {
    let names: Vec<&Node> = match object.get("type")? {
        Node::Array(names) => names.iter().collect(),
        Node::Null => return Some(Types::one(Type::Null)),
        name => vec![name],
    };
    let mut types = Types::default();
    for name in names {
        match name.as_str().and_then(Type::named) {
            Some(kind) => types.add(kind),
            None if matches!(name, Node::Null) => types.add(Type::Null),
            None => {
                let shown = name.as_str().map_or_else(|| name.kind().to_owned(), |name| format!("`{name}`"));
                let message = format!("{shown} is not a type of JSON Schema; the schema is taken without it");
                diagnostics
                    .report(Code::UnknownType, &origin.key("type"), message)
                    .help("use one of null, boolean, integer, number, string, array, object");
            }
        }
    }
    (!types.is_empty()).then_some(types)
}

fn read_enumeration(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Option<Vec<Node>> {
    if let Some(constant) = object.get("const") {
        return Some(vec![constant.clone()]);
    }
    let values = object.get("enum")?.as_array()?;
    let mut distinct: Vec<Node> = Vec::with_capacity(values.len());
    for (at, value) in values.iter().enumerate() {
        if distinct.contains(value) {
            let message = "this value is in the enumeration already; it is taken once";
            diagnostics.report(Code::DuplicateValue, &origin.key("enum").index(at), message);
        } else {
            distinct.push(value.clone());
        }
    }
    (!distinct.is_empty()).then_some(distinct)
}

fn read_value_names(object: &Object) -> Vec<Arc<str>> {
    let names = ["x-enum-varnames", "x-enumNames"].iter().find_map(|key| object.get(key)?.as_array());
    names.into_iter().flatten().filter_map(Node::as_str).map(Arc::from).collect()
}

fn read_bound(object: &Object, inclusive: &str, exclusive: &str) -> Option<Number> {
    let number = |key| object.get(key).and_then(Node::as_number).cloned();
    number(inclusive).or_else(|| number(exclusive))
}

fn read_properties(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Vec<(Arc<str>, Origin)> {
    let Some(properties) = object.get("properties") else { return Vec::new() };
    let at = origin.key("properties");
    let Some(properties) = properties.as_object() else {
        let message = format!("`properties` must be an object, found {}; it is passed over", properties.kind());
        diagnostics.report(Code::MalformedKeyword, &at, message);
        return Vec::new();
    };
    properties.iter().map(|(name, _)| (name.clone(), at.key(name))).collect()
}

fn read_required(object: &Object) -> Vec<Arc<str>> {
    let names = object.get("required").and_then(Node::as_array).unwrap_or_default();
    names.iter().filter_map(Node::as_str).map(Arc::from).collect()
}

fn read_additional(object: &Object, origin: &Origin) -> Additional {
    match object.get("additionalProperties") {
        Some(Node::Bool(false)) => Additional::Forbidden,
        Some(Node::Bool(true)) => Additional::Any,
        Some(Node::Object(schema)) if schema.is_empty() => Additional::Any,
        Some(Node::Object(_)) => Additional::Schema(origin.key("additionalProperties")),
        _ => Additional::Unsaid,
    }
}

fn read_prefix_items(object: &Object, origin: &Origin) -> Vec<Origin> {
    let key = if object.get("prefixItems").is_some() { "prefixItems" } else { "items" };
    let at = origin.key(key);
    let items = object.get(key).and_then(Node::as_array).unwrap_or_default();
    (0..items.len()).map(|index| at.index(index)).collect()
}

fn read_subschemas(object: &Object, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> Vec<Origin> {
    let at = origin.key(key);
    match object.get(key) {
        None => Vec::new(),
        Some(Node::Array(schemas)) => (0..schemas.len()).map(|index| at.index(index)).collect(),
        Some(other) => {
            let message = format!("`{key}` must be an array of schemas, found {}; it is passed over", other.kind());
            diagnostics.report(Code::MalformedKeyword, &at, message);
            Vec::new()
        }
    }
}

fn read_discriminator(object: &Object) -> Option<Discriminator> {
    let discriminator = match object.get("discriminator")? {
        Node::String(property) => return Some(Discriminator { property: property.clone(), mapping: Vec::new() }),
        node => node.as_object()?,
    };
    let property = discriminator.get("propertyName")?.as_str()?.into();
    let mapping = discriminator.get("mapping").and_then(Node::as_object);
    let entries = mapping.into_iter().flat_map(Object::iter);
    let mapping = entries.filter_map(|(value, target)| Some((value.clone(), target.as_str()?.into()))).collect();
    Some(Discriminator { property, mapping })
}
