//! What a reader of the document should know: a code, a place, what was done instead.

mod catalogue;
mod located;
mod nearest;
mod render;

pub use catalogue::Code;
pub use located::{Located, located};
pub use nearest::nearest;
pub use render::render;

use serde::{Serialize, Serializer};

use crate::source::Origin;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// Something is narrower than the document says.
    Warning,
    /// Something is left out, or the document is not one.
    Error,
}

/// One finding about a document.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// What kind of finding this is.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What is there and what was done instead, one sentence or two.
    pub message: String,
    /// Where; none for what concerns no place, such as a file that cannot be read.
    pub origin: Option<Origin>,
    /// Other places that matter, each with a word on why.
    pub related: Vec<(Origin, String)>,
    /// What the reader can try.
    pub help: Option<String>,
}

/// All findings of one run.
#[derive(Debug, Default)]
pub struct Diagnostics {
    findings: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding with the severity that the catalogue gives its code; the answer can be extended.
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

    /// As [`Self::report`], of what is at no place of a document, such as an option.
    pub fn report_anywhere(&mut self, code: Code, message: impl Into<String>) -> &mut Diagnostic {
        let severity = code.severity();
        self.push(Diagnostic { code, severity, message: message.into(), origin: None, related: Vec::new(), help: None })
    }

    /// Adds a finding that is already put together.
    pub fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.findings.push(diagnostic);
        let last = self.findings.len() - 1;
        &mut self.findings[last]
    }

    /// Changes the places of every finding after the first `earlier`.
    pub(crate) fn point_from(&mut self, earlier: usize, mut point: impl FnMut(&mut Origin)) {
        for finding in self.findings.iter_mut().skip(earlier) {
            let related = finding.related.iter_mut().map(|(origin, _)| origin);
            for origin in finding.origin.iter_mut().chain(related) {
                point(origin);
            }
        }
    }

    /// Takes back every finding after the first `earlier`.
    pub(crate) fn forget_from(&mut self, earlier: usize) {
        self.findings.truncate(earlier);
    }

    /// Takes back those of one kind after the first `earlier`.
    pub(crate) fn forget_code_from(&mut self, earlier: usize, code: Code) {
        let mut at = 0;
        self.findings.retain(|finding| {
            at += 1;
            at <= earlier || finding.code != code
        });
    }

    /// The findings, in the order in which they were made.
    pub fn findings(&self) -> &[Diagnostic] {
        &self.findings
    }
}

impl Severity {
    /// How it is spelled: `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Serialize for Severity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl Diagnostic {
    /// Says what the reader can try.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds another place that matters.
    pub fn related(&mut self, origin: &Origin, why: impl Into<String>) -> &mut Self {
        self.related.push((origin.clone(), why.into()));
        self
    }
}
