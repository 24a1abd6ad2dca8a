//! Files of the user that get new content.

use std::fs;
use std::path::Path;

use super::ending::Fault;

/// Replaces a file by a new one beside it, so that it is never half written.
pub(super) fn replace(path: &Path, content: &[u8]) -> Result<(), Fault> {
    // A link stays a link.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let aside = path.with_file_name(format!(".{name}.clientwright-{}", std::process::id()));
    let written = fs::write(&aside, content).and_then(|()| fs::rename(&aside, path));
    written.map_err(|error| {
        // The first error is the one to report.
        let _ = fs::remove_file(&aside);
        Fault::File(path.to_owned(), error)
    })
}
