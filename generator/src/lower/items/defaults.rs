//! Defaults of properties become functions of the struct, if a value of the field's type can be written.
//!
//! ```yaml
//! Pet: {properties: {status: {enum: [sold, available], default: available}, tame: {type: boolean, default: false}}}
//! ```
//! ```text
//! Pet::default_status() -> PetStatus     PetStatus::Available
//! Pet::default_tame() -> bool            false
//! ```
//!
//! A function returns the value of the field, never `null`: a default of `null` adds no information to an absent field.
//! Objects, unions and free-form values have no function.

use std::collections::HashMap;

use super::placed::Placed;
use crate::api::{Object, SchemaId, Shape};
use crate::diagnostic::{Code, Diagnostics};
use crate::lower::lowering::Lowering;
use crate::lower::types::{integer, is_beyond_type};
use crate::rust::{DefaultFunction, DefaultValue, Field, ItemKind, Type, TypePath};
use crate::source::Node;
use crate::spelling::Ident;

/// The kinds of items by path.
type Kinds<'a> = HashMap<&'a TypePath, &'a ItemKind>;

/// Adds the functions to the structs.
pub(in crate::lower) fn add_defaults(lowering: &Lowering<'_>, items: &mut [Placed]) {
    let kinds: Kinds<'_> = items.iter().map(|placed| (&placed.path, &placed.item.kind)).collect();
    let found: Vec<_> = items.iter().map(|placed| defaults_of(lowering, &kinds, placed)).collect();
    for (placed, defaults) in items.iter_mut().zip(found) {
        if let ItemKind::Struct(object) = &mut placed.item.kind {
            object.defaults = defaults;
        }
    }
}

fn defaults_of(lowering: &Lowering<'_>, kinds: &Kinds<'_>, placed: &Placed) -> Vec<DefaultFunction> {
    let (ItemKind::Struct(object), Some(place)) = (&placed.item.kind, lowering.facts.places.get(&placed.schema)) else {
        return Vec::new();
    };
    let objects: Vec<&Object> = place.schemas.iter().filter_map(|id| object_of(lowering, *id)).collect();
    object.fields.iter().filter_map(|field| default_of_field(lowering, kinds, &objects, field)).collect()
}

fn object_of<'a>(lowering: &Lowering<'a>, id: SchemaId) -> Option<&'a Object> {
    match &lowering.api().schemas[id].shape {
        Shape::Object(object) => Some(object),
        _ => None,
    }
}

/// Returns the default that all schemas of the struct that have the property share; they may have different ones.
fn default_of_field(
    lowering: &Lowering<'_>,
    kinds: &Kinds<'_>,
    objects: &[&Object],
    field: &Field,
) -> Option<DefaultFunction> {
    let properties = objects.iter().filter_map(|object| object.properties.iter().find(|it| *it.name == *field.wire));
    let mut schemas = properties.map(|property| property.schema);
    let first = schemas.next()?;
    let default = find_default(lowering, first)?;
    if schemas.any(|other| find_default(lowering, other) != Some(default)) {
        return None;
    }
    let ty = beside_null(lowering.type_of_value(first));
    let value = value(kinds, &ty, default)?;
    let ident = Ident::parse(&format!("default_{}", field.ident.name()))?;
    Some(DefaultFunction { ident, field: field.ident.clone(), deprecated: field.deprecated, ty, value })
}

/// Returns the default of a schema, or of the schema that it is an alias of.
fn find_default<'a>(lowering: &Lowering<'a>, id: SchemaId) -> Option<&'a Node> {
    let schemas = &lowering.api().schemas;
    schemas.chain(id).find_map(|id| schemas[id].default.as_ref())
}

fn beside_null(ty: Type) -> Type {
    match ty.resolved() {
        Type::Option(value) => beside_null((**value).clone()),
        _ => ty,
    }
}

/// Returns the value as one of the type, if it can be written.
fn value(kinds: &Kinds<'_>, ty: &Type, node: &Node) -> Option<DefaultValue> {
    Some(match (ty.resolved(), node) {
        (Type::Bool, Node::Bool(truth)) => DefaultValue::Bool(*truth),
        (Type::Integer(int), Node::Number(number)) => DefaultValue::Integer(integer(*int, number)?),
        (Type::Float, Node::Number(number)) => {
            DefaultValue::Float(Some(number.as_f64()).filter(|float| float.is_finite())?)
        }
        (Type::Formatted(_), Node::Number(number)) => DefaultValue::Text(number.text().to_owned()),
        // An empty string means that there is no value.
        (Type::Formatted(_), Node::String(text)) if text.is_empty() => return None,
        (Type::String | Type::Secret | Type::Formatted(_), Node::String(text)) => DefaultValue::Text(text.to_string()),
        (Type::Named(path), node) => DefaultValue::Variant(variant(kinds.get(path)?, node)?),
        (Type::Vec(items), Node::Array(nodes)) => {
            DefaultValue::List(nodes.iter().map(|node| value(kinds, items, node)).collect::<Option<_>>()?)
        }
        (Type::Map(..), Node::Object(object)) if object.is_empty() => DefaultValue::EmptyMap,
        _ => return None,
    })
}

fn variant(kind: &ItemKind, node: &Node) -> Option<Ident> {
    match (kind, node) {
        (ItemKind::StringEnum(enumeration), Node::String(text)) => {
            enumeration.variants.iter().find(|variant| *variant.value == **text).map(|variant| variant.ident.clone())
        }
        (ItemKind::IntegerEnum(enumeration), Node::Number(number)) => {
            let value = number.as_i64()?;
            enumeration.variants.iter().find(|variant| variant.value == value).map(|variant| variant.ident.clone())
        }
        _ => None,
    }
}

/// Reports the defaults that are outside the range of their format's type.
pub(in crate::lower) fn report_defaults(lowering: &Lowering<'_>, diagnostics: &mut Diagnostics) {
    for id in lowering.api().schemas.ids().filter(|id| is_beyond_type(lowering, *id)) {
        let message = "this default is outside the range of its schema's format; it is ignored";
        let origin = lowering.api().schemas[id].origin.key("default");
        diagnostics.report(Code::MismatchedDefault, &origin, message);
    }
}
