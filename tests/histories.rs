//! Histories of documents, version by version: the judgement of the surface agrees with the compiler, which compiles a
//! caller that uses every public item of the old crate against the new one.
//!
//! The histories are other people's documents; the tests look for them in `../shared/histories`, and skip where they are
//! absent.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::format_push_string, reason = "programs are written here, and small")]

#[path = "histories/caller.rs"]
mod caller;
#[path = "histories/changes.rs"]
mod changes;
#[path = "histories/compiled.rs"]
mod compiled;
#[path = "histories/growth.rs"]
mod growth;
#[path = "histories/semver.rs"]
mod semver;
#[path = "histories/step.rs"]
mod step;

use std::fs;
use std::path::{Path, PathBuf};

use clientwright_tests::sources::{corpus, project};
use serde_json::Value;

use changes::CHANGES;
use step::{Step, steps};

/// Items on which the judgement and the compiler disagree: the step, the item, and the reason.
const KNOWN: &[(&str, &str, &str)] = &[];

/// Two small documents: the second lacks a property, requires another, has one more value and a new operation.
const BEFORE: &str = "
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      parameters: [{name: state, in: query, schema: {type: string}}]
      responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}}
    post:
      operationId: createOrder
      tags: [orders]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'204': {description: Done}}
components:
  schemas:
    Order:
      type: object
      required: [id]
      properties: {id: {type: integer}, note: {type: string}, state: {type: string, enum: [open, paid]}}
";

fn after() -> String {
    let changed = BEFORE.replace("required: [id]", "required: [id, total]");
    changed.replace("note: {type: string}", "total: {type: number}").replace("[open, paid]", "[open, paid, sent]")
}

#[test]
#[ignore = "compiles a crate twice"]
fn a_caller_of_a_small_crate_fails_where_the_surface_says() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("histories");
    fs::create_dir_all(&root).expect("a directory");
    let documents = [("before.yaml", BEFORE.to_owned()), ("after.yaml", after())].map(|(name, text)| {
        let path = root.join(name);
        fs::write(&path, text).expect("a document");
        (name.to_owned(), path)
    });
    let found = steps("small", &documents);
    let expected = ["types::Order::new", "types::Order::note", "types::Order::with_note"];
    assert_eq!(found[0].judged.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    assert_eq!(found[0].judged, found[0].failing);
}

#[test]
#[ignore = "compiles every version: half an hour"]
fn the_compiler_agrees_in_every_step() {
    let histories = project().join("../shared/histories");
    if !histories.is_dir() {
        return println!("skipped: no histories");
    }
    let mut found = Vec::new();
    for history in entries(&histories).into_iter().filter(|path| path.is_dir()) {
        let name = stem(&history);
        if is_wanted(&name) {
            let versions: Vec<_> = entries(&history).into_iter().map(|path| (stem(&path), path)).collect();
            found.extend(steps(&name, &versions));
        }
    }
    assert_agreement(&found);
}

#[test]
#[ignore = "documents every version twice, with another tool"]
fn semver_checks_reports_nothing_else() {
    let histories = project().join("../shared/histories");
    if !histories.is_dir() || !semver::is_installed() {
        return println!("skipped: no histories, or no cargo-semver-checks");
    }
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("semver");
    let mut found = Vec::new();
    for history in entries(&histories).into_iter().filter(|path| path.is_dir()) {
        let name = stem(&history);
        if is_wanted(&name) {
            let versions: Vec<_> = entries(&history).into_iter().map(|path| (stem(&path), path)).collect();
            found.extend(semver::disagreements(&name, &versions, &root));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The documents that are changed, and how many kinds of changes one of them leaves to the others.
const CHANGED: &[&str] = &["oxide-keeper", "seldon-wrapper", "oxide-buildomat", "kinto", "brex"];

#[test]
#[ignore = "compiles fifty versions: half an hour"]
fn the_compiler_agrees_after_each_kind_of_change() {
    let Some(corpus) = corpus() else { return };
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("changes");
    fs::create_dir_all(&root).expect("a directory");
    let mut found = Vec::new();
    for (number, name) in CHANGED.iter().enumerate().filter(|(_, name)| is_wanted(name)) {
        let text = fs::read_to_string(corpus.join(format!("{name}.json"))).expect("a document");
        let mut document: Value = serde_json::from_str(&text).expect("JSON");
        let mut versions = Vec::new();
        let mut write = |version: &str, document: &Value| {
            let path = root.join(format!("{name} {version}.json"));
            fs::write(&path, document.to_string()).expect("a document");
            versions.push((version.to_owned(), path));
        };
        write("as it is", &document);
        // Each kind is tried in two of the documents.
        let mine = CHANGES.iter().enumerate().filter(|(at, _)| (at + CHANGED.len() - number) % CHANGED.len() < 2);
        for (at, (kind, change)) in mine {
            let mut changed = document.clone();
            if change(&mut changed, at + number) {
                document = changed;
                write(kind, &document);
            } else {
                println!("{name}: no place where {kind}");
            }
        }
        found.extend(steps(name, &versions));
    }
    println!("{} steps", found.len());
    assert_agreement(&found);
}

fn is_wanted(name: &str) -> bool {
    std::env::var("CLIENTWRIGHT_ONLY").map_or(true, |only| only == name)
}

#[track_caller]
fn assert_agreement(steps: &[Step]) {
    let known = |step: &Step, item: &str| KNOWN.iter().any(|(at, known, _)| *at == step.name && *known == item);
    let found = steps.iter().flat_map(|step| step.disagreements().filter(|(item, _)| !known(step, item)));
    let lines: Vec<String> = found.map(|(_, line)| line).collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
    for (at, item, _) in KNOWN {
        let step = steps.iter().find(|step| step.name == *at);
        let disagrees = step.is_none_or(|step| step.disagreements().any(|(other, _)| other == *item));
        assert!(disagrees, "{at}: {item} agrees, unlist it");
    }
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
