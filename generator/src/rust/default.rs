//! Functions that give the defaults of fields.

use super::{Ident, Type};

/// A function that gives what the server assumes where a field is absent.
#[derive(Debug)]
pub struct DefaultFunction {
    /// Its name: `default_status`.
    pub ident: Ident,
    /// The field.
    pub field: Ident,
    /// Whether users should move on from the field.
    pub deprecated: bool,
    /// What it gives.
    pub ty: Type,
    /// The value, which is one of that type.
    pub value: DefaultValue,
}

/// A value that can be written in Rust.
#[derive(Debug, Clone, PartialEq)]
pub enum DefaultValue {
    /// `true`, `false`.
    Bool(bool),
    /// An integer that its type holds.
    Integer(i128),
    /// A finite number.
    Float(f64),
    /// A string, whatever type keeps its text.
    Text(String),
    /// A variant of an enum without fields.
    Variant(Ident),
    /// An array.
    List(Vec<DefaultValue>),
    /// A map without entries.
    EmptyMap,
}
