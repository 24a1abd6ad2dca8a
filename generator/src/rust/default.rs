//! Functions that return the defaults of fields.

use super::{Ident, Type};

/// A function that returns the value that the server assumes if a field is absent.
#[derive(Debug)]
pub struct DefaultFunction {
    /// Its name: `default_status`.
    pub ident: Ident,
    /// The field.
    pub field: Ident,
    /// True if the field is deprecated.
    pub deprecated: bool,
    /// The type that it returns.
    pub ty: Type,
    /// The value, which is of that type.
    pub value: DefaultValue,
}

/// A value that can be written in Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum DefaultValue {
    /// `true` or `false`.
    Bool(bool),
    /// An integer within the range of its type.
    Integer(i128),
    /// A finite number.
    Float(f64),
    /// A string, for any type that stores it.
    Text(String),
    /// A variant of an enum without fields.
    Variant(Ident),
    /// An array.
    List(Vec<DefaultValue>),
    /// A map without entries.
    EmptyMap,
}
