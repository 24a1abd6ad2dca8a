//! Paths inside the output directory. Names from a document become paths only after this check.

use std::fmt;
use std::path::{Path, PathBuf};

/// The name of the lock in the output directory.
pub const LOCK: &str = "clientwright.lock";

/// The name of the file of options, which users may keep in the output directory.
pub(super) const CONFIG: &str = "clientwright.toml";
/// The name of the file by which a run has exclusive access to the output directory.
pub(super) const RUN: &str = ".clientwright.run";

/// The name of the journal, which exists while a run changes files.
pub(super) const JOURNAL: &str = ".clientwright.journal";

/// A path below the output directory, with `/` between its components: not absolute, without `..`, not below `.git`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelativePath(String);

/// A string that is not a valid [`RelativePath`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadPath(String);

impl RelativePath {
    /// Checks a path such as `src/types/pet.rs`.
    pub fn new(path: impl Into<String>) -> Result<Self, BadPath> {
        let path = path.into();
        if path.split('/').all(is_component) { Ok(Self(path)) } else { Err(BadPath(path)) }
    }

    /// Returns the path, with `/` between its components.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the path below a directory on the disk.
    pub fn below(&self, dir: &Path) -> PathBuf {
        self.0.split('/').fold(dir.to_owned(), |path, component| path.join(component))
    }

    /// Returns the directories of the path, the outermost first: `src`, `src/types`.
    pub(super) fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.match_indices('/').map(|(end, _)| &self.0[..end])
    }
}

fn is_component(component: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    !matches!(component, "" | "." | "..")
        && component.bytes().all(is_plain)
        && !component.eq_ignore_ascii_case(".git")
        // Windows drops a trailing dot: `.git.` is `.git` there.
        && !component.ends_with('.')
}

impl fmt::Display for RelativePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for BadPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` is not a path of an output file", self.0.escape_debug())
    }
}

impl std::error::Error for BadPath {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_paths_are_taken() {
        for path in ["Cargo.toml", "src/lib.rs", "src/types/pet_2.rs", ".gitignore", "a-b/c..d"] {
            assert_eq!(RelativePath::new(path).map(|path| path.to_string()), Ok(path.to_owned()));
        }
    }

    #[test]
    fn paths_that_lead_elsewhere_are_refused() {
        for path in [
            "",
            ".",
            "..",
            "/",
            "/etc/passwd",
            "../x",
            "src/../x",
            "src//x",
            "src/",
            "./x",
            "a\\b",
            "C:x",
            "ü.rs",
            "a b",
            "a\0b",
            ".git",
            ".git/config",
            "x/.GIT/hooks",
            ".git.",
            "a\n",
        ] {
            assert_eq!(RelativePath::new(path), Err(BadPath(path.to_owned())));
        }
    }

    #[test]
    fn folders_lie_on_the_way() {
        let path = RelativePath::new("a/b/c.rs").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(path.below(Path::new("out")), Path::new("out").join("a").join("b").join("c.rs"));
    }
}
