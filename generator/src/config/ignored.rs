//! The paths that `.gitignore` lists, by the rules of gitignore(5) without character classes.

use std::fs;
use std::path::{Path, PathBuf};

use crate::select::is_path_match;

/// The patterns of the `.gitignore` of a directory and those above it; the last that matches decides.
#[derive(Debug, Clone, Default)]
pub(super) struct Ignored(Vec<Pattern>);

#[derive(Debug, Clone)]
struct Pattern {
    base: PathBuf,
    glob: String,
    is_exception: bool,
    only_directories: bool,
}

impl Ignored {
    /// Reads the files above a directory, up to the root of its repository.
    pub(super) fn above(dir: &Path) -> Self {
        let mut found = Self::default();
        let Ok(absolute) = std::path::absolute(dir) else { return found };
        let Some(depth) = absolute.ancestors().position(|dir| dir.join(".git").exists()) else { return found };
        let above: Vec<&Path> = absolute.ancestors().take(depth + 1).skip(1).collect();
        for dir in above.into_iter().rev() {
            found = found.with_file_in(dir);
        }
        found
    }

    /// Adds the patterns of the file in a directory.
    pub(super) fn with_file_in(&self, dir: &Path) -> Self {
        let path = dir.join(".gitignore");
        let is_file = fs::metadata(&path).is_ok_and(|metadata| metadata.is_file());
        let text = if is_file { fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
        let base = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
        let more = text.lines().filter_map(|line| Pattern::read(line, &base));
        Self(self.0.iter().cloned().chain(more).collect())
    }

    pub(super) fn contains(&self, path: &Path, is_directory: bool) -> bool {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let last = self.0.iter().rev().find(|pattern| pattern.matches(&path, is_directory));
        last.is_some_and(|pattern| !pattern.is_exception)
    }
}

impl Pattern {
    fn read(line: &str, base: &Path) -> Option<Self> {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            return None;
        }
        let (is_exception, line) = line.strip_prefix('!').map_or((false, line), |rest| (true, rest));
        let (only_directories, line) = line.strip_suffix('/').map_or((false, line), |rest| (true, rest));
        // A pattern without a slash matches at any depth; any other is relative to the directory of the file.
        let glob = if line.contains('/') { line.trim_start_matches('/').to_owned() } else { format!("**/{line}") };
        Some(Self { base: base.to_owned(), glob, is_exception, only_directories })
    }

    fn matches(&self, path: &Path, is_directory: bool) -> bool {
        let Ok(path) = path.strip_prefix(&self.base) else { return false };
        let path = path.to_string_lossy().replace('\\', "/");
        let shorter = self.glob.strip_prefix("**/").unwrap_or(&self.glob).replace("/**/", "/");
        (is_directory || !self.only_directories) && [&self.glob, &shorter].iter().any(|glob| is_path_match(glob, &path))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Ignored, Pattern};

    fn ignored(lines: &str, path: &str, is_directory: bool) -> bool {
        let base = Path::new("/project");
        let patterns = Ignored(lines.lines().filter_map(|line| Pattern::read(line, base)).collect());
        patterns.contains(&base.join(path), is_directory)
    }

    #[test]
    fn patterns_are_those_of_git() {
        for (lines, path, expected) in [
            ("out", "out", true),
            ("out", "a/out", true),
            ("out", "a/output", false),
            ("/out", "a/out", false),
            ("a/out", "a/out", true),
            ("a/out", "b/a/out", false),
            ("**/out", "b/a/out", true),
            ("a/**/out", "a/out", true),
            ("a/**/out", "a/b/c/out", true),
            ("*.tmp", "a/b.tmp", true),
            ("a/*", "a/b/c", false),
            ("*\n!out", "out", false),
            ("# out\n\n", "out", false),
        ] {
            assert_eq!(ignored(lines, path, true), expected, "{lines} {path}");
        }
        assert!(ignored("out/", "out", true) && !ignored("out/", "out", false));
    }
}
