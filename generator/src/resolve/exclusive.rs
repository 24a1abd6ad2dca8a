//! Security schemes whose credentials exclude each other.

use std::collections::BTreeSet;
use std::sync::Arc;

use indexmap::IndexSet;

/// The pairs of schemes that are required together and belong into the same place, and the schemes that are required apart.
#[derive(Debug, Default)]
pub(super) struct Exclusive {
    pub(super) pairs: IndexSet<[Arc<str>; 2]>,
    pub(super) apart: BTreeSet<Arc<str>>,
}

impl Exclusive {
    /// The pairs that are never required apart: with both credentials, a client would send one of them only.
    pub(super) fn into_pairs(self) -> Vec<[Arc<str>; 2]> {
        let Self { pairs, apart } = self;
        pairs.into_iter().filter(|pair| !pair.iter().any(|name| apart.contains(name))).collect()
    }
}
