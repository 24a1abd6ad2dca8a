//! Listings of diagnostics for people.
//!
//! ```text
//! warning[duplicate-key]: the key `get` occurs more than once in this mapping; the last one is used
//!   --> api.yaml:12:5
//!    |
//!  7 |     get:
//!    |     --- written before here
//! ```
//!
//! The layout is that of `codespan-reporting`. That crate needs one more dependency (`unicode-width`), does not panic
//! on a missing place, and can show a part of a line with the correct column; `annotate-snippets` counts columns in its
//! input, `ariadne` needs whole files, and `miette` has a dozen dependencies.

mod ansi;
mod excerpt;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use codespan_reporting::diagnostic::{Diagnostic as Report, Label, Severity as Level};
use codespan_reporting::term::{self, Chars, Config};

use self::ansi::Ansi;
use self::excerpt::Excerpts;
pub use self::excerpt::clean;
use super::located::{Placed, placed};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::origin::Origin;
use crate::source::{Documents, Position};

/// The number of diagnostics with one code from which only the first is shown in full.
const MANY: usize = 4;
/// The number of further places that are then listed.
const NAMED: usize = 3;

/// Returns the diagnostics as a listing, in document order; with escape sequences for a terminal if `colour` is true.
pub fn render(diagnostics: &Diagnostics, documents: &Documents, colour: bool) -> String {
    let findings = placed(diagnostics, documents);
    let mut writer = Ansi::new(colour);
    for (first, others) in group(&findings) {
        let mut excerpts = Excerpts::default();
        let report = report(first, &others, documents, &mut excerpts);
        let config = Config { chars: Chars::ascii(), before_label_lines: 1, after_label_lines: 1, ..Config::default() };
        if term::emit_to_write_style(&mut writer, &config, &excerpts, &report).is_err() {
            // An excerpt contains every place that it returned; the fallback still shows the message.
            writer.plain(&format!("{}[{}]: {}\n\n", first.severity(), first.code(), report.message));
        }
    }
    writer.finish()
}

/// Pairs each shown diagnostic with those that it stands for: frequent ones follow the first with their code.
fn group<'f>(findings: &'f [Placed<'f>]) -> Vec<(&'f Placed<'f>, Vec<&'f Placed<'f>>)> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.kind()).or_insert(0) += 1;
    }
    let mut groups: Vec<(&Placed<'_>, Vec<&Placed<'_>>)> = Vec::new();
    let mut gathered: BTreeMap<_, usize> = BTreeMap::new();
    for finding in findings {
        let kind = finding.kind();
        if let Some(&at) = gathered.get(&kind) {
            groups[at].1.push(finding);
            continue;
        }
        if counts.get(&kind).is_some_and(|count| *count >= MANY) {
            gathered.insert(kind, groups.len());
        }
        groups.push((finding, Vec::new()));
    }
    groups
}

fn report(
    finding: &Placed<'_>,
    others: &[&Placed<'_>],
    documents: &Documents,
    excerpts: &mut Excerpts,
) -> Report<usize> {
    let diagnostic = finding.diagnostic;
    let count = if others.is_empty() { String::new() } else { format!(" (first of {})", others.len() + 1) };
    let level = match diagnostic.severity {
        Severity::Note => Level::Note,
        Severity::Warning => Level::Warning,
        Severity::Error => Level::Error,
    };
    Report::new(level)
        .with_code(finding.code())
        .with_message(format!("{}{count}", clean(&diagnostic.message)))
        .with_labels(labels(finding, documents, excerpts))
        .with_notes(notes(finding, others, documents))
}

/// Returns the place of a diagnostic, the earlier occurrence of its key, and related places.
fn labels(finding: &Placed<'_>, documents: &Documents, excerpts: &mut Excerpts) -> Vec<Label<usize>> {
    let mut labels = Vec::new();
    if let (Some(place), Some(origin)) = (&finding.place, &finding.diagnostic.origin) {
        let (file, range) = excerpts.show(documents, origin.file, place);
        labels.push(Label::primary(file, range));
        for earlier in place.earlier.iter().take(NAMED) {
            let (file, range) = excerpts.show(documents, origin.file, earlier);
            labels.push(Label::secondary(file, range).with_message("written before here"));
        }
    }
    for ((origin, why), place) in finding.diagnostic.related.iter().zip(&finding.related) {
        if let Some(place) = place {
            let (file, range) = excerpts.show(documents, origin.file, place);
            labels.push(Label::secondary(file, range).with_message(clean(why)));
        }
    }
    labels
}

fn notes(finding: &Placed<'_>, others: &[&Placed<'_>], documents: &Documents) -> Vec<String> {
    let mut notes = Vec::new();
    let pointer = finding.diagnostic.origin.as_ref().map(|origin| &origin.pointer);
    if let Some(pointer) = pointer.filter(|pointer| pointer.last().is_some()) {
        notes.push(format!("pointer: {}", clean(&pointer.to_string())));
    }
    notes.extend(finding.diagnostic.help.as_ref().map(|help| format!("help: {}", clean(help))));
    for other in others.iter().take(NAMED) {
        notes.push(also_at(finding, other, documents));
    }
    if others.len() > NAMED {
        notes.push(format!("and {} more", others.len() - NAMED));
    }
    notes
}

/// Returns the place of a further diagnostic with the code, and its message if that differs.
fn also_at(first: &Placed<'_>, other: &Placed<'_>, documents: &Documents) -> String {
    let place = other.diagnostic.origin.as_ref().map(|origin| position(origin, other.place.as_ref(), documents));
    let message = Some(&other.diagnostic.message).filter(|message| **message != first.diagnostic.message);
    match (place, message) {
        (Some(place), Some(message)) => format!("also at {place}: {}", clean(message)),
        (Some(place), None) => format!("also at {place}"),
        (None, _) => format!("also: {}", clean(&other.diagnostic.message)),
    }
}

/// Returns `file:line:column`, or the file alone.
fn position(origin: &Origin, place: Option<&Position>, documents: &Documents) -> String {
    let file = clean(&documents.path(origin.file).display().to_string());
    match place {
        Some(place) => format!("{file}:{}:{}", place.line, place.column),
        None => file,
    }
}

impl Placed<'_> {
    /// The key by which diagnostics are grouped.
    fn kind(&self) -> (Code, Severity) {
        (self.diagnostic.code, self.diagnostic.severity)
    }

    fn code(&self) -> &'static str {
        self.diagnostic.code.as_str()
    }

    fn severity(&self) -> &'static str {
        self.diagnostic.severity.as_str()
    }
}
