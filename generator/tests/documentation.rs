//! The documentation of a call.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fs;

use clientwright::Builder;

/// The documentation of the one call of a document, whose query has this parameter, `value`.
fn documentation_of(parameter: &str) -> String {
    let home = tempfile::tempdir().expect("a directory");
    let document = format!(
        "openapi: 3.1.0\ninfo: {{title: Trains, version: '1'}}\npaths:\n  /trips:\n    get:\n      tags: [trips]\n      \
         parameters: [{{name: value, in: query, {parameter}}}]\n      responses: {{'204': {{description: None.}}}}\n\
         components:\n  examples: {{Two: {{value: 2}}}}\n  schemas: {{Page: {{type: integer, examples: [2]}}}}\n"
    );
    fs::write(home.path().join("trains.yaml"), document).expect("a document");
    Builder::new(home.path().join("trains.yaml")).generate_to(home.path().join("trains")).expect("a crate");
    fs::read_to_string(home.path().join("trains/src/trips.rs")).expect("a module")
}

#[test]
fn required_parameters_show_their_examples() {
    for (parameter, list, call) in [
        ("required: true, schema: {type: integer}, example: 2", "- `value`: Example: `2`.", "get(2)"),
        ("required: true, schema: {type: integer}, examples: {two: {value: 2}}", "- `value`: Example: `2`.", "get(2)"),
        (
            "required: true, schema: {type: integer}, examples: {two: {$ref: '#/components/examples/Two'}}",
            "- `value`: Example: `2`.",
            "get(2)",
        ),
        ("required: true, schema: {$ref: '#/components/schemas/Page'}", "- `value`: Example: `2`.", "get(2)"),
        ("required: true, schema: {type: integer, format: int8}, example: 200", "- `value`: Example: `200`.", "get(1)"),
        ("required: true, schema: {type: number, example: 0.5}", "- `value`: Example: `0.5`.", "get(0.5)"),
        (
            "required: true, description: Who, schema: {type: string}, example: 'a\"b'",
            "- `value`: Who. Example: `a\"b`.",
            "get(\"a\\\"b\")",
        ),
        (
            "required: true, schema: {type: array, items: {type: string}}, example: 'x]'",
            "- `value`: Example: `x]`.",
            "get([\"x]\"])",
        ),
        (
            "required: true, description: When, schema: {type: string, format: date}, example: '2024-02-01'",
            "- `value`: When. Example: `2024-02-01`.",
            "get(value)",
        ),
    ] {
        let documentation = documentation_of(parameter);
        assert!(documentation.contains(&format!("/// {list}\n")), "{parameter}: {documentation}");
        assert!(documentation.contains(&format!("/// client.trips().{call}.await\n")), "{parameter}: {documentation}");
    }
}

#[test]
fn optional_parameters_show_their_examples() {
    for (parameter, line) in [
        ("schema: {type: integer, default: 1, maximum: 9}, example: 2", "At most 9. Default: `1`. Example: `2`."),
        ("schema: {type: integer, default: 2}, example: 2", "Default: `2`."),
        ("schema: {type: string, example: 'with ` a backtick', maxLength: 3}", "At most 3 characters."),
        ("schema: {type: string, enum: [a, b], default: b}, example: a", "Default: `b`."),
    ] {
        let documentation = documentation_of(parameter);
        assert!(documentation.contains(&format!("/// {line}\n")), "{parameter}: {documentation}");
    }
}
