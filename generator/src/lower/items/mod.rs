//! Definitions: one for each named schema and for each inline schema that needs a type.

pub(in crate::lower) mod boxing;
pub(in crate::lower) mod constants;
pub(in crate::lower) mod construction;
pub(in crate::lower) mod defaults;
pub(in crate::lower) mod dispatch;
pub(in crate::lower) mod placed;
pub(in crate::lower) mod rings;
pub(in crate::lower) mod sizes;

use std::sync::Arc;

use self::defaults::{add_defaults, report_defaults};
use self::dispatch::constant;
use self::placed::Placed;
use super::docs;
use super::lowering::Lowering;
use super::plan::keys::member_keys;
use super::plan::members::KeptMembers;
use super::plan::overrides;
use super::plan::places::Place;
use super::plan::share::makes_item;
use super::types::rules::rules_of;
use crate::api::{Additional, EnumerationValue, Object, Property, SchemaId, Shape};
use crate::diagnostic::Diagnostics;
use crate::parallel;
use crate::rust::{
    Alias, Constant, Construction, DefaultValue, Field, Given, IntegerEnum, IntegerVariant, Item, ItemKind, Newtype,
    Presence, Rest, StringEnum, StringVariant, Struct, Type, TypePath,
};
use crate::spelling::Docs;
use crate::spelling::{Ident, Kind, Scope, Words};

/// Every item, in the order in which the schemas are met.
pub(super) fn lower_items(lowering: &Lowering<'_>, diagnostics: &mut Diagnostics) -> Vec<Placed> {
    let places: Vec<(SchemaId, &Place)> = lowering.facts.places.iter().map(|(id, place)| (*id, place)).collect();
    let lowered = parallel::map(&places, |_, (id, place)| {
        let path = lowering.names.of_type(*id).cloned()?;
        Some(lower_item(lowering, *id, place, path))
    });
    let mut items: Vec<Placed> = lowered.into_iter().flatten().collect();
    add_defaults(lowering, &mut items);
    lowering.formats.report(lowering.api(), &lowering.facts.replaced, diagnostics);
    report_defaults(lowering, diagnostics);
    items
}

fn lower_item(lowering: &Lowering<'_>, id: SchemaId, place: &Place, path: TypePath) -> Placed {
    let schema = &lowering.api().schemas[id];
    let kind = lower_kind(lowering, id, &path, place);
    let item = Item {
        ident: path.ident.clone(),
        docs: docs::of_type(lowering, id, place),
        purpose: docs::purpose(lowering, id, place),
        details: docs::details(lowering, id, place),
        deprecated: schema.deprecated,
        derives: overrides::derives(lowering.api(), place, lowering.facts.config, &kind),
        kind,
    };
    Placed { schema: id, path, item }
}

fn lower_kind(lowering: &Lowering<'_>, id: SchemaId, path: &TypePath, place: &Place) -> ItemKind {
    let schema = &lowering.api().schemas[id];
    let keep = |scope: &mut Scope| {
        let keys = member_keys(lowering.api(), id);
        KeptMembers::of_type(&lowering.facts, place, &keys, Kind::Variant, scope)
    };
    match &schema.shape {
        Shape::Object(object) => ItemKind::Struct(lower_struct(lowering, id, object, place)),
        Shape::StringEnumeration(values) => {
            let is_key = place.schemas.iter().any(|schema| lowering.facts.keys.contains(schema));
            ItemKind::StringEnum(lower_string_enum(values, is_key, keep))
        }
        Shape::IntegerEnumeration(values) => ItemKind::IntegerEnum(lower_integer_enum(values, keep)),
        Shape::Union(union) => ItemKind::Union(self::dispatch::lower_union(lowering, path, union, place)),
        shape if lowering.facts.aliases.is_recursive(id) => {
            ItemKind::Newtype(Newtype { ty: lowering.type_of_shape(shape) })
        }
        shape => {
            debug_assert!(!makes_item(shape), "every other shape is an alias");
            let ty = lowering.type_of_shape(shape);
            ItemKind::Alias(Alias { ty: if schema.nullable { ty.optional() } else { ty }, former: None })
        }
    }
}

fn lower_struct(lowering: &Lowering<'_>, id: SchemaId, object: &Object, place: &Place) -> Struct {
    let mut scope = Scope::new();
    let renamed = |name: &str| lowering.members.field_of(lowering.api(), &place.schemas, name);
    object.properties.iter().filter_map(|it| renamed(&it.name)).for_each(|ident| scope.reserve(ident.as_str()));
    let keys = member_keys(lowering.api(), id);
    let kept = KeptMembers::of_type(&lowering.facts, place, &keys, Kind::Field, &mut scope);
    let field = |property: &Property| {
        let ident = renamed(&property.name).or_else(|| kept.get(&property.name)).cloned();
        let ident = ident.unwrap_or_else(|| scope.claim([Words::spelled(&property.name)], Kind::Field));
        lower_field(lowering, id, property, ident)
    };
    let fields: Vec<Field> = object.properties.iter().map(field).collect();
    let rest = match object.additional {
        Additional::Declared(values) => Some(Rest {
            ident: scope.claim([Words::of("additional properties")], Kind::Field),
            values: lowering.type_of(values),
            rules: rules_of(lowering, values).checked(),
            is_described: true,
        }),
        Additional::Unsaid if overrides::keeps_unknown(&lowering.facts, id, place) => Some(Rest {
            ident: scope.claim([Words::of("additional properties")], Kind::Field),
            values: Type::Json,
            rules: Vec::new(),
            is_described: false,
        }),
        Additional::Unsaid | Additional::Forbidden => None,
    };
    let heirs = lowering.api().heirs.get(&id).map(|heirs| lowering.type_of(*heirs));
    let (construction, defaults, setters) = (Construction::Received, Vec::new(), Vec::new());
    Struct { fields, rest, heirs, defaults, construction, setters, rest_setter: None }
}

fn lower_field(lowering: &Lowering<'_>, owner: SchemaId, property: &Property, ident: Ident) -> Field {
    let schema = &lowering.api().schemas[property.schema];
    let one_way = schema.read_only && lowering.facts.uses.is_sent(owner)
        || schema.write_only && lowering.facts.uses.is_received(owner);
    let required = property.required && !one_way;
    let (presence, ty) = with_presence(required, lowering.type_of(property.schema));
    Field {
        ident,
        wire: property.name.to_string(),
        docs: docs::of_property(lowering, property.schema),
        deprecated: schema.deprecated && schema.name.is_none(),
        ty,
        presence,
        rules: rules_of(lowering, property.schema).checked(),
        constant: match constant(lowering.api(), property.schema) {
            Some(Constant::Truth(value)) => Some(DefaultValue::Bool(value)),
            _ => None,
        },
        given: Given::Value,
    }
}

/// Null differs from absent only where both are possible.
pub(super) fn with_presence(required: bool, ty: Type) -> (Presence, Type) {
    match ty.resolved() {
        _ if required => (Presence::Required, ty),
        Type::Option(value) => (Presence::Nullable, (**value).clone()),
        _ => (Presence::Optional, ty),
    }
}

fn lower_string_enum(
    values: &[EnumerationValue<Arc<str>>],
    is_key: bool,
    keep: impl Fn(&mut Scope) -> KeptMembers,
) -> StringEnum {
    let mut scope = Scope::of_variants();
    let kept = keep(&mut scope);
    let variant = |value: &EnumerationValue<Arc<str>>| StringVariant {
        ident: name_value(&kept, &mut scope, value.name.as_deref(), &value.value),
        value: value.value.to_string(),
        docs: value.description.as_deref().map(Docs::of).unwrap_or_default(),
    };
    StringEnum { variants: values.iter().map(variant).collect(), is_key }
}

fn lower_integer_enum(values: &[EnumerationValue<i64>], keep: impl Fn(&mut Scope) -> KeptMembers) -> IntegerEnum {
    let mut scope = Scope::of_variants();
    let kept = keep(&mut scope);
    let variant = |value: &EnumerationValue<i64>| IntegerVariant {
        ident: name_value(&kept, &mut scope, value.name.as_deref(), &value.value.to_string()),
        value: value.value,
        docs: value.description.as_deref().map(Docs::of).unwrap_or_default(),
    };
    IntegerEnum { variants: values.iter().map(variant).collect() }
}

fn name_value(kept: &KeptMembers, scope: &mut Scope, name: Option<&str>, value: &str) -> Ident {
    if let Some(ident) = kept.get(value) {
        return ident.clone();
    }
    let plain = Words::of(name.unwrap_or(value));
    let spelled = Words::spelled(name.unwrap_or(value));
    let candidates =
        if plain.is_empty() || value.starts_with(['+', '-']) { vec![spelled] } else { vec![plain, spelled] };
    scope.claim(candidates, Kind::Variant)
}
