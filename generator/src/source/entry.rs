//! The entry document of a run, and every file that its references reach.

use std::path::Path;

use super::documents::{Documents, Fault as DocumentFault};
use super::gather::read_references;
use super::reach::Reach;
use super::read::{add_nothing, add_text, read_named};
use super::remote::{Download, Remote};
use crate::diagnostic::{Code, Diagnostics};

/// Reads the entry document of a run, and every file that its references reach.
///
/// Faults are reported; then the result has no root, and its text shows where reading stopped. References may not leave
/// the directory of the entry document.
pub fn read_path(path: &Path, diagnostics: &mut Diagnostics) -> Documents {
    let mut documents = read_entry(path, diagnostics);
    read_references(&mut documents, &Reach::default(), diagnostics);
    documents
}

/// Reads only the entry document of a run.
pub fn read_entry(path: &Path, diagnostics: &mut Diagnostics) -> Documents {
    let mut documents = Documents::default();
    read_named(&mut documents, path, diagnostics);
    documents
}

/// Reads only the entry document of a run, from a URL whose origin is allowed.
pub fn read_entry_url(url: &str, reach: &Reach, diagnostics: &mut Diagnostics) -> Documents {
    let mut documents = Documents::default();
    match Remote::new(reach).document_at(url) {
        Ok(Download { final_url, bytes }) => {
            let file = add_text(&mut documents, Path::new(url), bytes, diagnostics);
            documents.take_as_fetched(file, url, &final_url);
        }
        Err(fault) => {
            let why = match fault {
                DocumentFault::Unfetched(why) => why,
                _ => "its origin is not allowed".to_owned(),
            };
            let message = format!("`{url}` cannot be read: {why}");
            add_nothing(&mut documents, Path::new(url), Code::UnreadableFile, message, diagnostics);
        }
    }
    documents
}

/// Reads only the entry document of a run, from memory.
pub fn read_entry_text(name: &Path, text: Vec<u8>, diagnostics: &mut Diagnostics) -> Documents {
    let mut documents = Documents::default();
    add_text(&mut documents, name, text, diagnostics);
    documents
}

/// As [`read_path`], with references limited to the directory `ref_root`.
pub fn read_path_within(path: &Path, ref_root: &Path, diagnostics: &mut Diagnostics) -> Documents {
    let mut documents = read_entry(path, diagnostics);
    read_references(&mut documents, &Reach::within(ref_root), diagnostics);
    documents
}

/// Reads the entry document of a run from memory, such as standard input. Its references are relative to the directory
/// of `name`, and limited to it.
pub fn read_text(name: &Path, text: Vec<u8>, diagnostics: &mut Diagnostics) -> Documents {
    let mut documents = read_entry_text(name, text, diagnostics);
    read_references(&mut documents, &Reach::default(), diagnostics);
    documents
}

/// As [`read_text`], with references limited to the directory `ref_root`.
pub fn read_text_within(name: &Path, text: Vec<u8>, ref_root: &Path, diagnostics: &mut Diagnostics) -> Documents {
    let mut documents = read_entry_text(name, text, diagnostics);
    read_references(&mut documents, &Reach::within(ref_root), diagnostics);
    documents
}
