//! Comparison of the disk with the generated files. Nothing is written here.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use super::directory::Directory;
use super::disk::{self, Found};
use super::error::WriteError;
use super::known::{Journal, is_same};
use super::output::{Difference, Mode, OutputFile, Plan, Written};
use super::path::{LOCK, RelativePath};
use crate::source::digest_of_bytes;

/// Compares the disk with the generated files.
///
/// The hashes are those of the files, in their order; the lock, which is the last file, has none.
pub(super) fn compare<'f>(
    place: &Directory,
    files: Vec<OutputFile<'f>>,
    hashes: Vec<String>,
    mode: Mode,
) -> Result<Plan<'f>, WriteError> {
    let is_interrupted = place.is_interrupted;
    let mut plan = Plan { written: Written::default(), files: Vec::new(), journal: Journal::new(), is_interrupted };
    compare_stale(place, &files, &mut plan)?;
    for (file, hash) in files.into_iter().zip(hashes.into_iter().chain([String::new()])) {
        compare_file(place, file, hash, mode, &mut plan)?;
    }
    if mode == Mode::Write && !plan.written.edited.is_empty() {
        return Err(WriteError::Edited(place.dir.clone(), plan.written.edited));
    }
    Ok(plan)
}

/// Finds the files of earlier runs that are no longer generated. One that has another content is left where it is.
fn compare_stale(place: &Directory, files: &[OutputFile<'_>], plan: &mut Plan<'_>) -> Result<(), WriteError> {
    // On a file system that ignores case these are the same files.
    let wanted: HashSet<String> = files.iter().map(|file| file.path.as_str().to_ascii_lowercase()).collect();
    for path in place.known.paths().filter(|path| !wanted.contains(&path.as_str().to_ascii_lowercase())) {
        match find(&place.dir, path) {
            Ok(Some(content)) if place.known.is_ours(path, &content) => {
                plan.journal.insert(path.clone(), vec![digest_of_bytes(&content)]);
                plan.written.deleted.push(path.clone());
            }
            Ok(Some(_)) | Err(WriteError::Occupied(_)) => plan.written.left.push(path.clone()),
            Ok(None) | Err(WriteError::NotAFolder(_)) => plan.written.gone.push(path.clone()),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn compare_file<'f>(
    place: &Directory,
    file: OutputFile<'f>,
    hash: String,
    mode: Mode,
    plan: &mut Plan<'f>,
) -> Result<(), WriteError> {
    let is_lock = file.path.as_str() == LOCK;
    let content = find(&place.dir, &file.path)?;
    let Written { created, changed, unchanged, edited, missing, differences, .. } = &mut plan.written;
    match &content {
        None => {
            if place.known.contains(&file.path) {
                missing.push(file.path.clone());
            }
            created.push(file.path.clone());
        }
        Some(content) if is_same(content, &file.text) => {
            if place.is_interrupted && !is_lock {
                plan.journal.insert(file.path.clone(), vec![hash]);
            }
            unchanged.push(file.path);
            return Ok(());
        }
        Some(content) => {
            if !is_lock && !place.known.is_ours(&file.path, content) {
                if !place.known.contains(&file.path) && mode != Mode::Overwrite {
                    return Err(WriteError::Occupied(file.path.below(&place.dir)));
                }
                edited.push(file.path.clone());
            }
            changed.push(file.path.clone());
            if !is_lock && matches!(mode, Mode::Check | Mode::DryRun) {
                let before = String::from_utf8_lossy(content).into_owned();
                differences.push(Difference { path: file.path.clone(), before, after: file.text.to_string() });
            }
        }
    }
    if !is_lock {
        let hashes = content.iter().map(|content| digest_of_bytes(content));
        let hashes = hashes.chain([hash]).collect();
        plan.journal.insert(file.path.clone(), hashes);
    }
    plan.files.push(file);
    Ok(())
}

/// Returns the bytes of a file, if it exists; an error for another kind of entry, or if a component is a link.
fn find(dir: &Path, path: &RelativePath) -> Result<Option<Vec<u8>>, WriteError> {
    for folder in path.folders() {
        let folder = dir.join(folder);
        match disk::look(&folder)? {
            Found::Folder => {}
            Found::Nothing => return Ok(None),
            Found::File | Found::Other => return Err(WriteError::NotAFolder(folder)),
        }
    }
    let path = path.below(dir);
    match disk::look(&path)? {
        Found::File => fs::read(&path).map(Some).map_err(WriteError::io("read", &path)),
        Found::Nothing => Ok(None),
        Found::Folder | Found::Other => Err(WriteError::Occupied(path)),
    }
}
