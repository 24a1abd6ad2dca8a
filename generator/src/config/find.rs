//! The search for `clientwright.toml`.

use std::path::{Path, PathBuf};

/// The name of the file of options.
pub const CONFIG: &str = "clientwright.toml";

/// Finds the file of options: in the directory of the crate, else in the working directory or the nearest one above it.
///
/// The search ends at the root of the repository, the first directory with a `.git`.
pub fn find_config(crate_dir: Option<&Path>) -> Option<PathBuf> {
    let beside = crate_dir.map(|dir| dir.join(CONFIG)).filter(|path| path.is_file());
    beside.or_else(|| find_above(&std::env::current_dir().ok()?))
}

/// Returns the path from the directory, such as `../clientwright.toml`.
fn find_above(dir: &Path) -> Option<PathBuf> {
    let mut steps = PathBuf::new();
    for dir in dir.ancestors() {
        if dir.join(CONFIG).is_file() {
            return Some(steps.join(CONFIG));
        }
        if dir.join(".git").exists() {
            break;
        }
        steps.push("..");
    }
    None
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::PathBuf;

    use super::{CONFIG, find_above, find_config};

    #[test]
    fn the_nearest_file_counts_up_to_the_root_of_the_repository() {
        let root = tempfile::tempdir().unwrap();
        let inner = root.path().join("repository/clients/pets");
        fs::create_dir_all(&inner).unwrap();
        fs::create_dir(root.path().join("repository/.git")).unwrap();
        fs::write(root.path().join(CONFIG), "").unwrap();
        assert_eq!(find_above(&inner), None);
        fs::write(root.path().join("repository").join(CONFIG), "").unwrap();
        assert_eq!(find_above(&inner), Some(PathBuf::from("../../clientwright.toml")));
        fs::write(inner.join(CONFIG), "").unwrap();
        assert_eq!(find_above(&inner), Some(PathBuf::from("clientwright.toml")));
        assert_eq!(find_config(Some(&inner)), Some(inner.join(CONFIG)));
    }
}
