//! Faults that `granit-parser` reports, in the terms of authors: the fault, and a hint about its usual cause.

use granit_parser::{ErrorKind, ScanError};

use crate::source::reading::Fault;

/// A fault, with its offset in bytes.
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

/// The hints for the most frequent faults.
fn help(kind: &ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => "YAML is indented by spaces; replace the tab",
        ErrorKind::MappingValueNotAllowed => {
            "put a string that contains a colon followed by a space into quotes; or is the colon of the line above missing?"
        }
        ErrorKind::InvalidColonPlacement => {
            "put a string that contains a colon followed by a space into quotes; or is a bracket above not closed?"
        }
        ErrorKind::UnexpectedCharacter { .. } => "put a string that begins with this character into quotes",
        ErrorKind::UnknownAnchor => {
            "an alias, such as `*name`, comes after its anchor, `&name`; put a string that begins with `*` into quotes"
        }
        ErrorKind::UnknownQuotedScalarEscape => {
            "in double quotes a backslash is written twice; single quotes keep it as it is"
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => {
            "is a colon missing, or the space after it? or does a line of a longer string need more indentation?"
        }
        ErrorKind::ExpectedBlockMappingKey | ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockSequenceEntry => {
            "does this line have the indentation of the others that it belongs to?"
        }
        _ => return None,
    })
}
