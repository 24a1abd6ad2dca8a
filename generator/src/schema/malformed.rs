//! Keywords whose values have the wrong type.

use crate::diagnostic::{Code, Diagnostics};
use crate::origin::Origin;
use crate::source::Node;

pub(super) fn report_malformed(at: &Origin, must: &str, found: &Node, diagnostics: &mut Diagnostics) {
    let message = format!("{must}, found {}; it is ignored", found.kind());
    diagnostics.report(Code::MalformedKeyword, at, message);
}
