//! `overlay`: OpenAPI Overlays 1.0 and 1.1 change the entry document before anything else looks at it.
//!
//! ```yaml
//! overlay: 1.1.0
//! actions:
//!   - {target: $.info, update: {title: Pets}}                  # merged into what is there
//!   - {target: "$.paths[*][?@.x-internal]", remove: true}      # every operation that is marked so
//!   - {target: "$.paths['/v2']", copy: "$.paths['/v1']"}       # merged, too (1.1)
//! ```
//!
//! What an overlay put into the document is written in the overlay: messages about it point there. An action that cannot
//! be done is a finding, and the others are; a file that is no overlay at all fails the run, as a document would that is
//! none.

mod action;
mod document;
mod edit;
mod extends;
mod limit;
mod target;

use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::source::{Documents, FileId, Node, Written, read_another};
use document::{Overlay, read_overlay};
use edit::Edited;
use target::View;

/// Applies overlays to the entry document, one after the other.
pub fn apply_overlays(documents: &mut Documents, paths: &[PathBuf], diagnostics: &mut Diagnostics) {
    let overlays: Vec<Overlay> = paths.iter().filter_map(|path| open(documents, path, diagnostics)).collect();
    let Some(root) = documents.root(FileId::ENTRY).filter(|_| !overlays.is_empty()) else { return };
    let mut edited = Edited { root: root.clone(), written: Written::default() };
    let mut view = View::of(&edited.root);
    for overlay in &overlays {
        for action in &overlay.actions {
            action::apply(action, overlay.version, &mut edited, &mut view, diagnostics);
        }
    }
    documents.replace_entry(edited.root, edited.written);
}

fn open(documents: &mut Documents, path: &std::path::Path, diagnostics: &mut Diagnostics) -> Option<Overlay> {
    let file = read_another(documents, path, diagnostics);
    let overlay = documents.root(file).and_then(|root: &Node| read_overlay(root, file, diagnostics));
    documents.take_as_overlay(file, overlay.is_some());
    if let Some(Overlay { extends: Some(target), .. }) = &overlay {
        extends::check(documents, file, target, diagnostics);
    }
    overlay
}

#[cfg(test)]
mod tests;
