//! Prose uses the terms of the field: `words.toml` lists what it does not use, with the term in its place.
//!
//! | looked at | what of it |
//! |---|---|
//! | README.md, `docs/`, ARCHITECTURE.md, CONTRIBUTING.md | prose, without blocks of code and the glossary |
//! | sources of the generator, the runtime, the benches, the examples and `tests/src` | doc comments, comments, messages |
//!
//! The help of the command line, the catalogue of diagnostics and what every generated crate holds are written there, too.
//! Generated sources are skipped, because their words are the document's: they begin with `// @generated`.
//!
//! `words/unswept.txt` lists files with old prose by name, and may only shrink:
//! `CLIENTWRIGHT_LIST=1 cargo test -p clientwright-tests --test words` unlists the files without a hit.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "pages/mod.rs"]
mod pages;
#[path = "words/prose.rs"]
mod prose;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use clientwright_tests::sources::project;
use regex_lite::Regex;
use serde::Deserialize;

use pages::{pages, read};
use prose::{Passage, page_passages, rust_passages};

/// Directories whose Rust is looked at.
const DIRECTORIES: [&str; 5] = ["generator/src", "runtime/src", "benches", "examples", "tests/src"];
const UNSWEPT: &str = "tests/words/unswept.txt";

/// The first word of documentation is a noun or a verb.
const FIRST_WORDS: [&str; 9] = ["What", "Where", "Whether", "Who", "Whose", "Whoever", "Which", "How", "Why"];

#[derive(Deserialize)]
struct Words {
    word: Vec<Word>,
}

#[derive(Deserialize)]
struct Word {
    pattern: String,
    term: String,
    #[serde(default)]
    allowed: Vec<String>,
}

impl Word {
    /// The first place where the word stands in a text.
    fn find(&self, pattern: &Regex, text: &str) -> Option<String> {
        let text = self.allowed.iter().fold(text.to_owned(), |text, phrase| text.replace(phrase.as_str(), "…"));
        pattern.find(&text).map(|found| found.as_str().to_owned())
    }
}

#[test]
fn prose_uses_the_terms_of_the_field() {
    let hits = hits();
    let unswept: BTreeSet<String> = read(UNSWEPT).lines().map(str::to_owned).collect();
    if std::env::var_os("CLIENTWRIGHT_LIST").is_some() {
        let left: String =
            unswept.iter().filter(|path| hits.contains_key(*path)).flat_map(|path| [path.as_str(), "\n"]).collect();
        fs::write(project().join(UNSWEPT), left).expect("the list is written");
        return;
    }
    let new: Vec<String> =
        hits.iter().filter(|(path, _)| !unswept.contains(*path)).map(|(_, hits)| hits.join("\n")).collect();
    assert!(new.is_empty(), "words that prose does not use:\n{}", new.join("\n"));
    let swept: Vec<&String> = unswept.iter().filter(|path| !hits.contains_key(*path)).collect();
    assert!(swept.is_empty(), "unlist these files in {UNSWEPT}: {swept:?}");
}

#[test]
fn words_are_found() {
    let words = words();
    let find = |text: &str| words.iter().find_map(|(word, pattern)| word.find(pattern, text));
    for (text, found) in [
        ("The answer came.", Some("answer")),
        ("this is no date", Some("is no d")),
        ("there is no date", None),
        ("there is no folder", Some("folder")),
        ("a misspelled name", None),
        ("a date that is none", Some("is none")),
        ("a string", None),
    ] {
        assert_eq!(find(text).as_deref(), found, "{text}");
    }
}

/// Returns `true` for generated sources: most of their prose is the document's.
fn is_generated(source: &str) -> bool {
    source.starts_with("// @generated")
}

/// The hits of each file that has some, by its path.
fn hits() -> BTreeMap<String, Vec<String>> {
    let words = words();
    let pages = pages().into_iter().chain(["ARCHITECTURE.md", "CONTRIBUTING.md"].map(str::to_owned));
    let pages = pages.map(|path| (path.clone(), page_passages(&read(&path))));
    let sources = sources().into_iter().map(|path| (path.clone(), read(&path)));
    let sources = sources.filter(|(_, source)| !is_generated(source));
    let sources = sources.map(|(path, source)| (path, rust_passages(&source)));
    let found = pages.chain(sources).map(|(path, passages)| {
        let hits = passages.iter().flat_map(|passage| find_words(&words, &path, passage)).collect();
        (path, hits)
    });
    found.filter(|(_, hits): &(String, Vec<String>)| !hits.is_empty()).collect()
}

fn find_words(words: &[(Word, Regex)], path: &str, passage: &Passage) -> Vec<String> {
    let place = format!("{path}:{}", passage.line);
    let mut hits: Vec<String> = words
        .iter()
        .filter_map(|(word, pattern)| Some((word, word.find(pattern, &passage.text)?)))
        .map(|(word, found)| format!("{place}: `{found}`: {}", word.term))
        .collect();
    let first = passage.text.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    if passage.is_documentation && FIRST_WORDS.contains(&first) {
        hits.push(format!("{place}: documentation begins with `{first}`: a noun or a verb"));
    }
    hits
}

fn words() -> Vec<(Word, Regex)> {
    let words: Words = toml::from_str(&read("tests/words.toml")).expect("a list of words");
    let compile = |word: Word| {
        let pattern = Regex::new(&word.pattern).expect("an expression");
        (word, pattern)
    };
    words.word.into_iter().map(compile).collect()
}

/// The paths of the sources, from the root of the project.
fn sources() -> Vec<String> {
    let mut paths = Vec::new();
    for directory in DIRECTORIES {
        collect(directory, &mut paths);
    }
    paths.sort();
    paths
}

fn collect(directory: &str, paths: &mut Vec<String>) {
    for entry in fs::read_dir(project().join(directory)).expect("a directory") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let path = format!("{directory}/{name}");
        if project().join(&path).is_dir() {
            if name != "target" {
                collect(&path, paths);
            }
        } else if Path::new(&name).extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}
