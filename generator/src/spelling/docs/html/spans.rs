//! Inline tags: emphasis, code, links; and images.

use std::ops::Range;

use super::tag::{self, Tag};
use crate::spelling::docs::reading::Reading;

/// Returns text as a code span on one line, whatever backticks it contains.
pub fn code_span(text: &str) -> String {
    let line = text.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" ");
    let code = line.trim();
    if code.is_empty() {
        return String::new();
    }
    let ticks = code.split(|character| character != '`').map(str::len).max();
    let ticks = "`".repeat(ticks.unwrap_or_default() + 1);
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{code}{space}{ticks}")
}

/// Rewrites `<b>words</b>` to `**words**`. Spaces are moved out of the marks, as Markdown requires.
pub(super) fn fix_emphasis(reading: &mut Reading<'_>, tag: &Tag<'_>, mark: &str) {
    let text = reading.text;
    let Some((words, close)) = span(reading, tag) else { return };
    let trimmed = text[words.clone()].trim();
    let start = words.start + text[words.clone()].len() - text[words.clone()].trim_start().len();
    let end = start + trimmed.len();
    let before = if start > words.start { " " } else { &text[..tag.range.start] };
    let after = if end < words.end { " " } else { &text[close.end..] };
    let mark = if can_emphasise(before, &text[start..end], after) { mark } else { "" };
    reading.edits.replace(tag.range.start..start, text[words.start..start].to_owned() + mark);
    reading.edits.replace(end..close.end, mark.to_owned() + &text[end..words.end]);
    reading.tags.closed.insert(close.start);
}

/// Returns true if marks around `words` would be parsed as emphasis (`CommonMark`, 6.2: flanking).
fn can_emphasise(before: &str, words: &str, after: &str) -> bool {
    let sign = |character: char| !character.is_alphanumeric();
    let glued_before = words.starts_with(sign) && before.ends_with(char::is_alphanumeric);
    let glued_after = words.ends_with(sign) && after.starts_with(char::is_alphanumeric);
    let plain = !words.starts_with(['*', '~']) && !words.ends_with(['*', '~', '\\']);
    !words.is_empty() && plain && !glued_before && !glued_after
}

/// Rewrites `<code>words</code>` to a code span.
pub(super) fn fix_code(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    let Some((words, close)) = span(reading, tag) else { return };
    let mut code = code_span(&plain_text(&reading.text[words]));
    if reading.in_table {
        code = code.replace('|', "\\|");
    }
    reading.edits.replace(tag.range.start..close.end, code);
    reading.done = close.end;
}

/// Rewrites `<pre>lines</pre>` to a code block.
pub(super) fn fix_code_block(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    let block = !tag.closes && !reading.in_table && !reading.tags.no_pre_ends;
    let close = block.then(|| reading.tags.closings(reading.text).far(tag)).flatten();
    reading.tags.no_pre_ends |= block && close.is_none();
    let Some(close) = close else {
        return fix_code(reading, tag);
    };
    let code = plain_text(&reading.text[tag.range.end..close.start]);
    let prefix = reading.continuation(tag.range.start);
    let code = code.trim_matches('\n').replace('\n', &format!("\n{prefix}"));
    let ticks = code.split(|character| character != '`').map(str::len).max();
    let fence = "`".repeat(ticks.unwrap_or_default().max(2) + 1);
    let lines = ["", "", &format!("{fence}text"), &code, &fence, "", ""];
    reading.edits.replace(tag.range.start..close.end, lines.join(&format!("\n{prefix}")));
    reading.done = close.end;
}

/// Rewrites `<a href="https://a.io">words</a>` to `[words](https://a.io)`; only the words remain if it leads elsewhere.
pub(super) fn fix_link(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    let Some((words, close)) = span(reading, tag) else { return };
    let words = reading.text[words].trim();
    let target = tag.attribute("href").and_then(web_target);
    if target.is_some() {
        reading.html_link_end = close.start;
    }
    match target {
        // Its images become words first.
        Some(_) if tag::has_image(words) || words.contains("![") => {}
        Some(target) if words.is_empty() || words.contains("://") => {
            reading.edits.replace(tag.range.start..close.end, format!("<{target}>"));
            reading.done = close.end;
        }
        Some(target) => {
            reading.escape_mark(tag.range.start);
            reading.edits.replace(tag.range.clone(), "[");
            reading.edits.replace(close.clone(), format!("]({target})"));
        }
        None => {
            reading.edits.delete(tag.range.clone());
            reading.edits.delete(close.clone());
        }
    }
    reading.tags.closed.insert(close.start);
}

/// Rewrites `<img src="https://a.io/b.png" alt="words">` to `[words](https://a.io/b.png)`, or only the words.
pub(super) fn fix_image(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    let words = tag.attribute("alt").unwrap_or_default();
    let words = words.replace(['[', ']', '<', '>', '\n'], " ");
    let target = tag.attribute("src").and_then(web_target).filter(|_| !reading.is_in_link(tag.range.start));
    let image = match target {
        Some(target) if words.trim().is_empty() => format!("<{target}>"),
        Some(target) if !words.contains("://") => format!("[{words}]({target})"),
        _ => words,
    };
    if image.starts_with('[') {
        reading.escape_mark(tag.range.start);
    }
    reading.edits.replace(tag.range.clone(), image);
}

/// Returns an address that is valid between the parentheses of a link.
pub(in crate::spelling::docs) fn web_target(target: &str) -> Option<&str> {
    let web = target.starts_with("https://") || target.starts_with("http://");
    let safe = target.chars().all(|character| character.is_ascii_graphic() && !"<>()[]\\`".contains(character));
    (web && safe).then_some(target)
}

/// Returns the words after an opening tag, and the closing tag; a tag without a partner is removed.
fn span(reading: &mut Reading<'_>, tag: &Tag<'_>) -> Option<(Range<usize>, Range<usize>)> {
    let close = (!tag.closes).then(|| reading.tags.closing(reading.text, &reading.lines, tag)).flatten();
    let Some(close) = close else {
        reading.edits.delete(tag.range.clone());
        return None;
    };
    Some((tag.range.end..close.start, close))
}

/// Returns the text that a browser would show for a piece of HTML.
fn plain_text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(open) = html[at..].find('<').map(|open| at + open) {
        text.push_str(&html[at..open]);
        at = open + 1;
        match tag::parse(html, open) {
            Some(tag) if tag.name.eq_ignore_ascii_case("br") => {
                text.push('\n');
                at = tag.range.end;
            }
            Some(tag) if is_looks(&tag) => at = tag.range.end,
            _ => text.push('<'),
        }
    }
    text.push_str(&html[at..]);
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    entities.iter().fold(text, |text, (entity, sign)| text.replace(entity, sign))
}

/// Returns true if a tag inside code only changes its appearance; any other is a part of the code.
fn is_looks(tag: &Tag<'_>) -> bool {
    ["code", "b", "i", "em", "strong", "span", "a", "u", "p"].iter().any(|name| tag.name.eq_ignore_ascii_case(name))
}
