//! References to other files: every file that the entry document refers to, directly or indirectly, is read once.
//!
//! Only referenced parts count: of a file that is referred to at `#/Pet`, only `Pet` is read for further references.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use super::documents::{Documents, Fault};
use super::reach::Reach;
use super::read::{add_text, directory_of, read_target};
use super::remote::{Download, Remote};
use super::resources::schemas_with;
use super::uri;
use crate::diagnostic::Diagnostics;
use crate::origin::{FileId, Origin, OriginSet};
use crate::source::Node;

/// Keywords that refer to a schema or to an object of the skeleton.
const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

/// Reads every file that references lead to, if they may lead there.
pub fn read_references(documents: &mut Documents, reach: &Reach, diagnostics: &mut Diagnostics) {
    let ref_root = reach.ref_root.as_deref().unwrap_or_else(|| directory_of(documents.path(FileId::ENTRY)));
    // Links count as their targets; a directory that does not exist allows nothing.
    let ref_root = ref_root.canonicalize().unwrap_or_else(|_| ref_root.to_owned());
    let mut limits = Limits { ref_root, remote: Remote::new(reach) };
    let mut pending = VecDeque::from([Origin::root(FileId::ENTRY)]);
    let mut seen = OriginSet::default();
    while let Some(place) = pending.pop_front() {
        if is_seen(&seen, &place) {
            continue;
        }
        seen.insert(place.clone());
        for (at, reference) in references_below(documents, &place) {
            if let Some(target) = follow(documents, &at, &reference, &mut limits, diagnostics) {
                pending.push_back(target);
            }
        }
    }
}

fn is_seen(seen: &OriginSet, place: &Origin) -> bool {
    let mut upward = std::iter::successors(Some(&place.pointer), |pointer| pointer.parent());
    upward.any(|pointer| seen.contains(&Origin { file: place.file, pointer: pointer.clone() }))
}

/// The references at and below a place; for the entry document, all references in it that lead to other files.
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

/// The limits for reading other files.
struct Limits<'r> {
    ref_root: PathBuf,
    remote: Remote<'r>,
}

/// The target of a reference, whose file is read if needed; a file that cannot be read is registered for later stages.
fn follow(
    documents: &mut Documents,
    from: &Origin,
    reference: &str,
    limits: &mut Limits<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Origin> {
    if let Err(Fault::Unread(uri)) = documents.target(from, reference) {
        let named = documents.named_url(from, reference).filter(|url| *url != uri && limits.remote.allows(url));
        let read = if let Some(url) = named {
            read_remote(documents, &url, &mut limits.remote, diagnostics)
        } else if uri::is_web(&uri) {
            read_remote(documents, &uri, &mut limits.remote, diagnostics)
        } else if documents.is_fetched(from.file) {
            // A document of another origin must not choose local files.
            Err(Fault::Remote(None))
        } else {
            read_local(documents, &uri, &limits.ref_root, diagnostics)
        };
        if let Err(fault) = read {
            documents.refuse(uri, fault);
        }
    }
    let target = documents.target(from, reference).ok()?;
    Some(existing(documents, &target))
}

fn read_remote(
    documents: &mut Documents,
    url: &str,
    remote: &mut Remote<'_>,
    diagnostics: &mut Diagnostics,
) -> Result<(), Fault> {
    let Download { final_url, bytes } = remote.document_at(url)?;
    let file = add_text(documents, Path::new(url), bytes, diagnostics);
    documents.take_as_fetched(file, url, &final_url);
    Ok(())
}

fn read_local(
    documents: &mut Documents,
    uri: &str,
    ref_root: &Path,
    diagnostics: &mut Diagnostics,
) -> Result<(), Fault> {
    let path = path_within(uri, ref_root)?;
    let shown = documents.shown_path(uri, &path);
    let file = read_target(documents, &shown, diagnostics);
    documents.name_file(file, uri.to_owned());
    Ok(())
}

/// The file, if it may be read.
fn path_within(uri: &str, ref_root: &Path) -> Result<PathBuf, Fault> {
    let path = uri::path_of(uri).ok_or(Fault::Remote(None))?;
    let real = path.canonicalize().map_err(|error| Fault::Unreadable(error.to_string()))?;
    if !real.starts_with(ref_root) {
        return Err(Fault::Outside(ref_root.to_owned()));
    }
    if real.is_dir() { Err(Fault::Unreadable("it is a directory".to_owned())) } else { Ok(path) }
}

/// The place, or its nearest existing parent: the rest of the path may be behind a reference there.
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
