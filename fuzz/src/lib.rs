//! Entry points for fuzzers: each takes bytes, and panics or runs for long only if there is a fault.
//!
//! `targets/` has a program of libFuzzer for each, and `mutate.rs` changes inputs by chance without it.

use std::fs;
use std::path::Path;

use clientwright::config::read_config;
use clientwright::diagnostic::Diagnostics;
use clientwright::spelling::{Docs, Ident, Kind, Words};
use clientwright::write::{LOCK, Mode, read_lock};
use clientwright::{Config, Form, Input, Previous, Settings, Target as Place, overlay};

mod splice;
mod wire;

pub use splice::splice;
pub use wire::{events, header, response};

/// An entry point.
pub type Target = fn(&[u8]);

/// The entry points by name, each with an input to begin with.
pub const TARGETS: &[(&str, Target, &str)] = &[
    ("document", document, include_str!("../../specs/petstore.yaml")),
    ("splice", splice, "\0\u{1}\0\u{5}\0\u{3}\u{2}"),
    ("yaml", yaml, "a: &a [1, 'b', \"c\\n\", ~, true]\n? {x: *a}\n: |\n  text\n<<: {d: >-\n  e}\n--- # c\n!!str 1: 0x1F\n"),
    ("name", name, "getHTTPSHealth_check+1 Été 是α 2fa type\n"),
    ("docs", docs, "# Title\n\nA *b* <b>c</b> `d` [e](f \"g\")\n\n```json\n{}\n```\n\n- h\n  > i\n\n[j]: https://a.io\n| k |\n|---|\n"),
    ("path", path, "/a/{b}...{c}/d{e}.json?f={g}#h"),
    ("header", header, "120, Wed, 21 Oct 2015 07:28:00 GMT; w=60;q=\"1\""),
    ("events", events, "\u{2}data: {\"a\":1}\r\nid: 1\nretry: 10\n\ndata\r\r: c\nevent: b\ndata:[DONE]\n\n\u{1e}{}\n\u{1e}1 \n\u{feff}data: 1\n\n"),
    ("response", response, include_str!("seed.http")),
    ("lock", lock, "version = 1\ncrate = \"a\"\n[names]\n\"#/paths/~1a/get\" = \"a::b\"\n[files]\n\"src/lib.rs\" = \"sha256:00\"\n"),
    ("config", config, "name = \"a\"\ninclude = [\"tag:a\"]\nruntime = \"1\"\n[types]\nA = \"uuid::Uuid\"\n"),
    ("overlay", overlay, "overlay: 1.1.0\nactions:\n- {target: \"$..[?@.a == 'b'][*,1:2]\", update: {c: 1}}\n- {target: $.info, copy: $.paths}\n"),
];

/// Generates from a document, and shows the diagnostics.
pub fn document(data: &[u8]) {
    generate("api.yaml", data);
}

/// Reads YAML or JSON, with the places of diagnostics.
pub fn yaml(data: &[u8]) {
    for name in ["a.yaml", "a.json"] {
        let mut diagnostics = Diagnostics::default();
        let documents = clientwright::read(input(name, data), &mut diagnostics);
        clientwright::messages::render(&diagnostics, &documents, true);
        clientwright::messages::located(&diagnostics, &documents);
    }
}

/// Makes identifiers of a text: each must be one that the lock may hold.
pub fn name(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for words in [Words::of(&text), Words::spelled(&text)] {
        for kind in [Kind::Type, Kind::Field, Kind::Module, Kind::Method] {
            let ident = Ident::of(&words, kind);
            assert!(Ident::parse(ident.as_str()).is_some(), "{ident:?} of {text:?}");
        }
    }
}

/// Makes documentation of a description: lines without line breaks.
pub fn docs(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    for docs in [Docs::of(&text), Docs::line(&text), Docs::summary_first(Some(&text), Some(&text))] {
        assert!(docs.lines().iter().all(|line| !line.contains(['\n', '\r'])), "{text:?}");
    }
}

/// Generates a call of a path, with a server of the same template.
pub fn path(data: &[u8]) {
    let text = json_string(&String::from_utf8_lossy(data));
    let document = format!(
        "{{\"openapi\":\"3.1.0\",\"info\":{{\"title\":\"A\",\"version\":\"1\"}},\"servers\":[{{\"url\":{text}}}],\
         \"paths\":{{{text}:{{\"get\":{{\"responses\":{{\"200\":{{\"description\":{text}}}}}}}}}}}}}"
    );
    generate("api.json", document.as_bytes());
}

/// Generates into a directory that has this lock: no file appears outside it, and the lock that is written is one that the next
/// run takes.
pub fn lock(data: &[u8]) {
    let Ok(directory) = tempfile::tempdir() else { return };
    let dir = directory.path().join("client");
    if fs::create_dir(&dir).and_then(|()| fs::write(dir.join(LOCK), data)).is_err() {
        return;
    }
    let place = Place::Folder { dir: dir.clone(), form: Form::Crate, mode: Mode::Write };
    let run = || clientwright::run(petstore(), &Config::default(), &place);
    let is_taken = run().is_ok_and(|report| report.written.is_some());
    let entries = fs::read_dir(directory.path()).map_or(0, Iterator::count);
    assert_eq!(entries, 1, "files outside the directory");
    if is_taken {
        read_lock(&dir).expect("a lock");
        run().expect("a run over the lock of the last one");
    }
}

/// Reads a file of options, and generates with them.
pub fn config(data: &[u8]) {
    with_file("clientwright.toml", data, |path| {
        let Ok(config) = read_config(path) else { return };
        let out = path.with_file_name("client");
        let place = Place::Folder { dir: out.clone(), form: config.form(), mode: Mode::Check };
        if let Ok(report) = clientwright::run(petstore(), &config, &place) {
            let files = report.generated.iter().flat_map(|generated| &generated.files);
            assert!(files.into_iter().all(|file| !file.text.contains("compile_error!")), "the code does not parse");
        }
        assert!(!out.exists(), "a check writes nothing");
    });
}

/// Applies an overlay to a document.
pub fn overlay(data: &[u8]) {
    with_file("overlay.yaml", data, |path| {
        let mut diagnostics = Diagnostics::default();
        let mut documents = clientwright::read(petstore(), &mut diagnostics);
        overlay::apply_overlays(&mut documents, &[path.to_owned()], &mut diagnostics);
        clientwright::messages::render(&diagnostics, &documents, false);
    });
}

fn petstore() -> Input {
    input("api.yaml", TARGETS[0].2.as_bytes())
}

fn input(name: &str, data: &[u8]) -> Input {
    Input::Bytes { name: name.into(), bytes: data.to_vec() }
}

fn generate(name: &str, data: &[u8]) {
    let mut diagnostics = Diagnostics::default();
    let documents = clientwright::read(input(name, data), &mut diagnostics);
    let (config, settings) = (Config::default(), Settings::default());
    let generated = clientwright::generate(&documents, &config, &settings, &Previous::default(), &mut diagnostics);
    assert!(generated.is_some() || !diagnostics.findings().is_empty(), "nothing is made, and nothing is told");
    let faults = generated.iter().flat_map(|generated| &generated.files);
    assert!(faults.into_iter().all(|file| !file.text.contains("compile_error!")), "the code does not parse");
    clientwright::messages::render(&diagnostics, &documents, true);
}

fn with_file(name: &str, data: &[u8], read: impl FnOnce(&Path)) {
    let Ok(directory) = tempfile::tempdir() else { return };
    let path = directory.path().join(name);
    if fs::write(&path, data).is_ok() {
        read(&path);
    }
}

fn json_string(text: &str) -> String {
    let escape = |character: char| match character {
        '"' | '\\' => format!("\\{character}"),
        other if other < ' ' => format!("\\u{:04x}", u32::from(other)),
        other => other.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}
