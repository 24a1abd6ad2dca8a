//! The places of changes in both documents, whose lines are found in one pass over each.

use serde::Serialize;

use crate::origin::{Origin, OriginMap};
use crate::source::{Documents, Position, locate};

/// A place in a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ChangePlace {
    /// The path of the file, as it was given.
    pub file: String,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The column in characters, counted from 1.
    pub column: Option<usize>,
    /// The JSON pointer, as a URI fragment.
    pub pointer: String,
}

/// The places in both documents.
pub(super) struct Places<'d> {
    documents: [&'d Documents; 2],
    positions: [OriginMap<Position>; 2],
}

impl<'d> Places<'d> {
    /// Finds the places, those of one document while those of the other are found.
    pub(super) fn find(documents: [&'d Documents; 2], origins: &[Vec<&Origin>; 2]) -> Self {
        let ([old, new], [old_origins, new_origins]) = (documents, origins);
        let positions = std::thread::scope(|scope| {
            let new = scope.spawn(|| positions(new, new_origins));
            let old = positions(old, old_origins);
            [old, new.join().unwrap_or_default()]
        });
        Self { documents, positions }
    }

    /// Returns a place in the old document.
    pub(super) fn in_old(&self, origin: &Origin) -> ChangePlace {
        place(self.documents[0], &self.positions[0], origin)
    }

    /// Returns a place in the new document.
    pub(super) fn in_new(&self, origin: &Origin) -> ChangePlace {
        place(self.documents[1], &self.positions[1], origin)
    }
}

fn positions(documents: &Documents, origins: &[&Origin]) -> OriginMap<Position> {
    let found = locate(documents, origins).into_iter().zip(origins);
    found.filter_map(|(position, origin)| Some(((*origin).clone(), position?))).collect()
}

fn place(documents: &Documents, positions: &OriginMap<Position>, origin: &Origin) -> ChangePlace {
    let position = positions.get(origin);
    ChangePlace {
        file: documents.path(origin.file).display().to_string(),
        line: position.map(|position| position.line),
        column: position.map(|position| position.column),
        pointer: origin.pointer.to_string(),
    }
}
