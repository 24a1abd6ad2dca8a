//! Bodies that are saved to a file: written to a second file, which is renamed when it is complete.

use std::collections::hash_map::RandomState;
use std::fs::{self, File};
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Body, TransportError};

/// Writes the body to the path and returns the number of bytes.
pub(super) async fn save(mut body: Body, path: &Path) -> Result<u64, TransportError> {
    let report = |error: io::Error| TransportError::save(path, &error);
    let mut file = Aside::create(path).map_err(report)?;
    let mut written = 0;
    while let Some(bytes) = body.chunk().await {
        let bytes = bytes?;
        file.file.write_all(&bytes).map_err(report)?;
        written += bytes.len() as u64;
    }
    file.finish().map_err(report)?;
    Ok(written)
}

/// A file that is not yet complete. It is deleted if it is dropped before that.
struct Aside {
    file: File,
    /// The present and the final path; `None` if the file is written in place.
    renamed: Option<(PathBuf, PathBuf)>,
}

impl Aside {
    fn create(path: &Path) -> io::Result<Self> {
        // A symbolic link stays, and its target is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let before = fs::metadata(&target).ok();
        // A pipe or a device is written to directly and not replaced.
        if before.as_ref().is_some_and(|before| !before.is_file()) {
            return Ok(Self { file: File::create(&target)?, renamed: None });
        }
        let Some(name) = target.file_name() else { return Err(io::ErrorKind::InvalidInput.into()) };
        let mut aside = name.to_owned();
        aside.push(format!(".{:016x}.part", RandomState::new().build_hasher().finish()));
        let aside = target.with_file_name(aside);
        let file = File::create_new(&aside)?;
        let made = Self { file, renamed: Some((aside, target)) };
        if let Some(before) = before {
            made.file.set_permissions(before.permissions())?;
        }
        Ok(made)
    }

    fn finish(mut self) -> io::Result<()> {
        self.file.flush()?;
        match self.renamed.take() {
            Some((aside, target)) => fs::rename(&aside, target).inspect_err(|_| drop(fs::remove_file(&aside))),
            None => Ok(()),
        }
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if let Some((aside, _)) = &self.renamed {
            let _ = fs::remove_file(aside);
        }
    }
}
