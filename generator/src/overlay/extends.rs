//! Comparison of the document that an overlay is written for with the entry document (Overlay 1.1.0, section 4.4.1).

use crate::diagnostic::{Code, Diagnostics};
use crate::origin::{FileId, Origin};
use crate::source::Documents;

/// Reports an overlay that is written for another document. Only the last part of a URL can be compared with a file, as
/// documents are saved under their names.
pub(super) fn check(documents: &Documents, file: FileId, extends: &str, diagnostics: &mut Diagnostics) {
    if documents.is_entry(file, extends) {
        return;
    }
    let entry = documents.path(FileId::ENTRY).display();
    let message = format!("this overlay is for `{extends}`; it is applied to `{entry}` nevertheless");
    diagnostics
        .report(Code::OverlayOfAnother, &Origin::root(file).key("extends"), message)
        .help("`extends` is relative to the overlay; without it, an overlay is for any document");
}
