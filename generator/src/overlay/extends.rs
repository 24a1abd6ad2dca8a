//! Whether an overlay was written for this document (Overlay 1.1.0, section 4.4.1).

use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Documents, FileId, Origin};

/// Reports an overlay that says it is for another document. A URL cannot be compared with a file but by its last part,
/// as documents are saved under their names.
pub(super) fn check(documents: &Documents, file: FileId, extends: &str, diagnostics: &mut Diagnostics) {
    if documents.is_entry(file, extends) {
        return;
    }
    let entry = documents.path(FileId::ENTRY).display();
    let message = format!("this overlay is for `{extends}`, and is applied to `{entry}` all the same");
    diagnostics
        .report(Code::OverlayOfAnother, &Origin::root(file).key("extends"), message)
        .help("`extends` is taken from where the overlay is; without it, an overlay is for any document");
}
