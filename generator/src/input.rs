//! Input: the document, and the limits of reading.

use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
#[cfg(feature = "overlay")]
use crate::overlay;
use crate::source::{self, Documents, Reach};

/// The source of the document.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Input {
    /// A file, from which references lead to others.
    File(PathBuf),
    /// Bytes in memory, such as those of standard input.
    Bytes {
        /// The name in messages.
        name: PathBuf,
        /// The document.
        bytes: Vec<u8>,
    },
}

/// Input beside the document itself.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The overlays that are applied to it, in this order.
    pub overlays: Vec<PathBuf>,
    /// The directory and origins that its references may lead to.
    pub reach: Reach,
}

/// Reads the document and every file in its directory that it refers to; unreadable files are reported as diagnostics.
pub fn read(input: Input, diagnostics: &mut Diagnostics) -> Documents {
    read_with(input, &Reading::default(), diagnostics)
}

/// Reads the document, applies overlays to it, and reads every file that it then refers to. Files that cannot be read,
/// and overlays that cannot be applied, are reported as diagnostics.
pub fn read_with(input: Input, reading: &Reading, diagnostics: &mut Diagnostics) -> Documents {
    let mut documents = match input {
        Input::File(path) => source::read_entry(&path, diagnostics),
        Input::Bytes { name, bytes } => source::read_entry_text(&name, bytes, diagnostics),
    };
    #[cfg(feature = "overlay")]
    overlay::apply_overlays(&mut documents, &reading.overlays, diagnostics);
    source::read_references(&mut documents, &reading.reach, diagnostics);
    documents
}
