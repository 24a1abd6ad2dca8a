//! The runtime's types for strings of a format.

use super::{Primitive, RuntimeFeature};

/// A type of the runtime's module `formats`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Format {
    /// The module below `formats`, if it is in one: `chrono`.
    pub module: Option<&'static str>,
    /// Its name: `DateTime`.
    pub name: &'static str,
    /// The represented value, if it is an argument of the type: the `i64` of `Formatted<i64>`.
    pub value: Option<Primitive>,
    /// The feature of the runtime that it needs.
    pub feature: Option<RuntimeFeature>,
    /// True if no item of the crate has this name, so that it can be imported.
    pub imported: bool,
}
