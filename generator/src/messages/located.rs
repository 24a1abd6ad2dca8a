//! Diagnostics with line and column, in document order: first those without a place, then by file and place.

use std::fmt;

use serde::Serialize;

use super::render::clean;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::origin::Origin;
use crate::source::{Documents, Position, locate};

/// A diagnostic as `--format json` prints it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located {
    /// The code, such as `dangling-reference`.
    pub code: Code,
    /// `note`, `warning` or `error`.
    pub severity: Severity,
    /// The problem, and the consequence for the generated code.
    pub message: String,
    /// The path of the file, as it was given.
    pub file: Option<String>,
    /// The line, counted from 1.
    pub line: Option<usize>,
    /// The column in characters, counted from 1.
    pub column: Option<usize>,
    /// The JSON pointer, as a URI fragment: `#/paths/~1pets`.
    pub pointer: Option<String>,
    /// A remedy.
    pub help: Option<String>,
}

impl Located {
    /// `api.yaml:12:5`, as far as it is known.
    pub fn place(&self) -> String {
        let file = self.file.as_deref().map(clean);
        let numbers = [self.line, self.column].into_iter().flatten().map(|number| number.to_string());
        file.into_iter().chain(numbers).collect::<Vec<_>>().join(":")
    }
}

impl fmt::Display for Located {
    /// One line: `api.yaml:12:5: dangling-reference: …`
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = self.place();
        let place = if place.is_empty() { place } else { place + ": " };
        write!(formatter, "{place}{}: {}", self.code.as_str(), clean(&self.message))
    }
}

/// Returns the diagnostics as `--format json` prints them.
pub fn located(diagnostics: &Diagnostics, documents: &Documents) -> Vec<Located> {
    placed(diagnostics, documents).into_iter().map(|finding| finding.located(documents)).collect()
}

/// A diagnostic and its places.
pub(super) struct Placed<'d> {
    pub(super) diagnostic: &'d Diagnostic,
    pub(super) place: Option<Position>,
    /// The related places, in order.
    pub(super) related: Vec<Option<Position>>,
}

/// Locates all places in one pass, and sorts the diagnostics in document order.
pub(super) fn placed<'d>(diagnostics: &'d Diagnostics, documents: &Documents) -> Vec<Placed<'d>> {
    let origins: Vec<&Origin> = diagnostics.findings().iter().flat_map(origins_of).collect();
    let mut places = locate(documents, &origins).into_iter();
    let mut found: Vec<Placed<'d>> = diagnostics
        .findings()
        .iter()
        .map(|diagnostic| Placed {
            diagnostic,
            place: diagnostic.origin.as_ref().and_then(|_| places.next().flatten()),
            related: places.by_ref().take(diagnostic.related.len()).collect(),
        })
        .collect();
    found.sort_by_key(|finding| {
        let file = finding.diagnostic.origin.as_ref().map(|origin| origin.file);
        (file, finding.place.as_ref().map(|place| place.range.start))
    });
    found
}

fn origins_of(diagnostic: &Diagnostic) -> impl Iterator<Item = &Origin> {
    diagnostic.origin.iter().chain(diagnostic.related.iter().map(|(origin, _)| origin))
}

impl Placed<'_> {
    fn located(&self, documents: &Documents) -> Located {
        let origin = self.diagnostic.origin.as_ref();
        Located {
            code: self.diagnostic.code,
            severity: self.diagnostic.severity,
            message: self.diagnostic.message.clone(),
            file: origin.map(|origin| documents.path(origin.file).display().to_string()),
            line: self.place.as_ref().map(|place| place.line),
            column: self.place.as_ref().map(|place| place.column),
            pointer: origin.map(|origin| origin.pointer.to_string()),
            help: self.diagnostic.help.clone(),
        }
    }
}
