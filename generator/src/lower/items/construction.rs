//! Construction: the required fields of a struct, and setters for the others.
//!
//! ```yaml
//! Pet:
//!   required: [kind, name]
//!   properties: {kind: {const: pet}, name: {type: string}, tags: {type: array, items: {type: string}}}
//! ```
//! ```text
//! Pet::new("Rex").with_tags(["small"])     kind is filled
//! ```
//!
//! Setters are for types that are sent. If there are too many required fields to pass as arguments, they form a struct
//! of their own, `Pet::new(PetRequired { … })`: a property that becomes required later is then a compile error, and an
//! optional one is not.

use std::collections::{BTreeSet, HashMap};

use super::constants::Tags;
use super::placed::Placed;
use crate::lower::lowering::Lowering;
use crate::rust::{
    Construction, DefaultValue, Derive, Field, FieldSetter as Setter, Given, ItemKind, Presence, RestSetter, Struct,
    Type, TypePath,
};
use crate::spelling::{Ident, Kind, Scope, Words};

/// The maximum number of required fields that are passed by position.
const MOST: usize = 7;

/// Types that have a single value, and types that values of other types convert into.
#[derive(Debug, Default)]
struct Kinds {
    only: HashMap<TypePath, Ident>,
    converted: BTreeSet<TypePath>,
}

/// Decides the construction of every struct. Boxed fields stay boxed.
pub(in crate::lower) fn add_construction(lowering: &Lowering<'_>, items: &mut [Placed]) {
    let kinds = find_kinds(items);
    let tags = Tags::of(lowering.api());
    let mut scope = Scope::new();
    lowering.names.of_items().for_each(|ident| scope.reserve(ident.name()));
    for placed in items {
        let ItemKind::Struct(object) = &mut placed.item.kind else { continue };
        let schemas = lowering.facts.places.get(&placed.schema).map(|place| &place.schemas);
        let is_tag = |wire: &str| schemas.into_iter().flatten().any(|schema| tags.contains(*schema, wire));
        for field in &mut object.fields {
            field.given = given(&kinds, &field.ty);
            field.constant = constant(&kinds, field).filter(|_| is_filled(field, is_tag));
        }
        let is_sent = lowering.facts.uses.is_sent(placed.schema);
        object.construction = construction(object, is_sent, &placed.item.ident, &mut scope);
        if matches!(object.construction, Construction::Derived | Construction::Constants) {
            placed.item.derives.retain(|derive| *derive != Derive::Default);
        }
        if is_sent {
            add_setters(object);
        }
    }
}

fn find_kinds(items: &[Placed]) -> Kinds {
    let mut kinds = Kinds::default();
    for Placed { path, item, .. } in items {
        let only = match &item.kind {
            ItemKind::StringEnum(kind) => {
                kind.variants.first().filter(|_| kind.variants.len() == 1).map(|only| &only.ident)
            }
            ItemKind::IntegerEnum(kind) => {
                kind.variants.first().filter(|_| kind.variants.len() == 1).map(|only| &only.ident)
            }
            ItemKind::Union(_) => None,
            ItemKind::Struct(_) | ItemKind::Alias(_) | ItemKind::Newtype(_) => continue,
        };
        kinds.only.extend(only.map(|only| (path.clone(), only.clone())));
        kinds.converted.insert(path.clone());
    }
    kinds
}

/// Returns the way callers pass a value of a type.
fn given(kinds: &Kinds, ty: &Type) -> Given {
    match ty.resolved() {
        Type::Vec(items) => Given::Items { convert: converts(kinds, items) },
        Type::Map(keys, values) => {
            Given::Entries { convert_keys: converts(kinds, keys), convert_values: converts(kinds, values) }
        }
        ty if converts(kinds, ty) => Given::Into,
        _ => Given::Value,
    }
}

/// Returns true for strings, boxes, enums and unions, which other values convert into.
fn converts(kinds: &Kinds, ty: &Type) -> bool {
    match ty.resolved() {
        Type::String | Type::Secret | Type::Formatted(_) | Type::Boxed(_) => true,
        Type::Named(path) => kinds.converted.contains(path),
        _ => false,
    }
}

/// Returns the only value that a field can have.
fn constant(kinds: &Kinds, field: &Field) -> Option<DefaultValue> {
    match field.ty.resolved() {
        Type::Named(path) => kinds.only.get(path).cloned().map(DefaultValue::Variant),
        Type::Bool => field.constant.clone(),
        _ => None,
    }
}

/// Fills a required constant; an optional one if it distinguishes the branches of a union.
fn is_filled(field: &Field, is_tag: impl Fn(&str) -> bool) -> bool {
    match field.presence {
        Presence::Required => true,
        Presence::Optional => is_tag(&field.wire),
        Presence::Nullable => false,
    }
}

fn construction(object: &Struct, is_sent: bool, ident: &Ident, scope: &mut Scope) -> Construction {
    let filled = object.fields.iter().any(|field| field.constant.is_some());
    match object.fields.iter().filter(|field| field.is_asked()).count() {
        0 if filled => Construction::Constants,
        0 => Construction::Derived,
        1..=MOST => Construction::Arguments,
        _ if is_sent => {
            let words = Words::of(ident.name()).join(&Words::of("required"));
            let longer = words.join(&Words::of("fields"));
            Construction::Required(scope.claim([words, longer], Kind::Type))
        }
        _ => Construction::Received,
    }
}

/// Names the setters. Setters of fields take precedence over those for null and for entries.
fn add_setters(object: &mut Struct) {
    let mut scope = Scope::new();
    let optional = || object.fields.iter().enumerate().filter(|(_, field)| field.presence != Presence::Required);
    let mut setters: Vec<Setter> = optional()
        .filter_map(|(at, field)| Some(Setter { field: at, ident: setter(&field.ident, "with_", "")?, null: None }))
        .collect();
    for setter in &setters {
        scope.reserve(setter.ident.name());
    }
    for setter in &mut setters {
        let field = &object.fields[setter.field];
        if field.presence == Presence::Nullable {
            setter.null = Some(claim_null(&field.ident, &mut scope));
        }
    }
    object.setters = setters;
    let entry = ["with additional property", "with additional entry"].map(Words::of);
    object.rest_setter = object.rest.as_ref().filter(|rest| rest.is_described).map(|rest| RestSetter {
        ident: scope.claim(entry, Kind::Method),
        converts: matches!(rest.values.resolved(), Type::String | Type::Secret | Type::Formatted(_)),
    });
}

fn claim_null(field: &Ident, scope: &mut Scope) -> Ident {
    let named = [setter(field, "with_", "_null"), setter(field, "with_null_", "")];
    if let Some(free) = named.into_iter().flatten().find(|ident| scope.is_free(ident.name())) {
        scope.reserve(free.name());
        return free;
    }
    scope.claim([Words::of("with null").join(&Words::spelled(field.name()))], Kind::Method)
}

fn setter(field: &Ident, before: &str, after: &str) -> Option<Ident> {
    Ident::parse(&format!("{before}{}{after}", field.name().trim_end_matches('_')))
}
