//! A public item, and its line in `api-surface.txt`.
//!
//! ```text
//! types::Pet: struct (non_exhaustive) Clone + Debug
//! types::Pet::tag: field Option<String>
//! types::Pet::new: fn(id: i64, name: impl Into<String>) -> Self
//! types::Status::Sold: variant
//! pets::Pets::list: fn(&self) -> pets::List if feature "pets"
//! ```

use std::fmt;

use super::signature::Signature;

/// A public item of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicItem {
    /// The path, without the name of the crate.
    pub path: String,
    /// The kind of item, with all that callers rely on.
    pub declaration: Declaration,
    /// The feature that enables it; `None` if it is always compiled.
    pub feature: Option<String>,
}

/// The kind of an item, with all that callers rely on.
///
/// Types are written by their full path; those of the runtime begin with `runtime::`, and those of the prelude have no
/// path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Declaration {
    /// A Cargo feature, and the features that it enables.
    Feature(Vec<String>),
    /// A module.
    Module,
    /// A struct.
    Struct(Definition),
    /// An enumeration or a union.
    Enum(Definition),
    /// A public field, and its type.
    Field(String),
    /// A variant, and the types that it holds.
    Variant(Vec<String>),
    /// A function or a method.
    Function(Signature),
    /// A constant, and its type.
    Constant(String),
    /// Another name for a type.
    Alias(String),
    /// An item of another path.
    Export(String),
    /// A trait with arguments that a type implements.
    Impl(String),
}

/// The facts of a struct or an enum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Definition {
    /// The lifetimes, as they are written: `<'a>`.
    pub generics: String,
    /// The marks in parentheses, sorted; see [`Mark`].
    pub marks: Vec<Mark>,
    /// The traits without arguments, sorted.
    pub traits: Vec<String>,
}

/// A mark of a struct or an enum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// It is a call, and has the methods of all calls.
    Call,
    /// It is an enumeration of integers, and has their methods.
    Integers,
    /// It may get more fields or variants.
    NonExhaustive,
    /// It has private fields.
    Opaque,
    /// It is an enumeration of strings, and has their methods.
    Strings,
}

impl Mark {
    /// All marks, in their order.
    pub(super) const ALL: [Self; 5] = [Self::Call, Self::Integers, Self::NonExhaustive, Self::Opaque, Self::Strings];

    /// The word in parentheses.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Integers => "integers",
            Self::NonExhaustive => "non_exhaustive",
            Self::Opaque => "opaque",
            Self::Strings => "strings",
        }
    }
}

impl Definition {
    /// Returns true if a later version may add fields or variants.
    pub fn may_grow(&self) -> bool {
        self.has(Mark::NonExhaustive) || self.has(Mark::Opaque)
    }

    /// Returns true if it has this mark.
    pub fn has(&self, mark: Mark) -> bool {
        self.marks.contains(&mark)
    }
}

impl PublicItem {
    /// The words that identify the item in a surface.
    pub(super) fn key(&self) -> String {
        match &self.declaration {
            Declaration::Impl(name) => format!("{}: impl {name}", self.path),
            _ => self.path.clone(),
        }
    }
}

impl fmt::Display for PublicItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.declaration)?;
        match &self.feature {
            Some(feature) => write!(f, " if feature \"{feature}\""),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Declaration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Feature(enables) if enables.is_empty() => f.write_str("feature"),
            Self::Feature(enables) => write!(f, "feature {}", enables.join(", ")),
            Self::Module => f.write_str("mod"),
            Self::Struct(definition) => write!(f, "struct{definition}"),
            Self::Enum(definition) => write!(f, "enum{definition}"),
            Self::Field(ty) => write!(f, "field {ty}"),
            Self::Variant(types) if types.is_empty() => f.write_str("variant"),
            Self::Variant(types) => write!(f, "variant({})", types.join(", ")),
            Self::Function(signature) => write!(f, "fn{signature}"),
            Self::Constant(ty) => write!(f, "const {ty}"),
            Self::Alias(ty) => write!(f, "type = {ty}"),
            Self::Export(path) => write!(f, "use {path}"),
            Self::Impl(name) => write!(f, "impl {name}"),
        }
    }
}

impl fmt::Display for Definition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.generics)?;
        if !self.marks.is_empty() {
            let marks: Vec<&str> = self.marks.iter().map(|mark| mark.as_str()).collect();
            write!(f, " ({})", marks.join(", "))?;
        }
        if !self.traits.is_empty() {
            write!(f, " {}", self.traits.join(" + "))?;
        }
        Ok(())
    }
}
