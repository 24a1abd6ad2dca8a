//! Unions: a variant for each branch, and the way it is chosen for a value.
//!
//! A discriminator selects by the string under its key. Without one, the JSON type of the value selects; if several
//! branches have that type, those whose constants match are tried, the one with the most requirements first, and the
//! one that preserves most of the value is chosen.

use indexmap::IndexMap;

use crate::api::{self, Scalar, SchemaId, Shape};
use crate::limits::DEEPEST_UNION;
use crate::lower::docs;
use crate::lower::lowering::Lowering;
use crate::lower::plan::branches::branch_words;
use crate::lower::plan::keys::branch_keys;
use crate::lower::plan::members::KeptMembers;
use crate::lower::plan::places::Place;
use crate::rust::{Attempt, Constant, Dispatch, Ident, JsonKind, KindArm, TagArm, Type, TypePath, Union, Variant};
use crate::spelling::{Kind, Scope, Words};

pub(in crate::lower) fn lower_union(
    lowering: &Lowering<'_>,
    path: &TypePath,
    union: &api::Union,
    place: &Place,
) -> Union {
    let mut scope = Scope::of_variants();
    let keys = branch_keys(lowering.api(), union);
    let kept = KeptMembers::of_type(&lowering.facts, place, &keys, Kind::Variant, &mut scope);
    let name = |at: usize| {
        let ident = kept.get(&keys[at]).cloned();
        ident.unwrap_or_else(|| name_branch(lowering, union, at, place, &mut scope))
    };
    let idents: Vec<Ident> = (0..union.branches.len()).map(name).collect();
    let mut variants: Vec<Variant> =
        idents.into_iter().enumerate().map(|(at, ident)| lower_variant(lowering, union, at, ident)).collect();
    convert(path, &mut variants);
    convert_str(lowering.api(), union, &mut variants);
    let by_tag = union.discriminator.as_ref().filter(|discriminator| !discriminator.mapping.is_empty());
    let dispatch = match by_tag {
        Some(discriminator) if all_objects(lowering.api(), union) => tag_dispatch(lowering.api(), union, discriminator),
        _ => kind_dispatch(lowering.api(), union),
    };
    let holds_secret = place.schemas.iter().any(|schema| lowering.facts.secrets.has(*schema));
    Union { variants, dispatch, holds_secret }
}

fn lower_variant(lowering: &Lowering<'_>, union: &api::Union, at: usize, ident: Ident) -> Variant {
    let ty = lowering.type_of(union.branches[at].schema);
    let docs = docs::of_variant(lowering, union.branches[at].schema, &ident);
    Variant { ident, ty, converts: false, takes_str: false, docs }
}

/// Returns true if only this variant holds the type, so that the type determines the variant.
fn convert(path: &TypePath, variants: &mut [Variant]) {
    let plain: Vec<Type> = variants.iter().map(|variant| variant.ty.plain()).collect();
    for (variant, ty) in variants.iter_mut().zip(&plain) {
        let alone = plain.iter().filter(|other| *other == ty).count() == 1;
        let itself = matches!(ty, Type::Named(named) if named == path);
        // A path may be an alias of any type except those of the crate.
        let foreign = ty.needs_serde();
        let clear = !foreign || plain.iter().all(|other| other == ty || matches!(other, Type::Named(_)));
        variant.converts = alone && !itself && clear && !matches!(ty, Type::Json | Type::Unit);
    }
}

/// A string means the only branch that takes strings, unless it has to be of a format. A type of another crate may be a
/// string, too.
fn convert_str(api: &api::Api, union: &api::Union, variants: &mut [Variant]) {
    let takes = |at: &usize| kinds(api, union.branches[*at].schema, 0).contains(&JsonKind::String);
    let takers: Vec<usize> = (0..variants.len()).filter(takes).collect();
    let [only] = takers[..] else { return };
    let is_enumeration =
        || matches!(api.schemas.shape_behind(union.branches[only].schema), Shape::StringEnumeration(_));
    let is_text = match variants[only].ty.resolved() {
        Type::String => true,
        Type::Named(_) => is_enumeration(),
        _ => false,
    };
    let any_foreign = variants.iter().any(|variant| variant.ty.needs_serde());
    variants[only].takes_str = is_text && !any_foreign;
}

fn name_branch(lowering: &Lowering<'_>, union: &api::Union, at: usize, place: &Place, scope: &mut Scope) -> Ident {
    let named = named_target(lowering.api(), union.branches[at].schema);
    let words = named.unwrap_or_else(|| branch_words(lowering.api(), union, at));
    let owner = place.path.last().cloned().unwrap_or_default();
    let short = words.strip_prefix(&owner).filter(|rest| !rest.is_empty());
    scope.claim(short.into_iter().chain([words]).collect::<Vec<Words>>(), Kind::Variant)
}

/// Returns the name of the schema that a branch refers to.
fn named_target(api: &api::Api, id: SchemaId) -> Option<Words> {
    let mut chain = api.schemas.chain(id);
    chain.find_map(|id| api.schemas[id].name.as_ref()).map(|name| Words::spelled(name))
}

fn all_objects(api: &api::Api, union: &api::Union) -> bool {
    union.branches.iter().all(|branch| kinds(api, branch.schema, 0) == [JsonKind::Object])
}

fn tag_dispatch(api: &api::Api, union: &api::Union, discriminator: &api::Discriminator) -> Dispatch {
    let mut meant: IndexMap<&str, Vec<usize>> = IndexMap::new();
    for (value, variant) in &discriminator.mapping {
        meant.entry(value).or_default().push(*variant);
    }
    let mut arms: IndexMap<Vec<usize>, Vec<String>> = IndexMap::new();
    for (value, variants) in meant {
        arms.entry(variants).or_default().push(value.to_owned());
    }
    let untagged =
        (0..union.branches.len()).filter(|at| !requires(api, union.branches[*at].schema, &discriminator.property));
    let untagged = attempts_by_weight(api, union, untagged.collect());
    let arm = |(variants, values)| TagArm { values, attempts: attempts_by_weight(api, union, variants) };
    let mut arms: Vec<TagArm> = arms.into_iter().map(arm).collect();
    // Sorted by variant, in whatever order their values occur.
    arms.sort_by_key(|arm| arm.attempts.iter().map(|attempt| attempt.variant).min());
    let fallback = discriminator.default;
    // A default also applies to values without the property.
    let untagged = if fallback.is_some() { Vec::new() } else { untagged };
    let by_scalar = union
        .branches
        .iter()
        .any(|branch| has_other_scalar(api, branch.schema, &discriminator.property, DEEPEST_UNION));
    Dispatch::Tag { property: discriminator.property.to_string(), arms, by_scalar, untagged, fallback }
}

/// Returns attempts without constants, for objects that the discriminator has already selected.
fn attempts_by_weight(api: &api::Api, union: &api::Union, mut variants: Vec<usize>) -> Vec<Attempt> {
    variants.sort_by_key(|at| std::cmp::Reverse(weight(api, union.branches[*at].schema, JsonKind::Object)));
    variants.into_iter().map(|variant| Attempt { variant, constants: Vec::new() }).collect()
}

/// Returns true if a value without this key cannot match the schema.
fn requires(api: &api::Api, id: SchemaId, property: &str) -> bool {
    requires_within(api, id, property, DEEPEST_UNION)
}

fn requires_within(api: &api::Api, id: SchemaId, property: &str, depth: usize) -> bool {
    match api.schemas.shape_behind(id) {
        Shape::Union(union) if depth > 0 => {
            union.branches.iter().all(|branch| requires_within(api, branch.schema, property, depth - 1))
        }
        Shape::Object(object) => {
            object.properties.iter().any(|declared| declared.required && &*declared.name == property)
        }
        _ => true,
    }
}

/// Returns true if the discriminator of a branch is a number or a boolean.
fn has_other_scalar(api: &api::Api, id: SchemaId, property: &str, depth: usize) -> bool {
    match api.schemas.shape_behind(id) {
        Shape::Union(union) if depth > 0 => {
            union.branches.iter().any(|branch| has_other_scalar(api, branch.schema, property, depth - 1))
        }
        Shape::Object(object) => {
            object.properties.iter().filter(|declared| &*declared.name == property).any(|declared| {
                kinds(api, declared.schema, 0).iter().any(|kind| matches!(kind, JsonKind::Bool | JsonKind::Number))
                    && *api.schemas.shape_behind(declared.schema) != Shape::Any
            })
        }
        _ => false,
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
        let alike = |arm: &&mut KindArm| arm.attempts == attempts;
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

/// Returns the JSON types of a schema's values.
fn kinds(api: &api::Api, id: SchemaId, depth: usize) -> Vec<JsonKind> {
    match api.schemas.shape_behind(id) {
        Shape::Scalar(Scalar::Null) => Vec::new(),
        Shape::Scalar(Scalar::Boolean { .. }) => vec![JsonKind::Bool],
        Shape::Scalar(Scalar::Integer { .. } | Scalar::Number { .. }) | Shape::IntegerEnumeration(_) => {
            vec![JsonKind::Number]
        }
        Shape::Scalar(Scalar::String { .. }) | Shape::StringEnumeration(_) => vec![JsonKind::String],
        Shape::Object(_) | Shape::Map(_) => vec![JsonKind::Object],
        Shape::Array(_) | Shape::Tuple(_) => vec![JsonKind::Array],
        Shape::Union(union) if depth < DEEPEST_UNION => {
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

/// Returns a measure of a branch's requirements: the highest is tried first.
fn weight(api: &api::Api, id: SchemaId, kind: JsonKind) -> (usize, usize) {
    match (api.schemas.shape_behind(id), kind) {
        (Shape::Any, _) => (0, 0),
        (Shape::Scalar(Scalar::Integer { .. }) | Shape::IntegerEnumeration(_), _) => (3, 0),
        (Shape::StringEnumeration(_) | Shape::Tuple(_), _) => (2, 0),
        // A string that does not match the format counts as lost, so that another branch is chosen.
        (Shape::Scalar(Scalar::String { format: Some(_) }), _) => (1, 1),
        (Shape::Object(object), JsonKind::Object) => {
            let required = object.properties.iter().filter(|property| property.required).count();
            (2 + constants(api, id).len(), required)
        }
        _ => (1, 0),
    }
}

/// Returns the required properties of an object that have a single valid value.
fn constants(api: &api::Api, id: SchemaId) -> Vec<(String, Constant)> {
    let Shape::Object(object) = api.schemas.shape_behind(id) else { return Vec::new() };
    let required = object.properties.iter().filter(|property| property.required);
    required.filter_map(|property| Some((property.name.to_string(), constant(api, property.schema)?))).collect()
}

pub(in crate::lower) fn constant(api: &api::Api, id: SchemaId) -> Option<Constant> {
    let schema = &api.schemas[api.schemas.behind(id)];
    match &schema.shape {
        _ if schema.nullable => None,
        Shape::StringEnumeration(values) if values.len() == 1 => Some(Constant::Text(values[0].value.to_string())),
        Shape::IntegerEnumeration(values) if values.len() == 1 => Some(Constant::Integer(values[0].value)),
        Shape::Scalar(Scalar::Boolean { only }) => only.map(Constant::Truth),
        _ => None,
    }
}
