//! A description of the document → documentation that cannot break a build.
//!
//! Descriptions are Markdown with HTML in it, or plain text. Rustdoc reads the same language and a bit more: it
//! compiles code blocks, resolves `[names]`, and has lints for tags and bare URLs. Text that rustdoc would misread is
//! patched in place; the rest stays as its authors wrote it.
//!
//! | description | documentation | because |
//! |---|---|---|
//! | a code block without a language | ` ```text ` | it would be compiled as a test |
//! | `see [id]` | `see \[id]` | rustdoc would look for an item `id` |
//! | `[guide](/docs)` | `guide` | the path leads nowhere from here |
//! | `![logo](https://a.io/b.png)` | `[logo](https://a.io/b.png)` | reading a page must not load anything from a host of the document |
//! | `{@link https://a.io guide}` | `[guide](https://a.io)` | it is a tag of other languages |
//! | `https://a.io/x.` | `<https://a.io/x>.` | `rustdoc::bare_urls` |
//! | `Vec<String>` | `Vec\<String>` | `rustdoc::invalid_html_tags` |
//! | `a <b>bold</b> word<br>` | `a **bold** word` | readers of the source see no tags |
//! | `# Usage` | `**Usage**` | a heading would outrank those of the item, and land in the sidebar |
//!
//! Most descriptions are plain sentences; `scan` detects that in one pass over the bytes, and no parser runs. [`Docs`]
//! can only be created here, so text that has not been checked cannot reach the output.

mod clean;
mod edit;
mod html;
mod links;
mod markup;
mod place;
mod reading;
mod scan;
mod sentence;
mod summary;
#[cfg(test)]
mod tests;

pub use html::code_span;

/// Lines of Markdown for one item, to be written as `#[doc = " line"]` each: no line contains a line break or ends in a
/// space. The leading space is not part of the line.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Docs(Vec<String>);

impl Docs {
    /// Creates documentation from `description`.
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

    /// Creates a single line from any string: its line breaks become spaces.
    pub fn line(text: &str) -> Self {
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let docs = Self::of(&folded);
        if docs.0.len() > 1 {
            return Self::of(&markup::escape(&folded));
        }
        docs
    }

    /// Creates documentation from the generator's own words, which may link to items. Text of a document is never
    /// `'static`.
    pub fn fixed(text: &'static str) -> Self {
        Self(text.lines().map(str::to_owned).collect())
    }

    /// Adds a paragraph, after an empty line.
    pub fn push_paragraph(&mut self, paragraph: Self) {
        if !self.is_empty() && !paragraph.is_empty() {
            self.0.push(String::new());
        }
        self.0.extend(paragraph.0);
    }

    /// Adds lines without an empty line before them.
    pub fn push_lines(&mut self, lines: Self) {
        self.0.extend(lines.0);
    }

    /// Returns true if there is no documentation.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the lines, each without its leading space.
    pub fn lines(&self) -> &[String] {
        &self.0
    }
}
