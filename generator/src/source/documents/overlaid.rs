//! The entry document as overlays make it, and the overlays among the files.

use std::path::Path;

use super::{Content, Documents, Role};
use crate::source::node::Node;
use crate::source::origin::{FileId, Origin};
use crate::source::uri;
use crate::source::written::Written;

impl Documents {
    /// Where a thing is written that is seen here: in an overlay, perhaps.
    pub fn written(&self, seen: &Origin) -> Origin {
        if seen.file != FileId::ENTRY || self.written.below.is_empty() {
            return seen.clone();
        }
        self.written.origin(Origin::root(seen.file), &seen.pointer.tokens())
    }

    /// The path of a file that was to be an overlay and is none.
    pub fn broken_overlay(&self) -> Option<&Path> {
        self.files.iter().find(|file| file.role == Role::BrokenOverlay).map(|file| &*file.path)
    }

    /// Whether a reference in `file` means the entry document. One to the web is compared by its last segment alone: the
    /// entry document is a file, which was saved from there perhaps.
    pub fn is_entry(&self, file: FileId, reference: &str) -> bool {
        let (Some(entry), Some(file)) = (self.file(FileId::ENTRY), self.file(file)) else { return false };
        let uri = uri::resolve(&file.uri, uri::split_fragment(reference).0);
        let named = self.resources.get(&uri).is_some_and(|origin| *origin == Origin::root(FileId::ENTRY));
        let same_name = uri::last_segment(&uri) == uri::last_segment(&entry.uri);
        let real = |uri: &str| uri::path_of(uri).and_then(|path| path.canonicalize().ok());
        named || uri::is_web(&uri) && same_name || real(&uri).is_some_and(|path| Some(path) == real(&entry.uri))
    }

    /// Puts another tree in the place of the entry document's; `written` tells where its parts are written.
    pub fn replace_entry(&mut self, root: Node, written: Written) {
        let Some(entry) = self.files.first_mut() else { return };
        let Content::Tree(_, notation) = entry.content else { return };
        entry.content = Content::Tree(root, notation);
        self.written = written;
        self.resources.retain(|_, origin| origin.file != FileId::ENTRY);
        self.name_resources(FileId::ENTRY);
    }

    /// Takes a file for an overlay: no reference leads to it, and it does not count as something that was generated from.
    pub fn take_as_overlay(&mut self, file: FileId, is_usable: bool) {
        self.resources.retain(|_, origin| origin.file != file);
        if let Some(overlay) = self.files.get_mut(file.0 as usize) {
            overlay.role = if is_usable { Role::Overlay } else { Role::BrokenOverlay };
        }
    }
}
