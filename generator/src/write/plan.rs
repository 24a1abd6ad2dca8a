//! Comparison of the disk with the generated files. Nothing is written here.

use std::fs::{self, DirEntry};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::disk::{self, Found};
use indexmap::IndexMap;

use super::error::WriteError;
use super::lock::read_lock;
use super::output::{OutputFile, Plan, Written};
use super::path::{CONFIG, LOCK, RelativePath};

/// The present state of the output directory.
pub(super) enum OutputDir {
    /// It does not exist.
    New(PathBuf),
    /// It is empty.
    Empty(PathBuf),
    /// It has a lock, which lists these files.
    Ours(PathBuf, IndexMap<RelativePath, String>),
}

/// Checks that the directory may be written.
pub(super) fn look_at(dir: &Path) -> Result<OutputDir, WriteError> {
    let metadata = match fs::metadata(dir) {
        Ok(metadata) => metadata,
        // A dangling link is also reported as not found.
        Err(error) if error.kind() == ErrorKind::NotFound && !dir.is_symlink() => {
            return Ok(OutputDir::New(dir.into()));
        }
        Err(error) => return Err(WriteError::io("read", dir)(error)),
    };
    if !metadata.is_dir() {
        return Err(WriteError::NotAFolder(dir.into()));
    }
    // The directory itself may be reached through a link; its content may not.
    let dir = fs::canonicalize(dir).map_err(WriteError::io("read", dir))?;
    if let Some(lock) = read_lock(&dir)? {
        return Ok(OutputDir::Ours(dir, lock.files));
    }
    let mut entries = fs::read_dir(&dir).map_err(WriteError::io("read", &dir))?;
    // The options may be there before the first run.
    let is_other = |entry: io::Result<DirEntry>| entry.is_ok_and(|entry| entry.file_name() != CONFIG);
    if entries.any(is_other) { Err(WriteError::NotOurs(dir)) } else { Ok(OutputDir::Empty(dir)) }
}

/// Compares the disk with the generated files.
pub(super) fn compare(place: &OutputDir, files: Vec<OutputFile>) -> Result<Plan, WriteError> {
    let mut plan = Plan { written: Written::default(), files: Vec::new() };
    let OutputDir::Ours(dir, ours) = place else {
        plan.written.created = files.iter().map(|file| file.path.clone()).collect();
        plan.files = files;
        return Ok(plan);
    };
    for path in ours.keys().filter(|path| !files.iter().any(|file| file.path == **path)) {
        if find(dir, path)?.is_some() {
            plan.written.deleted.push(path.clone());
        }
    }
    for file in files {
        let is_ours = file.path.as_str() == LOCK || ours.contains_key(&file.path);
        match find(dir, &file.path)? {
            None => plan.written.created.push(file.path.clone()),
            Some(bytes) if bytes == file.text.as_bytes() => {
                plan.written.unchanged.push(file.path);
                continue;
            }
            Some(_) if is_ours => plan.written.changed.push(file.path.clone()),
            Some(_) => return Err(WriteError::Occupied(file.path.below(dir))),
        }
        plan.files.push(file);
    }
    Ok(plan)
}

/// Returns the bytes of a file, if it exists; an error for another kind of entry, or if a component is a link.
fn find(dir: &Path, path: &RelativePath) -> Result<Option<Vec<u8>>, WriteError> {
    for folder in path.folders() {
        let folder = dir.join(folder);
        match disk::look(&folder)? {
            Found::Folder => {}
            Found::Nothing => return Ok(None),
            Found::File => return Err(WriteError::NotAFolder(folder)),
        }
    }
    let path = path.below(dir);
    match disk::look(&path)? {
        Found::File => fs::read(&path).map(Some).map_err(WriteError::io("read", &path)),
        Found::Nothing => Ok(None),
        Found::Folder => Err(WriteError::Occupied(path)),
    }
}
