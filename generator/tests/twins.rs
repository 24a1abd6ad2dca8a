//! Twins: a document that means harm must become the same tokens as a harmless one, but for literals, identifiers and
//! documentation.
//!
//! Each place of a string takes each payload. The result is compared with those of harmless strings of the same place: a name,
//! a name that differs from the identifier in Rust, a string that the place does not allow, and an empty one.
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "twins/document.rs"]
mod document;
#[path = "twins/markup.rs"]
mod markup;
#[path = "twins/options.rs"]
mod options;
#[path = "twins/overlays.rs"]
mod overlays;

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright::diagnostic::Diagnostics;
use clientwright::{Config, Generated, Input, Previous, Settings, generate, read};
use proc_macro2::{Delimiter, TokenStream, TokenTree};

use document::{NAMES, SYNTAX, TEMPLATES, default_of, document, payloads, places};

/// Harmless strings: of these a place makes all structures that it can make.
const HARMLESS: [&str; 17] = [
    "plain",
    "Plain text",
    "x-plain",
    "type",
    "отзывы",
    // Its letters look like those of other scripts.
    "Нет",
    // A key of a media type that names two.
    "plain, other",
    "plain\u{1}",
    "",
    " ",
    "application/json",
    "https://plain.example/a",
    "^[a-z]+$",
    "(",
    "a {$url} b",
    // A path with parameters that nobody declares.
    "${one} $(a) `b` {} {c} {d:e} {{}} %s $f",
    "$plain",
];

/// Places beside [`NAMES`] and [`SYNTAX`] whose strings change the structure: a name that a reference needs, a key, a value of which
/// code is made. The strings of all others are documentation or literals.
const KEYS: [&str; 57] = [
    "variable name",
    "variable value",
    "host default",
    "tag parent",
    "tag kind",
    "query scheme",
    "oidc scope",
    "path text",
    "path parameter",
    "zone default",
    "deep name",
    "deep property",
    "parameter component",
    "header component",
    "response component",
    "header value",
    "part header",
    "field name",
    "event name",
    "key value",
    "variant name",
    "titled constant",
    "dependent",
    "item value",
    "object default",
    "open value",
    "definition",
    "xml prefix",
    "xml attribute",
    "xml wrapper",
    "xml item",
    "cookie key",
    "query key",
    "parameter example name",
    "parameter example value",
    "branch title",
    "base path",
    "shared parameter",
    "shared name",
    "shared default",
    "shared response",
    "old schema",
    "old operation",
    "old item",
    "old header",
    "old example type",
    "old example",
    "form name",
    "form format",
    "body name",
    "old discriminator",
    "heir value",
    "old scheme",
    "old scope",
    "old authorization url",
    "old token url",
    "old key name",
];

fn changes_structure(place: &str) -> bool {
    [&NAMES[..], &SYNTAX[..], &KEYS[..]].iter().any(|places| places.contains(&place))
}

/// Generates a client of a template with one string at these places, and harmless ones elsewhere.
fn client(template: &str, is_place: &dyn Fn(&str) -> bool, text: &str) -> Generated {
    let text_of = |name: &str| if is_place(name) { text.to_owned() } else { default_of(name).to_owned() };
    let bytes = document(template, &text_of).into_bytes();
    let mut diagnostics = Diagnostics::default();
    let documents = read(Input::Bytes { name: PathBuf::from("api.json"), bytes }, &mut diagnostics);
    let settings = Settings { name: Some("twin".to_owned()), ..Settings::default() };
    let generated = generate(&documents, &Config::default(), &settings, &Previous::default(), &mut diagnostics);
    generated.unwrap_or_else(|| panic!("{text:?}: no client"))
}

/// Tokens without the content of literals, identifiers and documentation.
fn structure(generated: &Generated) -> Vec<String> {
    let mut structure = Vec::new();
    for file in generated.files.iter().filter(|file| file.path.starts_with("src/")) {
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
            // A long line is broken, and gets a comma at its end.
            TokenTree::Punct(sign) if sign.as_char() == ',' => {}
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
                // So is an arm of a `match`, which gets braces.
                let is_arm = open == '{' && text.ends_with("=>");
                if is_arm {
                    add(group.stream(), text);
                } else {
                    text.push(open);
                    add(group.stream(), text);
                    text.push(close);
                }
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

/// The structures that harmless strings make at these places.
struct Twins(Vec<(Vec<String>, Vec<String>)>);

impl Twins {
    fn of(template: &str, is_place: &dyn Fn(&str) -> bool) -> Self {
        Self::of_clients(HARMLESS.iter().map(|text| client(template, is_place, text)))
    }

    fn of_clients(twins: impl Iterator<Item = Generated>) -> Self {
        Self(twins.map(|twin| (structure(&twin), others(&twin))).collect())
    }

    /// Returns where the tokens leave the twin that is the same the longest.
    fn difference(&self, tokens: &[String]) -> String {
        let same = |twin: &[String]| {
            let letters = |tokens: &[String]| tokens.concat().chars().collect::<Vec<char>>();
            let (one, other) = (letters(twin), letters(tokens));
            let at = one.iter().zip(&other).take_while(|(one, other)| one == other).count();
            let around = |letters: &[char]| letters.iter().skip(at.saturating_sub(30)).take(60).collect::<String>();
            (at, format!("`{}` is not `{}`", around(&other), around(&one)))
        };
        self.0.iter().map(|(twin, _)| same(twin)).max().map(|(_, shown)| shown).unwrap_or_default()
    }

    /// Describes the differences from all twins.
    fn faults(&self, place: &str, payload: &str, generated: &Generated) -> Vec<String> {
        let (tokens, manifest) = (structure(generated), others(generated));
        let is_bad = |path: &str| !path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/._".contains(&byte));
        let is_bad = |path: &str| path != "api-surface.txt" && is_bad(path);
        let mut faults = Vec::new();
        if generated.files.iter().any(|file| is_bad(&file.path)) {
            faults.push("path");
        }
        let difference;
        if !self.0.iter().any(|(twin, _)| *twin == tokens) {
            difference = format!("tokens, {}", self.difference(&tokens));
            faults.push(&difference);
        }
        if !self.0.iter().any(|(_, twin)| *twin == manifest) {
            faults.push("manifest");
        }
        let live = markup::live_markup(generated);
        faults.extend(live.iter().map(String::as_str));
        let payload: String = payload.chars().take(40).collect();
        faults.into_iter().map(|fault| format!("{place}: {fault} of {payload:?}")).collect()
    }
}

#[test]
fn documentation_and_literals_become_the_tokens_of_harmless_ones() {
    let is_place = |name: &str| !changes_structure(name);
    let mut faults = Vec::new();
    let mut number = 0;
    for template in TEMPLATES {
        number += places(template).iter().filter(|place| is_place(place)).count();
        let twins = Twins::of(template, &is_place);
        for payload in payloads() {
            faults.extend(twins.faults("documentation", &payload, &client(template, &is_place, &payload)));
        }
    }
    println!("{number} places, {} payloads", payloads().len());
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The payloads of a place: a third of them for places of the further templates, unless `CLIENTWRIGHT_ALL` is set.
fn payloads_of(template: &str, at: usize) -> Vec<String> {
    let is_all = template == TEMPLATES[0] || std::env::var_os("CLIENTWRIGHT_ALL").is_some();
    let skipped = |index: usize| !is_all && index % 3 != at % 3;
    payloads().into_iter().enumerate().filter(|(index, _)| !skipped(*index)).map(|(_, payload)| payload).collect()
}

#[test]
fn names_and_syntax_become_the_tokens_of_harmless_ones() {
    let known: Vec<(&str, String)> = TEMPLATES
        .iter()
        .flat_map(|template| places(template).into_iter().map(move |place| (*template, place)))
        .collect();
    let listed = NAMES.iter().chain(&SYNTAX).chain(&KEYS);
    let unknown: Vec<&&str> = listed.filter(|place| !known.iter().any(|(_, known)| known == **place)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
    let wanted: Vec<&(&str, String)> = known.iter().filter(|(_, place)| changes_structure(place)).collect();
    let next = AtomicUsize::new(0);
    let faults = Mutex::new(Vec::new());
    std::thread::scope(|scope| {
        for _ in 0..std::thread::available_parallelism().map_or(1, std::num::NonZero::get) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some((template, place)) = wanted.get(at) else { break };
                    let is_place = |name: &str| name == place;
                    let twins = Twins::of(template, &is_place);
                    for payload in payloads_of(template, at) {
                        let found = twins.faults(place, &payload, &client(template, &is_place, &payload));
                        faults.lock().expect("no panic").extend(found);
                    }
                }
            });
        }
    });
    println!("{} places, {} payloads", wanted.len(), payloads().len());
    let faults = faults.into_inner().expect("no panic");
    assert!(faults.is_empty(), "{faults:#?}");
}
