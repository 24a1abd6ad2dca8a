//! The common parts of the readers of JSON and YAML: limits, shared strings, duplicate keys, and faults.

use std::sync::Arc;

use super::interner::Interner;
use crate::limits::{DEEPEST_TREE, MOST_DUPLICATES, MOST_NODES};
use crate::origin::Pointer;

/// The state of reading one text.
pub(super) struct Reading {
    interner: Interner,
    nodes: usize,
    /// Places with duplicate keys.
    pub(super) duplicates: Vec<Pointer>,
    /// The number of further duplicate keys.
    pub(super) more_duplicates: usize,
    /// The line of the beginning of a second YAML document.
    pub(super) next_document: Option<usize>,
}

/// One step from a value to a child.
#[derive(Clone)]
pub(super) enum Step {
    Key(Arc<str>),
    Index(usize),
}

impl Reading {
    pub(super) fn new() -> Self {
        Self { interner: Interner::new(), nodes: 0, duplicates: Vec::new(), more_duplicates: 0, next_document: None }
    }

    /// A string, shared with an equal one if that is likely to exist.
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
        Err(Fault::limit(format!("the file contains more than {MOST_NODES} values, aliases counted")))
    }

    /// The number of values so far.
    pub(super) fn nodes(&self) -> usize {
        self.nodes
    }

    /// Checks the number of open arrays and objects.
    pub(super) fn check_depth(open: usize) -> Result<(), Fault> {
        if open <= DEEPEST_TREE {
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
        // A key that occurs three times is one fault.
        if !self.duplicates.contains(&place) {
            self.duplicates.push(place);
        }
    }
}

/// The reason why the text could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) kind: FaultKind,
    /// The byte offset where reading stopped.
    pub(super) offset: Option<usize>,
    pub(super) message: String,
    pub(super) help: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    /// The text does not have the syntax of the notation.
    Syntax,
    /// The text exceeds a limit, in any notation.
    Limit,
}

impl Fault {
    pub(super) fn syntax(offset: usize, message: impl Into<String>) -> Self {
        Self { offset: Some(offset), ..Self::unplaced(message) }
    }

    /// A syntax fault whose place the caller knows.
    pub(super) fn unplaced(message: impl Into<String>) -> Self {
        Self { kind: FaultKind::Syntax, offset: None, message: message.into(), help: None }
    }

    pub(super) fn limit(message: impl Into<String>) -> Self {
        Self { kind: FaultKind::Limit, ..Self::unplaced(message) }
    }

    pub(super) fn too_deep() -> Self {
        Self::limit(format!("arrays and objects are nested more than {DEEPEST_TREE} levels deep"))
    }

    /// The same fault with a hint.
    pub(super) fn help(self, help: &'static str) -> Self {
        Self { help: Some(help), ..self }
    }

    /// The same fault at a place, unless it has one already.
    pub(super) fn at(mut self, offset: usize) -> Self {
        self.offset.get_or_insert(offset);
        self
    }
}
