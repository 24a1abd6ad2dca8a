//! Every file of a run: its path, its text, and the tree that was read from it.

mod answers;
mod overlaid;
mod target;

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::digest::digest_of_nodes;
use super::node::Node;
use super::origin::{FileId, Origin};
use super::resources::{Resources, count_keywords};
use super::uri;
use super::written::Written;

/// The files of a run in the order of reading; the entry document comes first.
///
/// A file that could not be read is here too, without a root, so that a finding about it can be shown in its text.
#[derive(Default)]
pub struct Documents {
    files: Vec<File>,
    /// What has a URI: files, and what a `$id` names.
    resources: HashMap<String, Origin>,
    /// The files that are referred to and were not read.
    refused: HashMap<String, Fault>,
    /// Where the parts of the entry document are written that overlays changed.
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

/// What a file is to a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Role {
    /// The entry document, or what references reach beside it.
    Document,
    /// An answer to this URL, which is not that of the file where it redirected.
    Answer(String),
    /// An overlay; what it says is in the entry document.
    Overlay,
    /// A file that was to be an overlay.
    BrokenOverlay,
}

/// Why a reference leads to nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is there.
    Dangling,
    /// The way leads back to where it came from.
    Loop,
    /// It leads to a URL that is not of this computer: of this origin, if it is one that can be allowed.
    Remote(Option<String>),
    /// It leads to a URL that was not answered, for this reason.
    Unanswered(String),
    /// It leads to a file outside of this folder.
    Outside(PathBuf),
    /// It leads to a file that cannot be read, for this reason.
    Unreadable(String),
    /// It leads to this URI, which nobody has read.
    Unread(String),
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
        self.root(origin.file)?.find(&origin.pointer)
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

    /// How a file is written from the folder of the entry document, with slashes; empty for the entry document, and the
    /// URL of one that is not of this computer.
    pub fn relative_path(&self, file: FileId) -> String {
        match (self.file(FileId::ENTRY), self.file(file)) {
            (Some(_), Some(File { role: Role::Answer(url), .. })) => url.clone(),
            (Some(entry), Some(other)) if file != FileId::ENTRY => uri::relative(&entry.uri, &other.uri),
            _ => String::new(),
        }
    }

    /// The path of a file of this computer that was read.
    pub fn disk_path(&self, file: FileId) -> Option<&Path> {
        let file = self.file(file)?;
        (!matches!(file.role, Role::Answer(_))).then_some(&file.path)
    }

    /// The text of a file, without a byte order mark; empty where the file could not be read.
    pub fn text(&self, file: FileId) -> &str {
        self.file(file).map_or("", |file| &file.text)
    }

    /// The files, in the order of reading.
    pub fn files(&self) -> impl ExactSizeIterator<Item = FileId> + use<> {
        (0..count(self.files.len())).map(FileId)
    }

    /// How often each of these keywords stands in the files, where it is a keyword; those that do not are left out.
    pub fn count_keywords(&self, keywords: &[&'static str]) -> IndexMap<&'static str, usize> {
        let mut counts = keywords.iter().map(|keyword| (*keyword, 0)).collect();
        for root in self.files().filter_map(|file| self.root(file)) {
            count_keywords(root, &mut counts);
        }
        counts.retain(|_, count| *count > 0);
        counts
    }

    /// `sha256:…` of what was read: of the nodes in their order, not of comments, spacing and quoting.
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

    /// Makes known what has a URI in a file, and the file itself.
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

    /// Another URI of a file.
    pub(super) fn name_file(&mut self, file: FileId, uri: String) {
        self.resources.entry(uri).or_insert_with(|| Origin::root(file));
    }

    /// Remembers that a file is not read.
    pub(super) fn refuse(&mut self, uri: String, fault: Fault) {
        self.refused.insert(uri, fault);
    }

    /// The path of another file as it is shown: as the entry document's was given.
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
