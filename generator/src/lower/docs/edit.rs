//! Changes to a text, collected while it is read and made all at once.

use std::ops::Range;

/// Replacements at byte ranges of one text.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts `text` in the place of `range`.
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    /// Puts `text` in front of what is at `at`.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(at..at, text);
    }

    /// Leaves `range` out.
    pub(super) fn delete(&mut self, range: Range<usize>) {
        self.replace(range, "");
    }

    /// Whether the text is fine as it is.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text with all changes made. Of two that overlap the earlier one is made; the other
    /// part is looked at again, as long as there is something to change.
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
