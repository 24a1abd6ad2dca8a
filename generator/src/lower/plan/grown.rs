//! Schemas that had one type, of which some have grown: they keep it, with all that the largest one has.
//!
//! ```yaml
//! # Before: both responses are `PetResponse`.        # Now: both still are, and `age` is `None` where it is not sent.
//! one: {properties: {id: {type: string}}}            one: {properties: {id: {type: string}, age: {type: integer}}}
//! two: {properties: {id: {type: string}}}            two: {properties: {id: {type: string}}}
//! ```
//!
//! Objects that callers send are left out: callers would find properties that an operation does not take. Enumerations
//! are not, because they take other values in any case.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::kept::Kept;
use super::overrides::Replaced;
use crate::api::{Additional, Api, EnumerationValue, Object, SchemaId, Shape};

/// The largest schema of those that had the same type, by each other one whose members it has. Types of members are not
/// compared yet.
#[derive(Debug, Default)]
pub(in crate::lower) struct Grown(HashMap<SchemaId, SchemaId>);

impl Grown {
    /// Returns the schema that may have the type of `id`.
    pub(super) fn of(&self, id: SchemaId) -> Option<SchemaId> {
        self.0.get(&id).copied()
    }
}

/// Finds them. `is_sent` says whether callers send a schema.
pub(super) fn find_grown(api: &Api, replaced: &Replaced, kept: &Kept, is_sent: impl Fn(SchemaId) -> bool) -> Grown {
    let mut groups: IndexMap<&str, Vec<SchemaId>> = IndexMap::new();
    for id in api.schemas.ids().filter(|id| api.schemas[*id].name.is_none() && !replaced.contains(*id)) {
        if let (Some(path), 1..) = (kept.of(id), size(&api.schemas[id].shape)) {
            groups.entry(path).or_default().push(id);
        }
    }
    let mut grown = Grown::default();
    for group in groups.values() {
        // The first one of the largest.
        let largest = group.iter().rev().max_by_key(|id| size(&api.schemas[**id].shape));
        let Some(largest) = largest.copied() else { continue };
        grown.0.extend(group.iter().filter(|id| is_part(api, **id, largest)).map(|id| (*id, largest)));
    }
    let is_object = |id: &SchemaId| matches!(api.schemas[*id].shape, Shape::Object(_));
    grown.0.retain(|small, large| !is_object(small) || !is_sent(*small) && !is_sent(*large));
    grown
}

/// Returns the number of properties or values; 0 for schemas without them.
fn size(shape: &Shape) -> usize {
    match shape {
        Shape::Object(object) => object.properties.len(),
        Shape::StringEnumeration(values) => values.len(),
        Shape::IntegerEnumeration(values) => values.len(),
        _ => 0,
    }
}

/// Returns true if a schema is smaller than another, which has all its members, and no more that are required.
fn is_part(api: &Api, small: SchemaId, large: SchemaId) -> bool {
    let (small, large) = (&api.schemas[small], &api.schemas[large]);
    let has_equal_facts = small.nullable == large.nullable
        && small.read_only == large.read_only
        && small.write_only == large.write_only
        && small.rules == large.rules;
    has_equal_facts
        && size(&small.shape) < size(&large.shape)
        && match (&small.shape, &large.shape) {
            (Shape::Object(small), Shape::Object(large)) => is_part_of_object(small, large),
            (Shape::StringEnumeration(small), Shape::StringEnumeration(large)) => has_values(large, small),
            (Shape::IntegerEnumeration(small), Shape::IntegerEnumeration(large)) => has_values(large, small),
            _ => false,
        }
}

fn is_part_of_object(small: &Object, large: &Object) -> bool {
    let in_small = |name: &str| small.properties.iter().find(|property| *property.name == *name);
    let common = large.properties.iter().filter_map(|property| Some((property, in_small(&property.name)?)));
    let common: Vec<_> = common.collect();
    let has_equal_rest = match (small.additional, large.additional) {
        (Additional::Unsaid, Additional::Unsaid) | (Additional::Forbidden, Additional::Forbidden) => true,
        // Values of a map besides the properties would be taken for new properties.
        _ => false,
    };
    has_equal_rest
        && common.len() == small.properties.len()
        && common.iter().all(|(one, other)| one.required == other.required)
        && large.properties.iter().all(|property| !property.required || in_small(&property.name).is_some())
}

fn has_values<T: PartialEq>(large: &[EnumerationValue<T>], small: &[EnumerationValue<T>]) -> bool {
    small.iter().all(|value| large.iter().any(|other| other.value == value.value && other.name == value.name))
}
