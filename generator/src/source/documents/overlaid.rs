//! The entry document after overlays, and the overlays among the files.

use std::path::Path;

use super::{Content, Documents, Role};
use crate::origin::{FileId, Origin};
use crate::source::node::Node;
use crate::source::uri;
use crate::source::written::Written;

impl Documents {
    /// The place where a part is written that appears here; it may be in an overlay.
    pub fn written(&self, seen: &Origin) -> Origin {
        if seen.file != FileId::ENTRY || self.written.below.is_empty() {
            return seen.clone();
        }
        self.written.origin(Origin::root(seen.file), &seen.pointer.tokens())
    }

    /// The path of a file that should be an overlay and is not.
    pub fn broken_overlay(&self) -> Option<&Path> {
        self.files.iter().find(|file| file.role == Role::BrokenOverlay).map(|file| &*file.path)
    }

    /// Returns whether a reference in `file` means the entry document. For a URL of the web only the last segment is
    /// compared: the entry document is a file that may have been saved from there.
    pub fn is_entry(&self, file: FileId, reference: &str) -> bool {
        let (Some(entry), Some(file)) = (self.file(FileId::ENTRY), self.file(file)) else { return false };
        let uri = uri::resolve(&file.uri, uri::split_fragment(reference).0);
        let named = self.resources.get(&uri).is_some_and(|origin| *origin == Origin::root(FileId::ENTRY));
        let same_name = uri::last_segment(&uri) == uri::last_segment(&entry.uri);
        let real = |uri: &str| uri::path_of(uri).and_then(|path| path.canonicalize().ok());
        named || uri::is_web(&uri) && same_name || real(&uri).is_some_and(|path| Some(path) == real(&entry.uri))
    }

    /// Replaces the tree of the entry document; `written` has the places where its parts are written.
    pub fn replace_entry(&mut self, root: Node, written: Written) {
        let Some(entry) = self.files.first_mut() else { return };
        let Content::Tree(_, notation) = entry.content else { return };
        entry.content = Content::Tree(root, notation);
        self.written = written;
        self.resources.retain(|_, origin| origin.file != FileId::ENTRY);
        self.name_resources(FileId::ENTRY);
    }

    /// Marks a file as an overlay: references do not lead to it, and it is not a source of the generated crate.
    pub fn take_as_overlay(&mut self, file: FileId, is_usable: bool) {
        self.resources.retain(|_, origin| origin.file != file);
        if let Some(overlay) = self.files.get_mut(file.0 as usize) {
            overlay.role = if is_usable { Role::Overlay } else { Role::BrokenOverlay };
        }
    }
}
