//! Headings become bold lines.
//!
//! A heading of a description would rank above those of the item itself, appear in the sidebar of every page, and end
//! the summary that rustdoc shows.

use crate::spelling::docs::place;
use crate::spelling::docs::reading::Reading;

/// Rewrites the heading that ends here.
pub(super) fn fix(reading: &mut Reading<'_>) {
    let Some(heading) = reading.heading.take() else { return };
    let range = heading.range;
    let Some(inside) = heading.inside else {
        reading.edits.delete(range.start..range.end);
        return;
    };
    let text = reading.text;
    let prefix = reading.continuation(range.start);
    let opens_item = place::head(reading.lines.before(range.start)).contains(['-', '*', '+', '.', ')']);
    let above =
        if reading.lines.follows_blank(range.start) || opens_item { String::new() } else { format!("\n{prefix}") };
    let last = range.start + text[range.clone()].trim_end_matches('\n').len();
    let below = if reading.lines.precedes_blank(last) { String::new() } else { format!("\n{prefix}") };
    let bold = bold(&text[inside.clone()]);
    reading.edits.replace(range.start..inside.start, above + bold);
    reading.edits.replace(inside.end..last, bold.to_owned() + &below);
}

/// Returns the mark that makes `words` bold; it is empty if they begin or end with emphasis of their own.
fn bold(words: &str) -> &'static str {
    let emphasised = |end: &str| end.starts_with(['*', '_', '\\']) || end.ends_with(['*', '_', '\\']);
    if emphasised(words) || words.contains("**") || words.contains("</") { "" } else { "**" }
}
