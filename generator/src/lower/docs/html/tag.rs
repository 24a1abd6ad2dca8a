//! Reads one tag, as `CommonMark` defines it (section 6.6, raw HTML).

use std::ops::Range;

/// The longest tag and the longest span that are looked for: longer ones are words.
const FAR: usize = 4_000;

/// `<name attributes>` or `</name>`.
#[derive(Debug)]
pub(super) struct Tag<'a> {
    pub(super) range: Range<usize>,
    /// As it is written.
    pub(super) name: &'a str,
    pub(super) closes: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The value of an attribute.
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

/// The value that a text begins with, and the rest.
fn take_value(text: &str) -> (&str, &str) {
    let quote = text.chars().next().filter(|first| matches!(first, '"' | '\''));
    match quote {
        Some(quote) => text[1..].split_once(quote).unwrap_or((&text[1..], "")),
        None => text.split_at(text.find(char::is_whitespace).unwrap_or(text.len())),
    }
}

/// The tag that begins at `at`.
pub(super) fn parse(text: &str, at: usize) -> Option<Tag<'_>> {
    let rest = text[at..].strip_prefix('<')?;
    let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
    let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-');
    let (name, attributes) = rest.split_at(end?);
    let attributes = &attributes[..end_of_attributes(attributes)?];
    let begins = name.starts_with(|first: char| first.is_ascii_alphabetic());
    let parts = attributes.is_empty() || attributes.starts_with(['/', ' ', '\n']);
    let length = 1 + usize::from(closes) + name.len() + attributes.len() + 1;
    (begins && parts).then_some(Tag { range: at..at + length, name, closes, attributes })
}

/// Where the `>` is that is not in quotes.
fn end_of_attributes(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate().take(FAR) {
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

/// Whether a text that is no tag begins like one.
pub(super) fn begins(text: &str) -> bool {
    text[1..].starts_with(|next: char| next.is_ascii_alphabetic() || "/!?".contains(next))
}

/// The end of the comment that begins at `at`.
pub(super) fn end_of_comment(text: &str, at: usize) -> Option<usize> {
    let comment = text[at..].strip_prefix("<!--")?;
    Some(at + 4 + comment.find("-->")? + 3)
}

/// The closing tag of `tag`, in the same paragraph.
pub(super) fn closing(text: &str, tag: &Tag<'_>) -> Option<Range<usize>> {
    let from = tag.range.end;
    let near = &text[from..];
    let far = (FAR..near.len()).find(|&at| near.is_char_boundary(at));
    let near = &near[..far.unwrap_or(near.len())];
    let near = &near[..near.find("\n\n").unwrap_or(near.len())];
    find_closing(near, tag.name).map(|range| from + range.start..from + range.end)
}

/// The closing tag of `tag`, as far away as it may be: blank lines don't end it.
pub(super) fn far_closing(text: &str, tag: &Tag<'_>) -> Option<Range<usize>> {
    let from = tag.range.end;
    find_closing(&text[from..], tag.name).map(|range| from + range.start..from + range.end)
}

fn find_closing(text: &str, name: &str) -> Option<Range<usize>> {
    text.match_indices("</").find_map(|(at, _)| {
        let tag = parse(text, at)?;
        tag.name.eq_ignore_ascii_case(name).then_some(tag.range)
    })
}
