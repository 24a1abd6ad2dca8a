//! Stable addresses of places, under which the lock keeps names.
//!
//! ```text
//! #/components/schemas/Pet       in the entry document
//! schemas/pet.yaml#/Owner        in another file, relative to the directory of the entry document
//! ```

use std::collections::HashMap;

use crate::origin::{FileId, Origin, OriginMap};

/// The names of places in other files.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The paths of files other than the entry document.
    pub files: HashMap<FileId, String>,
    /// Components that are only a reference to an unnamed schema, by the target of the reference.
    pub known_as: OriginMap<Origin>,
}

impl Addresses {
    /// The address of a place.
    pub fn of(&self, origin: &Origin) -> String {
        let origin = self.known_as.get(origin).unwrap_or(origin);
        let file = self.files.get(&origin.file).map_or("", String::as_str);
        format!("{file}{}", origin.pointer)
    }
}
