//! Changes on the disk, each of which is atomic.

use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::error::WriteError;
use super::output::{OutputFile, Plan};
use super::path::{LOCK, RelativePath};

/// Creates a directory: it is filled under a temporary name beside its place, then renamed.
pub(super) fn write_new(dir: &Path, plan: &Plan) -> Result<(), WriteError> {
    if let Some(parent) = dir.parent() {
        fs::create_dir_all(parent).map_err(WriteError::io("create", parent))?;
    }
    let aside = aside_of(dir);
    let rename = || fs::rename(&aside, dir).map_err(WriteError::io("create", dir));
    let written = fill(&aside, &plan.files).and_then(|()| rename());
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_dir_all(&aside);
    }
    written
}

/// Fills an empty directory, which may be a mount or a working directory and therefore is not replaced: the files are
/// written in a directory inside, then moved up, the lock last.
pub(super) fn write_into_empty(dir: &Path, plan: &Plan) -> Result<(), WriteError> {
    let aside = aside_of(&dir.join("new"));
    let mut moved = Vec::new();
    let written = fill(&aside, &plan.files).and_then(|()| {
        for name in top_of(&plan.files) {
            let path = dir.join(name);
            fs::rename(aside.join(name), &path).map_err(WriteError::io("write", &path))?;
            moved.push(path);
        }
        Ok(())
    });
    if written.is_err() {
        for path in moved {
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
    let _ = fs::remove_dir_all(&aside);
    written
}

/// Returns the first components of the paths, in the order of their last file.
fn top_of(files: &[OutputFile]) -> Vec<&str> {
    let mut tops = Vec::new();
    for file in files.iter().rev() {
        let top = file.path.folders().next().unwrap_or(file.path.as_str());
        if !tops.contains(&top) {
            tops.push(top);
        }
    }
    tops.reverse();
    tops
}

fn fill(dir: &Path, files: &[OutputFile]) -> Result<(), WriteError> {
    fs::create_dir(dir).map_err(WriteError::io("create", dir))?;
    for file in files {
        create_folders(dir, &file.path)?;
        write(&file.path.below(dir), &file.text)?;
    }
    Ok(())
}

/// Changes a directory that has a lock. All files are written under temporary names before the first is renamed, and
/// the lock is renamed last: after an interrupted run the old lock still lists the files to delete.
pub(super) fn update(dir: &Path, plan: &Plan) -> Result<(), WriteError> {
    let mut renames = Vec::new();
    let written = plan.files.iter().try_for_each(|file| {
        create_folders(dir, &file.path)?;
        let path = file.path.below(dir);
        let aside = aside_of(&path);
        renames.push((aside.clone(), path));
        write(&aside, &file.text)
    });
    let changed = written.and_then(|()| rename_all(dir, plan, &renames));
    if changed.is_err() {
        for ((aside, _), file) in renames.iter().zip(&plan.files) {
            // The first error is the one to report.
            let _ = fs::remove_file(aside);
            remove_empty_folders(dir, &file.path);
        }
    }
    changed
}

fn rename_all(dir: &Path, plan: &Plan, renames: &[(PathBuf, PathBuf)]) -> Result<(), WriteError> {
    let is_lock = |path: &Path| path.parent() == Some(dir) && path.ends_with(LOCK);
    let (locks, files): (Vec<_>, Vec<_>) = renames.iter().partition(|(_, path)| is_lock(path));
    let rename = |(aside, path): &(PathBuf, PathBuf)| fs::rename(aside, path).map_err(WriteError::io("write", path));
    files.into_iter().try_for_each(rename)?;
    plan.written.deleted.iter().try_for_each(|path| delete(dir, path))?;
    locks.into_iter().try_for_each(rename)
}

/// Deletes a file, and the parent directories that are then empty.
fn delete(dir: &Path, path: &RelativePath) -> Result<(), WriteError> {
    let file = path.below(dir);
    fs::remove_file(&file).map_err(WriteError::io("delete", &file))?;
    remove_empty_folders(dir, path);
    Ok(())
}

fn remove_empty_folders(dir: &Path, path: &RelativePath) {
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
    fs::create_dir_all(&folder).map_err(WriteError::io("create", &folder))
}

/// Writes a file under a temporary name, then renames it over the existing one.
pub(super) fn replace(path: &Path, text: &str) -> Result<(), WriteError> {
    let aside = aside_of(path);
    let written = write(&aside, text).and_then(|()| fs::rename(&aside, path).map_err(WriteError::io("write", path)));
    if written.is_err() {
        // The first error is the one to report.
        let _ = fs::remove_file(&aside);
    }
    written
}

/// Writes a new file.
fn write(path: &Path, text: &str) -> Result<(), WriteError> {
    let create = || fs::OpenOptions::new().write(true).create_new(true).open(path);
    let file = create().or_else(|error| match error.kind() {
        // An interrupted run had the same process id.
        ErrorKind::AlreadyExists => fs::remove_file(path).and_then(|()| create()),
        _ => Err(error),
    });
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(WriteError::io("write", path))
}

/// Returns a temporary name beside a path that no other process uses: `.lib.rs.clientwright-4711`.
fn aside_of(path: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    path.with_file_name(format!(".{name}.clientwright-{}", std::process::id()))
}

/// The kind of entry at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    File,
    Folder,
}

/// Returns the kind of entry at a path; an error for a symbolic link.
pub(super) fn look(path: &Path) -> Result<Found, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_symlink() => Err(WriteError::SymbolicLink(path.to_owned())),
        Ok(metadata) if metadata.is_dir() => Ok(Found::Folder),
        Ok(_) => Ok(Found::File),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(Found::Nothing),
        Err(error) => Err(WriteError::io("read", path)(error)),
    }
}
