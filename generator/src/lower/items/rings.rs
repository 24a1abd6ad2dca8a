//! Rings of types: the depth to which the compiler follows types that refer to each other.
//!
//! It follows them through options, boxes, vectors and maps to find out whether a value can be sent to another thread, or what
//! dropping it needs, and gives up at 128 steps (the attribute `recursion_limit` of the Rust reference). A ring of a hundred types,
//! each referring to the next, needs more.

use std::collections::HashMap;

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
    let largest = largest_ring(&referred);
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

/// Returns the size of the largest strongly connected component (Tarjan's algorithm, without recursion).
fn largest_ring(referred: &[Vec<usize>]) -> usize {
    let mut order: Vec<Option<usize>> = vec![None; referred.len()];
    let mut lowest = vec![0; referred.len()];
    let mut is_open = vec![false; referred.len()];
    let (mut open, mut next, mut largest) = (Vec::new(), 0, 0);
    for start in 0..referred.len() {
        let mut way: Vec<(usize, usize)> = Vec::new();
        if order[start].is_none() {
            way.push((start, 0));
        }
        while let Some((item, slot)) = way.pop() {
            if slot == 0 {
                order[item] = Some(next);
                lowest[item] = next;
                next += 1;
                open.push(item);
                is_open[item] = true;
            }
            if let Some(other) = referred[item].get(slot).copied() {
                way.push((item, slot + 1));
                match order[other] {
                    None => way.push((other, 0)),
                    Some(place) if is_open[other] => lowest[item] = lowest[item].min(place),
                    Some(_) => {}
                }
                continue;
            }
            if Some(lowest[item]) == order[item] {
                let size = open.iter().rev().take_while(|other| **other != item).count() + 1;
                for closed in open.drain(open.len() - size..) {
                    is_open[closed] = false;
                }
                largest = largest.max(size);
            }
            if let Some((before, _)) = way.last() {
                lowest[*before] = lowest[*before].min(lowest[item]);
            }
        }
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::largest_ring;

    #[test]
    fn the_largest_ring_is_found() {
        assert_eq!(largest_ring(&[]), 0);
        assert_eq!(largest_ring(&[vec![1], vec![2], vec![]]), 1);
        assert_eq!(largest_ring(&[vec![1], vec![0, 2], vec![3], vec![4], vec![2]]), 3);
        assert_eq!(largest_ring(&[vec![1, 2], vec![0], vec![0], vec![3]]), 3);
        let ring: Vec<Vec<usize>> = (0..10_000).map(|at| vec![(at + 1) % 10_000]).collect();
        assert_eq!(largest_ring(&ring), 10_000);
    }
}
