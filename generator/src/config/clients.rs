//! The clients of a workspace: every `clientwright.toml` below a directory.
//!
//! ```text
//! clients/billing/clientwright.toml     a client
//! clients/petstore/clientwright.toml    a client
//! target/…, .cache/…, node_modules/…    skipped, as is everything that a `.gitignore` lists
//! ```

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::find::CONFIG;
use super::ignored::Ignored;

/// The file that marks a directory of temporary files, such as cargo's `target`.
const CACHE: &str = "CACHEDIR.TAG";

/// Returns the files of options in a directory and below it, in the order of their directories. Links are not followed.
pub fn find_clients(dir: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    search(dir, &Ignored::above(dir), &mut found)?;
    found.sort_by(|one, two| one.parent().cmp(&two.parent()));
    Ok(found)
}

fn search(dir: &Path, above: &Ignored, found: &mut Vec<PathBuf>) -> io::Result<()> {
    let ignored = above.with_file_in(dir);
    for entry in fs::read_dir(if dir.as_os_str().is_empty() { Path::new(".") } else { dir })? {
        let entry = entry?;
        let (name, path, kind) = (entry.file_name(), dir.join(entry.file_name()), entry.file_type()?);
        if ignored.contains(&path, kind.is_dir()) {
            continue;
        }
        if kind.is_file() && name == CONFIG {
            found.push(path);
        } else if kind.is_dir() && !is_skipped(&name.to_string_lossy(), &path) {
            // A directory that may not be read holds no client of this user.
            match search(&path, &ignored, found) {
                Err(error) if error.kind() != io::ErrorKind::PermissionDenied => return Err(error),
                _ => {}
            }
        }
    }
    Ok(())
}

fn is_skipped(name: &str, path: &Path) -> bool {
    name.starts_with('.') || name == "node_modules" || path.join(CACHE).is_file()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{CACHE, CONFIG, find_clients};

    #[test]
    fn files_are_found_below_but_not_among_temporary_and_ignored_ones() {
        let root = tempfile::tempdir().unwrap();
        let dirs = [
            "clients/pets",
            "clients/billing",
            "",
            "target/x",
            ".hidden",
            "node_modules/m",
            "ignored/a",
            "generated/b",
            "a/generated/c",
            "a/only/d",
            "kept/only",
        ];
        for dir in dirs {
            fs::create_dir_all(root.path().join(dir)).unwrap();
            fs::write(root.path().join(dir).join(CONFIG), "").unwrap();
        }
        fs::write(root.path().join("target").join(CACHE), "").unwrap();
        fs::write(root.path().join(".gitignore"), "# ours\n/ignored/\ngenerated\n").unwrap();
        fs::write(root.path().join("a/.gitignore"), "only/*\n!only/e\n").unwrap();
        let found = find_clients(root.path()).unwrap();
        let found: Vec<&Path> = found.iter().map(|path| path.strip_prefix(root.path()).unwrap()).collect();
        let expected = ["", "clients/billing", "clients/pets", "kept/only"].map(|dir| Path::new(dir).join(CONFIG));
        assert_eq!(found, expected);
        let below = find_clients(&root.path().join("a/generated")).unwrap();
        assert_eq!(below.len(), 1, "the directory that is named is searched, even if it is ignored");
    }
}
