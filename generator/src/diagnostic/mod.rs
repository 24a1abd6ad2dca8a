//! Diagnostics: a code, a place in the document, the consequence and a remedy.

mod catalogue;
mod nearest;
mod severity;

pub use catalogue::Code;
pub use nearest::nearest;
pub use severity::Severity;

use indexmap::IndexMap;
use serde::{Serialize, Serializer};

use crate::origin::Origin;

/// A diagnostic about a document.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The kind of diagnostic.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// The problem and the consequence for the generated code, in one or two sentences.
    pub message: String,
    /// The place; `None` if the diagnostic concerns no place, such as an unreadable file.
    pub origin: Option<Origin>,
    /// Related places, each with a short explanation.
    pub related: Vec<(Origin, String)>,
    /// A remedy.
    pub help: Option<String>,
}

/// All diagnostics of a run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    findings: Vec<Diagnostic>,
    are_discarded: bool,
}

impl Diagnostics {
    /// Diagnostics that nobody reads, of schemas that are only inspected.
    pub(crate) fn discarded() -> Self {
        Self { findings: Vec::new(), are_discarded: true }
    }

    /// Returns true if nobody reads them: a costly one need not be made.
    pub(crate) fn are_discarded(&self) -> bool {
        self.are_discarded
    }

    /// Adds a diagnostic with the severity from the catalogue; the returned reference can extend it.
    pub fn report(&mut self, code: Code, origin: &Origin, message: impl Into<String>) -> &mut Diagnostic {
        self.push(Diagnostic {
            code,
            severity: code.severity(),
            message: message.into(),
            origin: Some(origin.clone()),
            related: Vec::new(),
            help: None,
        })
    }

    /// Like [`Self::report`], for a cause outside the documents, such as an option.
    pub fn report_anywhere(&mut self, code: Code, message: impl Into<String>) -> &mut Diagnostic {
        let severity = code.severity();
        self.push(Diagnostic { code, severity, message: message.into(), origin: None, related: Vec::new(), help: None })
    }

    /// Adds a complete diagnostic.
    pub fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.findings.push(diagnostic);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// Adds those of a part of the work.
    pub(crate) fn append(&mut self, part: Self) {
        self.findings.extend(part.findings);
    }

    /// Changes the places of every diagnostic after the first `earlier`.
    pub(crate) fn point_from(&mut self, earlier: usize, mut point: impl FnMut(&mut Origin)) {
        for finding in self.findings.iter_mut().skip(earlier) {
            let related = finding.related.iter_mut().map(|(origin, _)| origin);
            for origin in finding.origin.iter_mut().chain(related) {
                point(origin);
            }
        }
    }

    /// Removes every diagnostic after the first `earlier`.
    pub(crate) fn forget_from(&mut self, earlier: usize) {
        self.findings.truncate(earlier);
    }

    /// Removes those with one code after the first `earlier`.
    pub(crate) fn forget_code_from(&mut self, earlier: usize, code: Code) {
        let mut at = 0;
        self.findings.retain(|finding| {
            at += 1;
            at <= earlier || finding.code != code
        });
    }

    /// Keeps one of equal diagnostics with this code, with the number of the others.
    pub(crate) fn unite(&mut self, code: Code) {
        let mut counts: IndexMap<String, usize> = IndexMap::new();
        self.findings.retain(|finding| {
            let count = if finding.code == code { counts.entry(finding.message.clone()).or_default() } else { &mut 0 };
            *count += 1;
            *count == 1
        });
        for finding in self.findings.iter_mut().filter(|finding| finding.code == code) {
            let others = counts.get(&finding.message).map_or(0, |count| count - 1);
            let places = if others == 1 { "place" } else { "places" };
            if others > 0 {
                finding.message = format!("{} (here and in {others} other {places})", finding.message);
            }
        }
    }

    /// Returns the diagnostics, in the order of creation.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Diagnostic {
    /// Adds a remedy.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a related place.
    pub fn related(&mut self, origin: &Origin, why: impl Into<String>) -> &mut Self {
        self.related.push((origin.clone(), why.into()));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostics};
    use crate::origin::{FileId, Origin};

    fn messages(diagnostics: &Diagnostics) -> Vec<&str> {
        diagnostics.findings().iter().map(|finding| finding.message.as_str()).collect()
    }

    #[test]
    fn only_later_ones_are_forgotten() {
        let mut diagnostics = Diagnostics::default();
        let codes = [Code::LooseForm, Code::LooseForm, Code::OtherDialect, Code::LooseForm];
        for (code, message) in codes.into_iter().zip(["a", "b", "c", "d"]) {
            diagnostics.report(code, &Origin::root(FileId::ENTRY), message);
        }
        diagnostics.forget_code_from(1, Code::LooseForm);
        assert_eq!(messages(&diagnostics), ["a", "c"]);
        diagnostics.forget_from(1);
        assert_eq!(messages(&diagnostics), ["a"]);
    }

    #[test]
    fn discarded_ones_say_so() {
        assert!(Diagnostics::discarded().are_discarded());
        assert!(!Diagnostics::default().are_discarded());
    }
}
