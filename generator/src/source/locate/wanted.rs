//! The wanted pointers, as a tree, so that one scan follows all of them.

use std::collections::BTreeMap;

/// The wanted pointers below a value.
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

    /// The wanted pointers below the value under `token`; `None` if nothing in that value is wanted.
    pub(super) fn below(&self, token: &str) -> Option<&Self> {
        self.0.get(token)
    }
}
