//! Rings of types: the depth to which the compiler follows types that refer to each other.
//!
//! It follows them through options, boxes, vectors and maps to find out whether a value can be sent to another thread, or what
//! dropping it needs, and gives up at 128 steps (the attribute `recursion_limit` of the Rust reference). A ring of a hundred types,
//! each referring to the next, needs more.

use std::collections::HashMap;

use crate::components::components;
use crate::lower::items::placed::Placed;
use crate::rust::{Item, ItemKind, Type, TypePath};

/// The number of types in a ring that the default limit suffices for.
const SMALL: usize = 60;

/// The steps from a type to the next: an option, a box or a vector, and what these hold.
const STEPS: usize = 4;

/// Returns the limit that the largest ring needs, if the default is too low: a power of two.
pub(in crate::lower) fn recursion_limit(items: &[Placed]) -> Option<usize> {
    let index: HashMap<&TypePath, usize> = items.iter().enumerate().map(|(at, placed)| (&placed.path, at)).collect();
    let referred: Vec<Vec<usize>> = items.iter().map(|placed| referred_by(&placed.item, &index)).collect();
    let largest = components(&referred).iter().map(Vec::len).max().unwrap_or_default();
    (largest > SMALL).then(|| (largest * STEPS).next_power_of_two())
}

fn referred_by(item: &Item, index: &HashMap<&TypePath, usize>) -> Vec<usize> {
    let mut found = Vec::new();
    let mut add = |ty: &Type| add_referred(ty, index, &mut found);
    match &item.kind {
        ItemKind::Struct(object) => {
            object.fields.iter().for_each(|field| add(&field.ty));
            object.rest.iter().for_each(|rest| add(&rest.values));
        }
        ItemKind::Union(union) => union.variants.iter().for_each(|variant| add(&variant.ty)),
        ItemKind::Newtype(newtype) => add(&newtype.ty),
        ItemKind::StringEnum(_) | ItemKind::IntegerEnum(_) | ItemKind::Alias(_) => {}
    }
    found
}

fn add_referred(ty: &Type, index: &HashMap<&TypePath, usize>, found: &mut Vec<usize>) {
    match ty {
        Type::Option(inner) | Type::Vec(inner) | Type::Boxed(inner) | Type::Map(_, inner) | Type::Alias(_, inner) => {
            add_referred(inner, index, found);
        }
        Type::Tuple(parts) => parts.iter().for_each(|part| add_referred(part, index, found)),
        Type::Named(path) => found.extend(index.get(path)),
        _ => {}
    }
}
