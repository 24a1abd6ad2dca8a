//! Tags that end a line: `<br>`, paragraphs and lists.

use super::tag::{self, Tag};
use crate::spelling::docs::place;
use crate::spelling::docs::reading::Reading;

/// Rewrites `<br>` to a backslash and a new line; two of them to a paragraph.
pub(super) fn fix_line(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    let text = reading.text;
    if reading.in_table {
        if tag.closes {
            reading.edits.replace(tag.range.clone(), "<br>");
        }
        return;
    }
    let (end, breaks) = following_breaks(text, tag);
    reading.done = end;
    let rest = &text[end..];
    let prefix = reading.continuation(tag.range.start);
    let new = match () {
        () if reading.heading.is_some() => " ".to_owned(),
        () if breaks > 1 => format!("\n{prefix}\n{prefix}"),
        () if rest.is_empty() || place::is_blank(reading.lines.before(tag.range.start)) => String::new(),
        () if rest.starts_with('\n') && reading.lines.precedes_blank(end) => String::new(),
        () if rest.starts_with('\n') => "\\".to_owned(),
        () => format!("\\\n{prefix}"),
    };
    reading.edits.replace(tag.range.start..end, new);
}

/// Returns the end of consecutive breaks, with the spaces after them, and their number.
fn following_breaks(text: &str, tag: &Tag<'_>) -> (usize, usize) {
    let mut end = tag.range.end;
    let mut count = 1;
    loop {
        let next = end + text[end..].len() - text[end..].trim_start_matches(' ').len();
        match tag::parse(text, next).filter(|tag| tag.name.eq_ignore_ascii_case("br")) {
            Some(tag) => {
                end = tag.range.end;
                count += 1;
            }
            None => return (next, count),
        }
    }
}

/// Rewrites a tag that begins or ends a paragraph.
pub(super) fn fix_paragraph(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    let new = paragraph(reading, tag);
    reading.edits.replace(tag.range.clone(), new);
}

/// Rewrites a tag that begins or ends a list.
pub(super) fn fix_list(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    if tag.closes {
        reading.tags.lists.pop();
    } else {
        reading.tags.lists.push(tag.name.eq_ignore_ascii_case("ol"));
    }
    fix_paragraph(reading, tag);
}

/// Rewrites a tag that begins an item of a list.
pub(super) fn fix_item(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    let numbered = reading.tags.lists.last().copied().unwrap_or_default();
    let mark = if numbered { "1. " } else { "- " };
    let indent = "  ".repeat(reading.tags.lists.len().saturating_sub(1).min(8));
    let begins = place::is_blank(reading.lines.before(tag.range.start));
    let line = if begins || reading.in_table { "" } else { "\n" };
    let prefix = if begins { String::new() } else { reading.continuation(tag.range.start) };
    reading.edits.replace(tag.range.clone(), format!("{line}{prefix}{indent}{mark}"));
}

/// Returns the text that separates two paragraphs, if they are not already separated.
fn paragraph(reading: &Reading<'_>, tag: &Tag<'_>) -> String {
    let line = reading.lines.before(tag.range.start);
    let before = &line[place::head(line).len()..];
    let after = reading.lines.after(tag.range.end);
    let prefix = reading.continuation(tag.range.start);
    if reading.in_table {
        return " ".to_owned();
    }
    match (is_tags(before), is_tags(after)) {
        // The tag is alone on its line, which is then empty; or it is the first thing on it.
        (true, true) => String::new(),
        (true, false) if reading.lines.follows_blank(tag.range.start) || !before.is_empty() => String::new(),
        (true, false) if line.contains(['-', '*', '+', '.', ')']) => String::new(),
        (false, true) if reading.lines.precedes_blank(tag.range.end) => String::new(),
        (true, false) | (false, true) => format!("\n{prefix}"),
        (false, false) => format!("\n{prefix}\n{prefix}"),
    }
}

/// Returns true if a part of a line has no words, only a few tags at most.
fn is_tags(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let mut rest = line.trim_start();
    while let Some(tag) = tag::parse(rest, 0) {
        rest = rest[tag.range.end..].trim_start();
    }
    rest.is_empty()
}
