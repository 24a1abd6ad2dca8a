//! `clientwright.schema.json` accepts exactly the configurations that are read, as far as a schema can tell.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::Path;

use clientwright::config::{Start, read_config};
use clientwright_tests::sources::project;
use jsonschema::Validator;
use serde_json::Value;

fn schema() -> Value {
    let text = fs::read_to_string(project().join("clientwright.schema.json")).expect("a schema");
    serde_json::from_str(&text).expect("JSON")
}

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).expect("a valid schema")
}

/// The faults of a configuration by the schema.
fn faults(validator: &Validator, text: &str) -> Vec<String> {
    let table: toml::Table = text.parse().unwrap_or_else(|error| panic!("{error}\n{text}"));
    let value = serde_json::to_value(table).expect("JSON");
    validator.iter_errors(&value).map(|fault| format!("{fault} at {}", fault.instance_path())).collect()
}

/// Whether the generator reads a configuration.
fn is_read(text: &str) -> bool {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("clientwright.toml");
    fs::write(&path, text).expect("a file");
    read_config(&path).is_ok()
}

/// Every configuration of the pages for users.
fn documented() -> Vec<(String, String)> {
    let pages = fs::read_dir(project().join("docs")).expect("docs/").map(|entry| entry.expect("an entry").path());
    let mut found = Vec::new();
    for page in pages.chain([project().join("README.md")]) {
        let text = fs::read_to_string(&page).unwrap_or_default();
        let blocks = text.split("```toml\n").skip(1).filter_map(|rest| rest.split("\n```").next());
        for block in blocks.filter(|block| block.starts_with("# clientwright.toml")) {
            found.push((page.display().to_string(), block.to_owned()));
        }
    }
    found
}

#[test]
fn the_schema_is_valid() {
    assert!(jsonschema::meta::is_valid(&schema()));
    assert_eq!(schema()["$schema"], "https://json-schema.org/draft/2020-12/schema");
}

#[test]
fn every_documented_configuration_is_valid() {
    let validator = validator();
    let documented = documented();
    assert!(documented.len() >= 5, "{}", documented.len());
    for (page, text) in documented {
        assert_eq!(faults(&validator, &text), [""; 0], "{page}:\n{text}");
    }
    let example = project().join("examples/committed/clientwright.toml");
    assert_eq!(faults(&validator, &fs::read_to_string(example).expect("an example")), [""; 0]);
}

/// The first configuration, as it is written and with every option that is commented out.
#[test]
fn the_first_configuration_is_valid() {
    let validator = validator();
    let start =
        Start { document: "api.yaml".to_owned(), out: "out".to_owned(), name: "pets".to_owned(), ..Start::default() };
    let text = start.text();
    assert_eq!(faults(&validator, &text), [""; 0], "{text}");
    let lines = text.lines().filter(|line| !line.starts_with("#runtime-path"));
    let everything: String = lines
        .map(|line| line.strip_prefix('#').filter(|rest| !rest.starts_with(' ')).unwrap_or(line).to_owned() + "\n")
        .collect();
    assert_eq!(faults(&validator, &everything), [""; 0], "{everything}");
    assert!(is_read(&everything), "{everything}");
}

#[test]
fn unknown_keys_and_values_are_refused_at_every_level() {
    let validator = validator();
    for text in [
        "nam = 'x'",
        "strict = 'yes'",
        "deny = ['raw-bod']",
        "unknown-properties = 'all'",
        "[package]\nlicence = 'MIT'",
        "[package]\npublish = 1",
        "[formats]\ndate = 'jif'",
        "[formats]\nipv4 = 'std'",
        "[types.Pet]\nrenam = 'x'",
        "[types.Pet]\nderive = ['Serialize']",
        "[fields.'Pet.tag']\nname = 'x'",
        "[parameters.'a.b']\nrenames = 'x'",
        "[operations.a]\n",
        "[tags.pets]\nrename = 1",
        "[security.token]\nkind = 'http'",
        "[dependencies]\na = { pat = 'x' }",
        "[dependencies]\na = 1",
    ] {
        assert_ne!(faults(&validator, text), [""; 0], "{text}");
        assert!(!is_read(text), "{text}");
    }
}
