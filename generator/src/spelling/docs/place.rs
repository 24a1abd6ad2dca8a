//! Positions in a description: the line at a position, and the prefix of a new line there.

use crate::limits::LONGEST_LINE_HEAD;
use std::ops::Range;

/// A description and the ends of its lines: a line may be as long as the whole, and is needed for every tag in it.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    ends: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    /// Returns the text of the line before `at`.
    pub(super) fn before(&self, at: usize) -> &'a str {
        let above = self.ends.partition_point(|end| *end < at);
        let start = above.checked_sub(1).map_or(0, |above| self.ends[above] + 1);
        &self.text[start..at]
    }

    /// Returns the text of the line from `at` on.
    pub(super) fn after(&self, at: usize) -> &'a str {
        let end = self.ends.get(self.ends.partition_point(|end| *end < at));
        &self.text[at..end.copied().unwrap_or(self.text.len())]
    }

    /// Returns true if the line above that of `at` is empty, or there is none.
    pub(super) fn follows_blank(&self, at: usize) -> bool {
        let start = at - self.before(at).len();
        start == 0 || is_blank(self.before(start - 1))
    }

    /// Returns true if the line below that of `at` is empty, or there is none.
    pub(super) fn precedes_blank(&self, at: usize) -> bool {
        let end = at + self.after(at).len();
        end == self.text.len() || is_blank(self.after(end + 1))
    }

    /// Returns true if a range contains an empty line.
    pub(super) fn has_break(&self, range: &Range<usize>) -> bool {
        let first = self.ends.partition_point(|end| *end < range.start);
        let ends = self.ends[first..].iter().take_while(|end| **end < range.end);
        ends.clone().zip(ends.skip(1)).any(|(one, two)| one + 1 == *two)
    }
}

/// Returns true if a line has no content; the marks of a quotation are ignored.
pub(super) fn is_blank(line: &str) -> bool {
    line.bytes().all(|byte| matches!(byte, b' ' | b'>'))
}

/// Returns the marks of the list items and quotations of a line: `> 1. ` of `> 1. text`.
pub(super) fn head(line: &str) -> &str {
    let end = (0..=LONGEST_LINE_HEAD.min(line.len())).rfind(|&at| line.is_char_boundary(at)).unwrap_or_default();
    let line = &line[..end];
    let mut rest = line;
    loop {
        let next = rest.trim_start_matches([' ', '>']);
        let number = next.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let marks = if number.len() < next.len() { &[". ", ") "][..] } else { &["- ", "* ", "+ "] };
        let found = marks.iter().find_map(|mark| number.strip_prefix(mark));
        match found {
            Some(item) => rest = item,
            None => return &line[..line.len() - next.len()],
        }
    }
}

/// Returns the prefix that keeps a new line in the same list items and quotations as `line`.
pub(super) fn continuation(line: &str) -> String {
    let same = |mark: char| if mark == '>' { '>' } else { ' ' };
    head(line).chars().map(same).collect()
}
