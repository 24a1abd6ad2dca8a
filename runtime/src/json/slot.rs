//! Optional fields as setters see them.

use super::Nullable;

/// A field that can be absent: setters put a value in.
#[doc(hidden)]
pub trait Slot {
    /// The type of the value.
    type Value;

    /// Puts the value in.
    fn fill(&mut self, value: Self::Value);
}

impl<T> Slot for Option<T> {
    type Value = T;

    #[inline]
    fn fill(&mut self, value: T) {
        *self = Some(value);
    }
}

impl<T> Slot for Nullable<T> {
    type Value = T;

    #[inline]
    fn fill(&mut self, value: T) {
        *self = Self::Value(value);
    }
}
