//! The state of a rewrite.

use super::media_types::MediaTypes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::dialect::skeleton::Moves;
use crate::limits::LONGEST_REFERENCES;
use crate::origin::Origin;
use crate::source::{Documents, Node, Object};

/// The state of a rewrite.
pub(super) struct Upgrade<'a> {
    pub(super) documents: &'a Documents,
    pub(super) moves: Moves,
    pub(super) diagnostics: &'a mut Diagnostics,
    /// `consumes` and `produces` of the document.
    pub(super) global: MediaTypes,
    /// The root, if the document has parts of 2.0.
    pub(super) root: &'a Object,
    /// Set if the whole document is of 2.0, rather than parts of it.
    pub(super) is_old: bool,
}

impl<'a> Upgrade<'a> {
    pub(super) fn report(&mut self, code: Code, written: &Origin, message: impl Into<String>) -> &mut Diagnostic {
        self.diagnostics.report(code, written, message)
    }

    /// The object behind any references, and the place where it is written. `resolve` finds and reports the faults.
    pub(super) fn follow(&self, node: &'a Node, written: &Origin) -> Option<(&'a Object, Origin)> {
        let (mut node, mut at) = (node, written.clone());
        for _ in 0..LONGEST_REFERENCES {
            let object = node.as_object()?;
            let Some(reference) = object.get("$ref").and_then(Node::as_str) else { return Some((object, at)) };
            at = self.documents.target(&at, reference).ok()?;
            node = self.documents.node(&at)?;
        }
        None
    }
}
