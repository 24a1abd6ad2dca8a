//! A value with the constraints of its parameter or body.

use crate::json::{ToJson, Writer};
use crate::rules::Rule;

/// A value and its constraints.
#[derive(Clone, Copy)]
pub(super) struct Constrained<'v> {
    pub(super) value: &'v dyn ToJson,
    pub(super) rules: &'static [Rule],
}

impl<'v> Constrained<'v> {
    /// The text of a string or an integer, if there is nothing to check, to encode in another way, or to hide.
    pub(super) fn plain(self) -> Option<String> {
        self.rules.is_empty().then(|| Writer::plain(self.value)).flatten()
    }

    /// A value without constraints beside those of its type.
    pub(super) fn free(value: &'v dyn ToJson) -> Self {
        Self { value, rules: &[] }
    }
}
