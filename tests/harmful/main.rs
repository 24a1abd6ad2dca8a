//! Documents that mean harm, merged: their clients compile without a warning, their examples do, and their documentation has no live
//! HTML.
//!
//! | crate | holds |
//! |---|---|
//! | `harmful-modules` | for each payload a client of a document with it at all places of documentation, and one with it at all names |
//! | `harmful-crate` | a client of a document whose places take the payloads in turn, with its examples |
//! | `harmful-others`, `harmful-swagger` | the same of the documents with other places |
//! | `harmful-scripts` | a client with names in many scripts, at every kind of place |
//! | `harmful-lock0` and so on | clients over locks that give harmful names |
//! | `harmful-lookalikes` | the same with names whose letters all look like those of another script |
//!
//! `CLIENTWRIGHT_ALL=1` makes a crate for each turn, not the first alone.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "../../generator/tests/twins/document.rs"]
mod document;
mod html;
mod locks;
mod scripts;

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diagnostic::Diagnostics;
use clientwright::{Config, Documents, Form, Generated, Input, Previous, Settings, generate, read};
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;

use document::{NAMES, SYNTAX, TEMPLATES, default_of, document, payloads, places};

fn read_document(text: String) -> (Documents, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let documents = read(Input::Bytes { name: PathBuf::from("api.json"), bytes: text.into_bytes() }, &mut diagnostics);
    (documents, diagnostics)
}

/// The client of a document as one file.
fn module_of(text: String) -> String {
    let (documents, mut diagnostics) = read_document(text);
    let settings = Settings { name: Some("client".to_owned()), form: Form::Module, ..Settings::default() };
    let generated = generate(&documents, &Config::default(), &settings, &Previous::default(), &mut diagnostics);
    let files = generated.expect("a client").files;
    files.into_iter().find(|file| file.path == "client.rs").expect("the module").text
}

/// The client of a document as a crate.
fn crate_of(name: &str, text: String) -> Generated {
    let (documents, mut diagnostics) = read_document(text);
    let settings = Settings { name: Some(name.to_owned()), ..Settings::default() };
    generate(&documents, &Config::default(), &settings, &Previous::default(), &mut diagnostics).expect("a client")
}

/// Writes a member with these sources. Its runtime has no transport, which no client needs in order to compile.
fn write_member(workspace: &Workspace, name: &str, features: &[String], sources: &[(String, String)]) {
    let each = features.iter().fold(String::new(), |text, name| text + name + " = []\n");
    let dir = workspace.member(name);
    let _ = fs::remove_dir_all(&dir);
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [features]\ndefault = [{}]\n{each}\
         [dependencies]\nclientwright-runtime = {{ path = '{}', default-features = false, features = [\"pattern\", \"xml\"] }}\n",
        features.join(", "),
        project().join("runtime").display()
    );
    for (path, text) in sources.iter().chain([&("Cargo.toml".to_owned(), manifest)]) {
        let path = dir.join(path);
        fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
        fs::write(path, text).expect("a file");
    }
}

fn write_crate(workspace: &Workspace, name: &str, text: String) {
    let files = crate_of(name, text).files;
    let manifest = files.iter().find(|file| file.path == "Cargo.toml").expect("a manifest");
    let manifest: toml::Table = manifest.text.parse().expect("TOML");
    let features = manifest.get("features").and_then(toml::Value::as_table).into_iter().flatten();
    // Those of tags alone: the others are of the runtime.
    let is_of_tag = |value: &toml::Value| value.as_array().is_some_and(Vec::is_empty);
    let features: Vec<String> =
        features.filter(|(_, value)| is_of_tag(value)).map(|(name, _)| format!("\"{name}\"")).collect();
    let sources = files.into_iter().filter(|file| file.path.starts_with("src/")).map(|file| (file.path, file.text));
    write_member(workspace, name, &features, &sources.collect::<Vec<_>>());
}

/// The document of a template whose places take the payloads in turn.
fn mixed(template: &str, turn: usize) -> String {
    let (places, payloads) = (places(template), payloads());
    document(template, &|name| {
        let at = places.iter().position(|place| place == name).unwrap_or_default();
        if SYNTAX.contains(&name) {
            default_of(name).to_owned()
        } else {
            payloads[(at + turn) % payloads.len()].clone()
        }
    })
}

/// The files of a client for each payload, and the file that includes them.
fn modules() -> Vec<(String, String)> {
    let mut sources = Vec::new();
    let mut library = "//! Clients of documents that mean harm.\n#![forbid(unsafe_code)]\n".to_owned();
    for (at, payload) in payloads().iter().enumerate() {
        let is_docs = |name: &str| !NAMES.contains(&name) && !SYNTAX.contains(&name);
        let is_name = |name: &str| NAMES.contains(&name);
        for (kind, is_place) in [("docs", &is_docs as &dyn Fn(&str) -> bool), ("names", &is_name)] {
            let text = document(TEMPLATES[0], &|name| {
                if is_place(name) { payload.clone() } else { default_of(name).to_owned() }
            });
            let name = format!("{kind}{at}");
            library.extend(["#[path = \"", &name, ".rs\"]\npub mod ", &name, ";\n"]);
            sources.push((format!("src/{name}.rs"), module_of(text)));
        }
    }
    sources.push(("src/lib.rs".to_owned(), library));
    sources
}

fn run(workspace: &Workspace, arguments: &[&str]) {
    let output = workspace.cargo(arguments).expect("cargo");
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && !told.contains("harmful-"),
        "{arguments:?}\n{told}{}",
        String::from_utf8_lossy(&output.stdout)
    );
}

#[test]
#[ignore = "compiles thirteen crates: cargo test -p clientwright-tests --test harmful -- --ignored"]
fn clients_over_harmful_locks_compile() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("harmful-locks");
    let crates = locks::write_crates(&root);
    let members: Vec<&str> = crates.iter().map(String::as_str).chain(["harmful-lock"]).collect();
    let workspace = Workspace::new(&root, &members).expect("a workspace");
    run(&workspace, &["check", "--workspace"]);
}

#[test]
#[ignore = "compiles six crates: cargo test -p clientwright-tests --test harmful -- --ignored"]
fn clients_of_harmful_documents_compile_and_have_no_live_html() {
    let turns = if std::env::var_os("CLIENTWRIGHT_ALL").is_some() { payloads().len() } else { 1 };
    let kinds = ["crate", "others", "swagger"].into_iter().zip(TEMPLATES);
    let kinds = kinds
        .flat_map(|(kind, template)| (0..turns).map(move |turn| (format!("harmful-{kind}{turn}"), template, turn)));
    let documents: Vec<(String, String)> = kinds.map(|(name, template, turn)| (name, mixed(template, turn))).collect();
    let crates: Vec<&str> = documents.iter().map(|(name, _)| name.as_str()).collect();
    let fixed = ["harmful-modules", "harmful-scripts", "harmful-lookalikes"];
    let members: Vec<&str> = crates.iter().copied().chain(fixed).collect();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("harmful");
    let workspace = Workspace::new(&root, &members).expect("a workspace");
    for (name, document) in &documents {
        write_crate(&workspace, name, document.clone());
    }
    write_member(&workspace, "harmful-modules", &[], &modules());
    write_crate(&workspace, "harmful-scripts", scripts::document(scripts::NAMES));
    write_crate(&workspace, "harmful-lookalikes", scripts::document(scripts::LOOKALIKES));
    let _ = fs::remove_dir_all(root.join("target/doc"));
    run(&workspace, &["check", "--workspace"]);
    run(&workspace, &["doc", "--workspace", "--no-deps"]);
    let examples: Vec<&str> = crates.iter().flat_map(|name| ["-p", *name]).collect();
    run(&workspace, &[&["test", "--doc"], &examples[..]].concat());
    let faults = html::live_elements(&root.join("target/doc"), &members);
    assert!(faults.is_empty(), "{faults:#?}");
}
