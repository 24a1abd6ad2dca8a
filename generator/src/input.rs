//! The source of the document, and the limits of reading.

use std::path::PathBuf;

use crate::config::Reading;
use crate::diagnostic::Diagnostics;
#[cfg(feature = "overlay")]
use crate::overlay;
use crate::source::{self, Documents, WebUrl};

/// The source of the document.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Input {
    /// A file, whose references lead to other files.
    File(PathBuf),
    /// A URL, whose references lead to its origin. It is fetched unless an earlier response is stored.
    Url(WebUrl),
    /// Bytes in memory, such as standard input.
    Bytes {
        /// The name in messages.
        name: PathBuf,
        /// The content of the document.
        bytes: Vec<u8>,
    },
}

/// Reads the document and every file in its directory that it refers to; unreadable files are reported.
pub fn read(input: Input, diagnostics: &mut Diagnostics) -> Documents {
    read_with(input, &Reading::default(), diagnostics)
}

/// Reads the document, applies overlays to it, and reads every file that it then refers to. Unreadable files and faults
/// of overlays are reported.
pub fn read_with(input: Input, reading: &Reading, diagnostics: &mut Diagnostics) -> Documents {
    let mut reach = reading.reach.clone();
    let mut documents = match input {
        Input::File(path) => source::read_entry(&path, diagnostics),
        Input::Url(url) => {
            reach.origins.push(url.origin().clone());
            source::read_entry_url(url.as_str(), &reach, diagnostics)
        }
        Input::Bytes { name, bytes } => source::read_entry_text(&name, bytes, diagnostics),
    };
    #[cfg(feature = "overlay")]
    overlay::apply_overlays(&mut documents, &reading.overlays, diagnostics);
    source::read_references(&mut documents, &reach, diagnostics);
    documents
}
