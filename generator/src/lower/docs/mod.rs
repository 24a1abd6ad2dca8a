//! A description of the document → documentation text that can't break a build.
//!
//! Descriptions are Markdown with HTML in it, or just text. Rustdoc reads the same language and
//! a bit more: code blocks are compiled, `[names]` are looked up, tags and bare URLs are linted.
//! What would be taken for more than it is gets patched where it stands; the rest of the text
//! stays as its authors wrote it.
//!
//! | description | documentation | because |
//! |---|---|---|
//! | a code block without a language | ` ```text ` | it would be compiled as a test |
//! | `see [id]` | `see \[id]` | rustdoc would look for an item `id` |
//! | `[guide](/docs)` | `guide` | the path leads nowhere from here |
//! | `{@link https://a.io guide}` | `[guide](https://a.io)` | it is a tag of other languages |
//! | `https://a.io/x.` | `<https://a.io/x>.` | `rustdoc::bare_urls` |
//! | `Vec<String>` | `Vec\<String>` | `rustdoc::invalid_html_tags` |
//! | `a <b>bold</b> word<br>` | `a **bold** word` | readers of the source see no tags |
//! | `# Usage` | `**Usage**` | a heading would outrank those of the item, and land in the sidebar |
//!
//! Most descriptions are plain sentences; `scan` sees that in one look at the bytes and no
//! parser runs. [`Docs`] is made here only, so text that has not been through here can't reach
//! the output.

mod clean;
mod edit;
mod html;
mod links;
mod markup;
mod place;
mod scan;
mod sentence;
mod summary;
#[cfg(test)]
mod tests;

pub use html::code_span;

use super::naming::Ident;

/// Lines of Markdown for one item, ready to be written as `#[doc = " line"]` each: no line holds
/// a line break or ends in a space. The space in front is not part of the line.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Docs(Vec<String>);

impl Docs {
    /// Documentation that says what `description` says.
    pub fn of(description: &str) -> Self {
        let linked = links::rewrite(description);
        let mut found = scan::scan(&linked);
        let clean;
        let mut text = &*linked;
        if found.characters {
            clean = clean::clean(&linked);
            text = &clean;
            found = scan::scan(text);
        }
        if found.markup {
            let harmless = markup::neutralise(text.trim_end().to_owned());
            return Self(markup::tidy(&harmless));
        }
        Self(markup::tidy(text))
    }

    /// The same for a text that is to be a single line: its line breaks become spaces.
    pub fn line(text: &str) -> Self {
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let docs = Self::of(&folded);
        if docs.0.len() > 1 {
            return Self::of(&markup::escape(&folded));
        }
        docs
    }

    /// The generator's own words, which may link to items. No text of a document is `'static`.
    pub fn fixed(text: &'static str) -> Self {
        Self(text.lines().map(str::to_owned).collect())
    }

    /// A line that links to items in modules right below the root, each with words after it.
    pub(in crate::lower) fn links(lead: &'static str, items: &[(&Ident, &Ident, &'static str)]) -> Self {
        let link = |(module, item, after): &(&Ident, &Ident, &str)| {
            format!("[`{}::{}`](super::{}::{}){after}", module.name(), item.name(), module.as_str(), item.as_str())
        };
        let links: Vec<String> = items.iter().map(link).collect();
        Self(vec![format!("{lead}: {}.", links.join(", "))])
    }

    /// Documentation that opens with one sentence, as rustdoc's overviews show it: the summary,
    /// then what the description adds to it. A description that already begins with its
    /// summary is not made to say it twice.
    pub fn summary_first(summary: Option<&str>, description: Option<&str>) -> Self {
        summary::summary_first(summary.unwrap_or_default(), description.unwrap_or_default())
    }

    /// Adds a paragraph, with an empty line between.
    pub fn push_paragraph(&mut self, paragraph: Self) {
        if !self.is_empty() && !paragraph.is_empty() {
            self.0.push(String::new());
        }
        self.0.extend(paragraph.0);
    }

    /// Adds lines right below.
    pub fn push_lines(&mut self, lines: Self) {
        self.0.extend(lines.0);
    }

    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The lines, without the space that goes in front of each.
    pub fn lines(&self) -> &[String] {
        &self.0
    }
}
