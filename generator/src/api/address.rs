//! What a place is called from run to run, as the lock keeps it.
//!
//! ```text
//! #/components/schemas/Pet       in the entry document
//! schemas/pet.yaml#/Owner        in another file, from the folder of the entry document
//! ```

use std::collections::HashMap;

use crate::source::{FileId, Origin};

/// The names of places that other files hold.
#[derive(Debug, Default)]
pub struct Addresses {
    /// The paths of files other than the entry document.
    pub files: HashMap<FileId, String>,
    /// Components that are nothing but a reference to something without a name, by what they refer to.
    pub known_as: HashMap<Origin, Origin>,
}

impl Addresses {
    /// The address of a place.
    pub fn of(&self, origin: &Origin) -> String {
        let origin = self.known_as.get(origin).unwrap_or(origin);
        let file = self.files.get(&origin.file).map_or("", String::as_str);
        format!("{file}{}", origin.pointer)
    }
}
