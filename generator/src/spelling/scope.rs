//! A namespace: the first item keeps the name, a later one tries its other names, then numbers.
//!
//! ```text
//! claim([pet])             → Pet
//! claim([pet, pet item])   → PetItem
//! claim([pet])             → Pet2
//! ```

use std::collections::HashMap;

use super::ident::{Ident, Kind, LONGEST};
use super::words::{Words, folded};

/// The space reserved for a number after a name.
const ROOM: usize = 8;

/// The number of the second item of a name.
const FIRST_NUMBER: u32 = 2;

/// The names taken in one namespace. Names that differ only in case count as the same, because some file systems and
/// readers cannot tell them apart.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Every taken name in lower case, with the number for the next item of the same name.
    taken: HashMap<String, u32>,
}

impl Scope {
    /// Creates an empty namespace.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reserves `name`; `r#` is not part of a name.
    pub fn reserve(&mut self, name: &str) {
        self.taken.entry(key(name)).or_insert(FIRST_NUMBER);
    }

    /// Returns true if `name` is free.
    pub fn is_free(&self, name: &str) -> bool {
        !self.taken.contains_key(&key(name))
    }

    /// Claims the first of `candidates` that is free, else the last one with a number.
    pub fn claim(&mut self, candidates: impl IntoIterator<Item = Words>, kind: Kind) -> Ident {
        let mut last = Words::default();
        for words in candidates {
            let ident = Ident::of(&words, kind);
            if self.take(&ident) {
                return ident;
            }
            last = words;
        }
        self.claim_numbered(&last, kind)
    }

    /// Claims `words`, or `words2`, `words3` and so on.
    fn claim_numbered(&mut self, words: &Words, kind: Kind) -> Ident {
        let wanted = Ident::of(words, kind);
        if self.take(&wanted) {
            return wanted;
        }
        let stem = words.cut(LONGEST - ROOM);
        let wanted = key(wanted.as_str());
        let mut number = self.taken.get(&wanted).copied().unwrap_or(FIRST_NUMBER);
        loop {
            let ident = Ident::of(&stem.numbered(number), kind);
            number = number.saturating_add(1);
            if self.take(&ident) {
                self.taken.insert(wanted, number);
                return ident;
            }
        }
    }

    /// Claims a name if it is free.
    fn take(&mut self, ident: &Ident) -> bool {
        let (name, file) = (key(ident.as_str()), key(&ident.file_name()));
        let is_free = !self.taken.contains_key(&name) && !self.taken.contains_key(&file);
        if is_free {
            self.taken.extend([(name, FIRST_NUMBER), (file, FIRST_NUMBER)]);
        }
        is_free
    }
}

/// Returns the key by which names are compared: those that look alike are the same.
fn key(name: &str) -> String {
    let name = name.strip_prefix("r#").unwrap_or(name);
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    name.to_lowercase().chars().map(folded).collect()
}
