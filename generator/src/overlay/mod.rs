//! `overlay`: OpenAPI Overlays 1.0 and 1.1 change the entry document before any other stage reads it.
//!
//! ```yaml
//! overlay: 1.1.0
//! actions:
//!   - {target: $.info, update: {title: Pets}}                  # merged into the object
//!   - {target: "$.paths[*][?@.x-internal]", remove: true}      # every operation with the mark
//!   - {target: "$.paths['/v2']", copy: "$.paths['/v1']"}       # merged, too (1.1)
//! ```
//!
//! Parts that an overlay inserted are written in the overlay: messages about them point there. An action that cannot be
//! executed is reported and skipped; a file that is not an overlay makes the run fail, as a file that is not a document
//! does.

mod action;
mod cost;
mod document;
mod edit;
mod extends;
mod limit;
mod target;

use std::path::PathBuf;

use crate::diagnostic::Diagnostics;
use crate::origin::FileId;
use crate::source::{Documents, Node, Written, read_named};
use document::{Overlay, read_overlay};
use edit::Edited;
use limit::Growth;
use target::View;

/// Applies overlays to the entry document, one after the other.
pub fn apply_overlays(documents: &mut Documents, paths: &[PathBuf], diagnostics: &mut Diagnostics) {
    let overlays: Vec<Overlay> = paths.iter().filter_map(|path| open(documents, path, diagnostics)).collect();
    let Some(root) = documents.root(FileId::ENTRY).filter(|_| !overlays.is_empty()) else { return };
    let mut edited = Edited { root: root.clone(), written: Written::default() };
    let mut view = View::of(&edited.root);
    let mut growth = Growth::of(&edited.root);
    for overlay in &overlays {
        for action in &overlay.actions {
            action::apply(action, overlay.version, &mut edited, (&mut view, &mut growth), diagnostics);
        }
    }
    documents.replace_entry(edited.root, edited.written);
}

fn open(documents: &mut Documents, path: &std::path::Path, diagnostics: &mut Diagnostics) -> Option<Overlay> {
    let file = read_named(documents, path, diagnostics);
    let overlay = documents.root(file).and_then(|root: &Node| read_overlay(root, file, diagnostics));
    documents.take_as_overlay(file, overlay.is_some());
    if let Some(Overlay { extends: Some(target), .. }) = &overlay {
        extends::check(documents, file, target, diagnostics);
    }
    overlay
}

#[cfg(test)]
mod tests;
