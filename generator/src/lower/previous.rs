//! The names of an earlier run, which this one keeps.

use indexmap::{IndexMap, IndexSet};

/// What an earlier run named.
#[derive(Debug, Default, Clone)]
pub struct Previous {
    /// JSON pointer → Rust path.
    pub names: IndexMap<String, String>,
    /// Rust paths that nothing has any more.
    pub reserved: Vec<String>,
    /// Whether types are written in the order of `names`: a part of a document is written like the whole.
    pub is_order: bool,
}

impl Previous {
    /// The module and the identifier that `pointer` had.
    pub(super) fn name_of(&self, pointer: &str) -> Option<(&str, &str)> {
        self.names.get(pointer)?.rsplit_once("::")
    }

    /// Every path that was ever given.
    pub(super) fn paths(&self) -> impl Iterator<Item = (&str, &str)> {
        let paths = self.names.values().chain(&self.reserved);
        paths.filter_map(|path| path.rsplit_once("::"))
    }

    /// The paths that nothing in `current` has any more, those of the earlier runs first.
    pub(super) fn reserve(&self, current: &IndexMap<String, String>) -> Vec<String> {
        let used: IndexSet<&String> = current.values().collect();
        let gone: IndexSet<&String> = self.reserved.iter().chain(self.names.values()).collect();
        gone.into_iter().filter(|path| !used.contains(path)).cloned().collect()
    }
}
