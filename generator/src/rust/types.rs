//! Types, as uses: a definition is an [`Item`](super::Item).

use super::{ForeignType, Format, Ident};

/// A Rust type where it is used.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Type {
    /// `bool`.
    Bool,
    /// `i64` and its like.
    Integer(&'static str),
    /// `f64`.
    Float,
    /// `String`.
    String,
    /// A text that is not shown.
    Secret,
    /// A text of a format.
    Formatted(Format),
    /// A bare JSON value.
    Json,
    /// `()`.
    Unit,
    /// Bytes, as they came.
    Bytes,
    /// Bytes that arrive.
    Body,
    /// A connection of another protocol.
    Upgraded,
    /// Server-Sent Events with data of this type.
    Events(Box<Type>),
    /// A sequence of JSON values of this type.
    Items(Box<Type>),
    /// The error of a call that documents none.
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
    /// An alias of the crate, and what it stands for.
    Alias(TypePath, Box<Type>),
    /// A type of a call's own module: its response or error enum.
    Local(Ident),
    /// A type of another crate, which is read and written by `serde`.
    Foreign(ForeignType),
    /// `BySerde<T>`: one of those where the runtime's own traits are asked for.
    BySerde(Box<Type>),
}

/// A type of the crate.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypePath {
    /// Where it is.
    pub module: Module,
    /// What it is called.
    pub ident: Ident,
}

/// A public module of the crate that holds types.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Module {
    /// `types`.
    Types,
    /// A tag's.
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
    /// `Option` of this type, once: what is optional already stays so, also by another name.
    #[must_use]
    pub fn optional(self) -> Self {
        match self.resolved() {
            Self::Option(_) | Self::Json => self,
            _ => Self::Option(Box::new(self)),
        }
    }

    /// The type without aliases and boxes, all the way down.
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

    /// Whether it holds a type of another crate, so that it has no way from and to JSON but `serde`. What types of the crate
    /// hold is theirs.
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

    /// What an alias stands for in the end.
    pub fn resolved(&self) -> &Self {
        match self {
            Self::Alias(_, target) => target.resolved(),
            other => other,
        }
    }
}
