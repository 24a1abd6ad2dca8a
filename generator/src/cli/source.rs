//! Input: the document, and the options shared by all commands that read one.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clientwright::Input;
use clientwright::config::{Config, read_config};
use clientwright::origin::FileId;
use clientwright::source::Documents;

use super::arguments::Source;
use super::ending::{Fault, Status};

/// The name of standard input in messages.
const STDIN: &str = "<stdin>";

/// Returns the status of a failed run: unusable if a named file cannot be opened, failed if its content is at fault.
pub(super) fn status_of(documents: &Documents) -> Status {
    let entry = documents.root(FileId::ENTRY).is_none().then(|| documents.path(FileId::ENTRY));
    let mut unread = entry.filter(|path| *path != Path::new(STDIN)).into_iter().chain(documents.broken_overlay());
    // A pipe is not opened a second time: its writer is gone.
    let is_unusable = |path: &Path| match std::fs::metadata(path) {
        Ok(metadata) => metadata.is_file() && File::open(path).is_err(),
        Err(_) => true,
    };
    if unread.any(is_unusable) { Status::Unusable } else { Status::Failed }
}

impl Source {
    /// Returns the document that `SPEC` names; `-` is standard input.
    pub(super) fn input(&self) -> Result<Input, Fault> {
        if self.spec != Path::new("-") {
            return Ok(Input::File(self.spec.clone()));
        }
        let mut bytes = Vec::new();
        // The limit is one byte more than that of a file, so that a larger document is reported as too large.
        let stdin = io::stdin().lock().take(clientwright::limits::LARGEST_FILE + 1).read_to_end(&mut bytes);
        stdin.map_err(|error| Fault::Stream("standard input", error))?;
        Ok(Input::Bytes { name: PathBuf::from(STDIN), bytes })
    }

    /// Combines these options and those of the command; they take precedence over those of the file.
    pub(super) fn config(self, mut given: Config) -> Result<Config, Fault> {
        given.include = self.include;
        given.exclude = self.exclude;
        given.overlays = self.overlay.into_iter().map(Into::into).collect();
        given.ref_root = self.ref_root.map(Into::into);
        given.allow_origin = self.allow_origin;
        Ok(match &self.config {
            Some(path) => given.over(read_config(path)?),
            None => given,
        })
    }
}
