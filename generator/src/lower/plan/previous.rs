//! The names of an earlier run, which this one keeps.

use indexmap::{IndexMap, IndexSet};

/// The names of an earlier run.
#[derive(Debug, Default, Clone)]
pub struct Previous {
    /// JSON pointer → Rust path.
    pub names: IndexMap<String, String>,
    /// Rust paths that are no longer used.
    pub reserved: Vec<String>,
    /// The order in which types are written.
    pub order: Order,
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

    /// Returns every path that was ever used.
    pub(in crate::lower) fn paths(&self) -> impl Iterator<Item = (&str, &str)> {
        let paths = self.names.values().chain(&self.reserved);
        paths.filter_map(|path| path.rsplit_once("::"))
    }

    /// Returns the paths that `current` does not use, those of earlier runs first.
    pub(in crate::lower) fn reserve(&self, current: &IndexMap<String, String>) -> Vec<String> {
        let used: IndexSet<&String> = current.values().collect();
        let gone: IndexSet<&String> = self.reserved.iter().chain(self.names.values()).collect();
        gone.into_iter().filter(|path| !used.contains(path)).cloned().collect()
    }
}
