//! A value with the constraints of its parameter or body.

use crate::json::ToJson;
use crate::rules::Rule;

/// A value and its constraints.
#[derive(Clone, Copy)]
pub(super) struct Constrained<'v> {
    pub(super) value: &'v dyn ToJson,
    pub(super) rules: &'static [Rule],
}

impl<'v> Constrained<'v> {
    /// A value without constraints beside those of its type.
    pub(super) fn free(value: &'v dyn ToJson) -> Self {
        Self { value, rules: &[] }
    }
}
