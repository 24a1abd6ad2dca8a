//! Uses of types: a definition is an [`Item`](super::Item).

use super::{ForeignType, Format, Ident, Int};

/// A Rust type where it is used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `bool`.
    Bool,
    /// An integer.
    Integer(Int),
    /// `f64`.
    Float,
    /// `String`.
    String,
    /// A string that is hidden in `Debug` output.
    Secret,
    /// A string of a format.
    Formatted(Format),
    /// Any JSON value.
    Json,
    /// `()`.
    Unit,
    /// The bytes of the body, unchanged.
    Bytes,
    /// A stream of bytes.
    Body,
    /// An upgraded connection.
    Upgraded,
    /// Server-Sent Events with data of this type.
    Events(Box<Type>),
    /// A sequence of JSON values of this type.
    Items(Box<Type>),
    /// The error of a call without documented errors.
    NoDocumentedError,
    /// `Option<T>`.
    Option(Box<Type>),
    /// `Vec<T>`.
    Vec(Box<Type>),
    /// `(A, B)`.
    Tuple(Vec<Type>),
    /// `BTreeMap<K, T>`.
    Map(Box<Type>, Box<Type>),
    /// `Box<T>`.
    Boxed(Box<Type>),
    /// A struct or enum of the crate.
    Named(TypePath),
    /// An alias of the crate, and the type that it stands for.
    Alias(TypePath, Box<Type>),
    /// A type of a call's own module: its response or error enum.
    Local(Ident),
    /// A type of another crate, which is read and written by `serde`.
    Foreign(ForeignType),
    /// `BySerde<T>`: a foreign type, used where the runtime's own traits are required.
    BySerde(Box<Type>),
}

/// A type of the crate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypePath {
    /// The module.
    pub module: Module,
    /// The name.
    pub ident: Ident,
}

/// A public module of the crate that holds types.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Module {
    /// `types`.
    Types,
    /// The module of a tag.
    Tag(Ident),
}

impl Module {
    /// The module as a path inside the crate: `types`, `pets`.
    pub fn path(&self) -> &str {
        match self {
            Self::Types => "types",
            Self::Tag(module) => module.as_str(),
        }
    }
}

impl Type {
    /// Wraps the type in `Option`, once: an optional type, or an alias of one, stays as it is.
    #[must_use]
    pub fn optional(self) -> Self {
        match self.resolved() {
            Self::Option(_) | Self::Json => self,
            _ => Self::Option(Box::new(self)),
        }
    }

    /// Returns the type without aliases and boxes, at every level.
    #[must_use]
    pub fn plain(&self) -> Self {
        let plain = |inner: &Self| Box::new(inner.plain());
        match self {
            Self::Alias(_, target) | Self::Boxed(target) => target.plain(),
            Self::Option(inner) => Self::Option(plain(inner)),
            Self::Vec(inner) => Self::Vec(plain(inner)),
            Self::Map(keys, values) => Self::Map(plain(keys), plain(values)),
            Self::Tuple(elements) => Self::Tuple(elements.iter().map(Self::plain).collect()),
            other => other.clone(),
        }
    }

    /// Returns true if the type contains a type of another crate, so that only `serde` converts it from and to JSON.
    /// Types of the crate are not searched.
    pub fn needs_serde(&self) -> bool {
        match self {
            Self::Foreign(_) => true,
            Self::Alias(_, inner)
            | Self::Boxed(inner)
            | Self::Option(inner)
            | Self::Vec(inner)
            | Self::Map(_, inner) => inner.needs_serde(),
            Self::Tuple(elements) => elements.iter().any(Self::needs_serde),
            _ => false,
        }
    }

    /// Returns the type that an alias finally stands for.
    pub fn resolved(&self) -> &Self {
        match self {
            Self::Alias(_, target) => target.resolved(),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Type;

    #[test]
    fn a_plain_type_has_no_boxes_at_any_level() {
        let boxed = || Type::Boxed(Box::new(Type::Bool));
        let of = |wrap: fn(Box<Type>) -> Type, inner| wrap(Box::new(inner));
        assert_eq!(boxed().plain(), Type::Bool);
        assert_eq!(of(Type::Option, boxed()).plain(), of(Type::Option, Type::Bool));
        assert_eq!(of(Type::Vec, of(Type::Boxed, boxed())).plain(), of(Type::Vec, Type::Bool));
        assert_eq!(Type::Tuple(vec![Type::String, boxed()]).plain(), Type::Tuple(vec![Type::String, Type::Bool]));
        let map = |keys, values| Type::Map(Box::new(keys), Box::new(values));
        assert_eq!(map(boxed(), boxed()).plain(), map(Type::Bool, Type::Bool));
    }
}
