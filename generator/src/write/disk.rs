//! Changes on the disk, each of which is atomic.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::fault::{self, Change};
use super::output::Plan;
use super::path::{JOURNAL, LOCK, RelativePath};

/// Changes a directory. The journal comes first, and the lock last.
///
/// All files are written under temporary names before the first is renamed, so that a full disk changes nothing. A failure
/// after that leaves the journal, with which the next run repairs the directory.
pub(super) fn update(dir: &Path, plan: &Plan<'_>, journal: &str) -> Result<(), WriteError> {
    create(dir).map_err(WriteError::io("create", dir))?;
    replace(&dir.join(JOURNAL), journal)?;
    let mut renames = Vec::new();
    let written = plan.files.iter().try_for_each(|file| {
        create_folders(dir, &file.path)?;
        let path = file.path.below(dir);
        let aside = aside_of(&path);
        renames.push((aside.clone(), path));
        write(&aside, &file.text)
    });
    if let Err(error) = written {
        // The first error is the one to report.
        for ((aside, _), file) in renames.iter().zip(&plan.files) {
            let _ = fs::remove_file(aside);
            remove_empty_folders(dir, &file.path);
        }
        if !plan.is_interrupted {
            let _ = fs::remove_file(dir.join(JOURNAL));
        }
        return Err(error);
    }
    let renamed = rename_all(dir, plan, &renames);
    if renamed.is_err() {
        for (aside, _) in &renames {
            let _ = fs::remove_file(aside);
        }
    }
    renamed?;
    delete(&dir.join(JOURNAL))
}

fn rename_all(dir: &Path, plan: &Plan<'_>, renames: &[(PathBuf, PathBuf)]) -> Result<(), WriteError> {
    let is_lock = |path: &Path| path.parent() == Some(dir) && path.ends_with(LOCK);
    let (locks, files): (Vec<_>, Vec<_>) = renames.iter().partition(|(_, path)| is_lock(path));
    files.into_iter().try_for_each(rename)?;
    for path in &plan.written.deleted {
        delete(&path.below(dir))?;
        remove_empty_folders(dir, path);
    }
    locks.into_iter().try_for_each(rename)
}

/// Finishes a run that has nothing to write after one that was interrupted.
pub(super) fn forget_journal(dir: &Path) -> Result<(), WriteError> {
    delete(&dir.join(JOURNAL))
}

fn rename((aside, path): &(PathBuf, PathBuf)) -> Result<(), WriteError> {
    fault::point(Change::Write).and_then(|()| fs::rename(aside, path)).map_err(WriteError::io("write", path))
}

fn delete(path: &Path) -> Result<(), WriteError> {
    fault::point(Change::Delete).and_then(|()| fs::remove_file(path)).map_err(WriteError::io("delete", path))
}

/// Deletes the parent directories of a path that are empty.
pub(super) fn remove_empty_folders(dir: &Path, path: &RelativePath) {
    for folder in path.folders().rev() {
        if fs::remove_dir(dir.join(folder)).is_err() {
            // The directory is not empty.
            break;
        }
    }
}

fn create_folders(dir: &Path, path: &RelativePath) -> Result<(), WriteError> {
    let Some(folder) = path.folders().next_back() else { return Ok(()) };
    let folder = dir.join(folder);
    create(&folder).map_err(WriteError::io("create", &folder))
}

fn create(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    fault::point(Change::Write)?;
    fs::create_dir_all(folder)
}

/// Writes a file under a temporary name, then renames it over the existing one.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), WriteError> {
    let aside = aside_of(path);
    let written = write(&aside, text).and_then(|()| rename(&(aside.clone(), path.to_owned())));
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&aside);
    }
    written
}

/// Writes a new file.
fn write(path: &Path, text: &str) -> Result<(), WriteError> {
    let create = || OpenOptions::new().write(true).create_new(true).open(path);
    let open = || {
        create().or_else(|error| match error.kind() {
            // An interrupted run had the same process id.
            ErrorKind::AlreadyExists => fs::remove_file(path).and_then(|()| create()),
            _ => Err(error),
        })
    };
    let (first, rest) = text.as_bytes().split_at(text.len() / 2);
    let write = |mut file: File| {
        file.write_all(first)?;
        // A test lets the run end within a file, too.
        fault::point(Change::Write)?;
        file.write_all(rest)
    };
    fault::point(Change::Write).and_then(|()| open()).and_then(write).map_err(WriteError::io("write", path))
}

/// Returns a temporary name beside a path that no other process uses: `.lib.rs.clientwright-4711`.
fn aside_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.clientwright-{}", std::process::id()))
}

/// Reads a file of at most `longest` bytes; a fault of its content is the inner error.
pub(super) fn read_text(path: &Path, longest: u64) -> Result<Result<String, &'static str>, WriteError> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(longest + 1).read_to_end(&mut bytes));
    read.map_err(WriteError::io("read", path))?;
    if bytes.len() as u64 > longest {
        return Ok(Err("it is larger than 32 MiB"));
    }
    Ok(String::from_utf8(bytes).map_err(|_| "it is not UTF-8"))
}

/// The kind of entry at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    File,
    Folder,
    /// A pipe, a socket or a device, which is not opened.
    Other,
}

/// Returns the kind of entry at a path; an error for a symbolic link.
pub(super) fn look(path: &Path) -> Result<Found, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => Err(WriteError::SymbolicLink(path.to_owned())),
        Ok(metadata) if metadata.is_dir() => Ok(Found::Folder),
        Ok(metadata) if metadata.is_file() => Ok(Found::File),
        Ok(_) => Ok(Found::Other),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Found::Nothing),
        Err(error) => Err(WriteError::io("read", path)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Found, look};

    #[test]
    fn nothing_is_where_no_directory_is_and_other_faults_are_errors() {
        let directory = tempfile::tempdir().expect("a directory");
        let path = |name: &str| directory.path().join(name);
        std::fs::write(path("file"), "").expect("written");
        assert_eq!(look(directory.path()).expect("an entry"), Found::Folder);
        assert_eq!(look(&path("file")).expect("an entry"), Found::File);
        assert_eq!(look(&path("none")).expect("no fault"), Found::Nothing);
        assert_eq!(look(&path("file/below")).expect("no fault"), Found::Nothing);
        assert!(look(&path(&"n".repeat(300))).is_err());
    }
}
