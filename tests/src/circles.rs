//! Circles of files: sets in which each file names every other one, directly or through others.
//!
//! ```text
//! emit/call.rs:   use super::client::emit_server;     emit/call.rs → emit/client.rs
//! emit/client.rs: use super::call::emit_argument;     emit/client.rs → emit/call.rs: a circle of 2
//! ```
//!
//! A file depends on the file that defines what it names: an export (`pub use`) of a module's root is followed. The root
//! does not depend on what it only exports, and `mod` names nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{Source, expand, is_start};

/// A path from the crate's root: `emit`, `call`, `Call`.
type Path = Vec<String>;

/// The files of a crate, by module.
struct Files<'s> {
    modules: BTreeMap<Path, &'s Source>,
    exports: BTreeMap<Path, Vec<Path>>,
}

/// Returns the circles of these files, each in order, the largest first.
pub fn circles(sources: &[Source]) -> Vec<Vec<String>> {
    let edges = dependencies(sources);
    let reach: BTreeMap<&str, BTreeSet<&str>> = edges.keys().map(|file| (*file, reachable(file, &edges))).collect();
    let mut circles: BTreeSet<Vec<String>> = BTreeSet::new();
    for (file, reached) in reach.iter().filter(|(file, reached)| reached.contains(*file)) {
        let circle = reached.iter().filter(|other| reach[*other].contains(file));
        circles.insert(circle.map(|other| (*other).to_owned()).collect());
    }
    let mut circles: Vec<Vec<String>> = circles.into_iter().collect();
    circles.sort_by_key(|circle| std::cmp::Reverse(circle.len()));
    circles
}

/// Returns the other files that each file names.
pub fn dependencies(sources: &[Source]) -> BTreeMap<&str, BTreeSet<&str>> {
    let files = Files::of(sources);
    files.modules.iter().map(|(module, source)| (source.path.as_str(), files.named_by(module, source))).collect()
}

/// Returns the files that a file names, directly or through others; itself only if it is in a circle.
fn reachable<'s>(file: &'s str, edges: &BTreeMap<&'s str, BTreeSet<&'s str>>) -> BTreeSet<&'s str> {
    let (mut reached, mut open) = (BTreeSet::new(), vec![file]);
    while let Some(next) = open.pop() {
        for other in edges.get(next).into_iter().flatten() {
            if reached.insert(*other) {
                open.push(other);
            }
        }
    }
    reached
}

impl<'s> Files<'s> {
    fn of(sources: &'s [Source]) -> Self {
        let modules: BTreeMap<Path, &Source> = sources.iter().map(|source| (module_of(&source.path), source)).collect();
        let exports = |module: &Path, source: &Source| {
            let uses = statements(&source.code).into_iter().filter(|statement| statement.is_export);
            uses.flat_map(|statement| paths_in(&statement.tree, module, source)).collect()
        };
        let exports = modules.iter().map(|(module, source)| (module.clone(), exports(module, source))).collect();
        Self { modules, exports }
    }

    /// Returns the other files that a file names, except in exports.
    fn named_by(&self, module: &Path, source: &Source) -> BTreeSet<&'s str> {
        let mut code = without_strings(&without_quotes(&source.code));
        let mut paths = Vec::new();
        for statement in statements(&source.code) {
            code = code.replace(&statement.text, "");
            if !statement.is_export {
                paths.extend(paths_in(&statement.tree, module, source));
            }
        }
        paths.extend(paths_in(&code, module, source));
        let files = paths.iter().filter_map(|path| self.file_of(path, 0));
        files.filter(|file| *file != source.path).collect()
    }

    /// Returns the file that defines the item at this path.
    fn file_of(&self, path: &[String], hops: usize) -> Option<&'s str> {
        let length = (0..=path.len()).rev().find(|length| self.modules.contains_key(&path[..*length]))?;
        let (module, rest) = path.split_at(length);
        let source = *self.modules.get(module)?;
        let exported =
            rest.first().and_then(|item| self.exports.get(module)?.iter().find(|path| path.last() == Some(item)));
        match exported {
            Some(path) if hops < 8 => self.file_of(path, hops + 1),
            _ => Some(&source.path),
        }
    }
}

/// A `use` of a file.
struct Statement {
    text: String,
    tree: String,
    is_export: bool,
}

fn statements(code: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("use ") {
        let start = code[..at].rfind('\n').map_or(0, |end| end + 1);
        let visibility = code[start..at].trim();
        let Some(end) = code[at..].find(';') else { continue };
        if visibility.is_empty() || visibility == "pub" || (visibility.starts_with("pub(") && visibility.ends_with(')'))
        {
            let text = code[start..=at + end].to_owned();
            let tree = code[at + "use ".len()..at + end].to_owned();
            found.push(Statement { text, tree, is_export: !visibility.is_empty() });
        }
    }
    found
}

/// Returns the paths from the crate's root in a piece of code: those that begin with `crate`, `super`, `self` or the name
/// of a module below this one.
fn paths_in(code: &str, module: &Path, source: &Source) -> Vec<Path> {
    let below = source.code.split("mod ").skip(1).filter_map(|rest| rest.split_once(';')).map(|(name, _)| name.trim());
    let below: Vec<&str> =
        below.filter(|name| name.chars().all(|letter| letter.is_alphanumeric() || letter == '_')).collect();
    let mut paths = Vec::new();
    for first in ["crate", "super", "self"].iter().chain(&below) {
        for (at, _) in code.match_indices(&format!("{first}::")) {
            let is_visibility = code[..at].ends_with("pub(in ");
            if is_start(code, at) && !is_visibility {
                let mut tails = Vec::new();
                expand("", &code[at..], &mut tails);
                paths.extend(tails.iter().filter_map(|tail| absolute(tail, module)));
            }
        }
    }
    paths
}

/// Returns the code without the contents of `quote!`, which are other code.
fn without_quotes(code: &str) -> String {
    let mut parts = code.split("quote! {");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut open = 1_usize;
        let end = part.find(|letter| {
            open = open + usize::from(letter == '{') - usize::from(letter == '}');
            open == 0
        });
        kept.push_str(end.map_or("", |end| &part[end + 1..]));
    }
    kept
}

/// Returns the code without the contents of its strings.
fn without_strings(code: &str) -> String {
    let (mut kept, mut is_string, mut is_escaped) = (String::new(), false, false);
    // The quotation mark as a character is not one of a string.
    for letter in code.replace("'\"'", "").chars() {
        let is_end = letter == '"' && !is_escaped;
        is_escaped = is_string && letter == '\\' && !is_escaped;
        is_string ^= is_end;
        if !is_string {
            kept.push(letter);
        }
    }
    kept
}

/// Returns a path from the crate's root.
fn absolute(path: &str, module: &Path) -> Option<Path> {
    let mut base = module.clone();
    let mut rest: Vec<&str> = path.split("::").collect();
    match rest.first().copied()? {
        "crate" => {
            base.clear();
            rest.remove(0);
        }
        "self" => drop(rest.remove(0)),
        "super" => {
            while rest.first() == Some(&"super") {
                base.pop()?;
                rest.remove(0);
            }
        }
        _ => {}
    }
    base.extend(rest.into_iter().map(str::to_owned));
    Some(base)
}

/// `emit/mod.rs` is `emit`, and `emit/call.rs` is `emit::call`.
fn module_of(path: &str) -> Path {
    let module = path.trim_end_matches(".rs").trim_end_matches("/mod");
    let module = if matches!(module, "lib" | "main" | "mod") { "" } else { module };
    module.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::circles;
    use crate::sources::Source;

    fn source(path: &str, code: &str) -> Source {
        Source { path: path.to_owned(), code: code.to_owned() }
    }

    #[test]
    fn files_that_name_each_other_are_a_circle() {
        let sources = [
            source("lib.rs", "mod emit;\nuse emit::call::Call;\n"),
            source("emit/mod.rs", "pub mod call;\nmod client;\nmod docs;\n"),
            source("emit/call.rs", "use super::client::{self, Client};\nuse super::docs::Docs;\n"),
            source("emit/client.rs", "fn f() { crate::emit::call::emit() }\n"),
            source("emit/docs.rs", "use std::fmt;\n"),
        ];
        assert_eq!(circles(&sources), [["emit/call.rs", "emit/client.rs"]]);
    }

    #[test]
    fn exports_are_followed_and_no_names() {
        let sources = [
            source(
                "lower/mod.rs",
                "mod plan;\npub use plan::Plan;\nuse call::{\n    lower,\n};\nmod call;\nstruct Lowering;\n",
            ),
            source("lower/plan.rs", "struct Plan;\n"),
            source("lower/call.rs", "use super::Plan;\n"),
        ];
        assert!(circles(&sources).is_empty());
        let mut sources = sources;
        sources[2].code = "use super::Lowering;\n".to_owned();
        assert_eq!(circles(&sources), [["lower/call.rs", "lower/mod.rs"]]);
    }
}
