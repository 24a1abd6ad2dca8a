//! A body that is kept as a file: written aside, and renamed when it is whole.

use std::collections::hash_map::RandomState;
use std::fs::{self, File};
use std::hash::{BuildHasher as _, Hasher as _};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Body, TransportError};

/// Writes all of it to the path, and says how many bytes there were.
pub(super) async fn save(mut body: Body, path: &Path) -> Result<u64, TransportError> {
    let told = |error: io::Error| TransportError::save(path, &error);
    let mut file = Aside::create(path).map_err(told)?;
    let mut written = 0;
    while let Some(bytes) = body.next().await {
        let bytes = bytes?;
        file.file.write_all(&bytes).map_err(told)?;
        written += bytes.len() as u64;
    }
    file.finish().map_err(told)?;
    Ok(written)
}

/// A file that is not yet what it is to be. Dropped before it is whole, it is deleted.
struct Aside {
    file: File,
    /// Where it is, and where it is to be; none where it is written in place.
    renamed: Option<(PathBuf, PathBuf)>,
}

impl Aside {
    fn create(path: &Path) -> io::Result<Self> {
        // A link stays, and what it leads to is replaced.
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let before = fs::metadata(&target).ok();
        // A pipe or a device is written to; nothing takes its place.
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
