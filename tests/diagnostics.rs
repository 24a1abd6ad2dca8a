//! Every code of the catalogue has a folder in `diagnostics/`: a minimal document, and the message as people get it.
//!
//! ```text
//! diagnostics/dangling-reference/document.yaml         the document, beside it what it refers to
//! diagnostics/filter-without-match/clientwright.toml  options, where it takes some
//! diagnostics/dangling-reference/message.snap          all that is told of it
//! ```
//!
//! `INSTA_UPDATE=always cargo test -p clientwright-tests --test diagnostics` writes the messages anew: read them then, as
//! somebody will who gets one by mail and knows the API, but not this program.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::config::read_config;
use clientwright::diagnostic::Code;
use clientwright::write::Mode;
use clientwright::{Form, Input, Target};
use clientwright_tests::sources::project;

/// What is in the folder beside codes.
const OTHERS: [&str; 2] = ["hostile", "swagger-2.0"];

fn folder() -> PathBuf {
    project().join("tests/diagnostics")
}

/// All that is told of the document of a folder, with the options that lie beside it, and the codes of it.
fn tell(folder: &Path) -> (String, BTreeSet<&'static str>) {
    let path = |name: &str| Some(folder.join(name)).filter(|path| path.is_file());
    let document = path("document.json").unwrap_or_else(|| folder.join("document.yaml"));
    let config = path("clientwright.toml").map(|path| read_config(&path).expect("options")).unwrap_or_default();
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("diagnostics");
    let target = Target::Folder { dir, form: Form::Crate, mode: Mode::DryRun };
    let report = clientwright::run(Input::File(document), &config, &target).expect("nothing is written");
    let codes = report.diagnostics.findings().iter().map(|finding| finding.code.as_str());
    // The project lies somewhere else on every machine.
    (report.listing(false).replace(&format!("{}/", folder.display()), ""), codes.collect())
}

fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings
}

#[test]
fn every_code_has_its_message() {
    let mut settings = settings();
    let mut faults = Vec::new();
    for code in Code::ALL {
        let folder = folder().join(code.as_str());
        if !folder.is_dir() {
            faults.push(format!("`{}` has no folder in tests/diagnostics: add a minimal document", code.as_str()));
            continue;
        }
        let (message, codes) = tell(&folder);
        if codes != BTreeSet::from([code.as_str()]) {
            faults.push(format!("the document of `{}` should make this finding only:\n{message}", code.as_str()));
            continue;
        }
        settings.set_snapshot_path(&folder);
        settings.bind(|| insta::assert_snapshot!("message", message));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A finding of a document of 2.0 names a place of the document, not of the skeleton that is made of it.
#[test]
fn places_are_those_of_the_document() {
    let mut settings = settings();
    let folder = folder().join("swagger-2.0");
    let (message, codes) = tell(&folder);
    assert_eq!(codes, BTreeSet::from(["other-media-types"]));
    assert!(message.contains("pointer: #/paths/~1pets/get/responses/200\n"), "{message}");
    settings.set_snapshot_path(&folder);
    settings.bind(|| insta::assert_snapshot!("message", message));
}

#[test]
fn every_folder_is_of_a_code() {
    for entry in fs::read_dir(folder()).expect("a folder") {
        let name = entry.expect("an entry").file_name().into_string().expect("UTF-8");
        let is_known = Code::from_name(&name).is_some() || OTHERS.contains(&name.as_str());
        assert!(is_known, "tests/diagnostics/{name} is of no code");
    }
}

/// The first sentence is what `clientwright explain` lists, the rest says what is done and what helps.
#[test]
fn every_explanation_is_two_sentences_or_more() {
    let is_whole = |explanation: &str| explanation.ends_with('.') && explanation.contains(". ");
    let short: Vec<&str> = Code::ALL.iter().filter(|it| !is_whole(it.explanation())).map(|it| it.as_str()).collect();
    assert_eq!(short, [""; 0]);
}
