//! Markdown → equivalent Markdown without the constructs that rustdoc would misread.
//!
//! The text is parsed by rustdoc's own parser, and patched at the byte ranges that have to change; it is not written
//! anew. A patch may uncover something that was hidden before (the words between two tags), so this is repeated until
//! nothing changes. A description that still changes after several readings is shown unchanged, in a code block.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::edit::Edits;
use super::html;
use super::place;
use super::reading::{Open, Reading};
use crate::limits::{LONGEST_DESCRIPTION, MOST_READINGS};

mod code;
mod heading;
mod image;
mod link;
mod url;

/// Makes a description harmless.
pub(super) fn neutralise(mut text: String) -> String {
    let readings = if text.len() > LONGEST_DESCRIPTION { 0 } else { MOST_READINGS };
    for _ in 0..readings {
        match find_edits(&text) {
            Some(edits) if edits.is_empty() => return text,
            Some(edits) => text = edits.apply(&text),
            None => break,
        }
    }
    code::fence(&text)
}

/// Escapes every character that could be markup.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        if r"\`*_{}[]<>#+-.!|~&:".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// Splits a description into lines, without trailing spaces, and without consecutive empty lines outside code.
pub(super) fn tidy(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::with_capacity(4);
    let mut fenced = false;
    for line in text.lines().map(str::trim_end) {
        let words = line.trim_start_matches(['>', ' ']);
        fenced ^= words.starts_with("```") || words.starts_with("~~~");
        if line.is_empty() && !fenced && lines.last().is_none_or(String::is_empty) {
            continue;
        }
        lines.push(line.to_owned());
    }
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    // The indent of the first line is removed, unless it aligns it with the lines below, which are further items of a
    // list or code.
    if let Some(first) = lines.first_mut().filter(|first| begins_paragraph(first)) {
        first.drain(..first.len() - first.trim_start().len());
    }
    lines
}

fn begins_paragraph(line: &str) -> bool {
    let words = line.trim_start();
    place::head(line).trim().is_empty() && !words.starts_with("```") && !words.starts_with("~~~")
}

/// Returns the options of rustdoc (`src/librustdoc/html/markdown.rs`, `main_body_opts`).
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
}

/// Returns the edits of a description; `None` if it contains something that no rule can change.
fn find_edits(text: &str) -> Option<Edits> {
    let unknown = |_: BrokenLink<'_>| Some((CowStr::Borrowed(""), CowStr::Borrowed("")));
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(unknown));
    let mut reading = Reading::new(text);
    for (_, definition) in parser.reference_definitions().iter() {
        // Another paragraph of the item may use the label.
        if !link::is_web(&definition.dest) {
            reading.edits.delete(definition.span.clone());
        }
    }
    for (event, range) in parser.into_offset_iter() {
        reading.see(&event, range);
    }
    (!reading.hopeless).then_some(reading.edits)
}

impl Reading<'_> {
    /// Applies the rule for an event.
    fn see(&mut self, event: &Event<'_>, range: Range<usize>) {
        self.widen(event, &range);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(_) if self.closed_to_urls == 0 => url::fix(self, range),
            Event::TaskListMarker(_) => self.fix_task(&range),
            Event::HardBreak => self.fix_hard_break(range.start),
            Event::Html(_) => html::fix_block(self, range),
            Event::InlineHtml(_) => html::fix_inline(self, range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Item | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => self.containers += 1,
            Tag::Table(_) => self.in_table = true,
            Tag::Heading { .. } => self.heading = Some(Open::new(range)),
            Tag::CodeBlock(kind) => {
                self.closed_to_urls += 1;
                match kind {
                    CodeBlockKind::Indented => code::fix_indented(self, range),
                    CodeBlockKind::Fenced(_) => code::fix_fenced(self, range),
                }
            }
            Tag::Link { link_type, dest_url, .. } => {
                self.closed_to_urls += 1;
                link::fix(self, *link_type, dest_url, range);
            }
            Tag::Image { link_type, dest_url, .. } => {
                if link::is_defined(*link_type) {
                    image::open(self, dest_url, range);
                } else {
                    link::fix(self, *link_type, dest_url, range);
                }
                self.closed_to_urls += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Item | TagEnd::BlockQuote(_) | TagEnd::FootnoteDefinition => self.containers -= 1,
            TagEnd::Table => self.in_table = false,
            TagEnd::Heading(_) => heading::fix(self),
            TagEnd::CodeBlock => self.closed_to_urls -= 1,
            TagEnd::Link => {
                self.closed_to_urls -= 1;
                link::unwrap(self, &range);
            }
            TagEnd::Image => {
                self.closed_to_urls -= 1;
                link::unwrap(self, &range);
                image::fix(self, &range);
            }
            _ => {}
        }
    }

    /// Extends the content of the open heading, link or image by an event.
    fn widen(&mut self, event: &Event<'_>, range: &Range<usize>) {
        if matches!(event, Event::End(_)) {
            return;
        }
        let image = self.image.as_mut().map(|image| &mut image.open);
        for open in [self.heading.as_mut(), self.dead_link.as_mut(), image].into_iter().flatten() {
            let inside = open.inside.get_or_insert(range.clone());
            inside.end = inside.end.max(range.end);
        }
    }

    /// Two trailing spaces would be trimmed: the break is written as a backslash.
    fn fix_hard_break(&mut self, at: usize) {
        let spaces = self.lines.after(at).bytes().take_while(|&byte| byte == b' ');
        let spaces = spaces.count();
        if spaces > 0 {
            self.edits.replace(at..at + spaces, "\\");
        }
    }

    /// A box without text after it is a name in brackets for older parsers, including rustdoc's.
    fn fix_task(&mut self, range: &Range<usize>) {
        if place::is_blank(self.lines.after(range.end)) {
            self.edits.insert(range.start, "\\");
        }
    }
}
