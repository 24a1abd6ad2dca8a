//! References to other files: whatever the entry document reaches is read, each file once.
//!
//! Only what is reached counts: of a file that is referred to at `#/Pet`, nothing but `Pet` is looked at.

use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};

use super::documents::{Documents, Fault};
use super::origin::{FileId, Origin};
use super::read::read_another;
use super::resources::schemas_with;
use super::uri;
use crate::diagnostic::Diagnostics;
use crate::source::Node;

/// Keywords that refer to a schema or to an object of the skeleton.
const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

/// Reads every file that references lead to, as long as it lies in `ref_root`.
pub(super) fn read_references(documents: &mut Documents, ref_root: &Path, diagnostics: &mut Diagnostics) {
    // Links count as what they lead to; a folder that is not there confines everything.
    let ref_root = ref_root.canonicalize().unwrap_or_else(|_| ref_root.to_owned());
    let mut pending = VecDeque::from([Origin::root(FileId::ENTRY)]);
    let mut seen: HashSet<Origin> = HashSet::new();
    while let Some(place) = pending.pop_front() {
        if is_seen(&seen, &place) {
            continue;
        }
        seen.insert(place.clone());
        for (at, reference) in references_below(documents, &place) {
            if let Some(target) = reach(documents, &at, &reference, &ref_root, diagnostics) {
                pending.push_back(target);
            }
        }
    }
}

fn is_seen(seen: &HashSet<Origin>, place: &Origin) -> bool {
    let mut upward = std::iter::successors(Some(&place.pointer), |pointer| pointer.parent());
    upward.any(|pointer| seen.contains(&Origin { file: place.file, pointer: pointer.clone() }))
}

/// The references at and below a place; of the entry document, which is looked at as a whole, those that leave it.
fn references_below(documents: &Documents, place: &Origin) -> Vec<(Origin, String)> {
    let Some(node) = documents.node(place) else { return Vec::new() };
    let mut found = Vec::new();
    for (pointer, object) in schemas_with(node, &REFERENCES) {
        let at = pointer.tokens().into_iter().fold(place.clone(), |at, token| at.key(token));
        let references = REFERENCES.iter().filter_map(|keyword| object.get(keyword).and_then(Node::as_str));
        for reference in references.filter(|reference| place.file != FileId::ENTRY || !reference.starts_with('#')) {
            found.push((at.clone(), reference.to_owned()));
        }
    }
    found
}

/// Where a reference leads, its file read if need be; what cannot be read is remembered for whoever follows it.
fn reach(
    documents: &mut Documents,
    from: &Origin,
    reference: &str,
    ref_root: &Path,
    diagnostics: &mut Diagnostics,
) -> Option<Origin> {
    if let Err(Fault::Unread(uri)) = documents.target(from, reference) {
        match path_within(&uri, ref_root) {
            Ok(path) => {
                let shown = documents.shown_path(&uri, &path);
                let file = read_another(documents, &shown, diagnostics);
                documents.name_file(file, uri);
            }
            Err(fault) => documents.refuse(uri, fault),
        }
    }
    let target = documents.target(from, reference).ok()?;
    Some(existing(documents, &target))
}

/// The file that may be read.
fn path_within(uri: &str, ref_root: &Path) -> Result<PathBuf, Fault> {
    let path = uri::path_of(uri).ok_or(Fault::Remote)?;
    let real = path.canonicalize().map_err(|error| Fault::Unreadable(error.to_string()))?;
    if !real.starts_with(ref_root) {
        return Err(Fault::Outside(ref_root.to_owned()));
    }
    if real.is_dir() { Err(Fault::Unreadable("it is a directory".to_owned())) } else { Ok(path) }
}

/// The place, or the nearest thing above it: the rest of the way may be behind a reference there.
fn existing(documents: &Documents, place: &Origin) -> Origin {
    let mut at = Origin::root(place.file);
    for token in place.pointer.tokens() {
        let next = at.key(token);
        if documents.node(&next).is_none() {
            break;
        }
        at = next;
    }
    at
}
