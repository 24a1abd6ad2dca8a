//! The report of a run: the same content for people, for machines and for cargo.

use std::fmt;
use std::time::Duration;

use crate::config::{Config, FATAL};
use crate::diagnostic::{Code, Diagnostics, Severity};
use crate::generate::Generated;
use crate::messages::{self, Located};
use crate::release::Released;
use crate::source::Documents;
use crate::write::Written;

/// The result of a run.
#[derive(Debug)]
#[non_exhaustive]
pub struct Report {
    /// The files that were read.
    pub documents: Documents,
    /// The diagnostics of the files.
    pub diagnostics: Diagnostics,
    /// The generated crate; `None` if the files are not an OpenAPI document.
    pub generated: Option<Generated>,
    /// The written files, or those that would be written; `None` if nothing may be written.
    pub written: Option<Written>,
    /// The release, if the options ask for one and anything differs.
    pub released: Option<Released>,
    /// The diagnostics that the options deny, by code in the order of the catalogue.
    pub denied: Vec<(Code, usize)>,
    /// The duration of the run.
    pub took: Duration,
}

/// The number of diagnostics of each severity.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Errors: a part is left out, or the document cannot be read.
    pub errors: usize,
    /// Warnings: a type is narrower than the document.
    pub warnings: usize,
    /// Notes: nothing is lost.
    pub notes: usize,
}

impl Report {
    /// Returns whether a client was generated and the options allow it.
    pub fn is_done(&self) -> bool {
        self.written.is_some()
    }

    /// The reason why there is no client, as a sentence; `None` if there is one.
    pub fn failure(&self) -> Option<String> {
        if self.is_done() {
            return None;
        }
        if let Some(overlay) = self.documents.broken_overlay() {
            return Some(format!("`{}` is not an overlay that can be applied; nothing was written", overlay.display()));
        }
        if self.generated.is_none() {
            return Some("the document is not a readable OpenAPI document; nothing was written".to_owned());
        }
        if self.denied.iter().any(|(code, _)| FATAL.contains(code)) {
            return Some("the filters do not select what they name; nothing was written".to_owned());
        }
        let denied: Vec<String> =
            self.denied.iter().map(|(code, count)| format!("{count} {}", code.as_str())).collect();
        Some(format!("the options deny these diagnostics: {}; nothing was written", denied.join(", ")))
    }

    /// The diagnostics as a listing for people.
    pub fn listing(&self, colour: bool) -> String {
        messages::render(&self.diagnostics, &self.documents, colour)
    }

    /// The diagnostics for machines.
    pub fn located(&self) -> Vec<Located> {
        messages::located(&self.diagnostics, &self.documents)
    }

    /// The number of diagnostics.
    pub fn counts(&self) -> Counts {
        Counts::of(self.diagnostics.findings().iter().map(|finding| finding.severity))
    }
}

impl Counts {
    /// Counts diagnostics.
    pub fn of(severities: impl IntoIterator<Item = Severity>) -> Self {
        let mut counts = Self::default();
        for severity in severities {
            *match severity {
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Note => &mut counts.notes,
            } += 1;
        }
        counts
    }
}

impl fmt::Display for Counts {
    /// Shows `2 warnings, 1 note`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note")];
        let some = counts.into_iter().filter(|(count, _)| *count > 0);
        let some: Vec<String> = some.map(|(count, noun)| plural(count, noun)).collect();
        formatter.write_str(if some.is_empty() { "none" } else { "" })?;
        formatter.write_str(&some.join(", "))
    }
}

fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The diagnostics that the options deny, with their number.
pub(crate) fn denied(config: &Config, diagnostics: &Diagnostics) -> Vec<(Code, usize)> {
    let all = diagnostics.findings().iter();
    let denied: Vec<Code> = all
        .filter(|diagnostic| config.denies(diagnostic.code, diagnostic.severity))
        .map(|diagnostic| diagnostic.code)
        .collect();
    let count = |code: Code| denied.iter().filter(|diagnostic| **diagnostic == code).count();
    Code::ALL.iter().map(|code| (*code, count(*code))).filter(|(_, count)| *count > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::Counts;

    #[test]
    fn counts_are_words() {
        assert_eq!(Counts::default().to_string(), "none");
        assert_eq!(Counts { errors: 0, warnings: 2, notes: 1 }.to_string(), "2 warnings, 1 note");
        assert_eq!(Counts { errors: 1, warnings: 0, notes: 0 }.to_string(), "1 error");
    }
}
