//! Findings become a listing for people.
//!
//! ```text
//! warning[duplicate-key]: the key `get` occurs more than once in this mapping; the last one is used
//!   --> api.yaml:12:5
//!    |
//!  7 |     get:
//!    |     --- written before here
//! ```
//!
//! The look is that of `codespan-reporting`. It needs one more crate (`unicode-width`), cannot panic on a place that is
//! not there, and lets us say where a line is cut without telling a wrong column; `annotate-snippets` counts columns in
//! the text that it is given, `ariadne` wants whole files, and `miette` brings a dozen crates.

mod ansi;
mod excerpt;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use codespan_reporting::diagnostic::{Diagnostic as Report, Label, Severity as Level};
use codespan_reporting::term::{self, Chars, Config};

use self::ansi::Ansi;
use self::excerpt::Excerpts;
pub(super) use self::excerpt::clean;
use super::located::{Placed, placed};
use super::{Code, Diagnostics, Severity};
use crate::source::{Documents, Origin, Place};

/// From this many findings of one kind on, only the first is shown in full.
const MANY: usize = 4;
/// How many others are then named.
const NAMED: usize = 3;

/// The findings as a listing, in document order; with escape sequences for a terminal where `colour` is wanted.
pub fn render(diagnostics: &Diagnostics, documents: &Documents, colour: bool) -> String {
    let findings = placed(diagnostics, documents);
    let mut writer = Ansi::new(colour);
    for (first, others) in group(&findings) {
        let mut excerpts = Excerpts::default();
        let report = report(first, &others, documents, &mut excerpts);
        let config = Config { chars: Chars::ascii(), before_label_lines: 1, after_label_lines: 1, ..Config::default() };
        if term::emit_to_write_style(&mut writer, &config, &excerpts, &report).is_err() {
            // Excerpts hold every place that they give out; if one did not, the message must still be seen.
            writer.plain(&format!("{}[{}]: {}\n\n", first.severity(), first.code(), report.message));
        }
    }
    writer.finish()
}

/// Findings with what they stand for: those of a kind that many have stand behind the first.
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

/// The place of a finding, where its key was written before, and what is related.
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

/// The place of another finding of the kind, and what it says if that differs.
fn also_at(first: &Placed<'_>, other: &Placed<'_>, documents: &Documents) -> String {
    let place = other.diagnostic.origin.as_ref().map(|origin| position(origin, other.place.as_ref(), documents));
    let message = Some(&other.diagnostic.message).filter(|message| **message != first.diagnostic.message);
    match (place, message) {
        (Some(place), Some(message)) => format!("also at {place}: {}", clean(message)),
        (Some(place), None) => format!("also at {place}"),
        (None, _) => format!("also: {}", clean(&other.diagnostic.message)),
    }
}

/// `file:line:column`, or the file alone.
fn position(origin: &Origin, place: Option<&Place>, documents: &Documents) -> String {
    let file = clean(&documents.path(origin.file).display().to_string());
    match place {
        Some(place) => format!("{file}:{}:{}", place.line, place.column),
        None => file,
    }
}

impl Placed<'_> {
    /// What findings are gathered by.
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
