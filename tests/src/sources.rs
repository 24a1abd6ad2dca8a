//! Rust sources, searched for the paths that they name.
//!
//! ```text
//! // crate::never is a comment          → nothing
//! use crate::source::{Node, Pointer};   → crate::source::Node, crate::origin::Pointer
//! let x = super::super::api::Api;       → crate::api::Api, two modules down
//! ```

use std::fs;
use std::path::{Path, PathBuf};

/// Returns the root of the project.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// Returns the directory of the corpus, if it exists.
pub fn corpus() -> Option<PathBuf> {
    let path =
        std::env::var_os("CLIENTWRIGHT_CORPUS").map_or_else(|| project().join("../shared/corpus"), PathBuf::from);
    let found = path.join("MANIFEST.csv").is_file();
    if !found {
        println!("skipped: no corpus");
    }
    found.then_some(path)
}

/// A source file, without its comments and its tests.
#[derive(Debug, Clone)]
pub struct Source {
    /// The path below the searched directory, with forward slashes.
    pub path: String,
    /// The code without comments and tests.
    pub code: String,
}

/// Returns every source below a directory, in order; files and modules of tests are left out.
///
/// # Panics
/// The directory cannot be read.
pub fn sources(dir: &Path) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(dir, &mut paths);
    paths.sort();
    paths.iter().map(|path| read(dir, path)).filter(|source| !is_test(&source.path)).collect()
}

#[expect(clippy::expect_used, reason = "a test that cannot read the sources fails")]
fn collect(dir: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("a directory of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

#[expect(clippy::expect_used, reason = "a test that cannot read the sources fails")]
fn read(dir: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a source");
    let relative = path.strip_prefix(dir).expect("a path below the directory");
    Source { path: relative.to_string_lossy().replace('\\', "/"), code: code_of(&text) }
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.contains("/tests/")
}

/// Returns the code without lines of comments, and without the text after the first module of tests.
fn code_of(text: &str) -> String {
    let all: Vec<&str> = text.lines().collect();
    let opens_tests = |pair: &[&str]| {
        pair[0].starts_with("#[cfg(")
            && pair[0].contains("test")
            && pair[1].starts_with("mod tests")
            && pair[1].ends_with('{')
    };
    let end = all.windows(2).position(opens_tests).unwrap_or(all.len());
    let lines = all[..end].iter().map(|line| line.split_once("//").map_or(*line, |(code, _)| code));
    lines.flat_map(|line| [line, "\n"]).collect()
}

impl Source {
    /// Returns every path that begins at the crate's root, by `crate::` or by enough `super::`.
    pub fn crate_paths(&self) -> Vec<String> {
        let mut paths = Vec::new();
        for (at, _) in self.code.match_indices("crate::") {
            if is_start(&self.code, at) {
                expand("", &self.code[at + "crate::".len()..], &mut paths);
            }
        }
        for (at, _) in self.code.match_indices("super::") {
            if !self.code[..at].ends_with("super::") && is_start(&self.code, at) {
                self.climb(&self.code[at..], &mut paths);
            }
        }
        paths
    }

    /// Returns true if the code names this crate, as `name::…`, `::name::…` or `use name`.
    pub fn names_crate(&self, name: &str) -> bool {
        let follows = |rest: &str| rest.starts_with("::") || rest.starts_with(" as ");
        let mut places = self.code.match_indices(name);
        let starts = |at: usize| {
            let before = self.code[..at].strip_suffix("::").map_or(at, str::len);
            // `::name` begins at the colons, `a::name` does not.
            is_start(&self.code, before) && !self.code[..before].ends_with('>')
        };
        places.any(|(at, _)| starts(at) && follows(&self.code[at + name.len()..]))
    }

    fn climb(&self, mut rest: &str, paths: &mut Vec<String>) {
        let mut up = 0;
        while let Some(after) = rest.strip_prefix("super::") {
            (rest, up) = (after, up + 1);
        }
        if up >= self.depth() {
            expand("", rest, paths);
        }
    }

    /// Returns the depth of the file's module: `lib.rs` 0, `emit/mod.rs` 1, `emit/call.rs` 2.
    fn depth(&self) -> usize {
        let module = self.path.trim_end_matches(".rs").trim_end_matches("/mod");
        if matches!(module, "lib" | "main") { 0 } else { module.split('/').count() }
    }
}

/// Returns true if a path begins here: not after `::`, an identifier, or `$`.
fn is_start(code: &str, at: usize) -> bool {
    let before = code[..at].chars().next_back().unwrap_or(' ');
    !(before.is_alphanumeric() || matches!(before, '_' | ':' | '$'))
}

/// Expands `a::{b, c::d}` to `a::b`, `a::c::d`.
fn expand(prefix: &str, rest: &str, paths: &mut Vec<String>) {
    if let Some(group) = rest.strip_prefix('{') {
        for item in split_group(group) {
            expand(prefix, item, paths);
        }
        return;
    }
    let end = rest.find(|letter: char| !(letter.is_alphanumeric() || letter == '_')).unwrap_or(rest.len());
    let (segment, after) = rest.split_at(end);
    let path = if prefix.is_empty() { segment.to_owned() } else { format!("{prefix}::{segment}") };
    match after.strip_prefix("::") {
        Some(next) if next.starts_with(|first: char| first.is_alphabetic() || matches!(first, '_' | '{')) => {
            expand(&path, next, paths);
        }
        _ if segment == "self" || segment.is_empty() => paths.push(prefix.to_owned()),
        _ => paths.push(path),
    }
}

/// Returns the items of a group, up to the brace that closes it.
fn split_group(group: &str) -> Vec<&str> {
    let (mut items, mut start, mut open) = (Vec::new(), 0, 0_usize);
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => open += 1,
            '}' if open > 0 => open -= 1,
            ',' | '}' if open == 0 => {
                items.push(group[start..at].trim());
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    items.retain(|item| !item.is_empty());
    items
}

#[cfg(test)]
mod tests {
    use super::{Source, code_of};

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), code: code_of(text) }
    }

    #[test]
    fn groups_are_taken_apart() {
        let source = source("emit/call.rs", "use crate::rust::{Call, item::{Field, Struct as S}, self};\n");
        assert_eq!(source.crate_paths(), ["rust::Call", "rust::item::Field", "rust::item::Struct", "rust"]);
    }

    #[test]
    fn only_as_many_supers_as_reach_the_root_count() {
        let text = "use super::docs;\nuse super::super::api::Api;\n";
        assert_eq!(source("emit/call.rs", text).crate_paths(), ["api::Api"]);
        assert_eq!(source("emit/mod.rs", text).crate_paths(), ["docs", "api::Api"]);
    }

    #[test]
    fn comments_and_tests_do_not_count() {
        for condition in ["test", "all(test, feature = \"xml\")"] {
            let text = format!(
                "//! [crate::api]\nfn f() {{}} // crate::api\n#[cfg({condition})]\nmod tests {{\nuse crate::api;\n}}\n"
            );
            assert!(source("emit/call.rs", &text).crate_paths().is_empty());
        }
    }

    #[test]
    fn a_module_of_the_same_name_is_not_the_crate() {
        assert!(source("a.rs", "let x = reqwest::Client::new();\n").names_crate("reqwest"));
        assert!(source("a.rs", "use openapiv3 as skeleton;\n").names_crate("openapiv3"));
        assert!(!source("a.rs", "mod reqwest;\npub use self::reqwest::Reqwest;\n").names_crate("reqwest"));
    }
}
