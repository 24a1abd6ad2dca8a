//! `write`: brings a directory on the disk up to date with the generated files.
//!
//! ```text
//! out/clientwright.lock   names every file that is ours, with its hash
//! out/src/lib.rs          ours: written if it changed, deleted if it is no longer generated
//! out/tests/mine.rs       not named: never touched
//! ```
//!
//! This stage follows no symbolic link inside the directory. It overwrites and deletes only files that have the hash with
//! which the lock lists them: a file that was changed by hand is an error that names it, unless the mode overwrites it, and
//! is never deleted.
//!
//! A run has exclusive access to the directory (`guard`). It writes all files under temporary names, and renames them; a
//! journal that is written before and deleted after that lets the next run repair what an interrupted one left.

mod directory;
mod disk;
mod error;
mod fault;
mod file;
mod guard;
mod hashes;
mod journal;
mod known;
mod leftovers;
mod lock;
mod output;
mod path;
mod plan;

pub use error::WriteError;
pub use file::write_file;
pub use guard::Guard;
pub use lock::{Header, Lock, read_lock};
pub use output::{Cause, Difference, Mode, OutputFile, Written};
pub use path::{BadPath, LOCK, RelativePath};

use std::path::Path;

/// Brings a directory up to date with the files of a crate. If the mode writes, the caller has a [`Guard`] of the directory.
///
/// The lock's list of files is computed from the files. After an error about the content of the directory nothing has
/// been changed.
pub fn write_crate(dir: &Path, files: Vec<OutputFile<'_>>, header: Header, mode: Mode) -> Result<Written, WriteError> {
    let place = directory::look_at(dir)?;
    let causes = place.header.as_ref().map(|old| lock::causes(old, &header));
    let paths: Vec<RelativePath> = files.iter().map(|file| file.path.clone()).collect();
    let hashes = hashes::of_files(&files);
    let files = lock::add_lock(files, &hashes, header)?;
    let mut plan = plan::compare(&place, files, hashes, mode)?;
    if let Some(causes) = causes {
        plan.written.add_causes(causes, place.is_interrupted);
    }
    if mode.writes() {
        if place.dir.is_dir() {
            leftovers::delete(&place.dir, place.known.paths().chain(&paths))?;
        }
        if !plan.written.is_unchanged() {
            disk::update(&place.dir, &plan, &journal::text(&plan.journal)?)?;
        } else if place.is_interrupted {
            disk::forget_journal(&place.dir)?;
        }
        for path in &plan.written.gone {
            disk::remove_empty_folders(&place.dir, path);
        }
    }
    Ok(plan.written)
}

#[cfg(test)]
mod tests;
