//! The features that enable an item.

use std::collections::BTreeSet;

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

/// Returns a feature with which the old crate has an item that the new one lacks with it: the old gate and the new one
/// are features, or none.
pub(super) fn lost_with<'a>(
    old: &'a Surface,
    new: &Surface,
    old_gate: Option<&str>,
    new_gate: Option<&'a str>,
) -> Option<&'a str> {
    let new_gate = new_gate?;
    // Callers of a crate without features have no reason to disable the default ones.
    let Some(old_gate) = old_gate else { return names(old).next().map(|_| new_gate) };
    let after = enabled_by(new, new_gate);
    // A feature that is gone is a change of its own.
    let still = |name: &&str| new.get(&format!("{PREFIX}{name}")).is_some();
    enabled_by(old, old_gate).into_iter().filter(still).find(|name| !after.contains(*name))
}
