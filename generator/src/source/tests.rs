//! Trees of small documents.

use std::path::Path;

use super::{Documents, Node, read_path, read_text};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::origin::FileId;

/// The root of a document, in a notation that shows kinds, and the diagnostics.
fn read(text: impl Into<Vec<u8>>) -> (String, Vec<String>) {
    read_named("api", text)
}

fn read_named(name: &str, text: impl Into<Vec<u8>>) -> (String, Vec<String>) {
    let mut diagnostics = Diagnostics::default();
    let documents = read_text(Path::new(name), text.into(), &mut diagnostics);
    (show_root(&documents), diagnostics.findings().iter().map(show_finding).collect())
}

fn show_root(documents: &Documents) -> String {
    documents.root(FileId::ENTRY).map_or("-".into(), show)
}

fn show(node: &Node) -> String {
    match node {
        Node::Null => "null".into(),
        Node::Bool(boolean) => boolean.to_string(),
        Node::Number(number) => number.to_string(),
        Node::String(text) => format!("{text:?}"),
        Node::Array(elements) => format!("[{}]", elements.iter().map(show).collect::<Vec<_>>().join(" ")),
        Node::Object(object) => {
            let entries = object.iter().map(|(key, value)| format!("{key}:{}", show(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(" "))
        }
    }
}

fn show_finding(finding: &Diagnostic) -> String {
    let pointer = finding.origin.as_ref().map(|origin| origin.pointer.to_string()).unwrap_or_default();
    format!("{} {pointer}: {}", finding.code.as_str(), finding.message)
}

fn tree(text: impl Into<Vec<u8>>) -> String {
    let (root, findings) = read(text);
    assert_eq!(findings, [""; 0]);
    root
}

fn finding(text: impl Into<Vec<u8>>) -> String {
    let (root, findings) = read(text);
    assert_eq!((root.as_str(), findings.len()), ("-", 1), "{findings:?}");
    findings.concat()
}

#[test]
fn json_keeps_order_and_kinds() {
    assert_eq!(
        tree(r#" {"b": [1, "x\u00fc\n\ud83d\ude00", true, null, {}], "a": {"c": []}} "#),
        r#"{b:[1 "xü\n😀" true null {}] a:{c:[]}}"#
    );
}

#[test]
fn json_keeps_the_text_of_numbers() {
    let numbers = "[9223372036854775808 -170141183460469231731687303715884105729 1.10 1e999 -0 0.1E-7]";
    assert_eq!(tree(numbers.replace(' ', ",")), numbers);
}

#[test]
fn yaml_keys_are_strings_as_written() {
    assert_eq!(
        tree("{200: a, 1.10: b, true: c, null: d, yes: e, no: f, on: g, '2': h, 2024-01-01: i}"),
        r#"{200:"a" 1.10:"b" true:"c" null:"d" yes:"e" no:"f" on:"g" 2:"h" 2024-01-01:"i"}"#
    );
}

#[test]
fn yaml_scalars_follow_the_core_schema() {
    assert_eq!(
        tree("[yes, no, on, off, true, False, ~, null, 2024-01-01, 12:30, 0123, '1', !!str 1]"),
        r#"["yes" "no" "on" "off" true false null null "2024-01-01" "12:30" "0123" "1" "1"]"#
    );
}

#[test]
fn yaml_keys_are_no_collections() {
    for text in ["? [a]\n: b", "{{a: b}: c}", "a: &a [b]\n*a : c"] {
        assert!(finding(text).contains("key"), "{text}");
    }
    assert_eq!(tree("a: &a b\n*a : c"), r#"{a:"b" b:"c"}"#);
}

#[test]
fn yaml_control_characters_are_refused() {
    let message = "is not valid YAML: here is the control character U+0000, which YAML does not allow";
    assert_eq!(finding("a: 1\nb: \0\nc: 3\n"), format!("not-a-document #: the file {message}"));
}

#[test]
fn repeated_keys_are_reported_once_each_and_a_thousand_at_most() {
    assert_eq!(read("{a: 1, a: 2, a: 3}").1.len(), 1);
    let text = (0..1100).map(|at| format!("k{at}: 1\nk{at}: 2\n")).collect::<Vec<_>>().concat();
    let (_, findings) = read(text);
    assert_eq!(findings.len(), 1001);
    assert_eq!(findings[1000], "duplicate-key #: 100 more keys occur more than once in their mappings");
}

#[test]
fn faults_after_the_first_yaml_document_are_reported() {
    assert!(finding("{a: 1} b").starts_with("not-a-document #: the file is not valid YAML: "));
}

#[test]
fn yaml_tags_do_not_count() {
    assert_eq!(tree("{a: !color red, b: !list [1], c: !map {d: 1}}"), r#"{a:"red" b:[1] c:{d:1}}"#);
}

#[test]
fn yaml_values_may_be_missing() {
    assert_eq!(tree("get:\nput:\n"), "{get:null put:null}");
}

#[test]
fn yaml_aliases_stand_for_their_anchor() {
    assert_eq!(tree("a: &x {b: 1}\nc: *x\n"), "{a:{b:1} c:{b:1}}");
}

#[test]
fn yaml_merge_keys_give_way_to_own_keys() {
    assert_eq!(
        tree("base: &base {a: 1, b: 2}\nbefore: {a: 0, <<: *base}\nafter: {<<: *base, b: 0, c: 3}\n"),
        "{base:{a:1 b:2} before:{a:0 b:2} after:{a:1 b:0 c:3}}"
    );
}

#[test]
fn yaml_merge_keys_take_several_mappings() {
    assert_eq!(tree("{<<: [{a: 1}, {a: 2, b: 2}], c: 3}"), "{a:1 b:2 c:3}");
    assert_eq!(tree("{<<: text}"), r#"{<<:"text"}"#);
}

#[test]
fn the_last_of_equal_keys_is_used_and_reported() {
    let message = "occurs more than once in this mapping; the last one is used";
    for text in [r#"{"x": [[1, {"a": {}, "b": 2, "a": 3}], 0]}"#, "x: [[1, {a: {}, b: 2, a: 3}], 0]"] {
        let (root, findings) = read(text);
        assert_eq!(root, "{x:[[1 {a:3 b:2}] 0]}");
        assert_eq!(findings, [format!("duplicate-key #/x/0/1/a: the key `a` {message}")]);
    }
}

#[test]
fn the_first_of_several_yaml_documents_is_used() {
    let (root, findings) = read("a: 1\n---\nb: 2\n");
    assert_eq!(root, "{a:1}");
    assert_eq!(
        findings,
        [
            "several-documents #: the file contains several YAML documents; the first is read, not the one from line 2 on"
        ]
    );
    assert_eq!(tree("---\na: 1\n...\n"), "{a:1}");
}

#[test]
fn content_determines_the_notation() {
    assert_eq!(read_named("api.yaml", "\t{\n\t\t\"a\": 1}"), ("{a:1}".into(), vec![]));
    assert_eq!(read_named("api.json", "a: 1"), ("{a:1}".into(), vec![]));
    assert_eq!(tree("{a: 1,}"), "{a:1}");
}

#[test]
fn text_that_is_neither_is_reported_in_the_notation_that_it_promises() {
    let of = |name: &str, text: &str| read_named(name, text).1[0].split(": ").nth(1).unwrap_or_default().to_owned();
    assert_eq!(of("api.json", "{a: [1}"), "the file is not valid JSON");
    assert_eq!(of("api.yaml", "{a: [1}"), "the file is not valid YAML");
    assert_eq!(of("api.yaml", "{\n\t\"a\": 1,\n\t\"b\" 2}"), "the file is not valid JSON");
    assert_eq!(of("api", "[{\"a\" 1}]"), "the file is not valid JSON");
    assert_eq!(of("api.json", "a: [1"), "the file is not valid YAML");
}

#[test]
fn empty_files_are_reported() {
    assert_eq!(finding(" \n"), "not-a-document #: `api` is empty");
    assert_eq!(finding("\u{FEFF}"), "not-a-document #: `api` is empty");
    assert_eq!(finding("# nothing\n"), "not-a-document #: `api` contains no value");
}

#[test]
fn syntax_faults_have_a_reason() {
    assert_eq!(
        finding("{\"a\": [1"),
        "not-a-document #: the file is not valid JSON: Array values must be followed by a comma to add a new value or \
         a squared bracket to end the array"
    );
    assert_eq!(
        finding("{a: [1}"),
        "not-a-document #: the file is not valid YAML: mismatched bracket '[' closed by '}'"
    );
}

#[test]
fn byte_order_marks_do_not_count() {
    assert_eq!(tree("\u{FEFF}{\"a\": 1}"), "{a:1}");
    assert_eq!(tree("\u{FEFF}a: 1"), "{a:1}");
}

#[test]
fn what_is_known_to_be_no_document_is_named() {
    for (bytes, kind) in [
        (&b"\xFF\xFEa\0:\0 \x001\0"[..], "text in UTF-16"),
        (b"%PDF-1.7\n\xE2\xE3", "a PDF file"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\n<!DOCTYPE HTML><p>a: b", "an HTML page"),
        (b"<?xml version='1.0'?>", "an XML document"),
    ] {
        assert_eq!(finding(bytes), format!("not-a-document #: `api` is {kind}, not JSON or YAML in UTF-8"));
    }
}

#[test]
fn bytes_that_are_not_text_are_reported() {
    assert_eq!(
        finding(b"a: \xFF"),
        "not-a-document #: the file is not text: here are bytes that are not valid in UTF-8"
    );
}

#[test]
fn nesting_ends_at_128_in_both_notations() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    let message = "limit-exceeded #: arrays and objects are nested more than 128 levels deep";
    assert_eq!(tree(nested(128)), nested(128));
    assert_eq!(finding(nested(129)), message);
    assert_eq!(tree(format!("- {}", nested(127))), nested(128));
    assert_eq!(finding(format!("- {}", nested(128))), message);
}

#[test]
fn the_deepest_nesting_costs_no_stack() {
    let message = "limit-exceeded #: arrays and objects are nested more than 128 levels deep";
    assert_eq!(finding("[".repeat(1_000_000)), message);
    assert_eq!(finding("{\"a\":".repeat(1_000_000)), message);
    assert_eq!(finding(format!("- {}", "[".repeat(1_000_000))), message);
    assert_eq!(finding("- ".repeat(1_000_000)), message);
}

#[test]
fn aliases_cannot_blow_up() {
    let levels = (1..12).map(|level| {
        let aliases = format!("*a{}, ", level - 1).repeat(10);
        format!("a{level}: &a{level} [{aliases}]\n")
    });
    let text = format!("a0: &a0 [{}]\n{}", "x, ".repeat(10), levels.collect::<Vec<_>>().concat());
    assert_eq!(finding(text), "limit-exceeded #: the file contains more than 5000000 values, aliases counted");
    assert_eq!(
        finding("a: &a [*a]"),
        "limit-exceeded #: an alias is inside the value of its own anchor, which would never end"
    );
    let nested = |depth: usize| {
        format!("a: &a {}{}\nb: {}*a{}", "[".repeat(64), "]".repeat(64), "[".repeat(depth), "]".repeat(depth))
    };
    assert!(tree(nested(63)).starts_with("{a:[[["));
    assert_eq!(finding(nested(64)), "limit-exceeded #: arrays and objects are nested more than 128 levels deep");
}

#[test]
fn values_are_counted() {
    let text = format!("[{}0]", "0,".repeat(5_000_000));
    let message = "limit-exceeded #: the file contains more than 5000000 values, aliases counted";
    assert_eq!(finding(text), message);
}

#[test]
fn files_are_at_most_64_mebibytes() {
    let text = " ".repeat((64 << 20) + 1);
    assert_eq!(finding(text), "limit-exceeded #: `api` is larger than 64 MiB");
}

#[test]
fn paths_that_are_no_file_are_reported() {
    let directory = tempfile::tempdir().unwrap();
    for (path, message) in [
        (directory.path().to_owned(), "is a directory, not a file"),
        (directory.path().join("absent.yaml"), "cannot be read: No such file or directory (os error 2)"),
    ] {
        let mut diagnostics = Diagnostics::default();
        let documents = read_path(&path, &mut diagnostics);
        assert_eq!(show_root(&documents), "-");
        let expected = format!("unreadable-file #: `{}` {message}", path.display());
        assert_eq!(diagnostics.findings().iter().map(show_finding).collect::<Vec<_>>(), [expected]);
    }
}
