//! Boxes in types that would otherwise contain themselves by value.
//!
//! Vectors and maps already store their elements on the heap. Of every cycle of types that contain each other by value,
//! the step that closes it, in document order, is boxed.

use std::collections::{HashMap, HashSet};

use crate::lower::items::placed::Placed;
use crate::rust::{Item, ItemKind, Type, TypePath};

pub(in crate::lower) fn box_recursion(items: &mut [Placed]) {
    let index: HashMap<TypePath, usize> =
        items.iter().enumerate().map(|(at, placed)| (placed.path.clone(), at)).collect();
    let held: Vec<Vec<Option<usize>>> = items.iter_mut().map(|placed| held_by(&mut placed.item, &index)).collect();
    let closing = closing_steps(&held);
    for (at, placed) in items.iter_mut().enumerate() {
        for (slot, ty) in slots(&mut placed.item).into_iter().enumerate() {
            if closing.contains(&(at, slot)) {
                put_in_box(ty);
            }
        }
    }
}

/// Returns the types that an item holds by value, slot by slot.
pub(in crate::lower) fn slots(item: &mut Item) -> Vec<&mut Type> {
    match &mut item.kind {
        ItemKind::Struct(object) => object.fields.iter_mut().flat_map(|field| elements(&mut field.ty)).collect(),
        ItemKind::Union(union) => union.variants.iter_mut().flat_map(|variant| elements(&mut variant.ty)).collect(),
        ItemKind::StringEnum(_) | ItemKind::IntegerEnum(_) | ItemKind::Alias(_) | ItemKind::Newtype(_) => Vec::new(),
    }
}

/// Splits a tuple into its elements; any other type is returned as it is.
fn elements(ty: &mut Type) -> Vec<&mut Type> {
    if !is_tuple(ty) {
        return vec![ty];
    }
    match ty {
        Type::Tuple(parts) => parts.iter_mut().flat_map(elements).collect(),
        Type::Option(inner) => elements(inner),
        _ => Vec::new(),
    }
}

fn is_tuple(ty: &Type) -> bool {
    match ty {
        Type::Tuple(_) => true,
        Type::Option(inner) => is_tuple(inner),
        _ => false,
    }
}

fn held_by(item: &mut Item, index: &HashMap<TypePath, usize>) -> Vec<Option<usize>> {
    slots(item).into_iter().map(|ty| item_held(ty, index)).collect()
}

/// Returns the item that a type holds by value, through options and aliases.
pub(in crate::lower) fn item_held(ty: &Type, index: &HashMap<TypePath, usize>) -> Option<usize> {
    match ty {
        Type::Option(inner) | Type::Alias(_, inner) => item_held(inner, index),
        Type::Named(path) => index.get(path).copied(),
        _ => None,
    }
}

/// Returns the slots that lead back to an item on the path to them; the search is iterative, because chains of types
/// can be long.
fn closing_steps(held: &[Vec<Option<usize>>]) -> HashSet<(usize, usize)> {
    let mut closing = HashSet::new();
    let mut done = vec![false; held.len()];
    let mut on_the_way = vec![false; held.len()];
    for start in 0..held.len() {
        if done[start] {
            continue;
        }
        let mut way: Vec<(usize, usize)> = vec![(start, 0)];
        on_the_way[start] = true;
        while let Some((item, slot)) = way.last_mut() {
            let (item, here) = (*item, *slot);
            *slot += 1;
            match held[item].get(here) {
                None => {
                    done[item] = true;
                    on_the_way[item] = false;
                    way.pop();
                }
                Some(Some(next)) if on_the_way[*next] => {
                    closing.insert((item, here));
                }
                Some(Some(next)) if !done[*next] => {
                    on_the_way[*next] = true;
                    way.push((*next, 0));
                }
                Some(_) => {}
            }
        }
    }
    closing
}

pub(in crate::lower) fn put_in_box(ty: &mut Type) {
    match ty {
        Type::Option(inner) => put_in_box(inner),
        // The alias may be an option of its target; the type that it stands for is boxed in its place.
        Type::Alias(_, target) => {
            let mut target = std::mem::replace(&mut **target, Type::Unit);
            put_in_box(&mut target);
            *ty = target;
        }
        other => {
            let inner = std::mem::replace(other, Type::Unit);
            *other = Type::Boxed(Box::new(inner));
        }
    }
}
