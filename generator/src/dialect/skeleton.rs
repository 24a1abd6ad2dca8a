//! Documents as the later stages see them: every skeleton has the shape of OpenAPI 3.0.
//!
//! What was rewritten keeps the place where it was written: messages, the lock and references speak of that place.
//!
//! ```yaml
//! definitions: {Pet: {…}}   # is seen at "#/components/schemas/Pet", and is written at "#/definitions/Pet"
//! ```

use std::collections::HashMap;

use super::Dialect;
use crate::source::{Documents, Fault, FileId, Node, Origin, Pointer};

/// Documents, those rewritten that are of another shape.
#[derive(Debug)]
pub struct Skeleton<'d> {
    documents: &'d Documents,
    dialect: Dialect,
    rewritten: HashMap<FileId, Node>,
    moves: Moves,
}

impl<'d> Skeleton<'d> {
    /// Documents that are seen as they are written.
    pub(super) fn as_written(documents: &'d Documents, dialect: Dialect) -> Self {
        Self { documents, dialect, rewritten: HashMap::new(), moves: Moves::default() }
    }

    /// Documents of which one is seen as `root`.
    pub(super) fn rewritten(
        documents: &'d Documents,
        dialect: Dialect,
        file: FileId,
        root: Node,
        moves: Moves,
    ) -> Self {
        Self { documents, dialect, rewritten: HashMap::from([(file, root)]), moves }
    }

    /// The version in which the entry document is written.
    pub fn dialect(&self) -> Dialect {
        self.dialect
    }

    /// The documents as they are written.
    pub fn documents(&self) -> &'d Documents {
        self.documents
    }

    /// Whether everything is seen where it is written.
    pub fn is_as_written(&self) -> bool {
        self.rewritten.is_empty()
    }

    /// What is seen at a place, if anything is.
    pub fn node(&self, origin: &Origin) -> Option<&Node> {
        match self.rewritten.get(&origin.file) {
            Some(root) => root.find(&origin.pointer),
            None => self.documents.node(origin),
        }
    }

    /// Where a thing is written that is seen here.
    pub fn written(&self, seen: &Origin) -> Origin {
        self.moves.written(seen)
    }

    /// Where a thing is seen that is written here.
    pub fn seen(&self, written: &Origin) -> Origin {
        self.moves.seen(written)
    }

    /// Where a reference leads that is seen at `from`; nothing need be there.
    pub fn target(&self, from: &Origin, reference: &str) -> Result<Origin, Fault> {
        let target = self.documents.target(&self.written(from), reference)?;
        Ok(self.seen(&target))
    }
}

/// What stands elsewhere than it is written, as pairs of places; what lies below them moves with them.
#[derive(Debug, Default)]
pub(super) struct Moves {
    written: HashMap<Origin, Origin>,
    seen: HashMap<Origin, Origin>,
}

impl Moves {
    /// Remembers a pair; what is written once and seen several times is looked for where it was seen first.
    pub(super) fn add(&mut self, place: &Place) {
        self.written.insert(place.seen.clone(), place.written.clone());
        self.seen.entry(place.written.clone()).or_insert_with(|| place.seen.clone());
    }

    fn written(&self, seen: &Origin) -> Origin {
        translate(&self.written, seen)
    }

    fn seen(&self, written: &Origin) -> Origin {
        translate(&self.seen, written)
    }
}

/// Replaces the longest beginning that is known.
fn translate(map: &HashMap<Origin, Origin>, origin: &Origin) -> Origin {
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

/// A thing during a rewrite: where it is written, and where it will be seen.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) written: Origin,
    pub(super) seen: Origin,
}

impl Place {
    /// A file as a whole.
    pub(super) fn root(file: FileId) -> Self {
        Self { written: Origin::root(file), seen: Origin::root(file) }
    }

    /// What is under the same key on both sides.
    #[must_use]
    pub(super) fn key(&self, key: &str) -> Self {
        Self { written: self.written.key(key), seen: self.seen.key(key) }
    }

    /// What is at one level on the written side and one level deeper on the other.
    #[must_use]
    pub(super) fn under(&self, key: &str) -> Self {
        Self { written: self.written.clone(), seen: self.seen.key(key) }
    }

    /// The same place to see, written elsewhere.
    #[must_use]
    pub(super) fn written_at(&self, written: &Origin) -> Self {
        Self { written: written.clone(), seen: self.seen.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Moves, Place};
    use crate::source::{FileId, Origin};

    #[test]
    fn what_lies_below_moves_along_and_the_longest_beginning_counts() {
        let root = Origin::root(FileId::ENTRY);
        let mut moves = Moves::default();
        let components = root.key("components").key("schemas");
        moves.add(&Place { written: root.key("definitions"), seen: components.clone() });
        moves.add(&Place { written: root.key("definitions").key("Pet").key("x"), seen: components.key("Other") });
        assert_eq!(moves.written(&components.key("Pet").key("type")), root.key("definitions").key("Pet").key("type"));
        assert_eq!(moves.seen(&root.key("definitions").key("Pet").key("x").key("y")), components.key("Other").key("y"));
        assert_eq!(moves.seen(&root.key("paths")), root.key("paths"));
    }

    #[test]
    fn what_is_seen_twice_is_found_where_it_was_seen_first() {
        let root = Origin::root(FileId::ENTRY);
        let mut moves = Moves::default();
        moves.add(&Place { written: root.key("schema"), seen: root.key("json") });
        moves.add(&Place { written: root.key("schema"), seen: root.key("xml") });
        assert_eq!(moves.seen(&root.key("schema")), root.key("json"));
        assert_eq!(moves.written(&root.key("xml")), root.key("schema"));
    }
}
