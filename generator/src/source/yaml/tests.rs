//! The values of scalars.

use crate::diagnostic::Diagnostics;
use crate::origin::FileId;
use crate::source::{Node, Object, read_text};

/// The kind and text of the only scalar.
fn scalar(written: &str) -> String {
    let text = format!("value: {written}\n");
    let documents = read_text("api.yaml".as_ref(), text.into(), &mut Diagnostics::default());
    match documents.root(FileId::ENTRY).and_then(|root| root.get("value")) {
        Some(Node::Number(number)) => format!("number {number}"),
        Some(Node::String(text)) => format!("string {text}"),
        Some(Node::Bool(boolean)) => boolean.to_string(),
        Some(Node::Null) => "null".to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn numbers_keep_their_text() {
    for text in [
        "1.10",
        "1.0",
        "-0",
        "3.0",
        "1e400",
        "1E-7",
        "1.50e+3",
        "123456789012345678901234567890",
        "-9223372036854775809",
    ] {
        assert_eq!(scalar(text), format!("number {text}"));
    }
    assert_eq!(scalar(&"9".repeat(400)), format!("number {}", "9".repeat(400)));
}

#[test]
fn numbers_are_written_as_in_json() {
    for (written, text) in [
        ("+1", "1"),
        (".5", "0.5"),
        ("-.5e3", "-0.5e3"),
        ("1.", "1.0"),
        ("+1.5", "1.5"),
        ("0x1F", "31"),
        ("0o17", "15"),
        ("0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF", "340282366920938463463374607431768211455"),
    ] {
        assert_eq!(scalar(written), format!("number {text}"), "{written}");
    }
}

#[test]
fn what_only_looks_like_a_number_is_a_string() {
    for text in [
        "1_000",
        "0123",
        "007",
        "-07",
        "00.5",
        "0b101",
        "-0x1F",
        "0x",
        "0x+1",
        "0xG",
        "0o8",
        "1e",
        "1e+",
        ".",
        "+",
        "+.",
        "1.2.3",
        "2024-01-01",
        "12:30",
        ".inf",
        "-.Inf",
        ".NaN",
        "infinity",
        "nan",
        "1e5x",
        "0x100000000000000000000000000000000",
    ] {
        assert_eq!(scalar(text), format!("string {text}"));
    }
}

#[test]
fn the_words_of_yaml_1_1_are_strings() {
    for text in ["yes", "Yes", "no", "on", "off", "y", "n", "tRUE", "nULL"] {
        assert_eq!(scalar(text), format!("string {text}"));
    }
    for (written, value) in [("TRUE", "true"), ("False", "false"), ("Null", "null"), ("~", "null"), ("", "null")] {
        assert_eq!(scalar(written), value);
    }
}

#[test]
fn quotes_and_tags_decide() {
    for (written, value) in [
        ("'1.10'", "string 1.10"),
        ("\"true\"", "string true"),
        ("!!str 1.10", "string 1.10"),
        ("!!str", "string "),
        ("! 1", "string 1"),
        ("!!int '3'", "number 3"),
        ("!!float 1", "number 1"),
        ("!!bool 'true'", "true"),
        ("!!null ''", "null"),
        ("!!int three", "string three"),
        ("!!timestamp 2024-01-01", "string 2024-01-01"),
        ("!mine 1.10", "number 1.10"),
        ("!<tag:yaml.org,2002:str> 1", "string 1"),
    ] {
        assert_eq!(scalar(written), value, "{written}");
    }
}

#[test]
fn blocks_are_strings() {
    assert_eq!(scalar("|\n  1\n"), "string 1\n");
    assert_eq!(scalar(">-\n  1\n  2\n"), "string 1 2");
    assert_eq!(scalar("|\n  the end"), "string the end\n");
}

#[test]
fn only_a_plain_merge_key_merges() {
    let text = "a: &a {x: 1}\nplain: {<<: *a, y: 2}\nquoted: {\"<<\": *a, y: 2}\n";
    let documents = read_text("api.yaml".as_ref(), text.into(), &mut Diagnostics::default());
    let keys = |name: &str| -> Vec<String> {
        let object = documents.root(FileId::ENTRY).and_then(|root| root.get(name)).and_then(Node::as_object);
        object.into_iter().flat_map(Object::iter).map(|(key, _)| key.to_string()).collect()
    };
    assert_eq!(keys("plain"), ["x", "y"]);
    assert_eq!(keys("quoted"), ["<<", "y"]);
}
