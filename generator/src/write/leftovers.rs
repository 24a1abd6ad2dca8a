//! Temporary files of runs that were interrupted.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{self, Found};
use super::error::WriteError;
use super::fault::{self, Change};
use super::path::RelativePath;

/// Deletes temporary files in the directory, and in those directories of these paths that exist. The caller has exclusive
/// access, so that no running process needs them.
pub(super) fn delete<'p>(dir: &Path, paths: impl Iterator<Item = &'p RelativePath>) -> Result<(), WriteError> {
    let folders: BTreeSet<&str> = paths.flat_map(RelativePath::folders).collect();
    delete_in(dir)?;
    for folder in folders {
        // A symbolic link on the way is reported where a file is looked for.
        let parts = folder.match_indices('/').map(|(end, _)| &folder[..end]).chain([folder]);
        let is_real = |part: &str| matches!(disk::look(&dir.join(part)), Ok(Found::Folder));
        if parts.into_iter().all(is_real) {
            delete_in(&dir.join(folder))?;
        }
    }
    Ok(())
}

fn delete_in(folder: &Path) -> Result<(), WriteError> {
    let entries = fs::read_dir(folder).map_err(WriteError::io("read", folder))?;
    let temporary = entries.filter_map(Result::ok).filter(|entry| {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        is_file && entry.file_name().to_str().is_some_and(is_temporary)
    });
    let temporary: Vec<PathBuf> = temporary.map(|entry| entry.path()).collect();
    for path in temporary {
        let deleted = fault::point(Change::Delete).and_then(|()| fs::remove_file(&path));
        deleted.map_err(WriteError::io("delete", &path))?;
    }
    Ok(())
}

/// Returns true for the name of a temporary file: `.lib.rs.clientwright-4711`.
pub(super) fn is_temporary(name: &str) -> bool {
    let number = name.strip_prefix('.').and_then(|name| name.rsplit_once(".clientwright-"));
    number.is_some_and(|(name, number)| {
        !name.is_empty() && !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

#[cfg(test)]
mod tests {
    use super::is_temporary;

    #[test]
    fn temporary_files_are_known_by_their_names() {
        assert!(is_temporary(".lib.rs.clientwright-4711"));
        for name in ["lib.rs", ".lib.rs", ".lib.rs.clientwright-", ".lib.rs.clientwright-4a", "lib.rs.clientwright-1"] {
            assert!(!is_temporary(name), "{name}");
        }
    }
}
