//! What the README shows is what the examples compile and run.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use clientwright_tests::sources::project;

/// Lines without indentation, joined: a block may stand deeper in its example than in the README.
fn flat(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Every source of the examples, flat.
fn examples() -> Vec<String> {
    let mut texts = Vec::new();
    collect(&project().join("examples"), &mut texts);
    texts
}

fn collect(folder: &Path, texts: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(flat(&fs::read_to_string(path).expect("a source")));
        }
    }
}

/// The fenced blocks of a language.
fn blocks<'a>(text: &'a str, language: &str) -> Vec<&'a str> {
    let fence = format!("```{language}\n");
    text.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

#[test]
fn every_block_of_rust_is_in_an_example() {
    let readme = fs::read_to_string(project().join("README.md")).expect("a README");
    let (blocks, examples) = (blocks(&readme, "rust"), examples());
    assert!(blocks.len() >= 3, "{blocks:?}");
    for block in blocks {
        assert!(examples.iter().any(|example| example.contains(&flat(block))), "in no example:\n{block}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    for page in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"] {
        let text = fs::read_to_string(project().join(page)).expect("a page");
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("https://")) {
            assert!(project().join(target).exists(), "{page} links to {target}");
        }
    }
}
