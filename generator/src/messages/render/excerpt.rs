//! The lines around a place. A line may be as long as a file: a window of it is shown.

use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use crate::hidden::is_hidden;
use crate::origin::FileId;
use crate::source::{Documents, Position};

/// The number of characters of a long line that are shown before the start of a place, and from it on.
const BEFORE: usize = 60;
const BEHIND: usize = 100;
/// The number of lines before and after a place that are included, so that near places share an excerpt.
const NEAR: usize = 5;

/// The excerpts of one diagnostic, by number. Each stands for a file with the lines that it contains.
#[derive(Default)]
pub(super) struct Excerpts(Vec<Excerpt>);

/// Consecutive lines of a file.
struct Excerpt {
    file: FileId,
    name: String,
    /// The shown text of the lines.
    text: String,
    lines: Vec<Line>,
}

struct Line {
    /// The number of the line in the file.
    number: usize,
    /// The shown bytes in the file, without the line terminator.
    source: Range<usize>,
    /// The bytes in the excerpt.
    shown: Range<usize>,
    /// The start of the line's text in the excerpt, after the ellipsis.
    text: usize,
    /// The column of the first shown character.
    column: usize,
}

impl Excerpts {
    /// Ensures that a place is shown; returns the excerpt and the byte range in it.
    pub(super) fn show(&mut self, documents: &Documents, file: FileId, place: &Position) -> (usize, Range<usize>) {
        let text = documents.text(file);
        let shown = self.0.iter().enumerate().filter(|(_, excerpt)| excerpt.file == file);
        if let Some(found) = shown.into_iter().find_map(|(at, excerpt)| Some((at, excerpt.range(text, place)?))) {
            return found;
        }
        let name = clean(&documents.path(file).display().to_string());
        let excerpt = Excerpt::around(file, name, text, place);
        let range = excerpt.range(text, place).unwrap_or(0..0);
        self.0.push(excerpt);
        (self.0.len() - 1, range)
    }

    fn excerpt(&self, id: usize) -> Result<&Excerpt, Error> {
        self.0.get(id).ok_or(Error::FileMissing)
    }
}

impl Excerpt {
    fn around(file: FileId, name: String, text: &str, place: &Position) -> Self {
        let mut excerpt = Self { file, name, text: String::new(), lines: Vec::new() };
        let Some(line) = line_at(text, place.range.start) else {
            excerpt.add_window(text, place);
            return excerpt;
        };
        let before = std::iter::successors(Some(line.clone()), |line| line_at(text, line.start.checked_sub(1)?));
        let before: Vec<Range<usize>> = before.skip(1).take(NEAR.min(place.line - 1)).collect();
        let behind = std::iter::successors(Some(line), |line| {
            // Nothing follows the last line terminator.
            line_at(text, line.end + 1).filter(|next| next.start < text.len())
        });
        let first = place.line - before.len();
        for (number, line) in (first..).zip(before.into_iter().rev().chain(behind.take(NEAR + 1))) {
            excerpt.add_line(text, number, 1, line, false);
        }
        excerpt
    }

    /// Adds the part of a long line around a place.
    fn add_window(&mut self, text: &str, place: &Position) {
        let offset = place.range.start;
        let before = text[..offset].chars().rev().take(BEFORE).take_while(|character| *character != '\n');
        let (count, length) =
            before.fold((0, 0), |(count, length), character| (count + 1, length + character.len_utf8()));
        let behind = text[offset..].chars().take(BEHIND).take_while(|character| *character != '\n');
        let end = offset + behind.map(char::len_utf8).sum::<usize>();
        let is_cut = place.column > count + 1;
        // The ellipsis is in the column before.
        let column = place.column.saturating_sub(count + usize::from(is_cut)).max(1);
        self.add_line(text, place.line, column, offset - length..end, is_cut);
        if text[end..].chars().next().is_some_and(|next| next != '\n') {
            self.text.insert(self.text.len() - 1, '…');
            if let Some(line) = self.lines.last_mut() {
                line.shown.end += '…'.len_utf8();
            }
        }
    }

    fn add_line(&mut self, text: &str, number: usize, column: usize, source: Range<usize>, is_cut: bool) {
        let start = self.text.len();
        self.text.push_str(if is_cut { "…" } else { "" });
        let begin = self.text.len();
        self.text.push_str(&clean(text[source.clone()].trim_end_matches('\r')));
        self.text.push('\n');
        self.lines.push(Line { number, source, shown: start..self.text.len() - 1, text: begin, column });
    }

    /// Returns the byte range that shows a place, if this excerpt shows it.
    fn range(&self, text: &str, place: &Position) -> Option<Range<usize>> {
        let is_in = |line: &&Line| line.source.start <= place.range.start && place.range.start <= line.source.end;
        let line = self.lines.iter().find(is_in)?;
        let end = place.range.end.min(line.source.end);
        let offset = |at: usize| line.text + clean(&text[line.source.start..at]).len();
        Some(offset(place.range.start)..offset(end.max(place.range.start)))
    }

    fn line(&self, index: usize) -> Result<&Line, Error> {
        self.lines.get(index).ok_or(Error::LineTooLarge { given: index, max: self.lines.len() })
    }
}

/// Returns the byte range of the line at an offset, unless the line is too long to be shown whole.
fn line_at(text: &str, offset: usize) -> Option<Range<usize>> {
    // A character has at most four bytes.
    const MOST: usize = 4 * (BEFORE + BEHIND);
    let is_newline = |byte: &u8| *byte == b'\n';
    let (before, behind) = text.as_bytes().split_at_checked(offset)?;
    let near = offset.saturating_sub(MOST);
    let start = match before[near..].iter().rposition(is_newline) {
        Some(newline) => near + newline + 1,
        None if near == 0 => 0,
        None => return None,
    };
    let end = match behind.iter().take(MOST).position(is_newline) {
        Some(newline) => offset + newline,
        None if behind.len() <= MOST => text.len(),
        None => return None,
    };
    (text[start..end].chars().count() <= BEFORE + BEHIND).then_some(start..end)
}

/// Makes text of the document safe for a terminal: one line, without control characters and characters that change the
/// direction of writing.
pub fn clean(text: &str) -> String {
    let clean = |character| match character {
        '\n' | '\t' => ' ',
        hidden if is_hidden(hidden) => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    text.chars().map(clean).collect()
}

impl<'a> Files<'a> for Excerpts {
    type FileId = usize;
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.name)
    }

    fn source(&'a self, id: usize) -> Result<&'a str, Error> {
        Ok(&self.excerpt(id)?.text)
    }

    fn line_index(&'a self, id: usize, offset: usize) -> Result<usize, Error> {
        let behind = self.excerpt(id)?.lines.partition_point(|line| line.shown.start <= offset);
        Ok(behind.saturating_sub(1))
    }

    fn line_number(&'a self, id: usize, index: usize) -> Result<usize, Error> {
        Ok(self.excerpt(id)?.line(index)?.number)
    }

    /// Returns the column in the file, even if the excerpt shows only a part of the line.
    fn column_number(&'a self, id: usize, index: usize, offset: usize) -> Result<usize, Error> {
        let excerpt = self.excerpt(id)?;
        let line = excerpt.line(index)?;
        let before = excerpt.text.get(line.shown.start..offset).unwrap_or_default();
        Ok(line.column + before.chars().count())
    }

    fn line_range(&'a self, id: usize, index: usize) -> Result<Range<usize>, Error> {
        Ok(self.excerpt(id)?.line(index)?.shown.clone())
    }
}
