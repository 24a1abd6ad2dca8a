//! The files to be written, and the changes of the disk.

use super::path::RelativePath;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path in the output directory.
    pub path: RelativePath,
    /// The content.
    pub text: String,
}

/// The effect on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write what changed.
    Write,
    /// Write nothing; the caller fails unless [`Written::is_unchanged`].
    Check,
    /// Write nothing; the caller lists the changes.
    DryRun,
}

/// The changes that were, or would be, made, including the lock. Each list is in the order of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that did not exist.
    pub created: Vec<RelativePath>,
    /// Files whose content differs.
    pub changed: Vec<RelativePath>,
    /// Files of the previous run that are no longer generated.
    pub deleted: Vec<RelativePath>,
    /// Files that are up to date; they are not touched.
    pub unchanged: Vec<RelativePath>,
}

impl Written {
    /// Returns true if the directory is up to date.
    pub fn is_unchanged(&self) -> bool {
        self.created.is_empty() && self.changed.is_empty() && self.deleted.is_empty()
    }
}

/// The changes to make.
pub(super) struct Plan {
    pub(super) written: Written,
    /// The files that are created or changed; the lock, if it is among them, is the last.
    pub(super) files: Vec<OutputFile>,
}
