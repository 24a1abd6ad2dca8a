//! Twins: a document that means harm must become the same tokens as a harmless one, but for literals, identifiers and
//! documentation.
//!
//! Each place of a string takes each payload. The result is compared with those of harmless strings of the same place: a name,
//! a name that differs from the identifier in Rust, a string that the place does not allow, and an empty one.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "twins/document.rs"]
mod document;

use std::collections::BTreeMap;
use std::path::PathBuf;

use clientwright::diagnostic::Diagnostics;
use clientwright::{Config, Generated, Input, Previous, Settings, generate, read};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use document::{document, payloads, places};

/// Harmless strings: of these a place makes all structures that it can make.
const HARMLESS: [&str; 12] = [
    "plain",
    "Plain text",
    "type",
    "X-Plain",
    "in valid\u{1}",
    "",
    " ",
    "application/json",
    "text/plain",
    "https://plain.example/a",
    "plain/..",
    "^[a-z]+$",
];

/// Generates a client of the document with one string at one place, and harmless ones elsewhere.
fn client(place: &str, text: &str) -> Generated {
    let text_of = |name: &str| if name == place { text.to_owned() } else { default_of(name).to_owned() };
    let bytes = serde_json::to_vec(&document(&text_of)).expect("JSON");
    let mut diagnostics = Diagnostics::default();
    let documents = read(Input::Bytes { name: PathBuf::from("api.json"), bytes }, &mut diagnostics);
    let settings = Settings { name: Some("twin".to_owned()), ..Settings::default() };
    let generated = generate(&documents, &Config::default(), &settings, &Previous::default(), &mut diagnostics);
    generated.unwrap_or_else(|| panic!("{place}: {text:?}: no client"))
}

/// A string that is valid at a place.
fn default_of(place: &str) -> &'static str {
    match place {
        "media type" | "error media type" => "application/json",
        "part type" => "text/plain",
        "pattern" => "^[a-z]+$",
        "format" => "code",
        "discriminator" => "kind",
        _ if place.ends_with("url") || place.ends_with("namespace") || place == "terms" => "https://plain.example/a",
        _ => "plain",
    }
}

/// Tokens without the content of literals, identifiers and documentation.
fn structure(generated: &Generated) -> Vec<String> {
    let mut structure = Vec::new();
    for file in generated.files.iter().filter(|file| file.path.ends_with(".rs")) {
        let tokens: TokenStream = file.text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.path));
        let mut text = String::new();
        add(tokens, &mut text);
        structure.push(text);
    }
    structure.sort();
    structure
}

fn add(tokens: TokenStream, text: &mut String) {
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                let mut ahead = tokens.clone();
                let is_inner = matches!(ahead.peek(), Some(TokenTree::Punct(sign)) if sign.as_char() == '!');
                if is_inner {
                    ahead.next();
                }
                let is_doc = matches!(ahead.next(), Some(TokenTree::Group(group)) if is_documentation(&group.stream()));
                if is_doc {
                    tokens.nth(usize::from(is_inner));
                } else {
                    text.push('#');
                }
            }
            TokenTree::Punct(sign) => text.push(sign.as_char()),
            TokenTree::Ident(_) => text.push_str(" i"),
            TokenTree::Literal(_) => text.push_str(" l"),
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ('(', ')'),
                    Delimiter::Brace => ('{', '}'),
                    Delimiter::Bracket => ('[', ']'),
                    Delimiter::None => (' ', ' '),
                };
                text.push(open);
                add(group.stream(), text);
                text.push(close);
            }
        }
    }
}

fn is_documentation(attribute: &TokenStream) -> bool {
    matches!(attribute.clone().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "doc")
}

/// Files of a crate that are not Rust: their paths, and the keys of the manifest.
fn others(generated: &Generated) -> Vec<String> {
    let manifest = generated.files.iter().find(|file| file.path == "Cargo.toml").expect("a manifest");
    let table: toml::Table = manifest.text.parse().expect("TOML");
    let mut keys: Vec<String> = Vec::new();
    for (section, value) in &table {
        let inner = value.as_table().expect("a table");
        let names = inner.keys().map(|key| if section == "features" { "" } else { key.as_str() });
        keys.extend(names.map(|key| format!("{section}.{key}")));
    }
    keys.push(format!("{} files", generated.files.len()));
    keys
}

#[test]
fn harmful_documents_become_the_tokens_of_harmless_ones() {
    let (mut cases, mut faults) = (0, BTreeMap::<String, Vec<String>>::new());
    for place in places() {
        let twins: Vec<Generated> = HARMLESS.iter().map(|text| client(&place, text)).collect();
        let structures: Vec<Vec<String>> = twins.iter().map(structure).collect();
        let manifests: Vec<Vec<String>> = twins.iter().map(others).collect();
        for payload in payloads() {
            let generated = client(&place, &payload);
            cases += 1;
            let files = generated.files.iter().filter(|file| file.path.ends_with(".rs"));
            let is_bad = |path: &str| !path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._".contains(&byte));
            if files.clone().any(|file| is_bad(&file.path)) {
                faults.entry(place.clone()).or_default().push(format!("a path, {payload:.40?}"));
            }
            if !structures.contains(&structure(&generated)) {
                faults.entry(place.clone()).or_default().push(format!("{payload:.40?}"));
            }
            if !manifests.contains(&others(&generated)) {
                faults.entry(place.clone()).or_default().push(format!("the manifest, {payload:.40?}"));
            }
        }
    }
    println!("{cases} cases");
    assert!(faults.is_empty(), "{faults:#?}");
}
