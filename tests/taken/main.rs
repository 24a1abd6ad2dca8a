//! Names that generated code uses already, given to everything that a document names: the crates compile.
//!
//! The names are read from the sources: what the runtime's macros and `codegen` name, the runtime's functions, and what `emit`
//! writes. What Rust itself has in every file is a list, because its sources are not at hand.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

mod documents;
mod words;

use std::fs;
use std::path::Path;

use clientwright::{Builder, Config, Form, Input, Target};
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;
use serde_json::Value;

/// Writes the document of a crate, and generates the crate.
fn generate(workspace: &Workspace, name: &str, document: &Value) {
    let dir = workspace.member(name);
    // The lock of an earlier run would keep its names.
    let _ = fs::remove_dir_all(&dir);
    fs::create_dir_all(&dir).expect("a directory");
    fs::write(dir.join("document.json"), document.to_string()).expect("a document");
    let crate_dir = dir.join("crate");
    let builder = Builder::new(dir.join("document.json")).name(name).runtime_path(project().join("runtime"));
    builder.generate_to(&crate_dir).expect("a crate");
}

/// Generates the same client as a module of a crate of its own.
fn generate_module(dir: &Path, document: &Value) {
    fs::create_dir_all(dir.join("src")).expect("a directory");
    let mut config = Config::default();
    config.name = "client".parse().ok();
    let input = Input::Bytes { name: "document.json".into(), bytes: document.to_string().into_bytes() };
    let target = Target::Folder { dir: dir.join("src"), form: Form::Module, mode: clientwright::write::Mode::Write };
    clientwright::run(input, &config, &target).expect("a module");
    fs::write(dir.join("src/lib.rs"), "//! A client.\npub mod client { include!(\"client.rs\"); }\n")
        .expect("a library");
    let manifest = format!(
        "[package]\nname = \"as-module\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[dependencies]\n\
         clientwright-runtime = {{ path = '{}', features = [\"pattern\", \"xml\"] }}\n",
        project().join("runtime").display()
    );
    fs::write(dir.join("Cargo.toml"), manifest).expect("a manifest");
}

#[test]
fn names_that_generated_code_uses_are_given_to_everything() {
    let words = words::taken();
    let documents = documents::all(&words);
    let members: Vec<String> = documents.keys().map(|name| format!("{name}/crate")).collect();
    let members: Vec<&str> = members.iter().map(String::as_str).chain(["as-module"]).collect();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("taken");
    let workspace = Workspace::new(&root, &members).expect("a workspace");
    for (name, document) in &documents {
        generate(&workspace, name, document);
    }
    generate_module(&workspace.member("as-module"), &documents["calls"]);
    let output = workspace.cargo(&["check", "--workspace", "--keep-going"]).expect("cargo");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && told.is_empty(), "{told}");
}
