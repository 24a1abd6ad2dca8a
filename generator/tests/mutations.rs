//! Documents with something wrong in them: whatever it is, they end in a crate that parses and in findings, at once.
//!
//! The documents are our own, changed at a few places by chance; the chances are the same in every run. For a longer
//! hunt, with other documents and other chances, and what panics or takes long kept in a folder:
//!
//! ```sh
//! CLIENTWRIGHT_MUTATIONS=20000 CLIENTWRIGHT_SEED=7 CLIENTWRIGHT_KEEP=/tmp/kept CLIENTWRIGHT_DOCUMENTS=../shared/corpus \
//!     cargo test -p clientwright --test mutations
//! ```

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clientwright::diagnostic::Diagnostics;
use clientwright::origin::FileId;
use clientwright::source::{Node, Object, read_text};
use clientwright::{Config, Input, Previous, Settings};

/// Larger documents say nothing more and take longer.
const LARGEST: u64 = 60_000;
/// Longer than any of the small documents takes, on a machine that is busy.
const LONGEST: Duration = Duration::from_secs(10);

#[test]
fn a_document_with_something_wrong_in_it_is_told_and_no_more() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let mut chance = Chance(number("CLIENTWRIGHT_SEED").unwrap_or(1).wrapping_mul(0x9E37_79B9_7F4A_7C15).max(1));
    let documents = documents();
    let mut faults = Vec::new();
    for round in 0..number("CLIENTWRIGHT_MUTATIONS").unwrap_or(400) {
        let mut document = documents[chance.below(documents.len())].clone();
        for _ in 0..=chance.below(6) {
            mutate(&mut document, &mut chance);
        }
        let text = json(&document, &mut chance);
        keep("running", round, &text);
        let started = Instant::now();
        let ended = catch_unwind(|| generate(&text)).is_ok();
        if !ended || started.elapsed() > LONGEST {
            keep("fault", round, &text);
            faults.push(format!("{round}: {} after {:?}", if ended { "ended" } else { "panicked" }, started.elapsed()));
        } else if round % 400 == 0 {
            keep("sample", round, &text);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Writes a document where it is wanted; the one that runs is always kept, for it may take the process with it.
fn keep(why: &str, round: u64, text: &str) {
    let Some(folder) = std::env::var_os("CLIENTWRIGHT_KEEP").map(PathBuf::from) else { return };
    let name = if why == "running" { "running.json".to_owned() } else { format!("{why}-{round}.json") };
    fs::write(folder.join(name), text).expect("written");
}

fn generate(text: &str) {
    let mut diagnostics = Diagnostics::default();
    let input = Input::Bytes { name: "api.json".into(), bytes: text.as_bytes().to_vec() };
    let documents = clientwright::read(input, &mut diagnostics);
    let generated = clientwright::generate(
        &documents,
        &Config::default(),
        &Settings::default(),
        &Previous::default(),
        &mut diagnostics,
    );
    assert!(generated.is_some() || !diagnostics.findings().is_empty(), "nothing is made, and nothing is told");
    clientwright::messages::located(&diagnostics, &documents);
}

/// The documents of the project, and those of a folder that is named.
fn documents() -> Vec<Node> {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = vec![project.join("specs"), project.join("tests/snippets"), project.join("tests/dialects")];
    folders.extend(std::env::var_os("CLIENTWRIGHT_DOCUMENTS").map(|folder| project.join(folder)));
    let entries = folders.iter().flat_map(|folder| fs::read_dir(folder).expect("a folder"));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    let is_document = |path: &PathBuf| {
        let is_text = path.extension().is_some_and(|extension| extension == "yaml" || extension == "json");
        is_text && !path.display().to_string().contains(".out.")
    };
    paths.retain(|path| is_document(path) && fs::metadata(path).is_ok_and(|metadata| metadata.len() < LARGEST));
    let documents: Vec<Node> = paths.iter().filter_map(|path| read(path)).collect();
    assert!(documents.len() > 20);
    documents
}

fn read(path: &Path) -> Option<Node> {
    let text = fs::read_to_string(path).expect("a document");
    let head = if text.contains("openapi") || text.contains("swagger") { "" } else { "openapi: 3.1.0\n" };
    let documents = read_text(path, format!("{head}{text}").into(), &mut Diagnostics::default());
    documents.root(FileId::ENTRY).cloned()
}

/// Numbers by chance, the same in every run (G. Marsaglia, Xorshift RNGs, 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).expect("31 bits") % end.max(1)
    }

    fn of<T: Clone>(&mut self, all: &[T]) -> T {
        all[self.below(all.len())].clone()
    }
}

/// Words that mean something somewhere.
const WORDS: [&str; 74] = [
    "type",
    "format",
    "enum",
    "const",
    "default",
    "items",
    "prefixItems",
    "properties",
    "required",
    "allOf",
    "oneOf",
    "anyOf",
    "not",
    "if",
    "then",
    "else",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "unevaluatedItems",
    "dependentSchemas",
    "discriminator",
    "propertyName",
    "mapping",
    "defaultMapping",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "title",
    "description",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "minItems",
    "maxItems",
    "$ref",
    "$id",
    "$anchor",
    "$dynamicRef",
    "$defs",
    "definitions",
    "schema",
    "content",
    "itemSchema",
    "encoding",
    "style",
    "explode",
    "in",
    "name",
    "parameters",
    "requestBody",
    "responses",
    "headers",
    "callbacks",
    "webhooks",
    "security",
    "servers",
    "url",
    "variables",
    "tags",
    "operationId",
    "summary",
    "paths",
    "components",
    "schemas",
    "get",
    "query",
    "additionalOperations",
    "200",
    "default",
    "x-enum-varnames",
    "contentEncoding",
];

/// Values that mean something somewhere.
const VALUES: [&str; 46] = [
    "string",
    "integer",
    "number",
    "boolean",
    "array",
    "object",
    "null",
    "file",
    "long",
    "date-time",
    "uuid",
    "binary",
    "byte",
    "int32",
    "query",
    "path",
    "header",
    "cookie",
    "body",
    "formData",
    "querystring",
    "deepObject",
    "matrix",
    "#",
    "#/",
    "#/components",
    "#/components/schemas",
    "#/paths",
    "yes",
    "2.0",
    "3.0.0",
    "application/json",
    "text/event-stream",
    "multipart/form-data",
    "application/x-www-form-urlencoded",
    "",
    " ",
    "\u{0}",
    "é",
    "type",
    "self",
    "/a/{b}",
    "{c}",
    "1e400",
    "99999999999999999999",
    "Pet",
];

/// Changes one place.
fn mutate(document: &mut Node, chance: &mut Chance) {
    let places = places(document);
    let place = chance.of(&places);
    match chance.below(8) {
        0 => set(document, &place, value(chance)),
        1 => remove(document, &place),
        2 => {
            let other = chance.of(&places);
            let (one, two) = (get(document, &place).clone(), get(document, &other).clone());
            set(document, &place, two);
            // The place may have gone with what was there.
            if find(document, &other).is_some() {
                set(document, &other, one);
            }
        }
        3 => {
            let copy = get(document, &chance.of(&places)).clone();
            insert(document, &place, chance.of(&WORDS), copy);
        }
        4 => {
            let target = chance.of(&places);
            let steps: Vec<String> = target.iter().map(|step| step.replace('~', "~0").replace('/', "~1")).collect();
            let pointer = format!("/{}", steps.join("/"));
            set(document, &place, object("$ref", Node::String(format!("#{pointer}").into())));
        }
        5 | 6 => {
            let (word, value) = (chance.of(&WORDS), value(chance));
            insert(document, &place, word, value);
        }
        _ => {
            let inner = get(document, &place).clone();
            let wrapped = match chance.below(3) {
                0 => Node::Array(vec![inner]),
                1 => object(chance.of(&WORDS), inner),
                _ => object("allOf", Node::Array(vec![inner.clone(), inner])),
            };
            set(document, &place, wrapped);
        }
    }
}

fn value(chance: &mut Chance) -> Node {
    match chance.below(9) {
        0 => Node::Null,
        1 => Node::Bool(chance.below(2) == 0),
        2 => Node::Array(Vec::new()),
        3 => Node::Object(Object::default()),
        4 => number(chance.of(&["0", "-1", "1.5", "1e400", "99999999999999999999999999", "200"])),
        5 => Node::Array((0..chance.below(3)).map(|_| Node::String(chance.of(&VALUES).into())).collect()),
        6 => object(chance.of(&WORDS), Node::String(chance.of(&VALUES).into())),
        _ => Node::String(chance.of(&VALUES).into()),
    }
}

/// A number as a document has it.
fn number(text: &str) -> Node {
    let documents = read_text("number.json".as_ref(), format!("[{text}]").into(), &mut Diagnostics::default());
    documents.root(FileId::ENTRY).and_then(Node::as_array).map_or(Node::Null, |array| array[0].clone())
}

fn object(key: &str, value: Node) -> Node {
    let mut object = Object::default();
    object.insert(key.into(), value);
    Node::Object(object)
}

/// The ways to every value below the root.
fn places(document: &Node) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    collect(document, &mut Vec::new(), &mut found);
    found
}

fn collect(node: &Node, way: &mut Vec<String>, found: &mut Vec<Vec<String>>) {
    let parts: Vec<(String, &Node)> = match node {
        Node::Object(object) => object.iter().map(|(key, value)| (key.to_string(), value)).collect(),
        Node::Array(elements) => elements.iter().enumerate().map(|(at, value)| (at.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (step, part) in parts {
        way.push(step);
        found.push(way.clone());
        collect(part, way, found);
        way.pop();
    }
    if found.is_empty() {
        found.push(Vec::new());
    }
}

fn find<'n>(node: &'n mut Node, way: &[String]) -> Option<&'n mut Node> {
    let Some((step, rest)) = way.split_first() else { return Some(node) };
    match node {
        Node::Object(object) => find(object.get_mut(step)?, rest),
        Node::Array(elements) => find(elements.get_mut(step.parse::<usize>().ok()?)?, rest),
        _ => None,
    }
}

fn get<'n>(document: &'n mut Node, way: &[String]) -> &'n mut Node {
    find(document, way).expect("a place of the document")
}

fn set(document: &mut Node, way: &[String], value: Node) {
    *get(document, way) = value;
}

fn remove(document: &mut Node, way: &[String]) {
    let Some((last, parent)) = way.split_last() else { return };
    match get(document, parent) {
        Node::Object(object) => {
            object.remove(last);
        }
        Node::Array(elements) => {
            elements.remove(last.parse().expect("an index"));
        }
        _ => {}
    }
}

fn insert(document: &mut Node, way: &[String], key: &str, value: Node) {
    match get(document, way) {
        Node::Object(object) => {
            object.insert(key.into(), value);
        }
        Node::Array(elements) => elements.push(value),
        other => *other = object(key, value),
    }
}

/// The document as JSON; now and then a key comes twice.
fn json(node: &Node, chance: &mut Chance) -> String {
    match node {
        Node::Null => "null".to_owned(),
        Node::Bool(truth) => truth.to_string(),
        Node::Number(number) => number.text().to_owned(),
        Node::String(text) => quoted(text),
        Node::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(|element| json(element, chance)).collect();
            format!("[{}]", elements.join(","))
        }
        Node::Object(object) => {
            let mut entries: Vec<String> =
                object.iter().map(|(key, value)| format!("{}:{}", quoted(key), json(value, chance))).collect();
            if !entries.is_empty() && chance.below(2000) == 0 {
                entries.push(chance.of(&entries));
            }
            format!("{{{}}}", entries.join(","))
        }
    }
}

/// A text as JSON (RFC 8259, section 7).
fn quoted(text: &str) -> String {
    let escape = |letter: char| match letter {
        '"' => "\\\"".to_owned(),
        '\\' => "\\\\".to_owned(),
        control if control < ' ' => format!("\\u{:04x}", u32::from(control)),
        other => other.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}
