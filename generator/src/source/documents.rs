//! Every file of a run: its path, its text, and the tree that was read from it.

use std::fmt;
use std::path::{Path, PathBuf};

use super::digest::digest_of_nodes;
use super::node::Node;
use super::origin::{FileId, Origin};

/// The files of a run in the order of reading; the entry document comes first.
///
/// A file that could not be read is here too, without a root, so that a finding about it can be shown in its text.
#[derive(Default)]
pub struct Documents {
    files: Vec<File>,
}

/// One file.
pub(super) struct File {
    pub(super) path: PathBuf,
    pub(super) text: String,
    pub(super) content: Content,
}

/// What was in a file.
pub(super) enum Content {
    /// A tree, and the notation that it was written in.
    Tree(Node, Notation),
    /// Nothing that can be used; where reading stopped, if it stopped inside the text.
    Nothing(Option<usize>),
}

/// How a tree is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Notation {
    Json,
    Yaml,
}

impl Documents {
    /// What is written at a place, if anything is.
    pub fn node(&self, origin: &Origin) -> Option<&Node> {
        origin.pointer.tokens().into_iter().try_fold(self.root(origin.file)?, step)
    }

    /// The tree of a file; none where the file could not be read.
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

    /// The text of a file, without a byte order mark; empty where the file could not be read.
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| &file.text)
    }

    /// The files, in the order of reading.
    pub fn files(&self) -> impl ExactSizeIterator<Item = FileId> + use<> {
        (0..count(self.files.len())).map(FileId)
    }

    /// `sha256:…` of what was read: of the nodes in their order, not of comments, spacing and quoting.
    pub fn digest(&self) -> String {
        digest_of_nodes(self.files().filter_map(|file| self.root(file)))
    }

    pub(super) fn file(&self, file: FileId) -> Option<&File> {
        self.files.get(file.0 as usize)
    }

    pub(super) fn next(&self) -> FileId {
        FileId(count(self.files.len()))
    }

    pub(super) fn push(&mut self, file: File) {
        self.files.push(file);
    }
}

/// One token of a JSON pointer (RFC 6901, section 4): a key of an object, an index of an array.
fn step<'n>(node: &'n Node, token: &str) -> Option<&'n Node> {
    match node {
        Node::Object(object) => object.get(token),
        Node::Array(elements) if token == "0" || !token.starts_with(['0', '+']) => {
            elements.get(token.parse::<usize>().ok()?)
        }
        _ => None,
    }
}

/// A run has fewer than 2^32 files.
fn count(files: usize) -> u32 {
    u32::try_from(files).unwrap_or(u32::MAX)
}

impl fmt::Debug for Documents {
    /// Names the files; their text would fill the screen.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(self.files.iter().map(|file| &file.path)).finish()
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::source::{FileId, Node, Origin, read_text};

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
    fn spelling_does_not_change_the_digest() {
        assert_eq!(digest("a: 'x'  # why\nb: [1]\n"), digest(r#"{"a":"x","b":[1]}"#));
    }

    #[test]
    fn content_and_order_change_the_digest() {
        assert_ne!(digest("{a: 1, b: 2}"), digest("{a: 1, b: 3}"));
        assert_ne!(digest("{a: 1, b: 2}"), digest("{b: 2, a: 1}"));
        assert_ne!(digest("{a: 1}"), digest("{a: '1'}"));
    }
}
