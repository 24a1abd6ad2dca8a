//! The files of a document as plain JSON, and where references lead in them.

use clientwright::diagnostic::Diagnostics;
use clientwright::source::{Node, Number};
use clientwright::{Input, read};
use serde_json::{Map, Value};
use std::path::Path;

/// The files of a document, the entry first, each with its path from the entry's folder.
#[derive(Debug)]
pub struct Files {
    files: Vec<(String, Value)>,
}

/// A schema, and the file in which it stands.
#[derive(Debug, Clone, Copy)]
pub struct Schema<'a> {
    file: usize,
    /// What is written.
    pub value: &'a Value,
}

impl<'a> Schema<'a> {
    /// A part of it.
    #[must_use]
    pub fn part(self, value: &'a Value) -> Self {
        Self { value, ..self }
    }

    /// The value of a keyword.
    pub fn get(self, keyword: &str) -> Option<&'a Value> {
        self.value.get(keyword)
    }

    /// The schemas under a keyword that holds an array of them.
    pub fn all(self, keyword: &str) -> Vec<Self> {
        let schemas = self.get(keyword).and_then(Value::as_array);
        schemas.into_iter().flatten().map(|value| self.part(value)).collect()
    }
}

impl Files {
    /// Reads a document and every file that it refers to.
    pub fn read(path: &Path) -> Self {
        let documents = read(Input::File(path.to_owned()), &mut Diagnostics::default());
        let file = |file| {
            let root = documents.root(file).map_or(Value::Null, plain);
            (documents.relative_path(file), root)
        };
        Self { files: documents.files().map(file).collect() }
    }

    /// Each file by its path from the entry's folder; the entry's own is empty.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.files.iter().map(|(path, root)| (path.as_str(), root))
    }

    /// The entry document.
    pub fn entry(&self) -> &Value {
        &self.files[0].1
    }

    /// What is called so in a lock: `#/components/schemas/Pet`, `schemas/pet.yaml#/Pet`.
    pub fn find(&self, address: &str) -> Option<Schema<'_>> {
        self.resolve(0, address)
    }

    /// Where what is called so is written: no reference stands in that way.
    pub fn place(&self, address: &str) -> String {
        let (path, pointer) = address.split_once('#').unwrap_or((address, ""));
        let root = self.iter().find(|(there, _)| *there == path).map(|(_, root)| root);
        let written = root.is_some_and(|root| root.pointer(&decode(pointer)).is_some());
        let found = self.find(address).filter(|_| !written);
        let place = found.and_then(|found| Some((found.file, way_to(&self.files[found.file].1, found.value)?)));
        place.map_or_else(|| address.to_owned(), |(file, way)| format!("{}#{way}", self.files[file].0))
    }

    /// Where the reference of a schema leads.
    pub fn follow(&self, from: Schema<'_>, reference: &str) -> Option<Schema<'_>> {
        self.resolve(from.file, reference)
    }

    fn resolve(&self, from: usize, reference: &str) -> Option<Schema<'_>> {
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let path = if path.is_empty() { self.files[from].0.clone() } else { join(&self.files[from].0, path) };
        let file = self.files.iter().position(|(there, _)| *there == path)?;
        let mut at = Schema { file, value: &self.files[file].1 };
        for token in decode(pointer).split('/').skip(1) {
            at = self.step(at, &token.replace("~1", "/").replace("~0", "~"))?;
        }
        Some(at)
    }

    /// One token on the way, through a reference where one stands in it.
    fn step<'a>(&'a self, at: Schema<'a>, token: &str) -> Option<Schema<'a>> {
        let child = match at.value {
            Value::Array(items) => items.get(token.parse::<usize>().ok()?),
            value => value.get(token),
        };
        match child {
            Some(value) => Some(at.part(value)),
            None => self.step(self.follow(at, at.get("$ref")?.as_str()?)?, token),
        }
    }
}

/// The pointer to a part of a value.
fn way_to(whole: &Value, part: &Value) -> Option<String> {
    if std::ptr::eq(whole, part) {
        return Some(String::new());
    }
    match whole {
        Value::Array(items) => {
            let mut ways = items.iter().enumerate().map(|(at, item)| Some(format!("/{at}{}", way_to(item, part)?)));
            ways.find_map(|way| way)
        }
        Value::Object(entries) => {
            let way = |(key, value): (&String, &Value)| Some(format!("/{}{}", escape(key), way_to(value, part)?));
            entries.iter().find_map(way)
        }
        _ => None,
    }
}

fn escape(token: &str) -> String {
    token.replace('~', "~0").replace('/', "~1")
}

/// A path as it is seen from the folder of another.
fn join(from: &str, path: &str) -> String {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in path.split('/') {
        match step {
            "." => {}
            ".." if steps.last().is_some_and(|last| *last != "..") => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn plain(node: &Node) -> Value {
    match node {
        Node::Null => Value::Null,
        Node::Bool(truth) => Value::Bool(*truth),
        Node::Number(number) => plain_number(number),
        Node::String(text) => Value::String(text.to_string()),
        Node::Array(items) => items.iter().map(plain).collect(),
        Node::Object(object) => {
            Value::Object(object.iter().map(|(key, value)| (key.to_string(), plain(value))).collect::<Map<_, _>>())
        }
    }
}

fn plain_number(number: &Number) -> Value {
    let text = number.text();
    let float = || text.parse::<f64>().ok().and_then(serde_json::Number::from_f64).map(Value::Number);
    serde_json::from_str(text).ok().or_else(float).unwrap_or(Value::Null)
}
