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
mod output;
mod path;
mod plan;

pub use error::WriteError;
pub use file::write_file;
pub use lock::{Header, Lock, read_lock};
pub use output::{Mode, OutputFile, Written};
pub use path::{BadPath, LOCK, RelativePath};

use std::path::Path;

use plan::OutputDir;

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
            OutputDir::New(dir) => disk::write_new(dir, &plan)?,
            OutputDir::Empty(dir) => disk::write_into_empty(dir, &plan)?,
            OutputDir::Ours(dir, _) => disk::update(dir, &plan)?,
        }
    }
    Ok(plan.written)
}

#[cfg(test)]
mod tests;
