//! Where the document comes from, and how far reading goes.

use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
#[cfg(feature = "overlay")]
use crate::overlay;
use crate::source::{self, Documents, Reach};

/// Where the document comes from.
#[derive(Debug, Clone)]
#[non_exhaustive]
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

/// What is read beside the document itself.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The overlays that are applied to it, in this order.
    pub overlays: Vec<PathBuf>,
    /// How far its references may lead.
    pub reach: Reach,
}

/// Reads the document and every file that it reaches in its folder; what cannot be read is a finding.
pub fn read(input: Input, diagnostics: &mut Diagnostics) -> Documents {
    read_with(input, &Reading::default(), diagnostics)
}

/// Reads the document, applies overlays to it, and reads every file that it then reaches. What cannot be read, or
/// applied, is a finding.
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
