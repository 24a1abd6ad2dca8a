//! Small documents: those of `tests/diagnostics/hostile/`, and bytes that no text file can hold.

use std::path::{Path, PathBuf};

use super::documents::with_schemas;
use super::{generate, generate_from};

/// The folder of small documents.
fn document(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/diagnostics/hostile").join(name)
}

#[test]
fn alias_bombs() {
    let values = "limit-exceeded]: the file contains more than 5000000 values, aliases counted";
    generate(&document("alias_bomb.yaml")).must_be_refused(values);
    generate(&document("alias_bomb_of_keys.yaml")).must_be_refused(values);
    let never_ends = "limit-exceeded]: an alias is inside the value of its own anchor";
    generate(&document("alias_of_itself.yaml")).must_be_refused(never_ends);
    generate(&document("merge_of_itself.yaml")).must_be_refused(never_ends);
    let anchors: String = (0..120).map(|at| format!("&a{at} [")).collect::<Vec<_>>().concat();
    generate_from("anchors.yaml", format!("a: {anchors}{}{}", "x, ".repeat(100_000), "]".repeat(120)))
        .must_be_refused(values);
}

#[test]
fn reference_loops() {
    for name in [
        "loop_of_schemas.yaml",
        "loop_of_path_items.yaml",
        "loop_of_parameters.yaml",
        "loop_of_responses.yaml",
        "loop_of_bodies.yaml",
        "loop_of_files.yaml",
    ] {
        generate(&document(name)).must_be_read(&["reference-loop"]);
    }
    // What recurs is no fault: trees do.
    generate(&document("recursion.yaml")).must_be_read(&[]);
}

#[test]
fn huge_numbers() {
    let digits = "9".repeat(400);
    let schemas = [
        "Exponent: {type: number, minimum: 1e400, maximum: -1e999999999999, multipleOf: 1e-400, default: 1e400}"
            .to_owned(),
        format!("Digits: {{type: integer, format: int64, minimum: {digits}, default: {digits}, enum: [{digits}, 1]}}"),
        format!("Lengths: {{type: string, minLength: {digits}, maxLength: 1e400, default: {digits}}}"),
        format!("Counts: {{type: array, items: {{type: string}}, minItems: {digits}, maxItems: -1}}"),
        format!("Fraction: {{const: 0.{digits}}}"),
    ];
    generate_from("numbers.yaml", with_schemas(schemas)).must_be_read(&[]);
    generate_from("version.yaml", format!("openapi: {digits}\n")).must_be_refused("unsupported-version]");
    generate_from("exponent.json", "{\"openapi\": 1e400}").must_be_refused("unsupported-version]");
}

#[test]
fn empty_and_odd_keys() {
    generate(&document("empty_keys.yaml")).must_be_read(&[]);
    generate(&document("odd_keys.json")).must_be_read(&[]);
    let long = "x".repeat(1 << 20);
    let operation = format!("{{\"operationId\": \"{long}\", \"tags\": [\"{long}\"]}}");
    let text = format!("{{\"openapi\": \"3.1.0\", \"paths\": {{\"/{long}\": {{\"get\": {operation}}}}}}}");
    generate_from("long.json", text).must_be_read(&[]);
}

#[test]
fn what_is_no_text() {
    let utf_16 = |unit: fn(u16) -> [u8; 2], text: &str| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    for (name, text) in
        [("utf_16.json", "\u{FEFF}{\"openapi\": \"3.1.0\"}"), ("utf_16.yaml", "\u{FEFF}openapi: 3.1.0\n")]
    {
        generate_from(name, utf_16(u16::to_le_bytes, text)).must_be_refused("not-a-document]: `");
        generate_from(name, utf_16(u16::to_be_bytes, text)).must_be_refused("not-a-document]: `");
    }
    generate_from("nul.yaml", "openapi: 3.1.0\0\n")
        .must_be_refused("not-a-document]: the file is not valid YAML: here is the");
    generate_from("nul.json", "{\"openapi\": \"3.1.0\0\"}")
        .must_be_refused("not-a-document]: the file is not valid JSON");
    generate_from("nuls.json", vec![0; 1 << 20]).must_be_refused("not-a-document]");
    generate_from("latin_1.yaml", b"openapi: 3.1.0\ninfo: {title: M\xFCsli}\n")
        .must_be_refused("not-a-document]: the file is not text");
    generate_from("surrogate.yaml", b"openapi: \xED\xA0\x80\n")
        .must_be_refused("not-a-document]: the file is not text");
    generate_from("surrogate.json", "{\"openapi\": \"\\ud800\"}").must_be_refused("not-a-document]");
    generate_from("document.pdf", b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n").must_be_refused("not-a-document]: `");
}

#[test]
fn what_is_no_document() {
    generate_from("page.html", "<!doctype html>\n<title>API: the docs</title>\n").must_be_refused("not-a-document]: `");
    generate_from("empty.json", "").must_be_refused("not-a-document]: `");
    generate_from("mark.yaml", "\u{FEFF}").must_be_refused("not-a-document]: `");
    generate(&document(".")).must_be_refused("unreadable-file]: `");
    generate(&document("tabs.yaml")).must_be_refused("not-a-document]: the file is not valid YAML: tabs disallowed");
    for text in [
        "null",
        "true",
        "1e400",
        "\"openapi\"",
        "[]",
        "{}",
        "{\"openapi\": null}",
        "{\"openapi\": {}}",
        "---",
        "...",
        "&a",
        "*a",
        "!!",
        "%YAML 9.9\n---\n",
        "?",
        "- - -",
    ] {
        let ran = generate_from("value", text);
        assert_eq!(ran.status, Some(1), "{text}: {}", ran.stderr);
        assert!(ran.stderr.starts_with("error["), "{text}: {}", ran.stderr);
    }
}

#[test]
fn spellings_that_are_read() {
    let pets = with_schemas(["Pet: {type: object}".to_owned()]);
    generate_from("mark.yaml", format!("\u{FEFF}{pets}")).must_be_read(&[]);
    generate_from("windows.yaml", pets.replace('\n', "\r\n")).must_be_read(&[]);
    generate_from("old_mac.yaml", pets.replace('\n', "\r")).must_be_read(&[]);
    generate_from("mark.json", "\u{FEFF}{\"openapi\": \"3.1.0\",\r\"info\": {}}").must_be_read(&[]);
    generate_from("directive.yaml", format!("%YAML 1.2\n---\n{pets}...\n")).must_be_read(&[]);
}

/// A pipe that nobody writes into never ends. The document itself may come through one.
#[test]
fn references_lead_to_regular_files_only() {
    let directory = tempfile::tempdir().expect("a directory");
    let (pipe, document) = (directory.path().join("pipe.yaml"), directory.path().join("api.yaml"));
    let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("a program of POSIX");
    assert!(made.success());
    std::fs::write(&document, with_schemas(["Pet: {$ref: 'pipe.yaml#/Pet'}".to_owned()])).expect("written");
    let ran = generate(&document);
    ran.must_be_read(&["unreadable-file"]);
    assert!(ran.stderr.contains("pipe.yaml` is not a regular file"), "{}", ran.stderr);
    let writer = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::write(pipe, with_schemas(["Pet: {type: object}".to_owned()]))
    });
    generate(&pipe).must_be_read(&[]);
    writer.join().expect("a thread").expect("written");
}
