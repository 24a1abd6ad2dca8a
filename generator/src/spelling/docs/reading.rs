//! A description that is being read: the open constructs at a place, and the edits so far.

use std::ops::Range;

use super::edit::Edits;
use super::html::Tags;
use super::place::{self, Lines};

/// A heading, or a link without a valid target, whose content is being read.
#[derive(Debug)]
pub(super) struct Open {
    pub(super) range: Range<usize>,
    /// The range from the first to the last element inside.
    pub(super) inside: Option<Range<usize>>,
}

/// An image on the web, whose alternative text is being read.
#[derive(Debug)]
pub(super) struct Image {
    pub(super) open: Open,
    pub(super) target: String,
}

/// A description that is being read.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) lines: Lines<'a>,
    pub(super) edits: Edits,
    /// The number of open list items, quotations and footnotes.
    pub(super) containers: usize,
    /// The number of open links, images and code blocks, whose addresses are ignored.
    pub(super) closed_to_urls: usize,
    pub(super) in_table: bool,
    pub(super) heading: Option<Open>,
    pub(super) dead_link: Option<Open>,
    pub(super) image: Option<Image>,
    /// The end of the last HTML link, whose images become words.
    pub(super) html_link_end: usize,
    pub(super) tags: Tags,
    /// The end of the text that has been rewritten, so that further events before it are ignored.
    pub(super) done: usize,
    /// True if the text contains something that no rule can change.
    pub(super) hopeless: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            lines: Lines::of(text),
            edits: Edits::default(),
            containers: 0,
            closed_to_urls: 0,
            in_table: false,
            heading: None,
            dead_link: None,
            image: None,
            html_link_end: 0,
            tags: Tags::default(),
            done: 0,
            hopeless: false,
        }
    }

    /// Returns true if a place is inside a link, which contains no other one (`CommonMark`, 6.3).
    pub(super) fn is_in_link(&self, at: usize) -> bool {
        self.closed_to_urls > 0 || at < self.html_link_end
    }

    /// Escapes an exclamation mark before the link that will begin at `at`, which would be an image again.
    pub(super) fn escape_mark(&mut self, at: usize) {
        let Some(before) = self.text[..at].strip_suffix('!') else { return };
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        if backslashes.is_multiple_of(2) {
            self.edits.insert(at - 1, "\\");
        }
    }

    /// Returns the prefix of a new line at `at` that keeps it in its list items and quotations.
    pub(super) fn continuation(&self, at: usize) -> String {
        match self.containers {
            0 => String::new(),
            _ => place::continuation(self.lines.before(at)),
        }
    }
}

impl Open {
    pub(super) fn new(range: Range<usize>) -> Self {
        Self { range, inside: None }
    }
}
