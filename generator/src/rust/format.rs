//! The runtime's types for strings of a format.

/// A type of the runtime's module `formats`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Format {
    /// The module below `formats`, where it is in one: `chrono`.
    pub module: Option<&'static str>,
    /// Its name: `DateTime`.
    pub name: &'static str,
    /// The value, where it is an argument of the type: the `i64` of `Formatted<i64>`.
    pub value: Option<&'static str>,
    /// The feature of the runtime that it needs.
    pub feature: Option<&'static str>,
    /// Whether nothing of the crate is called so, and it can be imported.
    pub imported: bool,
}
