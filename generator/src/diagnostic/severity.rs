//! The severity of a diagnostic.

use serde::{Serialize, Serializer};

/// The severity of a diagnostic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// An observation; nothing is lost.
    Note,
    /// A part of the generated code is less precise than the document.
    Warning,
    /// A part is left out, or the document cannot be read.
    Error,
}

impl Severity {
    /// Returns the name: `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
