//! State of one reading: the tags before.

use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use super::tag::{Closings, Tag};
use crate::spelling::docs::place::Lines;

/// State of one reading: the tags before.
#[derive(Debug, Default)]
pub(in crate::spelling::docs) struct Tags {
    /// The open lists; true if the list is numbered.
    pub(super) lists: Vec<bool>,
    /// The positions of closing tags that were rewritten together with the opening one.
    pub(super) closed: HashSet<usize>,
    /// True if no end of a comment follows, so that it is not searched again.
    pub(super) no_comment_ends: bool,
    /// True if no `</pre>` follows.
    pub(super) no_pre_ends: bool,
    /// The closing tags of the text, computed on first use.
    closings: OnceCell<Closings>,
}

impl Tags {
    /// Returns the closing tags of the text.
    pub(super) fn closings(&self, text: &str) -> &Closings {
        self.closings.get_or_init(|| Closings::of(text))
    }

    /// Returns the closing tag of `tag` in the same paragraph.
    pub(super) fn closing(&self, text: &str, lines: &Lines<'_>, tag: &Tag<'_>) -> Option<Range<usize>> {
        self.closings(text).near(tag, lines)
    }
}
