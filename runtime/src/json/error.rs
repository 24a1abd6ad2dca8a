//! Errors of JSON that does not fit a type.

use std::borrow::Cow;
use std::fmt;

use super::node::Kind;
use crate::visible::visible;

/// A JSON value that does not fit the type it is read into: where, and what was expected.
///
/// ```text
/// $.pets[3].name: expected a string, found a number
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    /// From the inside out: the error collects it on its way up.
    path: Vec<PathStep>,
    reason: Reason,
}

#[derive(Clone, PartialEq, Eq)]
enum PathStep {
    Key(Cow<'static, str>),
    Index(usize),
}

#[derive(Clone, PartialEq, Eq)]
enum Reason {
    Mismatch {
        expected: &'static str,
        of: Option<&'static str>,
        found: Kind,
    },
    Missing {
        of: &'static str,
    },
    Other(String),
    /// A message with a part of the value, and one without it.
    Value(String, &'static str),
}

impl DecodeError {
    /// An error with a message of its own, at the value being read.
    #[cold]
    pub fn new(message: impl Into<String>) -> Self {
        Self::because(Reason::Other(message.into()))
    }

    /// An error with a message that shows the value.
    #[cold]
    pub(crate) fn of_value(message: impl Into<String>) -> Self {
        Self::quoting(message, "expected another value than the one that is there")
    }

    /// An error with a message that quotes the text, and one that does not.
    #[cold]
    pub(crate) fn quoting(message: impl Into<String>, without: &'static str) -> Self {
        Self::because(Reason::Value(message.into(), without))
    }

    /// The same error without the value, which may be a secret.
    pub(crate) fn without_value(mut self) -> Self {
        if let Reason::Value(message, without) = &mut self.0.reason {
            (*without).clone_into(message);
        }
        self
    }

    /// The same error with other text in place of what it quotes.
    pub(crate) fn with_text(mut self, replaced: impl Fn(String) -> String) -> Self {
        if let Reason::Other(message) | Reason::Value(message, _) = &mut self.0.reason {
            *message = replaced(std::mem::take(message));
        }
        for step in &mut self.0.path {
            if let PathStep::Key(Cow::Owned(key)) = step {
                *key = replaced(std::mem::take(key));
            }
        }
        self
    }

    /// `expected` says what was wanted with its article: `"a string"`.
    #[cold]
    pub(crate) fn mismatch(expected: &'static str, found: Kind) -> Self {
        Self::because(Reason::Mismatch { expected, of: None, found })
    }

    /// As [`Self::mismatch`], for a named type.
    #[cold]
    pub(crate) fn mismatch_of(expected: &'static str, type_name: &'static str, found: Kind) -> Self {
        Self::because(Reason::Mismatch { expected, of: Some(type_name), found })
    }

    /// A required property that the object does not have.
    #[cold]
    pub(crate) fn missing(property: &'static str, type_name: &'static str) -> Self {
        Self::because(Reason::Missing { of: type_name }).at_key(property)
    }

    fn because(reason: Reason) -> Self {
        Self(Box::new(Inner { path: Vec::new(), reason }))
    }

    #[cold]
    pub(crate) fn at_key(mut self, key: &'static str) -> Self {
        self.0.path.push(PathStep::Key(Cow::Borrowed(key)));
        self
    }

    #[cold]
    pub(crate) fn at_entry(mut self, key: &str) -> Self {
        self.0.path.push(PathStep::Key(Cow::Owned(key.to_owned())));
        self
    }

    #[cold]
    pub(crate) fn at_index(mut self, index: usize) -> Self {
        self.0.path.push(PathStep::Index(index));
        self
    }

    /// The place in the JSON, from the root `$`: `$.pets[3].name`.
    pub fn path(&self) -> String {
        let steps = self.0.path.iter().rev().map(PathStep::to_string);
        std::iter::once("$".to_owned()).chain(steps).collect()
    }

    /// The reason, without the path.
    pub fn message(&self) -> String {
        match &self.0.reason {
            Reason::Mismatch { expected, of: None, found } => format!("expected {expected}, found {found}"),
            Reason::Mismatch { expected, of: Some(name), found } => {
                format!("expected {expected} ({name}), found {found}")
            }
            Reason::Missing { of } => format!("missing, though {of} requires it"),
            Reason::Other(message) | Reason::Value(message, _) => visible(message).into_owned(),
        }
    }
}

/// An item, as a path shows it: `[3]`.
pub(super) fn index_step(index: usize) -> String {
    PathStep::Index(index).to_string()
}

/// A member, as a path shows it: `.name`, `["first name"]`.
pub(super) fn key_step(key: &str) -> String {
    PathStep::Key(Cow::Owned(key.to_owned())).to_string()
}

impl fmt::Display for PathStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Index(index) => write!(f, "[{index}]"),
            Self::Key(key) if is_plain(key) => write!(f, ".{key}"),
            Self::Key(key) => write!(f, "[{key:?}]"),
        }
    }
}

fn is_plain(key: &str) -> bool {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    key.chars().all(word) && key.starts_with(|c: char| !c.is_ascii_digit())
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path(), self.message())
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DecodeError").field("path", &self.path()).field("message", &self.message()).finish()
    }
}

impl std::error::Error for DecodeError {}

/// The result of reading JSON: the value, or the reason why it does not fit.
pub type Decoded<T> = Result<T, DecodeError>;
