//! Paths in options, and their form as seen from the generated crate.

use std::fs;
use std::path::{Component, Path, PathBuf};

use serde::Deserialize;

/// A path with the directory that it is relative to: that of `clientwright.toml`, or else the working directory.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(from = "PathBuf")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
pub struct ConfigPath {
    base: PathBuf,
    path: PathBuf,
}

impl From<PathBuf> for ConfigPath {
    fn from(path: PathBuf) -> Self {
        Self { base: PathBuf::new(), path }
    }
}

impl ConfigPath {
    /// Returns the same path, relative to `base`.
    pub(super) fn based(self, base: &Path) -> Self {
        Self { base: base.to_owned(), ..self }
    }

    /// Returns the path from the working directory.
    pub fn resolved(&self) -> PathBuf {
        let mut path = PathBuf::new();
        for component in self.base.join(&self.path).components() {
            let is_inside = matches!(path.components().next_back(), Some(Component::Normal(_)));
            match component {
                // The parent of a link is that of its target.
                Component::ParentDir if is_inside && !path.is_symlink() => {
                    path.pop();
                }
                Component::CurDir => {}
                other => path.push(other),
            }
        }
        if path.as_os_str().is_empty() { PathBuf::from(".") } else { path }
    }

    /// Returns the path as written in a file in `dir`: a relative path stays relative, so that it is valid on every
    /// machine.
    pub fn seen_from(&self, dir: &Path) -> PathBuf {
        if self.path.is_absolute() {
            return self.path.clone();
        }
        let (from, to) = (settle(dir), settle(&self.base.join(&self.path)));
        relative(&from, &to).unwrap_or(to)
    }
}

impl ConfigPath {
    /// Returns the path as written in a file in `dir`: relative if both lie in `root`, absolute otherwise.
    pub(crate) fn seen_from_within(&self, root: &Path, dir: &Path) -> PathBuf {
        let (root, from, to) = (settle(root), settle(dir), settle(&self.resolved()));
        let inside = from.starts_with(&root) && to.starts_with(&root);
        inside.then(|| relative(&from, &to)).flatten().unwrap_or(to)
    }
}

/// Returns the components that lead from a directory to a path; `None` between two drives.
fn relative(from: &Path, to: &Path) -> Option<PathBuf> {
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    if common == 0 {
        return None;
    }
    let up = from[common..].iter().map(|_| Component::ParentDir);
    let steps: PathBuf = up.chain(to[common..].iter().copied()).collect();
    Some(if steps.as_os_str().is_empty() { PathBuf::from(".") } else { steps })
}

/// Returns an absolute path without `..`, and without links as far as the path exists.
fn settle(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut settled = PathBuf::new();
    for component in absolute.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                settled.pop();
            }
            other => {
                settled.push(other);
                settled = fs::canonicalize(&settled).unwrap_or(settled);
            }
        }
    }
    settled
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{ConfigPath, relative};

    fn relative_text(from: &str, to: &str) -> Option<String> {
        relative(Path::new(from), Path::new(to)).map(|path| path.display().to_string())
    }

    #[test]
    fn steps_lead_up_and_down() {
        assert_eq!(relative_text("/a/b/c", "/a/d"), Some("../../d".into()));
        assert_eq!(relative_text("/a", "/a/b/c"), Some("b/c".into()));
        assert_eq!(relative_text("/a", "/a"), Some(".".into()));
    }

    #[test]
    fn a_relative_path_is_seen_from_the_crate_wherever_both_lie() {
        let folder = tempfile::tempdir().unwrap();
        let path = ConfigPath::from(PathBuf::from("../runtime")).based(&folder.path().join("project"));
        let seen = path.seen_from(&folder.path().join("project/../generated/petstore"));
        assert_eq!(seen, Path::new("../../runtime"));
    }

    #[test]
    fn the_directory_without_a_name_is_the_working_directory() {
        let path = ConfigPath::from(PathBuf::from("a/../b/c"));
        assert_eq!(path.seen_from(Path::new("")), Path::new("b/c"));
        assert_eq!(path.seen_from(Path::new("b")), Path::new("c"));
    }

    #[test]
    fn a_path_from_the_working_directory_is_short() {
        let resolved = |base: &str, path: &str| ConfigPath::from(PathBuf::from(path)).based(Path::new(base)).resolved();
        assert_eq!(resolved("b/c", "."), Path::new("b/c"));
        assert_eq!(resolved("clients/two", "../../two.yaml"), Path::new("two.yaml"));
        assert_eq!(resolved("../..", "../x"), Path::new("../../../x"));
        assert_eq!(resolved("", "a/.."), Path::new("."));
        assert_eq!(resolved("/a", "../b"), Path::new("/b"));
    }

    #[test]
    fn an_absolute_path_stays() {
        let path = std::path::absolute("somewhere").unwrap();
        assert_eq!(ConfigPath::from(path.clone()).seen_from(Path::new("x")), path);
    }
}
