//! The example in the documentation of each call compiles.
//!
//! Generated crates say that their examples are no tests, for users would wait for a thousand of them; here they are.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use clientwright::Builder;
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;

/// Documents whose calls take every kind of argument.
const DOCUMENTS: [(&str, &str); 4] = [
    ("petstore", "specs/petstore.yaml"),
    ("kitchen-sink", "specs/kitchen-sink.yaml"),
    ("wire-parameters", "tests/wire/parameters.yaml"),
    ("wire-bodies", "tests/wire/bodies.yaml"),
];

#[test]
fn examples_compile() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("examples");
    let names = DOCUMENTS.map(|(name, _)| name);
    let workspace = Workspace::new(root, &names).expect("a folder");
    let mut calls = 0;
    for (name, document) in DOCUMENTS {
        let dir = workspace.member(name);
        generate(name, document, &dir);
        let manifest = dir.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).expect("a manifest");
        assert!(text.contains("doctest = false"), "{text}");
        fs::write(&manifest, text.replace("doctest = false", "doctest = true")).expect("the folder is ours");
        calls += count_calls(&dir.join("src"));
    }
    let output = workspace.cargo(&["test", "--doc"]).expect("cargo runs");
    let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    let passed: usize = told.lines().filter_map(|line| line.strip_prefix("test result: ok. ")).map(count).sum();
    assert_eq!(passed, calls, "every call has an example:\n{told}");
}

fn generate(name: &str, document: &str, dir: &Path) {
    // A manifest that was changed is not ours any more.
    let _ = fs::remove_dir_all(dir);
    let builder = Builder::new(project().join(document)).name(name).runtime_path(project().join("runtime"));
    builder.generate_to(dir).expect("a crate");
}

fn count(line: &str) -> usize {
    line.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
}

/// Every operation has a table.
fn count_calls(folder: &Path) -> usize {
    let files = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path());
    files
        .map(|path| {
            if path.is_dir() {
                return count_calls(&path);
            }
            fs::read_to_string(path).expect("a file").lines().filter(|line| line.starts_with("codegen::call!(")).count()
        })
        .sum()
}
