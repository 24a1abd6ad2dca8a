//! The files of a run, each with its path, its text, and the tree that was read from it.

mod dynamic;
mod fetched;
mod overlaid;
mod target;

pub use dynamic::{Anchor, dynamic_name};

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::digest::digest_of_nodes;
use super::node::Node;
use super::resources::{Resources, count_keywords};
use super::uri;
use super::written::Written;
use crate::origin::{FileId, Origin};

/// The files of a run in the order of reading; the entry document comes first.
///
/// A file that could not be read is included without a root, so that diagnostics about it can show its text.
#[derive(Default)]
pub struct Documents {
    files: Vec<File>,
    /// Everything that has a URI: files, and schemas with a `$id`.
    resources: HashMap<String, Origin>,
    /// The files that references lead to and that were not read.
    refused: HashMap<String, Fault>,
    /// The places of the parts of the entry document that overlays changed.
    written: Written,
}

/// One file.
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) content: Content,
    uri: String,
    resources: Resources,
    role: Role,
}

/// The role of a file in a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// The entry document, or a file that references lead to.
    Document,
    /// A response to this URL; the URI of the file differs after redirections.
    Fetched(String),
    /// An overlay, whose changes are in the entry document.
    Overlay,
    /// A file that should be an overlay and is not.
    BrokenOverlay,
}

/// The reason why a reference cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The target does not exist.
    Dangling,
    /// The reference leads back to itself.
    Loop,
    /// The target is a URL of another computer, with its origin if that can be allowed.
    Remote(Option<String>),
    /// The target is a URL that could not be fetched, for this reason.
    Unfetched(String),
    /// The target is a file outside of this directory.
    Outside(PathBuf),
    /// The target is a file that cannot be read, for this reason.
    Unreadable(String),
    /// The target is this URI, which does not belong to any file.
    Unread(String),
}

/// The content of a file.
pub(super) enum Content {
    /// A tree, and its notation.
    Tree(Node, Notation),
    /// Nothing usable; the offset at which reading stopped, if it stopped within the text.
    Nothing(Option<usize>),
}

/// The notation of a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    Json,
    Yaml,
}

impl Documents {
    /// The node at a place, if any.
    pub fn node(&self, origin: &Origin) -> Option<&Node> {
        self.root(origin.file)?.find(&origin.pointer)
    }

    /// The tree of a file; `None` if the file could not be read.
    pub fn root(&self, file: FileId) -> Option<&Node> {
        match &self.file(file)?.content {
            Content::Tree(root, _) => Some(root),
            Content::Nothing(_) => None,
        }
    }

    /// The path of a file, as it was given.
    pub fn path(&self, file: FileId) -> &Path {
        self.file(file).map_or(Path::new(""), |file| &file.path)
    }

    /// The path of a file relative to the directory of the entry document, with slashes. It is empty for the entry
    /// document, and the URL for a file of another computer.
    pub fn relative_path(&self, file: FileId) -> String {
        match (self.file(FileId::ENTRY), self.file(file)) {
            (Some(_), Some(File { role: Role::Fetched(url), .. })) => url.clone(),
            (Some(entry), Some(other)) if file != FileId::ENTRY => uri::relative(&entry.uri, &other.uri),
            _ => String::new(),
        }
    }

    /// The path of a local file that was read.
    pub fn disk_path(&self, file: FileId) -> Option<&Path> {
        let file = self.file(file)?;
        (!matches!(file.role, Role::Fetched(_))).then_some(&file.path)
    }

    /// The text of a file, without a byte order mark; empty if the file could not be read.
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| &file.text)
    }

    /// The files, in the order of reading.
    pub fn files(&self) -> impl ExactSizeIterator<Item = FileId> + use<> {
        (0..count(self.files.len())).map(FileId)
    }

    /// The number of occurrences of each of these keywords in the files; keywords without any are left out.
    pub fn count_keywords(&self, keywords: &[&'static str]) -> IndexMap<&'static str, usize> {
        let mut counts = keywords.iter().map(|keyword| (*keyword, 0)).collect();
        for root in self.files().filter_map(|file| self.root(file)) {
            count_keywords(root, &mut counts);
        }
        counts.retain(|_, count| *count > 0);
        counts
    }

    /// The `sha256:…` of the documents: of the nodes in their order, without comments, spacing and quoting.
    pub fn digest(&self) -> String {
        let overlays = [Role::Overlay, Role::BrokenOverlay];
        let counts = |file: &FileId| self.file(*file).is_some_and(|file| !overlays.contains(&file.role));
        digest_of_nodes(self.files().filter(counts).filter_map(|file| self.root(file)))
    }

    pub(super) fn file(&self, file: FileId) -> Option<&File> {
        self.files.get(file.0 as usize)
    }

    pub(super) fn next(&self) -> FileId {
        FileId(count(self.files.len()))
    }

    pub(super) fn push(&mut self, path: &Path, text: String, content: Content) {
        let (id, uri) = (self.next(), uri::of_path(path));
        let (resources, role) = (Resources::default(), Role::Document);
        self.files.push(File { path: path.to_owned(), text, content, uri, resources, role });
        self.name_resources(id);
    }

    /// Registers a file, and everything in it that has a URI.
    fn name_resources(&mut self, id: FileId) {
        let Some(file) = self.files.get_mut(id.0 as usize) else { return };
        file.resources = match &file.content {
            Content::Tree(root, _) => Resources::of(root, &file.uri),
            Content::Nothing(_) => Resources::default(),
        };
        for (name, pointer) in &file.resources.named {
            let origin = Origin { file: id, pointer: pointer.clone() };
            self.resources.entry(name.clone()).or_insert(origin);
        }
        self.resources.insert(file.uri.clone(), Origin::root(id));
    }

    /// Registers another URI of a file.
    pub(super) fn name_file(&mut self, file: FileId, uri: String) {
        self.resources.entry(uri).or_insert_with(|| Origin::root(file));
    }

    /// Registers a file that is not read.
    pub(super) fn refuse(&mut self, uri: String, fault: Fault) {
        self.refused.insert(uri, fault);
    }

    /// The path of another file for messages, relative in the same way as the entry document's.
    pub(super) fn shown_path(&self, uri: &str, path: &Path) -> PathBuf {
        let Some(entry) = self.file(FileId::ENTRY).filter(|entry| entry.path.is_relative()) else {
            return path.to_owned();
        };
        let mut shown = entry.path.parent().unwrap_or(Path::new("")).to_owned();
        for step in uri::relative(&entry.uri, uri).split('/') {
            let named = shown.file_name().is_some_and(|name| name != "..");
            if step != ".." || !(named && shown.pop()) {
                shown.push(step);
            }
        }
        shown
    }
}

/// A run has fewer than 2^32 files.
fn count(files: usize) -> u32 {
    u32::try_from(files).unwrap_or(u32::MAX)
}

impl fmt::Debug for Documents {
    /// Prints the names of the files only; their text would fill the screen.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.files.iter().map(|file| &file.path)).finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::origin::{FileId, Origin};
    use crate::source::{Node, read_text};

    fn digest(text: &str) -> String {
        read_text("api".as_ref(), text.into(), &mut Diagnostics::default()).digest()
    }

    #[test]
    fn nodes_are_found_by_their_origin() {
        let documents = read_text("api".as_ref(), "a/b: [x, {c: y}]".into(), &mut Diagnostics::default());
        let list = Origin::root(FileId::ENTRY).key("a/b");
        assert_eq!(documents.node(&list.index(1).key("c")), Some(&Node::String("y".into())));
        assert_eq!(documents.node(&list.key("00")), None);
        assert_eq!(documents.node(&list.index(2)), None);
        assert_eq!(documents.node(&Origin::root(FileId(7))), None);
    }

    #[test]
    fn formatting_does_not_change_the_digest() {
        assert_eq!(digest("a: 'x'  # why\nb: [1]\n"), digest(r#"{"a":"x","b":[1]}"#));
    }

    #[test]
    fn content_and_order_change_the_digest() {
        assert_ne!(digest("{a: 1, b: 2}"), digest("{a: 1, b: 3}"));
        assert_ne!(digest("{a: 1, b: 2}"), digest("{b: 2, a: 1}"));
        assert_ne!(digest("{a: 1}"), digest("{a: '1'}"));
    }
}
