//! Reads one tag, as `CommonMark` defines it (section 6.6, raw HTML).

use std::collections::BTreeMap;
use std::ops::Range;

use crate::limits::LONGEST_TAG;
use crate::spelling::docs::place::Lines;

/// A tag, `<name attributes>` or `</name>`.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub(super) range: Range<usize>,
    /// The source text.
    pub(super) name: &'a str,
    pub(super) closes: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// Returns the value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&'a str> {
        let mut rest = self.attributes;
        while let Some((before, after)) = rest.split_once('=') {
            let key = before.split_whitespace().next_back().unwrap_or_default();
            let (value, next) = take_value(after.trim_start());
            if key.eq_ignore_ascii_case(name) {
                return Some(value.trim());
            }
            rest = next;
        }
        None
    }
}

/// Returns the value at the start of a string, and the rest.
fn take_value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''));
    match quote {
        Some(quote) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

/// Parses the tag at `at`.
pub(super) fn parse(text: &str, at: usize) -> Option<Tag<'_>> {
    let rest = text[at..].strip_prefix('<')?;
    let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    let (name, attributes) = rest.split_at(end?);
    let end = if closes { end_of_spaces(attributes) } else { end_of_attributes(attributes) };
    let attributes = &attributes[..end?];
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let parts = attributes.is_empty() || attributes.starts_with(['/', ' ', '\n']);
    let length = 1 + usize::from(closes) + name.len() + attributes.len() + 1;
    (begins && parts).then_some(Tag { range: at..at + length, name, closes, attributes })
}

/// Returns the position of the `>` that is not in quotes.
fn end_of_attributes(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    None
}

/// Returns the position of the `>` of a closing tag, which has no attributes.
fn end_of_spaces(text: &str) -> Option<usize> {
    let spaces = text.bytes().take(LONGEST_TAG).take_while(u8::is_ascii_whitespace).count();
    text[spaces..].starts_with('>').then_some(spaces)
}

/// Returns true if a string that is not a tag begins like one.
pub(super) fn begins(text: &str) -> bool {
    text[1..].starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next))
}

/// Returns true if a string contains the tag of an image.
pub(super) fn has_image(text: &str) -> bool {
    let is_image = |tag: &Tag<'_>| !tag.closes && tag.name.eq_ignore_ascii_case("img");
    text.match_indices('<').any(|(at, _)| parse(text, at).as_ref().is_some_and(is_image))
}

/// Returns the end of the comment at `at`.
pub(super) fn end_of_comment(text: &str, at: usize) -> Option<usize> {
    let comment = text[at..].strip_prefix("<!--")?;
    Some(at + 4 + comment.find("-->")? + 3)
}

/// The closing tags of a description, by name.
#[derive(Debug)]
pub(super) struct Closings(BTreeMap<String, Vec<Range<usize>>>);

impl Closings {
    pub(super) fn of(text: &str) -> Self {
        let mut closings: BTreeMap<String, Vec<Range<usize>>> = BTreeMap::new();
        for tag in text.match_indices("</").filter_map(|(at, _)| parse(text, at)) {
            closings.entry(tag.name.to_ascii_lowercase()).or_default().push(tag.range);
        }
        Self(closings)
    }

    /// Returns the closing tag of `tag` in the same paragraph.
    pub(super) fn near(&self, tag: &Tag<'_>, lines: &Lines<'_>) -> Option<Range<usize>> {
        let from = tag.range.end;
        self.far(tag).filter(|close| close.end <= from + LONGEST_TAG && !lines.has_break(&(from..close.end)))
    }

    /// Returns the closing tag of `tag` at any distance, also after blank lines.
    pub(super) fn far(&self, tag: &Tag<'_>) -> Option<Range<usize>> {
        let closings = self.0.get(&tag.name.to_ascii_lowercase())?;
        closings.get(closings.partition_point(|close| close.start < tag.range.end)).cloned()
    }
}
