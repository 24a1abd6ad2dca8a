//! The tests of JSON Schema (draft 2020-12): valid instances are read, pass `validate()` and come back equal.
//!
//! The suite is other people's and lies outside of the project, in `../shared/suites/json-schema-2020-12` or
//! `$CLIENTWRIGHT_JSON_SCHEMA_SUITE`.
//!
//! ```sh
//! cargo test -p clientwright-round-trip --test suite -- --nocapture
//! ```

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright_round_trip::compare::difference;
use clientwright_round_trip::program;
use clientwright_round_trip::suite::{Sent, document, instances, read_groups};
use clientwright_round_trip::trip::{Document, prepare};
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;
use serde::Deserialize;
use serde_json::Value;

/// Valid instances that do not come back, with the reason; the list may only shrink.
#[derive(Deserialize)]
struct Listed {
    kind: Vec<Kind>,
}

#[derive(Deserialize)]
struct Kind {
    reason: String,
    instances: Vec<String>,
}

#[test]
fn valid_instances_come_back_as_they_were_sent() {
    let Some(folder) = suite() else { return };
    let groups = read_groups(&folder);
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("json-schema-suite");
    let workspace = Workspace::new(&root, &["suite", "suite-trip"]).expect("a folder");
    let path = root.join("suite.json");
    fs::write(&path, document(&groups).to_string()).expect("a file");
    let types = prepare(&workspace, &Document { name: "suite".to_owned(), path, package: "suite".to_owned() });
    let output = workspace.cargo(&["build", "--workspace", "--bins"]).expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let sent = instances(&groups);
    let back = send(&types, &root.join("target/debug/suite-trip"), &sent);
    report(&sent, &back);
}

/// The folder of the suite, if it is there.
fn suite() -> Option<PathBuf> {
    let folder = std::env::var_os("CLIENTWRIGHT_JSON_SCHEMA_SUITE")
        .map_or_else(|| project().join("../shared/suites/json-schema-2020-12"), PathBuf::from);
    if !folder.is_dir() {
        println!("skipped: no suite of JSON Schema");
    }
    folder.is_dir().then_some(folder)
}

/// What comes back of each instance.
fn send(types: &[(String, String)], program: &Path, sent: &[Sent<'_>]) -> Vec<Result<Value, String>> {
    let index = |sent: &Sent<'_>| {
        let address = format!("#/components/schemas/{}", sent.component);
        types.iter().position(|(at, _)| *at == address).unwrap_or_else(|| panic!("no type for {address}"))
    };
    let values: Vec<(usize, Value)> = sent.iter().map(|sent| (index(sent), sent.value.clone())).collect();
    program::run(program, &values)
}

/// Compares the valid instances with the list, and prints how many invalid ones are refused.
fn report(sent: &[Sent<'_>], back: &[Result<Value, String>]) {
    let mut failing: BTreeMap<&str, String> = BTreeMap::new();
    let (mut valid, mut invalid, mut refused) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (sent, back) in sent.iter().zip(back) {
        let name = sent.name.as_str();
        if !sent.valid {
            invalid.insert(name);
            if back.is_err() {
                refused.insert(name);
            }
            continue;
        }
        valid.insert(name);
        let fault = match back {
            Ok(back) => difference(&sent.value, back),
            Err(error) => Some(error.clone()),
        };
        failing.extend(fault.map(|fault| (name, fault)));
    }
    println!("suite: {} of {} valid instances come back", valid.len() - failing.len(), valid.len());
    println!("suite: {} of {} invalid instances are refused", refused.len(), invalid.len());
    let list = fs::read_to_string(project().join("tests/round-trip/suite.toml")).expect("a list");
    let listed: Listed = toml::from_str(&list).expect("a list");
    let mut lines = String::new();
    let mut explained = BTreeSet::new();
    for kind in &listed.kind {
        println!("suite: {} that are listed: {}", kind.instances.len(), kind.reason);
        for name in &kind.instances {
            explained.insert(name.as_str());
            if !failing.contains_key(name.as_str()) {
                let _ = writeln!(lines, "comes back, and is listed: {name}");
            }
        }
    }
    for (name, fault) in failing.iter().filter(|(name, _)| !explained.contains(**name)) {
        let _ = writeln!(lines, "does not come back: {name}\n    {fault}");
    }
    assert!(lines.is_empty(), "tests/round-trip/suite.toml lists other instances:\n{lines}");
}
