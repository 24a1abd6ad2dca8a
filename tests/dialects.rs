//! Pairs of files in `dialects/`: a document as it is written, and the skeleton that the later stages see of it.
//!
//! An `.out.yaml` begins with the findings, as comments. `CLIENTWRIGHT_LIST=1 cargo test -p clientwright-tests --test
//! dialects` writes it anew: read it then.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diagnostic::Diagnostics;
use clientwright::dialect;
use clientwright::origin::{FileId, Origin};
use clientwright::source::{Node, read_text};
use clientwright_tests::sources::project;

#[test]
fn documents_are_seen_as_their_skeletons() {
    let mut faults = Vec::new();
    for path in documents() {
        let seen = skeleton(&path);
        let expected = PathBuf::from(path.display().to_string().replace(".in.yaml", ".out.yaml"));
        if std::env::var_os("CLIENTWRIGHT_LIST").is_some() {
            fs::write(&expected, &seen).expect("written");
        }
        if fs::read_to_string(&expected).unwrap_or_default() != seen {
            faults.push(format!("{} is not what is seen:\n{seen}", expected.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The documents, in order.
fn documents() -> Vec<PathBuf> {
    let files = fs::read_dir(project().join("tests/dialects")).expect("a folder");
    let paths = files.map(|entry| entry.expect("an entry").path());
    let mut documents: Vec<PathBuf> =
        paths.filter(|path| path.to_str().is_some_and(|path| path.ends_with(".in.yaml"))).collect();
    documents.sort();
    assert!(!documents.is_empty());
    documents
}

/// The findings as comments, then the skeleton.
fn skeleton(path: &Path) -> String {
    let mut diagnostics = Diagnostics::default();
    let text = fs::read(path).expect("a document");
    let documents = read_text("api.yaml".as_ref(), text, &mut diagnostics);
    let skeleton = dialect::upgrade(&documents, &mut diagnostics).expect("an OpenAPI document");
    let mut seen = String::new();
    for finding in diagnostics.findings() {
        let at = finding.origin.as_ref().map(|origin| origin.pointer.to_string()).unwrap_or_default();
        let _ = writeln!(seen, "# {} {at}: {}", finding.code.as_str(), finding.message);
    }
    spell(skeleton.node(&Origin::root(FileId::ENTRY)).expect("a skeleton"), 0, &mut seen);
    seen
}

/// A node as YAML; what is short stands in one line.
fn spell(node: &Node, depth: usize, text: &mut String) {
    let Node::Object(object) = node else {
        let _ = writeln!(text, "{}", flow(node));
        return;
    };
    for (key, value) in object.iter() {
        let short = flow(value);
        let indent = "  ".repeat(depth);
        if short.len() + key.len() + indent.len() <= 96 || !matches!(value, Node::Object(_)) {
            let _ = writeln!(text, "{indent}{}: {short}", word(key));
        } else {
            let _ = writeln!(text, "{indent}{}:", word(key));
            spell(value, depth + 1, text);
        }
    }
}

fn flow(node: &Node) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(truth) => truth.to_string(),
        Node::Number(number) => number.text().to_owned(),
        Node::String(text) => word(text),
        Node::Array(elements) => format!("[{}]", elements.iter().map(flow).collect::<Vec<_>>().join(", ")),
        Node::Object(object) => {
            let entries = object.iter().map(|(key, value)| format!("{}: {}", word(key), flow(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text, in quotes where it needs them.
fn word(text: &str) -> String {
    let plain = text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_/$.".contains(letter));
    let is_text = text.starts_with(|first: char| first.is_ascii_alphabetic() || "/$".contains(first));
    let is_other = matches!(text, "true" | "false" | "null" | "yes" | "no" | "on" | "off");
    if plain && is_text && !is_other { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}
