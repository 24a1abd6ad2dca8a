//! The meaning of a tag, as far as Markdown can express it.

use super::tag::Tag;
use crate::spelling::docs::reading::Reading;

/// The meaning of a tag.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// Words between angle brackets, not a tag.
    Unknown,
    /// A change of appearance only.
    Nothing,
    /// A replacement character.
    Sign(&'static str),
    /// A new line.
    Line,
    /// A new paragraph.
    Paragraph,
    /// The start or the end of a list.
    List,
    /// An item of a list.
    Item,
    /// Words between two marks.
    Emphasis(&'static str),
    /// Code within a line.
    Code,
    /// A code block.
    Block,
    /// A link.
    Link,
    /// An image.
    Image,
}

/// Classifies `tag`.
pub(super) fn of(reading: &Reading<'_>, tag: &Tag<'_>) -> Meaning {
    if is_parameter(reading, tag) {
        return Meaning::Unknown;
    }
    match tag.name.to_ascii_lowercase().as_str() {
        "br" => Meaning::Line,
        "p" | "div" | "section" | "article" | "header" | "footer" | "table" | "thead" | "tbody" | "tr" | "caption"
        | "dl" | "dt" | "dd" | "blockquote" | "center" | "details" | "summary" | "hr" | "h1" | "h2" | "h3" | "h4"
        | "h5" | "h6" => Meaning::Paragraph,
        "ul" | "ol" => Meaning::List,
        "li" if tag.closes => Meaning::Nothing,
        "li" => Meaning::Item,
        "b" | "strong" => Meaning::Emphasis("**"),
        "i" | "em" | "cite" | "dfn" | "var" => Meaning::Emphasis("*"),
        "del" | "s" | "strike" => Meaning::Emphasis("~~"),
        "code" | "kbd" | "samp" | "tt" => Meaning::Code,
        "pre" => Meaning::Block,
        "a" => Meaning::Link,
        "img" => Meaning::Image,
        "sup" if !tag.closes => Meaning::Sign("^"),
        "sub" if !tag.closes => Meaning::Sign("_"),
        "td" | "th" => Meaning::Sign(" "),
        "sup" | "sub" | "span" | "u" | "small" | "big" | "font" | "label" | "mark" | "ins" | "abbr" | "nobr"
        | "wbr" => Meaning::Nothing,
        _ => Meaning::Unknown,
    }
}

/// Returns true if a tag is probably a generic argument: the `<A>` of `List<A>`.
fn is_parameter(reading: &Reading<'_>, tag: &Tag<'_>) -> bool {
    let upper = tag.name.starts_with(|first: char| first.is_ascii_uppercase());
    let joins = reading.text[..tag.range.start].ends_with(char::is_alphanumeric);
    upper && joins && !tag.closes && reading.tags.closing(reading.text, &reading.lines, tag).is_none()
}
