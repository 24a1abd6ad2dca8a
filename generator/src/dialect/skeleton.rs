//! Documents in the form that the later stages read: every skeleton has the form of OpenAPI 3.0.
//!
//! A rewritten part keeps the place where it was written: messages, the lock and references name that place.
//!
//! ```yaml
//! definitions: {Pet: {…}}   # appears at "#/components/schemas/Pet", is written at "#/definitions/Pet"
//! ```

use std::cell::RefCell;
use std::collections::HashMap;

use super::Dialect;
use super::uses::{Scopes, is_use};
use crate::origin::{FileId, Origin, OriginMap, Pointer};
use crate::source::{Documents, Fault, Nearby, Node};

/// The documents, and rewritten versions of those that have another form.
#[derive(Debug)]
pub struct Skeleton<'d> {
    documents: &'d Documents,
    dialect: Dialect,
    rewritten: HashMap<FileId, Node>,
    moves: Moves,
    /// Set if the targets of some references depend on how they are reached.
    pub(super) is_scoped: bool,
    pub(super) scopes: RefCell<Scopes>,
    /// The targets of references that were followed, by the object with the reference.
    followed: RefCell<OriginMap<Result<Origin, Fault>>>,
}

impl<'d> Skeleton<'d> {
    /// Documents that appear as they are written.
    pub(super) fn as_written(documents: &'d Documents, dialect: Dialect) -> Self {
        Self::new(documents, dialect, HashMap::new(), Moves::default())
    }

    /// Documents of which one appears as `root`.
    pub(super) fn rewritten(
        documents: &'d Documents,
        dialect: Dialect,
        file: FileId,
        root: Node,
        moves: Moves,
    ) -> Self {
        Self::new(documents, dialect, HashMap::from([(file, root)]), moves)
    }

    fn new(documents: &'d Documents, dialect: Dialect, rewritten: HashMap<FileId, Node>, moves: Moves) -> Self {
        let is_scoped = documents.has_rebound_anchors();
        Self {
            documents,
            dialect,
            rewritten,
            moves,
            is_scoped,
            scopes: RefCell::default(),
            followed: RefCell::default(),
        }
    }

    /// The version of the entry document.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The documents as they are written.
    pub fn documents(&self) -> &'d Documents {
        self.documents
    }

    /// Returns whether every part appears where it is written.
    pub fn is_as_written(&self) -> bool {
        self.rewritten.is_empty() && self.scopes.borrow().is_empty()
    }

    /// The node that appears at a place, if any.
    pub fn node(&self, origin: &Origin) -> Option<&Node> {
        if is_use(origin) {
            return self.node(&self.scopes.borrow().real(origin));
        }
        match self.rewritten.get(&origin.file) {
            Some(root) => root.find(&origin.pointer),
            None => self.documents.node(origin),
        }
    }

    /// Does the same as [`Self::node`], from the last place that was looked up.
    pub fn node_near<'s>(&'s self, origin: &Origin, near: &mut Nearby<'s>) -> Option<&'s Node> {
        if is_use(origin) {
            return self.node_near(&self.scopes.borrow().real(origin), near);
        }
        near.find(origin, || match self.rewritten.get(&origin.file) {
            Some(root) => Some(root),
            None => self.documents.root(origin.file),
        })
    }

    /// The place where a part is written that appears here.
    pub fn written(&self, seen: &Origin) -> Origin {
        if is_use(seen) {
            return self.written(&self.scopes.borrow().real(seen));
        }
        self.moves.written(seen)
    }

    /// The address of a part that appears here: the place where it is written, or the way there from where it is used, if
    /// it depends on that.
    pub fn address(&self, seen: &Origin) -> Origin {
        if is_use(seen) {
            return self.address(&self.scopes.borrow().address(seen));
        }
        self.moves.written(seen)
    }

    /// The place where a part appears that is written here.
    pub fn seen(&self, written: &Origin) -> Origin {
        self.moves.seen(written)
    }

    /// The final target of the reference of the object at a place, if that was followed before.
    pub fn followed(&self, origin: &Origin) -> Option<Result<Origin, Fault>> {
        self.followed.borrow().get(origin).cloned()
    }

    /// Keeps the final target of the reference of the object at a place, unless targets depend on how they are reached.
    pub fn keep_followed(&self, origin: Origin, target: &Result<Origin, Fault>) {
        if !self.is_scoped {
            self.followed.borrow_mut().insert(origin, target.clone());
        }
    }

    /// The target of a reference that appears at `from`; the target need not exist.
    pub fn target(&self, from: &Origin, reference: &str) -> Result<Origin, Fault> {
        if self.is_scoped {
            return self.target_in_scope(from, reference);
        }
        let target = self.documents.target(&self.written(from), reference)?;
        Ok(self.seen(&target))
    }
}

/// The parts that appear elsewhere than they are written, as pairs of places; everything below them moves with them.
#[derive(Debug, Default)]
pub(super) struct Moves {
    written: OriginMap<Origin>,
    seen: OriginMap<Origin>,
}

impl Moves {
    /// Adds a pair. A part that appears several times is found where it appeared first.
    pub(super) fn add(&mut self, place: &Moved) {
        self.written.insert(place.seen.clone(), place.written.clone());
        self.seen.entry(place.written.clone()).or_insert_with(|| place.seen.clone());
    }

    /// Names the place of a part that is made up: messages about it name the place, but what is written there has not moved.
    pub(super) fn name(&mut self, place: &Moved) {
        self.written.insert(place.seen.clone(), place.written.clone());
    }

    fn written(&self, seen: &Origin) -> Origin {
        translate(&self.written, seen)
    }

    fn seen(&self, written: &Origin) -> Origin {
        translate(&self.seen, written)
    }
}

/// Replaces the longest known prefix.
fn translate(map: &OriginMap<Origin>, origin: &Origin) -> Origin {
    if map.is_empty() {
        return origin.clone();
    }
    let mut rest: Vec<&str> = Vec::new();
    let mut pointer: &Pointer = &origin.pointer;
    loop {
        let beginning = Origin { file: origin.file, pointer: pointer.clone() };
        if let Some(other) = map.get(&beginning) {
            return rest.into_iter().rev().fold(other.clone(), |origin, token| origin.key(token));
        }
        let (Some(last), Some(parent)) = (pointer.last(), pointer.parent()) else { return origin.clone() };
        rest.push(last);
        pointer = parent;
    }
}

/// A part during a rewrite: the place where it is written, and the place where it will appear.
#[derive(Debug, Clone)]
pub(super) struct Moved {
    pub(super) written: Origin,
    pub(super) seen: Origin,
}

impl Moved {
    /// A whole file.
    pub(super) fn root(file: FileId) -> Self {
        Self { written: Origin::root(file), seen: Origin::root(file) }
    }

    /// The part under the same key on both sides.
    #[must_use]
    pub(super) fn key(&self, key: &str) -> Self {
        Self { written: self.written.key(key), seen: self.seen.key(key) }
    }

    /// The part that is one level deeper where it appears than where it is written.
    #[must_use]
    pub(super) fn under(&self, key: &str) -> Self {
        Self { written: self.written.clone(), seen: self.seen.key(key) }
    }

    /// The same place of appearance, written elsewhere.
    #[must_use]
    pub(super) fn written_at(&self, written: &Origin) -> Self {
        Self { written: written.clone(), seen: self.seen.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Moved, Moves};
    use crate::origin::{FileId, Origin};

    #[test]
    fn what_lies_below_moves_along_and_the_longest_beginning_counts() {
        let root = Origin::root(FileId::ENTRY);
        let mut moves = Moves::default();
        let components = root.key("components").key("schemas");
        moves.add(&Moved { written: root.key("definitions"), seen: components.clone() });
        moves.add(&Moved { written: root.key("definitions").key("Pet").key("x"), seen: components.key("Other") });
        assert_eq!(moves.written(&components.key("Pet").key("type")), root.key("definitions").key("Pet").key("type"));
        assert_eq!(moves.seen(&root.key("definitions").key("Pet").key("x").key("y")), components.key("Other").key("y"));
        assert_eq!(moves.seen(&root.key("paths")), root.key("paths"));
    }

    #[test]
    fn what_is_seen_twice_is_found_where_it_was_seen_first() {
        let root = Origin::root(FileId::ENTRY);
        let mut moves = Moves::default();
        moves.add(&Moved { written: root.key("schema"), seen: root.key("json") });
        moves.add(&Moved { written: root.key("schema"), seen: root.key("xml") });
        assert_eq!(moves.seen(&root.key("schema")), root.key("json"));
        assert_eq!(moves.written(&root.key("xml")), root.key("schema"));
    }
}
