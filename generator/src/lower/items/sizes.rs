//! Boxes for large fields: nested types by value would grow to hundreds of kilobytes and overflow the stack.
//!
//! ```text
//! Chart { axes: Option<Axes> }      Axes of 3 kB   →   Chart { axes: Option<Box<Axes>> }
//! ```
//!
//! Sizes are estimated for 64-bit platforms: only the order of magnitude matters.

use std::collections::HashMap;

use super::boxing::{item_held, put_in_box, slots};
use crate::lower::items::placed::Placed;
use crate::rust::{Item, ItemKind, Type, TypePath};

/// The maximum size in bytes of a field held by value.
const LARGE: usize = 2048;

/// Boxes large fields. Recursive types must already have their boxes.
pub(in crate::lower) fn box_large(items: &mut [Placed]) {
    let index: HashMap<TypePath, usize> =
        items.iter().enumerate().map(|(at, placed)| (placed.path.clone(), at)).collect();
    let mut sizes = Sizes { index, known: vec![None; items.len()] };
    for start in 0..items.len() {
        // Contents are measured before the item that holds them; the search is iterative, because chains of types can
        // be long.
        let mut way = vec![start];
        while let Some(&at) = way.last() {
            let open: Vec<usize> = sizes.held_by(&mut items[at].item);
            if open.is_empty() {
                sizes.settle(at, &mut items[at].item);
                way.pop();
            }
            way.extend(open);
        }
    }
}

struct Sizes {
    index: HashMap<TypePath, usize>,
    /// Sizes in bytes, by item.
    known: Vec<Option<usize>>,
}

impl Sizes {
    /// Returns the items that this one holds by value and that are not measured yet.
    fn held_by(&self, item: &mut Item) -> Vec<usize> {
        let held = slots(item).into_iter().filter_map(|ty| item_held(ty, &self.index));
        held.filter(|at| self.known[*at].is_none()).collect()
    }

    /// Boxes large fields, and measures the item.
    fn settle(&mut self, at: usize, item: &mut Item) {
        for ty in slots(item) {
            if item_held(ty, &self.index).is_some() && self.of(ty) > LARGE {
                put_in_box(ty);
            }
        }
        self.known[at] = Some(self.of_item(item));
    }

    fn of_item(&self, item: &Item) -> usize {
        match &item.kind {
            ItemKind::Struct(object) => object.fields.iter().map(|field| self.of(&field.ty)).sum(),
            ItemKind::Union(union) => {
                union.variants.iter().map(|variant| self.of(&variant.ty)).max().unwrap_or(0) + WORD
            }
            ItemKind::StringEnum(_) => 3 * WORD,
            ItemKind::IntegerEnum(_) => 2 * WORD,
            ItemKind::Alias(alias) => self.of(&alias.ty),
            ItemKind::Newtype(newtype) => self.of(&newtype.ty),
        }
    }

    fn of(&self, ty: &Type) -> usize {
        match ty {
            Type::Unit => 0,
            Type::Bool | Type::Integer(_) | Type::Float | Type::Boxed(_) => WORD,
            Type::Formatted(_) => 2 * WORD,
            Type::String | Type::Secret | Type::Vec(_) | Type::Map(..) | Type::Events(_) | Type::Items(_) => 3 * WORD,
            Type::Json
            | Type::Bytes
            | Type::Body
            | Type::Upgraded
            | Type::NoDocumentedError
            | Type::Local(_)
            | Type::Foreign(_)
            | Type::BySerde(_) => 4 * WORD,
            Type::Option(inner) => self.of(inner) + WORD,
            Type::Tuple(elements) => elements.iter().map(|element| self.of(element)).sum(),
            Type::Alias(_, target) => self.of(target),
            Type::Named(path) => self.index.get(path).and_then(|at| self.known[*at]).unwrap_or(WORD),
        }
    }
}

const WORD: usize = 8;
