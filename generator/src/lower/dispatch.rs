//! Unions: a variant for each branch, and how a value is told to be one of them.
//!
//! With a discriminator the string under its key tells. Without one, the JSON type of the value does; where several
//! branches have that type, those whose constants fit are tried, the one that requires most first.

use super::Lowering;
use super::items::variants_scope;
use super::naming::{Kind, Scope, Words};
use super::places::{Place, branch_words};
use crate::api::{self, Scalar, SchemaId, Shape};
use crate::rust::{Attempt, Dispatch, Docs, Ident, JsonKind, KindArm, TagArm, Union, Variant};

pub(super) fn lower_union(lowering: &Lowering<'_>, union: &api::Union, place: &Place) -> Union {
    let mut scope = variants_scope();
    let variants = (0..union.branches.len()).map(|at| lower_variant(lowering, union, at, place, &mut scope)).collect();
    let by_tag = union.discriminator.as_ref().filter(|discriminator| !discriminator.mapping.is_empty());
    let dispatch = match by_tag {
        Some(discriminator) if all_objects(lowering.api, union) => tag_dispatch(lowering.api, union, discriminator),
        _ => kind_dispatch(lowering.api, union),
    };
    Union { variants, dispatch }
}

fn lower_variant(lowering: &Lowering<'_>, union: &api::Union, at: usize, place: &Place, scope: &mut Scope) -> Variant {
    let ty = lowering.type_of(union.branches[at].schema);
    Variant { ident: variant_name(lowering, union, at, place, scope), ty, docs: Docs::default() }
}

fn variant_name(lowering: &Lowering<'_>, union: &api::Union, at: usize, place: &Place, scope: &mut Scope) -> Ident {
    let named = named_target(lowering.api, union.branches[at].schema);
    let words = named.unwrap_or_else(|| branch_words(lowering.api, union, at));
    let owner = place.way.last().cloned().unwrap_or_default();
    let short = words.strip_prefix(&owner).filter(|rest| !rest.is_empty());
    scope.claim(short.into_iter().chain([words]).collect::<Vec<Words>>(), Kind::Variant)
}

/// The name of the schema that a branch refers to.
fn named_target(api: &api::Api, id: SchemaId) -> Option<Words> {
    let mut id = id;
    for _ in 0..16 {
        let schema = &api.schemas[id];
        if let Some(name) = &schema.name {
            return Some(Words::spelled(name));
        }
        let Shape::Same(target) = schema.shape else { return None };
        id = target;
    }
    None
}

fn all_objects(api: &api::Api, union: &api::Union) -> bool {
    union.branches.iter().all(|branch| kinds(api, branch.schema, 0) == [JsonKind::Object])
}

fn tag_dispatch(api: &api::Api, union: &api::Union, discriminator: &api::Discriminator) -> Dispatch {
    let values = |variant: usize| {
        let mapping = discriminator.mapping.iter().filter(|(_, branch)| *branch == variant);
        mapping.map(|(value, _)| value.to_string()).collect::<Vec<String>>()
    };
    let arms = (0..union.branches.len()).map(|variant| TagArm { values: values(variant), variant });
    let arms = arms.filter(|arm| !arm.values.is_empty()).collect();
    let weigh = |at: &usize| std::cmp::Reverse(weight(api, union.branches[*at].schema, JsonKind::Object));
    let mut untagged: Vec<usize> = (0..union.branches.len())
        .filter(|at| !requires(api, union.branches[*at].schema, &discriminator.property))
        .collect();
    untagged.sort_by_key(weigh);
    let untagged = untagged.into_iter().map(|variant| Attempt { variant, constants: Vec::new() }).collect();
    let fallback = discriminator.default;
    // A default is for values without the property, too.
    let untagged = if fallback.is_some() { Vec::new() } else { untagged };
    Dispatch::Tag { property: discriminator.property.to_string(), arms, untagged, fallback }
}

/// Whether a value without this key is none of this schema.
fn requires(api: &api::Api, id: SchemaId, property: &str) -> bool {
    match &target(api, id).shape {
        Shape::Object(object) => object.properties.iter().any(|there| there.required && &*there.name == property),
        _ => true,
    }
}

fn kind_dispatch(api: &api::Api, union: &api::Union) -> Dispatch {
    const KINDS: [JsonKind; 5] =
        [JsonKind::Bool, JsonKind::Number, JsonKind::String, JsonKind::Array, JsonKind::Object];
    let branch_kinds: Vec<Vec<JsonKind>> = union.branches.iter().map(|branch| kinds(api, branch.schema, 0)).collect();
    let mut arms: Vec<KindArm> = Vec::new();
    for kind in KINDS {
        let mut variants: Vec<usize> = (0..branch_kinds.len()).filter(|at| branch_kinds[*at].contains(&kind)).collect();
        variants.sort_by_key(|at| std::cmp::Reverse(weight(api, union.branches[*at].schema, kind)));
        let attempts: Vec<Attempt> = variants.into_iter().map(|variant| attempt(api, union, variant, kind)).collect();
        if attempts.is_empty() {
            continue;
        }
        let alike = |arm: &&mut KindArm| {
            let same = |one: &Attempt, two: &Attempt| one.variant == two.variant && one.constants == two.constants;
            arm.attempts.len() == attempts.len() && arm.attempts.iter().zip(&attempts).all(|(one, two)| same(one, two))
        };
        match arms.iter_mut().find(alike) {
            Some(arm) => arm.kinds.push(kind),
            None => arms.push(KindArm { kinds: vec![kind], attempts }),
        }
    }
    Dispatch::Kind(arms)
}

fn attempt(api: &api::Api, union: &api::Union, variant: usize, kind: JsonKind) -> Attempt {
    let constants = if kind == JsonKind::Object { constants(api, union.branches[variant].schema) } else { Vec::new() };
    Attempt { variant, constants }
}

/// The schema behind names that only repeat it.
fn target(api: &api::Api, id: SchemaId) -> &api::Schema {
    let mut schema = &api.schemas[id];
    for _ in 0..16 {
        let Shape::Same(next) = schema.shape else { break };
        schema = &api.schemas[next];
    }
    schema
}

/// Which JSON types the values of a schema have.
fn kinds(api: &api::Api, id: SchemaId, depth: usize) -> Vec<JsonKind> {
    match &target(api, id).shape {
        Shape::Scalar(Scalar::Boolean) => vec![JsonKind::Bool],
        Shape::Scalar(Scalar::Integer { .. } | Scalar::Number { .. }) | Shape::IntegerEnumeration(_) => {
            vec![JsonKind::Number]
        }
        Shape::Scalar(Scalar::String { .. }) | Shape::StringEnumeration(_) => vec![JsonKind::String],
        Shape::Object(_) | Shape::Map(_) => vec![JsonKind::Object],
        Shape::Array(_) => vec![JsonKind::Array],
        Shape::Union(union) if depth < 8 => {
            let mut all: Vec<JsonKind> =
                union.branches.iter().flat_map(|branch| kinds(api, branch.schema, depth + 1)).collect();
            all.sort_unstable();
            all.dedup();
            all
        }
        Shape::Any | Shape::Same(_) | Shape::Union(_) => {
            vec![JsonKind::Bool, JsonKind::Number, JsonKind::String, JsonKind::Array, JsonKind::Object]
        }
    }
}

/// How much a branch asks of a value: what asks most is tried first.
fn weight(api: &api::Api, id: SchemaId, kind: JsonKind) -> (usize, usize) {
    match (&target(api, id).shape, kind) {
        (Shape::Any, _) => (0, 0),
        (Shape::Scalar(Scalar::Integer { .. }) | Shape::IntegerEnumeration(_), _) => (3, 0),
        (Shape::StringEnumeration(_), _) => (2, 0),
        (Shape::Object(object), JsonKind::Object) => {
            let required = object.properties.iter().filter(|property| property.required).count();
            (2 + constants(api, id).len(), required)
        }
        _ => (1, 0),
    }
}

/// The required properties of an object that can only be certain strings.
fn constants(api: &api::Api, id: SchemaId) -> Vec<(String, Vec<String>)> {
    let Shape::Object(object) = &target(api, id).shape else { return Vec::new() };
    let mut constants = Vec::new();
    for property in object.properties.iter().filter(|property| property.required) {
        if let Shape::StringEnumeration(values) = &target(api, property.schema).shape
            && values.len() == 1
        {
            constants.push((property.name.to_string(), values.iter().map(|value| value.value.to_string()).collect()));
        }
    }
    constants
}
