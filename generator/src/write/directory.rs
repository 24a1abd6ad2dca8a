//! The output directory as a run finds it.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::journal;
use super::known::Known;
use super::leftovers;
use super::lock::{Header, read_lock};
use super::path::{CONFIG, JOURNAL, LOCK, RUN};

/// The present state of the output directory.
pub(super) struct Directory {
    /// The directory, without links on the way to it unless it does not exist.
    pub(super) dir: PathBuf,
    /// The lock's header, if there is a lock.
    pub(super) header: Option<Header>,
    /// The files that earlier runs wrote.
    pub(super) known: Known,
    /// True if an earlier run was interrupted.
    pub(super) is_interrupted: bool,
}

/// Checks that the directory may be written, and reads what earlier runs left in it.
pub(super) fn look_at(dir: &Path) -> Result<Directory, WriteError> {
    if !check(dir)? {
        return Ok(Directory { dir: dir.to_owned(), header: None, known: Known::default(), is_interrupted: false });
    }
    // The directory itself may be reached through a link; its content may not.
    let dir = fs::canonicalize(dir).map_err(WriteError::io("read", dir))?;
    let lock = read_lock(&dir)?;
    let journal = journal::read(&dir)?;
    let is_interrupted = journal.is_some();
    let (header, files) = lock.map_or((None, None), |lock| (Some(lock.header), Some(lock.files)));
    Ok(Directory {
        dir,
        header,
        known: Known::of(files.unwrap_or_default(), journal.unwrap_or_default()),
        is_interrupted,
    })
}

/// Checks that a directory is missing, empty or ours; false if it is missing.
pub(super) fn check(dir: &Path) -> Result<bool, WriteError> {
    match fs::metadata(dir) {
        Ok(metadata) if !metadata.is_dir() => return Err(WriteError::NotAFolder(dir.into())),
        Ok(_) => {}
        // A dangling link is also reported as not found.
        Err(error) if error.kind() == ErrorKind::NotFound && !dir.is_symlink() => return Ok(false),
        Err(error) => return Err(WriteError::io("read", dir)(error)),
    }
    let has = |name: &str| fs::symlink_metadata(dir.join(name)).is_ok();
    // In this order: a run that ends at this moment writes the lock before it deletes the journal.
    if has(JOURNAL) || has(LOCK) || is_empty(dir)? || has(JOURNAL) || has(LOCK) {
        return Ok(true);
    }
    let dir = fs::canonicalize(dir).map_err(WriteError::io("read", dir))?;
    Err(WriteError::NotOurs(dir))
}

/// Returns true if a directory has no entries but temporary ones and the options, which may be there before the first run.
fn is_empty(dir: &Path) -> Result<bool, WriteError> {
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        // Another run created the directory for nothing and has deleted it.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(WriteError::io("read", dir)(error)),
    };
    for entry in entries {
        let name = entry.map_err(WriteError::io("read", dir))?.file_name();
        let may_stay = name.to_str().is_some_and(|name| name == RUN || name == CONFIG || leftovers::is_temporary(name));
        if !may_stay {
            return Ok(false);
        }
    }
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::is_empty;

    #[test]
    fn a_directory_with_temporary_files_and_options_alone_is_empty() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = |name: &str| directory.path().join(name);
        assert!(is_empty(&path("none")).expect("no fault"));
        assert!(is_empty(directory.path()).expect("no fault"));
        std::fs::write(path("clientwright.toml"), "").expect("written");
        assert!(is_empty(directory.path()).expect("no fault"));
        std::fs::write(path("other.toml"), "").expect("written");
        assert!(!is_empty(directory.path()).expect("no fault"));
        assert!(is_empty(&path("other.toml")).is_err(), "a file was read as a directory");
    }
}
