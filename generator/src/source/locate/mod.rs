//! `locate`: an origin becomes a place in the text, with line, column and bytes.
//!
//! Trees do not contain places. When messages are printed, each file is scanned once more for all wanted places
//! together, and only values on the paths to them are kept.
//!
//! ```yaml
//! info:
//!   title: Pets   # "#/info" is `info`; "#/info/title" is `Pets`
//! ```

mod json;
mod marks;
mod wanted;
mod yaml;

use std::collections::BTreeMap;
use std::ops::Range;

use self::marks::Marks;
use self::wanted::Wanted;
use super::documents::{Content, Documents, File, Notation};
use crate::origin::Origin;

/// A place in the text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// The bytes to show: a value of at most one line, else its key, else the beginning of the value.
    pub range: Range<usize>,
    /// Earlier places with the same key; the last one is used.
    pub earlier: Vec<Position>,
}

/// Finds the places of origins; `None` for origins in files without text.
///
/// If nothing is written at an origin, the result is its nearest parent. In a file that is not a document it is the
/// place where reading stopped.
pub fn locate(documents: &Documents, origins: &[&Origin]) -> Vec<Option<Position>> {
    let mut places = vec![None; origins.len()];
    for id in documents.files() {
        let wanted: Vec<usize> = (0..origins.len()).filter(|&at| origins[at].file == id).collect();
        let Some(file) = documents.file(id).filter(|_| !wanted.is_empty()) else { continue };
        let pointers: Vec<Vec<&str>> = wanted.iter().map(|&at| origins[at].pointer.tokens()).collect();
        for (at, place) in wanted.iter().zip(locate_in(file, &pointers)) {
            places[*at] = place;
        }
    }
    places
}

fn locate_in(file: &File, pointers: &[Vec<&str>]) -> Vec<Option<Position>> {
    let (root, notation) = match &file.content {
        Content::Tree(_, notation) => (Wanted::of(pointers), notation),
        Content::Nothing(stopped) => {
            let ranges = vec![stopped.map(|offset| vec![character_at(&file.text, offset)]); pointers.len()];
            return places_of(&file.text, ranges);
        }
    };
    let marks = match notation {
        Notation::Json => json::mark(&file.text, &root),
        Notation::Yaml => yaml::mark(&file.text, &root),
    };
    let ranges = pointers.iter().map(|pointer| find(&file.text, &marks, pointer));
    places_of(&file.text, ranges.collect())
}

/// The bytes to show for a pointer, the effective occurrence last.
fn find(text: &str, marks: &Marks, pointer: &[&str]) -> Option<Vec<Range<usize>>> {
    let (node, occurrences) = marks.find(pointer)?;
    match &*occurrences {
        // For a repeated key, the key is shown and not its value.
        [_, _, ..] => return Some(occurrences),
        [key] if node.is_container || text[node.range.clone()].contains('\n') => return Some(vec![key.clone()]),
        _ => {}
    }
    let first_line = text[node.range.clone()].lines().next().unwrap_or_default();
    let end = node.range.start + first_line.trim_end().len();
    Some(vec![if end > node.range.start { node.range.start..end } else { character_at(text, node.range.start) }])
}

/// The character at an offset, or nothing at the end of the text.
fn character_at(text: &str, offset: usize) -> Range<usize> {
    let offset = (0..=offset.min(text.len())).rfind(|&offset| text.is_char_boundary(offset)).unwrap_or_default();
    offset..offset + text[offset..].chars().next().map_or(0, char::len_utf8)
}

/// Adds lines and columns, counted in one walk over the text.
fn places_of(text: &str, ranges: Vec<Option<Vec<Range<usize>>>>) -> Vec<Option<Position>> {
    let mut offsets: Vec<usize> = ranges.iter().flatten().flatten().map(|range| range.start).collect();
    offsets.sort_unstable();
    offsets.dedup();
    let counted = count_lines(text, &offsets);
    let place = |range: Range<usize>| {
        let (line, column) = counted.get(&range.start).copied().unwrap_or((1, 1));
        Position { line, column, range, earlier: Vec::new() }
    };
    let last = |ranges: Vec<Range<usize>>| {
        let mut earlier: Vec<Position> = ranges.into_iter().map(place).collect();
        earlier.pop().map(|place| Position { earlier, ..place })
    };
    ranges.into_iter().map(|found| found.and_then(last)).collect()
}

/// The line and column of offsets that are sorted.
fn count_lines(text: &str, offsets: &[usize]) -> BTreeMap<usize, (usize, usize)> {
    let (mut line, mut column, mut behind) = (1, 1, 0);
    let positions = offsets.iter().map(|&offset| {
        let passed = &text[behind..offset];
        match passed.rfind('\n') {
            Some(newline) => {
                line += passed.bytes().filter(|byte| *byte == b'\n').count();
                column = 1 + passed[newline + 1..].chars().count();
            }
            None => column += passed.chars().count(),
        }
        behind = offset;
        (offset, (line, column))
    });
    positions.collect()
}

#[cfg(test)]
mod tests;
