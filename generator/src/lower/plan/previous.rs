//! The names of an earlier run, which this one keeps.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};

use crate::ledger::Ledger;

/// The names of an earlier run.
#[derive(Debug, Default, Clone)]
pub struct Previous {
    /// JSON pointer → Rust path.
    pub names: IndexMap<String, String>,
    /// Rust paths that are no longer used.
    pub reserved: Vec<String>,
    /// The order in which types are written.
    pub order: Order,
    /// Facts about the items that had the names.
    pub ledger: Ledger,
    /// JSON pointer → Rust path that the options give.
    pub given: IndexMap<String, String>,
    /// Rust path of the last run → the one that the options give it; `None` if another item gets it.
    pub changed: IndexMap<String, Option<String>>,
}

/// The order in which types are written.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// That of the document.
    #[default]
    Document,
    /// That of the names of the earlier run, so that a filtered document is written like the whole.
    Names,
}

impl Previous {
    /// Returns the module and the identifier of `pointer`.
    pub(in crate::lower) fn name_of(&self, pointer: &str) -> Option<(&str, &str)> {
        self.names.get(pointer)?.rsplit_once("::")
    }

    /// Returns the path of a type by its pointer, given the one that it had.
    pub(in crate::lower) fn path_now<'p>(&'p self, pointer: &str, had: Option<&'p str>) -> Option<&'p str> {
        if let Some(given) = self.given.get(pointer) {
            return Some(given);
        }
        match self.changed.get(had?) {
            Some(changed) => changed.as_deref(),
            None => had,
        }
    }

    /// Returns every path that was ever used.
    pub(in crate::lower) fn paths(&self) -> impl Iterator<Item = (&str, &str)> {
        let paths =
            self.names.values().chain(&self.reserved).chain(self.ledger.aliases.keys()).chain(self.given.values());
        paths.filter_map(|path| path.rsplit_once("::"))
    }

    /// Returns the paths that `current` does not use, those of earlier runs first.
    pub(in crate::lower) fn reserve(&self, current: &IndexMap<String, String>) -> Vec<String> {
        let used: IndexSet<&String> = current.values().collect();
        let gone: IndexSet<&String> = self.reserved.iter().chain(self.names.values()).collect();
        gone.into_iter().filter(|path| !used.contains(path)).cloned().collect()
    }

    /// Renames pointers, and everything below them.
    pub(in crate::lower) fn rename_pointers(&mut self, renamed: &IndexMap<String, String>) {
        rename_keys(&mut self.names, renamed);
        rename_keys(&mut self.ledger.operations, renamed);
        rename_keys(&mut self.ledger.roles, renamed);
    }
}

/// Renames keys that are one of these pointers or below it; they win over a key that is there already, which belongs to
/// an older run.
fn rename_keys(table: &mut IndexMap<String, String>, renamed: &IndexMap<String, String>) {
    let new_keys: Vec<Option<String>> = table.keys().map(|key| rename_key(key, renamed)).collect();
    let won: HashSet<&str> = new_keys.iter().flatten().map(String::as_str).collect();
    let rows = table.iter().zip(&new_keys).filter_map(|((key, value), new)| match new {
        Some(new) => Some((new.clone(), value.clone())),
        None if won.contains(key.as_str()) => None,
        None => Some((key.clone(), value.clone())),
    });
    *table = rows.collect();
}

fn rename_key(key: &str, renamed: &IndexMap<String, String>) -> Option<String> {
    let mut start = key;
    loop {
        if let Some(new) = renamed.get(start) {
            return Some(format!("{new}{}", &key[start.len()..]));
        }
        start = &start[..start.rfind(['/', ' '])?];
    }
}
