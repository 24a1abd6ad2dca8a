//! Every file of a run: its path, its text, and the tree that was read from it.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};

use super::digest::digest_of_nodes;
use super::node::Node;
use super::origin::{FileId, Origin, Pointer};
use super::resources::Resources;
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

    /// Where a reference leads that is written at `from` (RFC 3986, section 5; JSON Schema 2020-12, section 8.2).
    ///
    /// Nothing need be there: a part of the way may be behind another reference.
    pub fn target(&self, from: &Origin, reference: &str) -> Result<Origin, Fault> {
        let (reference, fragment) = uri::split_fragment(reference);
        let file = self.file(from.file).ok_or(Fault::Dangling)?;
        let base = file.resources.base_of(&from.pointer);
        let (uri, resource) = match base {
            None if reference.is_empty() => (file.uri.clone(), Origin::root(from.file)),
            _ => self.resource(base, file, reference)?,
        };
        let fragment = uri::decode_percent(fragment.unwrap_or_default());
        if fragment.is_empty() {
            return Ok(resource);
        }
        let Some(pointer) = Pointer::parse(&fragment) else {
            return self.anchor(&resource, &uri, &fragment).ok_or(Fault::Dangling);
        };
        let below = |origin: Origin| pointer.tokens().into_iter().fold(origin, |at, token| at.key(token));
        let found = below(resource);
        if base.is_some() && reference.is_empty() && self.node(&found).is_none() {
            // Many who write a `$id` still count pointers from the top of the file.
            let from_top = below(Origin::root(from.file));
            return Ok(if self.node(&from_top).is_some() { from_top } else { found });
        }
        Ok(found)
    }

    /// What a reference means by the `$id` or `$self` around it, where that is a URL of the web.
    pub(super) fn named_url(&self, from: &Origin, reference: &str) -> Option<String> {
        let base = self.file(from.file)?.resources.base_of(&from.pointer)?;
        Some(uri::resolve(base, uri::split_fragment(reference).0)).filter(|url| uri::is_web(url))
    }

    /// What a URI names. One that is relative to a `$id` is also looked for beside the file, as most tools do.
    fn resource(&self, base: Option<&str>, file: &File, reference: &str) -> Result<(String, Origin), Fault> {
        let beside = uri::resolve(&file.uri, reference);
        let candidates = base.map(|base| uri::resolve(base, reference)).into_iter().chain([beside.clone()]);
        for uri in candidates {
            if let Some(origin) = self.resources.get(&uri) {
                return Ok((uri, origin.clone()));
            }
        }
        Err(self.refused.get(&beside).cloned().unwrap_or(Fault::Unread(beside)))
    }

    fn anchor(&self, resource: &Origin, uri: &str, name: &str) -> Option<Origin> {
        let resources = &self.file(resource.file)?.resources;
        let pointer = resources.anchor(uri, name)?.clone();
        Some(Origin { file: resource.file, pointer })
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

    /// What was answered to URLs: the URL, that of the file in the end, and its text. What nothing can be made of is not
    /// among them.
    pub(super) fn answers(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.files.iter().filter_map(|file| match (&file.role, &file.content) {
            (Role::Answer(url), Content::Tree(..)) => Some((url.as_str(), file.uri.as_str(), file.text.as_str())),
            _ => None,
        })
    }

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

    /// Takes a file for an answer to `url`, which is called `in_the_end` after redirections.
    pub(super) fn take_as_answer(&mut self, file: FileId, url: &str, in_the_end: &str) {
        self.resources.retain(|_, origin| origin.file != file);
        if let Some(answer) = self.files.get_mut(file.0 as usize) {
            answer.role = Role::Answer(url.to_owned());
            in_the_end.clone_into(&mut answer.uri);
        }
        self.name_resources(file);
        self.name_file(file, url.to_owned());
    }

    /// Whether a file is an answer to a URL.
    pub(super) fn is_answer(&self, file: FileId) -> bool {
        self.file(file).is_some_and(|file| matches!(file.role, Role::Answer(_)))
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
