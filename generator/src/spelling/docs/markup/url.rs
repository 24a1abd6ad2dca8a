//! Addresses in running text become links: `https://a.io/x.` → `<https://a.io/x>.`
//!
//! An address with a placeholder, `https://{host}/x`, is not complete and is shown as code.

use std::ops::Range;

use crate::spelling::docs::code_span;
use crate::spelling::docs::reading::Reading;

/// Marks the addresses in a piece of text.
pub(super) fn fix(reading: &mut Reading<'_>, range: Range<usize>) {
    let mut from = range.start.max(reading.done);
    while from < range.end {
        let Some(at) = find(&reading.text[from..range.end]).map(|at| from + at) else { return };
        let end = at + length(&reading.text[at..]);
        mark(reading, at..end);
        from = end;
        reading.done = reading.done.max(end);
    }
}

/// Returns the position of the next address.
fn find(text: &str) -> Option<usize> {
    text.match_indices("://").find_map(|(at, _)| {
        let schemes = ["https", "http"];
        let scheme = schemes.into_iter().find(|scheme| text[..at].ends_with(scheme))?;
        Some(at - scheme.len())
    })
}

/// Returns the length of the address at the start of a string, without the full stop of its sentence or the bracket
/// around it.
fn length(text: &str) -> usize {
    let ends = |character: char| !character.is_ascii_graphic() || "<>\"`|[]*^".contains(character);
    let mut address = &text[..text.find(ends).unwrap_or(text.len())];
    let count = |bracket: char| address.matches(bracket).count();
    let mut surplus = count(')').saturating_sub(count('('));
    while let Some(last) = address.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '_' | '~' | '\\' => {}
            ')' if surplus > 0 => surplus -= 1,
            _ => break,
        }
        address = &address[..address.len() - 1];
    }
    address.len()
}

/// Marks an address as a link or as code.
fn mark(reading: &mut Reading<'_>, range: Range<usize>) {
    let address = reading.text[range.clone()].replace('\\', "");
    let host = address.split_once("://").map_or("", |(_, host)| host);
    if host.is_empty() {
        return;
    }
    let marked = if host.contains(['{', '}']) { code_span(&address) } else { format!("<{address}>") };
    reading.edits.replace(range, marked);
}
