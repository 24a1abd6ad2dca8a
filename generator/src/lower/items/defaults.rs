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

use super::Placed;
use crate::api::{Object, SchemaId, Shape};
use crate::diagnostic::{Code, Diagnostics};
use crate::lower::Lowering;
use crate::lower::plan::places::Places;
use crate::rust::{DefaultFunction, DefaultValue, Field, ItemKind, Type, TypePath};
use crate::source::{Node, Number};
use crate::spelling::Ident;

/// The kinds of items by path.
type Kinds<'a> = HashMap<&'a TypePath, &'a ItemKind>;

/// Adds the functions to the structs.
pub(in crate::lower) fn add_defaults(lowering: &Lowering<'_>, places: &Places, items: &mut [Placed]) {
    let kinds: Kinds<'_> = items.iter().map(|placed| (&placed.path, &placed.item.kind)).collect();
    let found: Vec<_> = items.iter().map(|placed| defaults_of(lowering, places, &kinds, placed)).collect();
    for (placed, defaults) in items.iter_mut().zip(found) {
        if let ItemKind::Struct(object) = &mut placed.item.kind {
            object.defaults = defaults;
        }
    }
}

fn defaults_of(lowering: &Lowering<'_>, places: &Places, kinds: &Kinds<'_>, placed: &Placed) -> Vec<DefaultFunction> {
    let (ItemKind::Struct(object), Some(place)) = (&placed.item.kind, places.get(&placed.schema)) else {
        return Vec::new();
    };
    let objects: Vec<&Object> = place.schemas.iter().filter_map(|id| object_of(lowering, *id)).collect();
    let fields = object.fields.iter().enumerate();
    fields.filter_map(|(at, field)| default_of_field(lowering, kinds, &objects, at, field)).collect()
}

fn object_of<'a>(lowering: &Lowering<'a>, id: SchemaId) -> Option<&'a Object> {
    match &lowering.api.schemas[id].shape {
        Shape::Object(object) => Some(object),
        _ => None,
    }
}

/// Returns the default that all schemas of the struct share; they may have different ones.
fn default_of_field(
    lowering: &Lowering<'_>,
    kinds: &Kinds<'_>,
    objects: &[&Object],
    at: usize,
    field: &Field,
) -> Option<DefaultFunction> {
    let mut schemas = objects.iter().map(|object| object.properties.get(at).map(|property| property.schema));
    let first = schemas.next()??;
    let default = find_default(lowering, first)?;
    if schemas.any(|other| other.and_then(|other| find_default(lowering, other)) != Some(default)) {
        return None;
    }
    let ty = beside_null(lowering.type_of_value(first));
    let value = value(kinds, &ty, default)?;
    let ident = Ident::parse(&format!("default_{}", field.ident.name()))?;
    Some(DefaultFunction { ident, field: field.ident.clone(), deprecated: field.deprecated, ty, value })
}

/// Returns the default of a schema, or of the schema that it is an alias of.
fn find_default<'a>(lowering: &Lowering<'a>, id: SchemaId) -> Option<&'a Node> {
    let schema = &lowering.api.schemas[id];
    match (&schema.default, &schema.shape) {
        (Some(default), _) => Some(default),
        (None, Shape::Same(target)) => find_default(lowering, *target),
        (None, _) => None,
    }
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
        (Type::Integer(name), Node::Number(number)) => DefaultValue::Integer(integer(name, number)?),
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
        (ItemKind::StringEnum(held), Node::String(text)) => {
            held.variants.iter().find(|variant| *variant.value == **text).map(|variant| variant.ident.clone())
        }
        (ItemKind::IntegerEnum(held), Node::Number(number)) => {
            let value = number.as_i64()?;
            held.variants.iter().find(|variant| variant.value == value).map(|variant| variant.ident.clone())
        }
        _ => None,
    }
}

/// Returns the integer, if it is in the range of the type.
fn integer(name: &str, number: &Number) -> Option<i128> {
    let value = number.as_i128()?;
    let fits = match name {
        "i8" => i8::try_from(value).is_ok(),
        "i16" => i16::try_from(value).is_ok(),
        "i32" => i32::try_from(value).is_ok(),
        "u8" => u8::try_from(value).is_ok(),
        "u16" => u16::try_from(value).is_ok(),
        "u32" => u32::try_from(value).is_ok(),
        "u64" => u64::try_from(value).is_ok(),
        "i64" => i64::try_from(value).is_ok(),
        _ => true,
    };
    fits.then_some(value)
}

/// Returns true if a schema's default is an integer outside the range of its format's type.
pub(in crate::lower) fn is_beyond_type(lowering: &Lowering<'_>, id: SchemaId) -> bool {
    let schema = &lowering.api.schemas[id];
    let Some(Node::Number(number)) = &schema.default.as_ref().filter(|_| !lowering.replaced.contains(id)) else {
        return false;
    };
    matches!(lowering.type_of_shape(&schema.shape), Type::Integer(name) if integer(name, number).is_none())
}

/// Reports the defaults that are outside the range of their format's type.
pub(in crate::lower) fn report_defaults(lowering: &Lowering<'_>, diagnostics: &mut Diagnostics) {
    for id in lowering.api.schemas.ids().filter(|id| is_beyond_type(lowering, *id)) {
        let message = "this default is outside the range of its schema's format; it is ignored";
        let origin = lowering.api.schemas[id].origin.key("default");
        diagnostics.report(Code::MismatchedDefault, &origin, message);
    }
}
