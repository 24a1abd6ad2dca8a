//! Places in small documents.

use std::path::Path;

use super::locate;
use crate::diagnostic::Diagnostics;
use crate::origin::{FileId, Origin, Pointer};
use crate::source::read_text;

/// Line, column and text of each place, and of its earlier occurrences.
fn places(text: &str, pointers: &[&str]) -> Vec<String> {
    let documents = read_text(Path::new("api"), text.into(), &mut Diagnostics::default());
    let origins: Vec<Origin> = pointers
        .iter()
        .map(|pointer| Origin { file: FileId::ENTRY, pointer: Pointer::parse(pointer).unwrap() })
        .collect();
    let places = locate(&documents, &origins.iter().collect::<Vec<_>>());
    let show = |place: super::Position| {
        let earlier: Vec<_> =
            place.earlier.iter().map(|place| format!(" (before at {}:{})", place.line, place.column)).collect();
        format!("{}:{} {}{earlier}", place.line, place.column, &text[place.range], earlier = earlier.concat())
    };
    places.into_iter().map(|place| place.map_or("nowhere".into(), show)).collect()
}

#[test]
fn json_scalars_are_values_and_containers_are_keys() {
    let text = "{\"a\" : { \"b\\n\":1.5,\n \"ü\": [ {\"c\": null}, \"x\" ] } }";
    assert_eq!(
        places(text, &["/a/ü/1", "/a", "/a/b\n", "/a/ü", "/a/ü/0", "/a/ü/0/c", ""]),
        ["2:22 \"x\"", "1:2 \"a\"", "1:16 1.5", "2:2 \"ü\"", "2:9 {", "2:15 null", "1:1 {"]
    );
}

#[test]
fn json_that_nobody_asks_for_is_passed_over() {
    let text = r#"{"a": {"}": "]}\\\"{", "x": [[], {"b": 1}]}, "b": ["\\", {}], "c": {"d": 2}}"#;
    assert_eq!(places(text, &["/c/d", "/b"]), ["1:74 2", "1:46 \"b\""]);
}

#[test]
fn yaml_scalars_are_values_and_containers_are_keys() {
    let text = "# ü\na:\n  b: 'x'\n  ü: [{c: ö}, ä]\n  d:\n    - e: 1\n  f: |\n    long\n    text\n";
    assert_eq!(
        places(text, &["/a", "/a/b", "/a/ü/0/c", "/a/ü/1", "/a/d/0", "/a/d/0/e", "/a/f"]),
        ["2:1 a", "3:6 'x'", "4:11 ö", "4:15 ä", "6:7 e", "6:10 1", "7:3 f"]
    );
}

#[test]
fn what_is_missing_is_its_nearest_parent() {
    assert_eq!(places("{\"a\": {\"b\": 1}}", &["/a/x/y", "/x", "/a/b/c"]), ["1:2 \"a\"", "1:1 {", "1:13 1"]);
    assert_eq!(places("a: {b: 1}", &["/a/x/y", "/a/b/c"]), ["1:1 a", "1:8 1"]);
}

#[test]
fn of_equal_keys_the_last_is_meant() {
    for text in ["{\"a\": {\"b\": 1}, \"a\": {\"c\": 2}}", "{'a': {'b': 1}, 'a': {'c': 2}}"] {
        let quoted = &text[1..4];
        assert_eq!(
            places(text, &["/a", "/a/b", "/a/c"]),
            [format!("1:17 {quoted} (before at 1:2)"), format!("1:17 {quoted}"), "1:28 2".to_owned()]
        );
    }
}

#[test]
fn aliases_and_merge_keys_lead_to_what_is_written() {
    let text = "a: &a {b: 1, c: {d: 2}}\ne: *a\nf:\n  <<: [*a, {g: 3}]\n  c: 4\n";
    assert_eq!(
        places(text, &["/e/b", "/e/c/d", "/e", "/f/b", "/f/c", "/f/g"]),
        ["1:11 1", "1:21 2", "2:1 e", "1:11 1", "5:6 4", "4:16 3"]
    );
}

#[test]
fn only_the_first_yaml_document_is_searched() {
    assert_eq!(places("a: 1\n---\na: 2\n", &["/a"]), ["1:4 1"]);
}

#[test]
fn what_is_no_document_is_where_reading_stopped() {
    assert_eq!(places("{\"a\": 1,\n  ]", &["", "/x"]), ["2:3 ]", "2:3 ]"]);
    assert_eq!(places("", &[""]), ["1:1 "]);
}

#[test]
fn windows_lines_and_many_places_are_counted() {
    let text = (0..300).map(|at| format!("k{at}: ü{at}\r\n")).collect::<Vec<_>>().concat();
    let pointers: Vec<String> = (0..300).map(|at| format!("/k{at}")).collect();
    let expected: Vec<String> =
        (0..300).map(|at| format!("{}:{} ü{at}", at + 1, format!("k{at}: ").len() + 1)).collect();
    let found = places(&text, &pointers.iter().map(String::as_str).collect::<Vec<_>>());
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(found, expected);
    }
}

/// Common where examples are pasted from JSON; YAML 1.2 asks for more indentation, most readers do not.
#[test]
fn brackets_may_close_at_the_column_of_their_key() {
    assert_eq!(
        places("a:\n  b: {\n    c: 1\n  }\n  d: [\n  ]\n  e: 2\n", &["/a/b/c", "/a/d", "/a/e"]),
        ["3:8 1", "5:3 d", "7:6 2"]
    );
}

#[test]
fn yaml_faults_are_placed_behind_characters_of_many_bytes() {
    assert_eq!(places("ä: '😀ü'\nb: c: d\n", &[""]), ["2:5 :"]);
}
