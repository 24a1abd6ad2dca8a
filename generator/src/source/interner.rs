//! Shared strings: equal short strings are stored once, because a large document contains `"type"` 200,000 times.

use std::sync::Arc;

/// Longer strings are rarely repeated.
const LONGEST: usize = 48;
const SLOTS: usize = 1 << 12;

/// A table of recent strings. Its size is fixed: a new string replaces one with the same slot, so that a document
/// cannot make the table grow or slow.
pub(super) struct Interner(Vec<Option<Arc<str>>>);

impl Interner {
    pub(super) fn new() -> Self {
        Self(vec![None; SLOTS])
    }

    /// The shared string that is equal to `text`.
    pub(super) fn intern(&mut self, text: &str) -> Arc<str> {
        if text.len() > LONGEST {
            return text.into();
        }
        let slot = &mut self.0[slot_of(text)];
        match slot {
            Some(known) if **known == *text => known.clone(),
            _ => slot.insert(text.into()).clone(),
        }
    }
}

/// The slot of a string: its FNV-1a hash, reduced to the size of the table.
fn slot_of(text: &str) -> usize {
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 15)) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_short_strings_are_shared() {
        let mut interner = Interner::new();
        assert!(Arc::ptr_eq(&interner.intern("type"), &interner.intern("type")));
        assert_eq!(&*interner.intern("types"), "types");
    }

    #[test]
    fn strings_in_the_same_slot_stay_themselves() {
        let mut interner = Interner::new();
        for number in 0..3 * SLOTS {
            let text = number.to_string();
            assert_eq!(*interner.intern(&text), *text);
        }
    }
}
