//! Listings of small documents.

use std::path::Path;

use super::render;
use crate::diagnostic::{Code, Diagnostics};
use crate::messages::located;
use crate::origin::{FileId, Origin, Pointer};
use crate::source::{Documents, read_named, read_path, read_text};

fn read(name: &str, text: impl Into<Vec<u8>>, diagnostics: &mut Diagnostics) -> Documents {
    read_text(Path::new(name), text.into(), diagnostics)
}

fn at(pointer: &str) -> Origin {
    Origin { file: FileId::ENTRY, pointer: Pointer::parse(pointer).unwrap() }
}

/// Returns the listing of the diagnostics from reading a document.
fn listing(name: &str, text: impl Into<Vec<u8>>) -> String {
    let mut diagnostics = Diagnostics::default();
    let documents = read(name, text, &mut diagnostics);
    render(&diagnostics, &documents, false)
}

const PETS: &str = "\
paths:
  /pets:
    get:
      responses:
        '200':
          $ref: '#/components/responses/Pets'
components:
  responses:
    Pet: {}
";

#[test]
fn yaml_with_a_related_place() {
    let mut diagnostics = Diagnostics::default();
    let documents = read("pets.yaml", PETS, &mut diagnostics);
    diagnostics
        .report(
            Code::DanglingReference,
            &at("/paths/~1pets/get/responses/200/$ref"),
            "there is no response `Pets`; it is left out",
        )
        .related(&at("/components/responses"), "looked for here")
        .help("is `Pet` meant?");
    insta::assert_snapshot!(render(&diagnostics, &documents, false), @r"
    error[dangling-reference]: there is no response `Pets`; it is left out
      --> pets.yaml:6:17
      |
    5 |         '200':
    6 |           $ref: '#/components/responses/Pets'
      |                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    7 | components:
    8 |   responses:
      |   --------- looked for here
    9 |     Pet: {}
      |
      = pointer: #/paths/~1pets/get/responses/200/$ref
      = help: is `Pet` meant?
    ");
    assert_eq!(
        serde_json::to_value(located(&diagnostics, &documents)).unwrap(),
        serde_json::json!([{
            "code": "dangling-reference",
            "severity": "error",
            "message": "there is no response `Pets`; it is left out",
            "file": "pets.yaml",
            "line": 6,
            "column": 17,
            "pointer": "#/paths/~1pets/get/responses/200/$ref",
            "help": "is `Pet` meant?",
        }])
    );
}

#[test]
fn a_long_line_is_cut() {
    let mut diagnostics = Diagnostics::default();
    let text = format!("{{\"a\": [{}{{\"ü\": true}}{}]}}", "\"ö\", ".repeat(1000), ", 1".repeat(1000));
    let documents = read("api.json", text, &mut diagnostics);
    diagnostics.report(Code::UnreadableObject, &at("/a/1000/ü"), "this is a boolean, not a schema");
    diagnostics.report(Code::UnreadableObject, &at("/a/0"), "this is a string, not a schema");
    insta::assert_snapshot!(render(&diagnostics, &documents, false), @r#"
    error[unreadable-object]: this is a string, not a schema
      --> api.json:1:8
      |
    1 | {"a": ["ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", …
      |        ^^^
      |
      = pointer: #/a/0

    error[unreadable-object]: this is a boolean, not a schema
      --> api.json:1:5014
      |
    1 | …ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", "ö", {"ü": true}, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, …
      |                                                              ^^^^
      |
      = pointer: #/a/1000/ü
    "#);
}

#[test]
fn findings_of_one_kind_are_gathered() {
    let mut diagnostics = Diagnostics::default();
    let documents = read("api.yaml", "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\n", &mut diagnostics);
    for key in ["f", "e", "d", "c", "b"] {
        diagnostics.report(Code::DanglingReference, &at(&format!("/{key}")), "nothing is there");
    }
    diagnostics.report(Code::DanglingReference, &at("/a"), "nothing is here");
    diagnostics.report(Code::ReferenceLoop, &at("/b"), "this leads to itself");
    insta::assert_snapshot!(render(&diagnostics, &documents, false), @r"
    error[dangling-reference]: nothing is here (first of 6)
      --> api.yaml:1:4
      |
    1 | a: 1
      |    ^
    2 | b: 2
      |
      = pointer: #/a
      = also at api.yaml:2:4: nothing is there
      = also at api.yaml:3:4: nothing is there
      = also at api.yaml:4:4: nothing is there
      = and 2 more

    error[reference-loop]: this leads to itself
      --> api.yaml:2:4
      |
    1 | a: 1
    2 | b: 2
      |    ^
    3 | c: 3
      |
      = pointer: #/b
    ");
}

#[test]
fn repeated_keys_are_shown_together() {
    insta::assert_snapshot!(listing("api.yaml", "a:\n  b: 1\n  c: 2\n  b: 3\n"), @r"
    warning[duplicate-key]: the key `b` occurs more than once in this mapping; the last one is used
      --> api.yaml:4:3
      |
    1 | a:
    2 |   b: 1
      |   - written before here
    3 |   c: 2
    4 |   b: 3
      |   ^
      |
      = pointer: #/a/b
      = help: delete all of them but one
    ");
}

#[test]
fn another_file_is_shown_by_its_name() {
    let directory = tempfile::tempdir().unwrap();
    let mut diagnostics = Diagnostics::default();
    let mut documents = read("api.yaml", "a: 1\n", &mut diagnostics);
    std::fs::write(directory.path().join("b.yaml"), "b: 2\n").unwrap();
    let file = read_named(&mut documents, &directory.path().join("b.yaml"), &mut diagnostics);
    diagnostics
        .report(Code::DanglingReference, &at("/a"), "this leads to a number")
        .related(&Origin::root(file).key("b"), "the number");
    let listing = render(&diagnostics, &documents, false);
    insta::assert_snapshot!(listing.replace(&directory.path().display().to_string(), "here"), @r"
    error[dangling-reference]: this leads to a number
      --> api.yaml:1:4
      |
    1 | a: 1
      |    ^
      |
      --> here/b.yaml:1:4
      |
    1 | b: 2
      |    - the number
      |
      = pointer: #/a
    ");
}

#[test]
fn faults_of_syntax_are_shown_where_reading_stopped() {
    insta::assert_snapshot!(listing("api.yaml", "info:\n  title: \"Pets\n  version: 1"), @r#"
    error[not-a-document]: the file is not valid YAML: unclosed quote
      --> api.yaml:2:10
      |
    1 | info:
    2 |   title: "Pets
      |          ^
    3 |   version: 1
    "#);
    insta::assert_snapshot!(listing("api.json", "{\n  \"openapi\": \"3.1.0\"\n  \"info\": {}\n}\n"), @r#"
    error[not-a-document]: the file is not valid JSON: Object values must be followed by a comma to add a new value or a curly bracket to end the object
      --> api.json:3:3
      |
    2 |   "openapi": "3.1.0"
    3 |   "info": {}
      |   ^
    4 | }
    "#);
    insta::assert_snapshot!(listing("api.yaml", b"info: \xFF\n"), @r"
    error[not-a-document]: the file is not text: here are bytes that are not valid in UTF-8
      --> api.yaml:1:7
      |
    1 | info: �
      |       ^
      |
      = help: save the file as UTF-8
    ");
}

#[test]
fn what_is_empty_ends_where_it_begins() {
    let listing = listing("api.yaml", "\n").replace("1 | \n", "1 |\n");
    insta::assert_snapshot!(listing, @r"
    error[not-a-document]: `api.yaml` is empty
      --> api.yaml:1:1
      |
    1 |
      | ^
    ");
}

#[test]
fn what_is_no_file_has_no_place() {
    let directory = tempfile::tempdir().unwrap();
    let mut diagnostics = Diagnostics::default();
    let documents = read_path(directory.path(), &mut diagnostics);
    let listing = render(&diagnostics, &documents, false);
    insta::assert_snapshot!(listing.replace(&directory.path().display().to_string(), "here"), @r"
    error[unreadable-file]: `here` is a directory, not a file
    ");
}

#[test]
fn the_document_cannot_command_the_terminal() {
    let mut diagnostics = Diagnostics::default();
    let documents = read("api.yaml", "a: \"x \u{202E}y\"\n", &mut diagnostics);
    diagnostics.report(Code::DanglingReference, &at("/a"), "it is \x1b[31mred\nhere");
    insta::assert_snapshot!(render(&diagnostics, &documents, false), @r#"
    error[dangling-reference]: it is �[31mred here
      --> api.yaml:1:4
      |
    1 | a: "x �y"
      |    ^^^^^^
      |
      = pointer: #/a
    "#);
}

#[test]
fn colour_is_only_there_when_asked_for() {
    let mut diagnostics = Diagnostics::default();
    let documents = read("api.yaml", "a: 1\n", &mut diagnostics);
    diagnostics.report(Code::DanglingReference, &at("/a"), "nothing is there");
    assert!(!render(&diagnostics, &documents, false).contains('\x1b'));
    assert!(render(&diagnostics, &documents, true).contains("\x1b[1;31merror[dangling-reference]"));
}
