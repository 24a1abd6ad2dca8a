//! A single file without a lock, in a directory that may hold other files.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::disk;
use super::error::WriteError;
use super::output::Written;
use super::path::RelativePath;

/// Writes a file atomically; it is not touched if it already has this content.
pub fn write_file(path: &Path, text: &str) -> Result<Written, WriteError> {
    let mut written = Written::default();
    let name = RelativePath::new(path.file_name().unwrap_or_default().to_string_lossy())?;
    match fs::read(path) {
        Ok(bytes) if bytes == text.as_bytes() => {
            written.unchanged.push(name);
            return Ok(written);
        }
        Ok(_) => written.changed.push(name),
        Err(error) if error.kind() == ErrorKind::NotFound => written.created.push(name),
        Err(error) => return Err(WriteError::io("read", path)(error)),
    }
    disk::replace(path, text)?;
    Ok(written)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::write_file;

    #[test]
    fn a_file_is_created_then_left_alone_then_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pets.rs");
        assert_eq!(write_file(&path, "a").unwrap().created.len(), 1);
        let before = fs::metadata(&path).unwrap().modified().unwrap();
        assert!(write_file(&path, "a").unwrap().is_unchanged());
        assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
        assert_eq!(write_file(&path, "b").unwrap().changed.len(), 1);
        assert_eq!(fs::read_to_string(&path).unwrap(), "b");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_folder_in_the_place_of_the_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pets.rs");
        fs::create_dir(&path).unwrap();
        write_file(&path, "a").unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
