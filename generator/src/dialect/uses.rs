//! The uses of schemas that depend on how they are reached; each use appears in a file of its own.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use crate::origin::{FileId, Origin, OriginMap};
use crate::source::Anchor;

/// The id of the first file of a use; ids of files that were read are smaller.
pub(super) const FIRST: u32 = 1 << 31;

/// The places of the anchors that a schema depends on.
pub(super) type Bindings = BTreeMap<Rc<str>, Anchor>;

/// Names of anchors.
pub(super) type Names = Rc<BTreeSet<Rc<str>>>;

/// The uses so far.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    pub(super) uses: Vec<Use>,
    pub(super) known: HashMap<(Origin, Bindings), FileId>,
    /// The names of the anchors that a schema depends on.
    pub(super) needed: OriginMap<Names>,
    /// The names of the anchors that the schemas with an anchor of this name depend on, and this name.
    pub(super) needed_of_anchors: HashMap<Rc<str>, Names>,
}

/// One use of a schema.
#[derive(Debug)]
pub(super) struct Use {
    /// The schema.
    pub(super) schema: Origin,
    pub(super) bindings: Bindings,
    /// The object whose reference reached it first.
    pub(super) reached: Origin,
}

impl Scopes {
    pub(super) fn of(&self, file: FileId) -> Option<&Use> {
        self.uses.get(usize::try_from(file.0.checked_sub(FIRST)?).ok()?)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.uses.is_empty()
    }

    /// The place that a place in the file of a use stands for.
    pub(super) fn real(&self, origin: &Origin) -> Origin {
        match self.of(origin.file) {
            Some(used) => Origin { file: used.schema.file, pointer: origin.pointer.clone() },
            None => origin.clone(),
        }
    }

    /// The way to a place from where its schema is used, through the reference that leads there.
    pub(super) fn address(&self, origin: &Origin) -> Origin {
        let Some(used) = self.of(origin.file) else { return origin.clone() };
        let (whole, schema) = (origin.pointer.tokens(), used.schema.pointer.tokens());
        match whole.strip_prefix(&schema[..]) {
            Some(rest) => rest.iter().fold(self.address(&used.reached), |at, token| at.key(token)),
            None => self.real(origin),
        }
    }
}

/// Returns whether a place is in the file of a use.
pub(super) fn is_use(origin: &Origin) -> bool {
    origin.file.0 >= FIRST
}
