//! What the readers of JSON and YAML share: limits, shared strings, repeated keys, and how a text can fail.

use std::sync::Arc;

use super::interner::Interner;
use super::origin::Pointer;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 64 << 20;
/// How many values a file may hold, counting what each YAML alias stands for.
pub const MOST_NODES: usize = 5_000_000;
/// How many repeated keys are told one by one.
const MOST_DUPLICATES: usize = 1000;
/// How deep arrays and objects may lie in one another, so that walking a tree is always safe.
pub const DEEPEST: usize = 128;

/// The state of reading one text.
pub(super) struct Reading {
    interner: Interner,
    nodes: usize,
    /// Places whose key occurs twice in its mapping.
    pub(super) duplicates: Vec<Pointer>,
    /// How many more there are than are kept.
    pub(super) more_duplicates: usize,
    /// The line in which another YAML document begins.
    pub(super) next_document: Option<usize>,
}

/// One step from a value into it.
#[derive(Clone)]
pub(super) enum Step {
    Key(Arc<str>),
    Index(usize),
}

impl Reading {
    pub(super) fn new() -> Self {
        Self { interner: Interner::new(), nodes: 0, duplicates: Vec::new(), more_duplicates: 0, next_document: None }
    }

    /// A string, shared with an equal one where that is likely.
    pub(super) fn text(&mut self, text: &str) -> Arc<str> {
        self.interner.intern(text)
    }

    pub(super) fn count_node(&mut self) -> Result<(), Fault> {
        self.count_nodes(1)
    }

    pub(super) fn count_nodes(&mut self, nodes: usize) -> Result<(), Fault> {
        self.nodes += nodes;
        if self.nodes <= MOST_NODES {
            return Ok(());
        }
        Err(Fault::limit(format!("the file holds more than {MOST_NODES} values, aliases counted")))
    }

    /// How many values were counted.
    pub(super) fn nodes(&self) -> usize {
        self.nodes
    }

    /// Checks how many arrays and objects are open.
    pub(super) fn check_depth(open: usize) -> Result<(), Fault> {
        if open <= DEEPEST {
            return Ok(());
        }
        Err(Fault::too_deep())
    }

    pub(super) fn duplicate_key(&mut self, path: &[Step], key: &str) {
        if self.duplicates.len() == MOST_DUPLICATES {
            self.more_duplicates += 1;
            return;
        }
        let parent = path.iter().fold(Pointer::ROOT, |pointer, step| match step {
            Step::Key(key) => pointer.key(key),
            Step::Index(index) => pointer.key(&index.to_string()),
        });
        let place = parent.key(key);
        // A key that comes three times is one fault.
        if !self.duplicates.contains(&place) {
            self.duplicates.push(place);
        }
    }
}

/// Why a text could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    /// Where reading stopped, in bytes.
    pub(super) offset: Option<usize>,
    pub(super) message: String,
    pub(super) help: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The text is not in the notation.
    Syntax,
    /// The text is larger than what is read, in any notation.
    Limit,
}

impl Fault {
    pub(super) fn syntax(offset: usize, message: impl Into<String>) -> Self {
        Self { offset: Some(offset), ..Self::unplaced(message) }
    }

    /// A fault of the syntax whose place is known to whoever asked.
    pub(super) fn unplaced(message: impl Into<String>) -> Self {
        Self { kind: FaultKind::Syntax, offset: None, message: message.into(), help: None }
    }

    pub(super) fn limit(message: impl Into<String>) -> Self {
        Self { kind: FaultKind::Limit, ..Self::unplaced(message) }
    }

    pub(super) fn too_deep() -> Self {
        Self::limit(format!("arrays and objects lie more than {DEEPEST} deep in one another"))
    }

    /// The same fault with what helps against it.
    pub(super) fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The same fault at a place, unless it has one.
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.offset.get_or_insert(offset);
        self
    }
}
