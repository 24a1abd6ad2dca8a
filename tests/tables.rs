//! The tables of generated code: one row a line, and a row is broken only where it is wider than that.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use clientwright::diagnostic::Diagnostics;
use clientwright::{Config, File, Input, Previous, Settings};
use clientwright_tests::sources::project;

/// The columns that a row may take.
const WIDTH: usize = 100;

#[test]
fn no_row_is_broken_that_fits() {
    let documents = ["specs/kitchen-sink.yaml", "specs/petstore.yaml"];
    let files: Vec<File> = documents.iter().flat_map(|path| generate(Input::File(project().join(path)))).collect();
    let calls: Vec<Vec<&str>> = files.iter().flat_map(|file| macro_calls(&file.text)).collect();
    let broken: Vec<String> = calls.iter().flat_map(|call| broken_rows(call)).collect();
    assert_eq!(broken, Vec::<String>::new());
    let tables = ["call", "object", "headers", "string_enum", "integer_enum", "union_from"];
    for table in tables {
        let start = format!("codegen::{table}!(");
        assert!(calls.iter().any(|call| call[0].starts_with(&start)), "the documents have no `{table}!`");
    }
}

#[test]
fn a_broken_row_is_found() {
    let call = ["codegen::object!(A { required a", "\"a\" });"];
    assert_eq!(broken_rows(&call), ["codegen::object!(A { required a"]);
    let call = ["codegen::object!(A {", "    required a \"a\",", "});"];
    assert_eq!(broken_rows(&call), ["codegen::object!(A {"]);
    let call = ["codegen::setters!(A {", "    with_a(a: i64),", "} lists {", "    with_b(b: B),", "});"];
    assert_eq!(broken_rows(&call), ["codegen::setters!(A {"]);
}

fn generate(input: Input) -> Vec<File> {
    let mut diagnostics = Diagnostics::default();
    let documents = clientwright::read(input, &mut diagnostics);
    let generated = clientwright::generate(
        &documents,
        &Config::default(),
        &Settings::default(),
        &Previous::default(),
        &mut diagnostics,
    );
    generated.expect("an OpenAPI document").files
}

/// The lines of each macro call that is an item.
fn macro_calls(text: &str) -> Vec<Vec<&str>> {
    let mut calls = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if line.starts_with("codegen::") {
            let mut call = vec![line];
            while !call.last().is_some_and(|last| last.ends_with(");")) {
                call.push(lines.next().expect("the end of the call"));
            }
            calls.push(call);
        }
    }
    calls
}

/// The first lines of rows that take several lines though they fit into one, and lines that end inside of a row.
fn broken_rows(call: &[&str]) -> Vec<String> {
    let indents: Vec<usize> = call.iter().map(|line| line.len() - line.trim_start().len()).collect();
    let is_broken = |at: usize| {
        let line = call[at];
        if line.ends_with([',', ';'])
            || call.get(at + 1).is_some_and(|next| next.trim_start().starts_with([')', ']', '}']))
        {
            return false;
        }
        // `} lists {` goes on with the row.
        let goes_on = |line: &str| line.trim_start().starts_with('}') && line.ends_with('{');
        let closes = (at + 1..call.len()).find(|&later| indents[later] <= indents[at] && !goes_on(call[later]));
        if goes_on(line) {
            return false;
        }
        let row = &call[at..=closes.unwrap_or(call.len() - 1)];
        !line.ends_with(['(', '[', '{']) || indents[at] + width(row) <= WIDTH
    };
    (0..call.len()).filter(|&at| is_broken(at)).map(|at| call[at].to_owned()).collect()
}

/// The columns that some lines would take as one.
fn width(lines: &[&str]) -> usize {
    let joined = lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let joined = joined.replace("( ", "(").replace("[ ", "[").replace(" ]", "]").replace(" )", ")");
    joined.replace(", }", " }").chars().count()
}
