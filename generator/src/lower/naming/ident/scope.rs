//! One namespace: who comes first keeps the name, a newcomer tries its other names, then numbers.
//!
//! ```text
//! claim([pet])             → Pet
//! claim([pet, pet item])   → PetItem
//! claim([pet])             → Pet2
//! ```

use std::collections::HashMap;

use super::{Ident, Kind, LONGEST};
use crate::lower::naming::words::Words;

/// Room that a number may take behind a name.
const ROOM: usize = 8;

/// The names taken in one namespace. Names that differ only in case count as the same, for file
/// systems that can't tell them apart, and for readers.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// Every taken name in lower case, with the number to try next for its next namesake.
    taken: HashMap<String, u32>,
}

impl Scope {
    /// A namespace where everything is free.
    pub fn new() -> Self {
        Self::default()
    }

    /// Keeps `name` from being given out; `r#` is not part of a name.
    pub fn reserve(&mut self, name: &str) {
        self.taken.entry(key(name)).or_insert(2);
    }

    /// Whether nobody has `name`.
    pub fn is_free(&self, name: &str) -> bool {
        !self.taken.contains_key(&key(name))
    }

    /// Gives out the first of `candidates` that is free, else the last one with a number.
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

    /// Gives out `words`, or `words2`, `words3` and so on.
    fn claim_numbered(&mut self, words: &Words, kind: Kind) -> Ident {
        let wanted = Ident::of(words, kind);
        if self.take(&wanted) {
            return wanted;
        }
        let stem = words.cut(LONGEST - ROOM);
        let wanted = key(wanted.as_str());
        let mut number = self.taken.get(&wanted).copied().unwrap_or(2);
        loop {
            let ident = Ident::of(&stem.numbered(number), kind);
            number = number.saturating_add(1);
            if self.take(&ident) {
                self.taken.insert(wanted, number);
                return ident;
            }
        }
    }

    /// Takes a name if it is free.
    fn take(&mut self, ident: &Ident) -> bool {
        let free = self.is_free(ident.as_str());
        if free {
            self.reserve(ident.as_str());
        }
        free
    }
}

/// What names are compared by.
fn key(name: &str) -> String {
    name.strip_prefix("r#").unwrap_or(name).to_lowercase()
}
