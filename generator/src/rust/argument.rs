//! Arguments: a value that a caller passes, and the way it is sent.

use super::{Docs, Ident, Rule, Sending, TextOf, Type};

/// A required parameter or body.
#[derive(Debug, Clone)]
pub struct Argument {
    /// Its name.
    pub ident: Ident,
    /// The documentation.
    pub docs: Docs,
    /// The document's example: a boolean, a number or a string, as it is written.
    pub example: Option<String>,
    /// The way it is passed and sent.
    pub parameter: Parameter,
}

/// The way a value is passed and sent.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// The way the caller passes it.
    pub passing: Passing,
    /// The part of the request that it goes into.
    pub sending: Sending,
    /// The nested media type, if the value is a string of another media type.
    pub text: Option<TextOf>,
    /// The constraints on the value.
    pub rules: Vec<Rule>,
}

/// The way a caller passes a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passing {
    /// By value: numbers, booleans, enumerations.
    Value(Type),
    /// `&str`.
    Text,
    /// `&str` that is hidden in `Debug` output.
    SecretText,
    /// Anything that is a list of `T`: `impl AsRef<[T]>`.
    Slice(Type),
    /// Any list of strings: `impl IntoIterator<Item: AsRef<str>>`.
    Texts,
    /// `&T`.
    Reference(Type),
    /// Anything that converts into a `T`: a string of a format, or the value that it represents.
    Into(Type),
    /// Anything that becomes a body: bytes, a file, a stream.
    Body,
    /// Anything that becomes a sequence of values of this type.
    Sequence(Type),
    /// Anything that becomes a file.
    File,
    /// Several files.
    Files,
    /// Anything that becomes a file or text.
    FileOrText,
    /// Several files or strings.
    FilesOrTexts,
    /// The parts of a multipart body, assembled by the caller.
    Multipart,
}

impl Passing {
    /// The type of a field that holds such a value, if there is one.
    pub fn owned(&self) -> Option<Type> {
        match self {
            Self::Value(ty) | Self::Reference(ty) | Self::Into(ty) => Some(ty.clone()),
            Self::Text => Some(Type::String),
            Self::Texts => Some(Type::Vec(Box::new(Type::String))),
            Self::Slice(ty) => Some(Type::Vec(Box::new(ty.clone()))),
            Self::SecretText
            | Self::Body
            | Self::Sequence(_)
            | Self::File
            | Self::Files
            | Self::FileOrText
            | Self::FilesOrTexts
            | Self::Multipart => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Passing;
    use crate::rust::Type;

    #[test]
    fn a_slice_is_held_as_a_vector_and_what_is_sent_at_once_is_not_held() {
        let vector = |ty| Some(Type::Vec(Box::new(ty)));
        for (passing, held) in [
            (Passing::Value(Type::Bool), Some(Type::Bool)),
            (Passing::Reference(Type::Bool), Some(Type::Bool)),
            (Passing::Into(Type::Bool), Some(Type::Bool)),
            (Passing::Text, Some(Type::String)),
            (Passing::Texts, vector(Type::String)),
            (Passing::Slice(Type::Bool), vector(Type::Bool)),
            (Passing::SecretText, None),
            (Passing::Body, None),
            (Passing::File, None),
            (Passing::Multipart, None),
        ] {
            assert_eq!(passing.owned(), held, "{passing:?}");
        }
    }
}
