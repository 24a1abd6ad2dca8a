//! The features that enable an item.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};

use super::item::Declaration;
use super::list::Surface;

/// The path of a feature in a surface.
pub(super) const PREFIX: &str = "feature::";

/// Returns the names of the features of a crate.
fn names(surface: &Surface) -> impl Iterator<Item = &str> {
    surface.items().filter_map(|item| item.path.strip_prefix(PREFIX))
}

/// Returns the features by which a feature becomes enabled: itself, and those that enable it.
fn enabled_by<'a>(surface: &'a Surface, feature: &str) -> BTreeSet<&'a str> {
    names(surface).filter(|name| reaches(surface, name, feature, 0)).collect()
}

fn reaches(surface: &Surface, from: &str, to: &str, depth: usize) -> bool {
    if from == to {
        return true;
    }
    let feature = surface.get(&format!("{PREFIX}{from}")).map(|item| &item.declaration);
    let Some(Declaration::Feature(enables)) = feature else { return false };
    // Features of a crate are few steps deep.
    depth < 16 && enables.iter().any(|next| reaches(surface, next, to, depth + 1))
}

/// A gate of the old crate, and that of the new one.
type Gates<'a> = (Option<&'a str>, Option<&'a str>);

/// The features of two crates, with the results for pairs of gates: thousands of items have the same gates.
pub(super) struct Features<'a> {
    old: &'a Surface,
    new: &'a Surface,
    known: RefCell<HashMap<Gates<'a>, Option<&'a str>>>,
}

impl<'a> Features<'a> {
    pub(super) fn of(old: &'a Surface, new: &'a Surface) -> Self {
        Self { old, new, known: RefCell::default() }
    }

    /// Returns a feature with which the old crate has an item that the new one lacks with it: the old gate and the new one
    /// are features, or none.
    pub(super) fn lost_with(&self, gates: Gates<'a>) -> Option<&'a str> {
        *self.known.borrow_mut().entry(gates).or_insert_with(|| self.find(gates))
    }

    fn find(&self, (old_gate, new_gate): Gates<'a>) -> Option<&'a str> {
        let new_gate = new_gate?;
        // Callers of a crate without features have no reason to disable the default ones.
        let Some(old_gate) = old_gate else { return names(self.old).next().map(|_| new_gate) };
        let after = enabled_by(self.new, new_gate);
        // A feature that is gone is a change of its own.
        let still = |name: &&str| self.new.get(&format!("{PREFIX}{name}")).is_some();
        enabled_by(self.old, old_gate).into_iter().filter(still).find(|name| !after.contains(*name))
    }
}
