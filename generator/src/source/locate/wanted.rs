//! The pointers that are looked for, as a tree, so that a scan follows all of them at once.

use std::collections::BTreeMap;

/// What is looked for below a value.
#[derive(Default)]
pub(super) struct Wanted<'p>(BTreeMap<&'p str, Wanted<'p>>);

impl<'p> Wanted<'p> {
    pub(super) fn of(pointers: &[Vec<&'p str>]) -> Self {
        let mut root = Self::default();
        for pointer in pointers {
            pointer.iter().fold(&mut root, |wanted, token| wanted.0.entry(token).or_default());
        }
        root
    }

    /// What is looked for below the value under `token`; none if that value is of no interest.
    pub(super) fn below(&self, token: &str) -> Option<&Self> {
        self.0.get(token)
    }
}
