//! HTML tags → Markdown, or words.
//!
//! | tag | becomes |
//! |---|---|
//! | `<b>`, `<strong>`; `<i>`, `<em>`; `<del>` | `**…**`; `*…*`; `~~…~~` |
//! | `<code>`, `<kbd>`, `<pre>` | a code span, a code block |
//! | `<a href="https://a.io">` | `[…](https://a.io)` |
//! | `<img src="https://a.io/b.png" alt="c">` | `[c](https://a.io/b.png)`; its words alone inside a link |
//! | `<br>` | `\` at the end of a line; itself in a table |
//! | `<p>`, `<div>`, `<h1>`, `<table>` … | a paragraph |
//! | `<li>` | an item of a list |
//! | `<sup>2</sup>` | `^2` |
//! | `<span>`, `<u>`, comments … | nothing |
//! | any other, such as the one in `Vec<String>` | `\<String>`, which shows the tag as words |

use std::ops::Range;

use super::reading::Reading;

mod breaks;
mod meaning;
mod spans;
mod tag;
mod tags;

use meaning::Meaning;
pub use spans::code_span;
pub(super) use spans::web_target;
use tag::Tag;
pub(super) use tags::Tags;

/// Rewrites a tag inside a paragraph.
pub(super) fn fix_inline(reading: &mut Reading<'_>, range: Range<usize>) {
    if range.start >= reading.done {
        fix_tag(reading, range.start);
    }
}

/// Rewrites the tags in a line of an HTML block, whose words become Markdown.
pub(super) fn fix_block(reading: &mut Reading<'_>, range: Range<usize>) {
    let text = reading.text;
    let line = &text[range.clone()];
    let indent = line.len() - line.trim_start_matches(' ').len();
    if indent > 0 && range.start >= reading.done {
        reading.edits.delete(range.start..range.start + indent);
    }
    for (at, _) in line.match_indices('<') {
        if range.start + at >= reading.done {
            fix_tag(reading, range.start + at);
        }
    }
}

/// Rewrites the text that begins with the `<` at `at`.
fn fix_tag(reading: &mut Reading<'_>, at: usize) {
    if reading.text[at..].starts_with("<!--") && !reading.tags.no_comment_ends {
        return fix_comment(reading, at);
    }
    match tag::parse(reading.text, at) {
        Some(tag) => fix_parsed(reading, &tag),
        None if tag::begins(&reading.text[at..]) => reading.edits.insert(at, "\\"),
        None => {}
    }
}

/// Removes a comment; without an end it is words.
fn fix_comment(reading: &mut Reading<'_>, at: usize) {
    if let Some(end) = tag::end_of_comment(reading.text, at) {
        reading.edits.delete(at..end);
        reading.done = end;
    } else {
        reading.edits.insert(at, "\\");
        reading.tags.no_comment_ends = true;
    }
}

/// Rewrites a tag by its meaning.
fn fix_parsed(reading: &mut Reading<'_>, tag: &Tag<'_>) {
    let end = tag.range.end;
    if reading.tags.closed.contains(&tag.range.start) {
        reading.done = reading.done.max(end);
        return;
    }
    match meaning::of(reading, tag) {
        Meaning::Unknown => reading.edits.insert(tag.range.start, "\\"),
        Meaning::Nothing => reading.edits.delete(tag.range.clone()),
        Meaning::Sign(sign) => reading.edits.replace(tag.range.clone(), sign),
        Meaning::Line => breaks::fix_line(reading, tag),
        Meaning::Paragraph => breaks::fix_paragraph(reading, tag),
        Meaning::List => breaks::fix_list(reading, tag),
        Meaning::Item => breaks::fix_item(reading, tag),
        Meaning::Emphasis(mark) => spans::fix_emphasis(reading, tag, mark),
        Meaning::Code => spans::fix_code(reading, tag),
        Meaning::Block => spans::fix_code_block(reading, tag),
        Meaning::Link => spans::fix_link(reading, tag),
        Meaning::Image => spans::fix_image(reading, tag),
    }
    reading.done = reading.done.max(end);
}
