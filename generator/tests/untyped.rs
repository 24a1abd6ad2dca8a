//! Where a type says less than the document: what `untyped` lists.
#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use clientwright::diagnostic::Diagnostics;
use clientwright::{Config, Input, Previous, Settings};

/// Pointers below the components, with the reasons.
fn untyped(schemas: &str) -> Vec<String> {
    let text = format!("{{openapi: 3.1.0, info: {{title: T, version: '1'}}, components: {{schemas: {schemas}}}}}");
    let mut diagnostics = Diagnostics::default();
    let documents = clientwright::read(Input::Bytes { name: "api.yaml".into(), bytes: text.into() }, &mut diagnostics);
    let generated = clientwright::generate(
        &documents,
        &Config::default(),
        &Settings::default(),
        &Previous::default(),
        &mut diagnostics,
    );
    let untyped = generated.expect("a document").untyped.into_iter();
    untyped.map(|it| format!("{}: {}", it.origin.pointer, it.reason).replace("#/components/schemas/", "")).collect()
}

#[test]
fn what_says_nothing_is_no_loss() {
    assert!(untyped("{A: {}, B: true, C: {description: d, x-a: 1, example: 2}, D: {type: object}}").is_empty());
    assert!(untyped("{A: {type: array}, B: {type: object, additionalProperties: {}}}").is_empty());
    assert!(untyped("{A: {allOf: [{description: d}, true]}, B: {properties: {}}}").is_empty());
    assert!(untyped("{A: {type: [string, number, boolean, object, array, 'null']}}").is_empty());
    assert!(untyped("{A: {type: object, required: [a]}}").is_empty());
}

#[test]
fn what_is_lost_is_told_once_with_its_place() {
    let rows = [
        ("{A: {not: {}, minLength: 1}}", "A: no type is made of `not`, `minLength`"),
        ("{A: {$ref: '#/nowhere'}}", "A: the reference does not lead to a schema"),
        ("{A: {enum: [1, [a]]}}", "A: no type is made of `enum`"),
        ("{A: false}", "A: no value is valid"),
        ("{A: 1}", "A: this is not a schema"),
        (
            "{A: {properties: {p: {}}, patternProperties: {a: {type: string}}}}",
            "A/patternProperties: no type is made of keys by pattern",
        ),
        (
            "{A: {properties: {p: {not: {}}}}, B: {$ref: '#/components/schemas/A'}}",
            "A/properties/p: no type is made of `not`",
        ),
    ];
    for (schemas, line) in rows {
        assert_eq!(untyped(schemas), [line], "{schemas}");
    }
}

#[test]
fn a_schema_that_is_replaced_loses_nothing() {
    let text = "{openapi: 3.1.0, info: {title: T, version: '1'}, components: {schemas: {A: {not: {}}, B: {not: {}}}}}";
    let mut diagnostics = Diagnostics::default();
    let documents = clientwright::read(Input::Bytes { name: "api.yaml".into(), bytes: text.into() }, &mut diagnostics);
    let mut config = Config::default();
    config.types.entry("A".to_owned()).or_default().replace = Some("std::string::String".to_owned());
    let settings = Settings::default();
    let generated = clientwright::generate(&documents, &config, &settings, &Previous::default(), &mut diagnostics);
    let untyped = generated.expect("a document").untyped.into_iter().map(|it| it.origin.pointer.to_string());
    assert_eq!(untyped.collect::<Vec<_>>(), ["#/components/schemas/B"]);
}
