//! Errors of building a client.

use std::fmt;

/// A client could not be built: a sentence that says what to set, and never holds a secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuildError(Box<str>);

impl BuildError {
    pub(crate) fn new(message: impl Into<Box<str>>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for BuildError {}
