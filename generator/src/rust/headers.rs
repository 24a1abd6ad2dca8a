//! Headers of answers: a struct for each set of them.

use super::{Docs, Ident, Presence, Type};

/// The module of the structs.
#[derive(Debug)]
pub struct Headers {
    /// Its name.
    pub module: Ident,
    /// The structs, in document order.
    pub sets: Vec<HeaderSet>,
}

/// Headers that come together.
#[derive(Debug)]
pub struct HeaderSet {
    /// The struct.
    pub ident: Ident,
    /// Whose they are.
    pub docs: Docs,
    /// In document order.
    pub fields: Vec<HeaderField>,
}

/// A header as a field.
#[derive(Debug)]
pub struct HeaderField {
    /// Its name in Rust.
    pub ident: Ident,
    /// What it says.
    pub docs: Docs,
    /// Whether users should move on.
    pub deprecated: bool,
    /// What it is.
    pub header: Header,
}

/// A header: what makes two sets the same.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Header {
    /// Its name on the wire; in lower case where it is compared.
    pub name: String,
    /// Its type, without the wrapper of its presence.
    pub ty: Type,
    /// Whether it may be absent.
    pub presence: Presence,
    /// How its text is read.
    pub form: HeaderForm,
}

/// How the text of a header is read.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum HeaderForm {
    /// A string.
    Text,
    /// A number, truth value or null.
    Literal,
    /// JSON text.
    Json,
    /// A string for each line.
    Lines,
    /// Items between commas.
    List(Box<HeaderForm>),
    /// Members, whether they are `name=value`, and what those are that are not named.
    Object(Vec<(String, HeaderForm)>, bool, Box<HeaderForm>),
}
