//! Headers of responses: a struct for each set of them.

use super::{Docs, Ident, Presence, Type};

/// The module of the structs.
#[derive(Debug)]
pub struct Headers {
    /// Its name.
    pub module: Ident,
    /// The structs, in document order.
    pub sets: Vec<HeaderSet>,
}

/// A set of headers that belong to one response.
#[derive(Debug)]
pub struct HeaderSet {
    /// The struct.
    pub ident: Ident,
    /// The struct's documentation.
    pub docs: Docs,
    /// The headers, in document order.
    pub fields: Vec<HeaderField>,
}

/// A header as a field.
#[derive(Debug)]
pub struct HeaderField {
    /// Its name in Rust.
    pub ident: Ident,
    /// The documentation.
    pub docs: Docs,
    /// True if the header is deprecated.
    pub deprecated: bool,
    /// The header itself.
    pub header: Header,
}

/// A header, in the form that is compared when sets are merged.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Header {
    /// The name on the wire; in lower case where it is compared.
    pub name: String,
    /// The type, without the wrapper for an optional value.
    pub ty: Type,
    /// True if it may be absent.
    pub presence: Presence,
    /// The way its value is parsed.
    pub form: HeaderForm,
}

/// The way a header's value is parsed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum HeaderForm {
    /// A string.
    Text,
    /// A number, boolean or null.
    Literal,
    /// JSON text.
    Json,
    /// A string for each field line.
    Lines,
    /// Items separated by commas.
    List(Box<HeaderForm>),
    /// Members, a flag for the form `name=value`, and the type of members that are not properties.
    Object(Vec<(String, HeaderForm)>, bool, Box<HeaderForm>),
}
