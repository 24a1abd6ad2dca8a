//! Edits of a description, collected while it is read and applied at once.

use std::ops::Range;

/// Replacements at byte ranges of one text.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Replaces `range` by `text`.
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    /// Inserts `text` at `at`.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Deletes `range`.
    pub(super) fn delete(&mut self, range: Range<usize>) {
        self.replace(range, "");
    }

    /// Returns true if the text needs no change.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Applies all edits. Of two that overlap the earlier one is applied; the other part is read again, as long as
    /// there is something to change.
    pub(super) fn apply(mut self, text: &str) -> String {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut edited = String::with_capacity(text.len() + 16 * self.0.len());
        let mut done = 0;
        for (range, replacement) in self.0 {
            if range.start < done {
                continue;
            }
            edited.push_str(&text[done..range.start]);
            edited.push_str(&replacement);
            done = range.end;
        }
        edited.push_str(&text[done..]);
        edited
    }
}
