//! The first steps of a new user: a crate is generated, and compiles wherever it lies.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use clientwright::Builder;
use clientwright::config::Runtime;
use clientwright_tests::generated::cargo;
use clientwright_tests::sources::project;

/// The directory that holds `debug/deps/`, where this program is: crates that are built there find their dependencies.
fn target() -> PathBuf {
    let program = std::env::current_exe().expect("a path");
    program.ancestors().nth(3).map(Path::to_path_buf).expect("a target directory")
}

/// `cargo check` of a crate that is alone in its directory, without a network.
fn check(dir: &Path) -> Output {
    fs::copy(project().join("Cargo.lock"), dir.join("Cargo.lock")).expect("a lock");
    let mut check = cargo();
    check.current_dir(dir).args(["check", "--quiet", "--offline", "--target-dir"]).arg(target());
    check.output().expect("cargo runs")
}

fn generate(dir: &Path, runtime: Runtime) {
    let builder = Builder::new(project().join("specs/petstore.yaml")).name("petstore-client").runtime(runtime);
    builder.generate_to(dir).expect("a crate");
}

#[test]
fn a_vendored_runtime_compiles_without_anything_of_this_project_and_goes_when_it_is_not_wanted() {
    let home = tempfile::tempdir().expect("a directory");
    let dir = home.path().join("petstore-client");
    generate(&dir, Runtime::Vendored);
    let manifest = fs::read_to_string(dir.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("clientwright-runtime = { path = \"runtime\", version = "), "{manifest}");
    let lock = fs::read_to_string(dir.join("clientwright.lock")).expect("a lock");
    assert!(lock.contains("\"runtime/src/lib.rs\" = \"sha256:"), "{lock}");
    let output = check(&dir);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));

    generate(&dir, Runtime::Version);
    assert!(!dir.join("runtime").exists());
    let manifest = fs::read_to_string(dir.join("Cargo.toml")).expect("a manifest");
    assert!(manifest.contains("clientwright-runtime = { version = "), "{manifest}");
}
