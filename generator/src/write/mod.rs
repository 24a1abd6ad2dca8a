//! `write`: brings a directory on the disk up to date with the generated files.
//!
//! ```text
//! out/clientwright.lock   names every file that is ours, with its hash
//! out/src/lib.rs          ours: written if it changed, deleted if it is no longer wanted
//! out/tests/mine.rs       not named: never touched
//! ```
//!
//! This stage follows no symbolic link inside the directory, overwrites and deletes only files that the lock lists, and
//! leaves no half-written file: each is written under a temporary name and renamed, the lock last.

mod disk;
mod error;
mod file;
mod lock;
mod path;
mod plan;

pub use error::WriteError;
pub use file::write_file;
pub use lock::{Header, LOCK, Lock, read_lock};
pub use path::{BadPath, RelativePath};

use std::path::Path;

use plan::Place;

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

/// Brings a directory up to date with the files of a crate.
///
/// The lock's list of files is computed from the files. After an error about the content of the directory nothing has
/// been changed.
pub fn write_crate(dir: &Path, files: Vec<OutputFile>, header: Header, mode: Mode) -> Result<Written, WriteError> {
    let files = lock::add_lock(files, header)?;
    let place = plan::look_at(dir)?;
    let plan = plan::compare(&place, files)?;
    if mode == Mode::Write && !plan.written.is_unchanged() {
        match &place {
            Place::New(dir) => disk::write_new(dir, &plan)?,
            Place::Empty(dir) => disk::write_into_empty(dir, &plan)?,
            Place::Ours(dir, _) => disk::update(dir, &plan)?,
        }
    }
    Ok(plan.written)
}

#[cfg(test)]
mod tests;
