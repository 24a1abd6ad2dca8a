//! What `granit-parser` does not take, in words for who wrote it: what is wrong there, and what is usually meant.

use granit_parser::{ErrorKind, ScanError};

use crate::source::reading::Fault;

/// A fault, with its place in bytes.
pub(super) fn fault_of(text: &str, error: &ScanError) -> Fault {
    let offset = error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return Fault::too_deep().at(offset);
    }
    let fault = Fault::syntax(offset, error.info());
    match help(error.kind()) {
        Some(help) => fault.help(help),
        None => fault,
    }
}

/// What helps against the faults that are made most.
fn help(kind: &ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => "YAML is indented by spaces; replace the tab",
        ErrorKind::MappingValueNotAllowed => {
            "put a text that holds a colon followed by a space into quotes; or is the colon of the line above missing?"
        }
        ErrorKind::InvalidColonPlacement => {
            "put a text that holds a colon followed by a space into quotes; or is a bracket above not closed?"
        }
        ErrorKind::UnexpectedCharacter { .. } => "put a text that begins with this sign into quotes",
        ErrorKind::UnknownAnchor => {
            "an alias, such as `*name`, comes after its anchor, `&name`; put a text that begins with `*` into quotes"
        }
        ErrorKind::UnknownQuotedScalarEscape => {
            "in double quotes a backslash is written twice; single quotes keep it as it is"
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            "is a colon missing, or its space behind? or is a line of a longer text not set in far enough?"
        }
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockSequenceEntry => {
            "is this line set in as far as the others that it belongs to?"
        }
        _ => return None,
    })
}
