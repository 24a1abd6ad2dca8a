//! `write`: files become a folder on the disk, or the folder becomes what the files now are.
//!
//! ```text
//! out/clientwright.lock   names every file that is ours, with its hash
//! out/src/lib.rs          ours: written if it changed, deleted if it is no longer wanted
//! out/tests/mine.rs       not named: never touched
//! ```
//!
//! What this stage does not do: it follows no symbolic link inside the folder, it overwrites and deletes nothing that the
//! lock does not name, and it leaves no half-written file: each is written aside and renamed, and the lock comes last.

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
    /// Where, in the output folder.
    pub path: RelativePath,
    /// What.
    pub text: String,
}

/// Whether the disk is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write what changed.
    Write,
    /// Write nothing; the caller fails unless [`Written::is_unchanged`].
    Check,
    /// Write nothing; the caller tells what would be.
    DryRun,
}

/// What was done, or would be; the lock is listed too. Each list is in the order of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that were not there.
    pub created: Vec<RelativePath>,
    /// Files whose text is another.
    pub changed: Vec<RelativePath>,
    /// Files of the previous run that are no longer wanted.
    pub deleted: Vec<RelativePath>,
    /// Files that are what they should be; they are not touched.
    pub unchanged: Vec<RelativePath>,
}

impl Written {
    /// Whether the folder is what it should be.
    pub fn is_unchanged(&self) -> bool {
        self.created.is_empty() && self.changed.is_empty() && self.deleted.is_empty()
    }
}

/// Makes a folder hold a crate.
///
/// The lock's list of files is made from the files. On an error about what is in the folder nothing was touched.
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
