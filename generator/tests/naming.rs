//! Names of operations, whatever the document calls them.

use std::path::Path;

use clientwright::diagnostic::Diagnostics;
use clientwright::source::read_text;
use clientwright::{Config, Previous, Settings, generate};

/// The Rust paths of the operations of a document with these `operationId`s, each on a path of its own.
fn names(ids: &[&str]) -> Vec<String> {
    let path = |(at, id): (usize, &&str)| format!("  /{at}: {{get: {{operationId: '{id}', responses: {{}}}}}}\n");
    let paths: String = ids.iter().enumerate().map(path).collect();
    let document = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n{paths}");
    let mut diagnostics = Diagnostics::default();
    let documents = read_text(Path::new("names.yaml"), document.into_bytes(), &mut diagnostics);
    let generated =
        generate(&documents, &Config::default(), &Settings::default(), &Previous::default(), &mut diagnostics);
    generated.into_iter().flat_map(|generated| generated.names.into_values()).collect()
}

#[test]
fn ids_that_differ_only_in_spelling_are_numbered() {
    assert_eq!(names(&["getPet", "get_pet", "get-pet"]), ["api::get_pet", "api::get_pet2", "api::get_pet3"]);
}

#[test]
fn ids_that_differ_only_at_their_far_ends_are_told_apart() {
    let long = "every ".repeat(60);
    let found = names(&[&format!("{long} one"), &format!("{long} two"), &format!("{long} three")]);
    assert_eq!(found.len(), 3);
    let ends = ["one", "two", "three"];
    assert!(found.iter().zip(ends).all(|(name, end)| name.ends_with(end) && name.len() <= 125), "{found:?}");
}
