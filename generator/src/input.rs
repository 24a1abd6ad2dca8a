//! Where the document comes from.

use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::source::{self, Documents};

/// Where the document comes from.
#[derive(Debug, Clone)]
pub enum Input {
    /// A file; references lead from it to others.
    File(PathBuf),
    /// Bytes at hand, such as standard input.
    Bytes {
        /// What they are called in messages.
        name: PathBuf,
        /// The document.
        bytes: Vec<u8>,
    },
}

/// Reads the document and every file that it reaches; what cannot be read is a finding.
pub fn read(input: Input, diagnostics: &mut Diagnostics) -> Documents {
    match input {
        Input::File(path) => source::read_path(&path, diagnostics),
        Input::Bytes { name, bytes } => source::read_text(&name, bytes, diagnostics),
    }
}
