//! One behaviour of the generator each: a small document in `snippets/`, and beside it the part of the Rust that matters.
//!
//! `INSTA_UPDATE=always cargo test -p clientwright-tests --test snippets` writes the snapshots anew: read them then, as
//! the people will who use what is generated.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use clientwright::diagnostic::Diagnostics;
use clientwright::{Config, Input, ManifestOptions, Previous, Settings};
use clientwright_tests::sources::project;

/// What each document begins with, where it does not say it itself.
const HEAD: &str = "openapi: 3.1.0\ninfo: {title: Snippet, version: '1'}\nservers: [{url: 'https://example.com/v1'}]\n";

/// `name: file` makes a test of `snippets/name.yaml` that looks at `src/file.rs`.
macro_rules! snippets {
    ($($name:ident: $file:ident),* $(,)?) => {
        const NAMES: &[&str] = &[$(stringify!($name)),*];

        $(
            #[test]
            fn $name() {
                let text = generate(stringify!($name), stringify!($file));
                let mut settings = insta::Settings::clone_current();
                settings.set_snapshot_path("snippets");
                settings.set_prepend_module_to_snapshot(false);
                settings.set_omit_expression(true);
                settings.bind(|| insta::assert_snapshot!(stringify!($name), text));
            }
        )*
    };
}

snippets! {
    additional_properties: types,
    all_of: types,
    all_of_narrowed: types,
    all_of_single: types,
    all_of_union: types,
    any_of_best: types,
    any_of_by_type: types,
    arguments: repos,
    array: types,
    bodies_of_answers: answers,
    body: pets,
    callbacks: callbacks,
    const_union: types,
    constants: types,
    decimal_types: types,
    decimal_types_as_text: types,
    decimals: orders,
    default_mapping: types,
    defaults: types,
    described_values: types,
    documentation: types,
    errors: pets,
    formats: types,
    formats_chosen: types,
    formats_named_alike: types,
    formats_of_parameters: flights,
    heirs: types,
    inline_names: types,
    integer_enum: types,
    integers_shown: types,
    large_field: types,
    links: pets,
    map: types,
    map_keys: types,
    mixed_enum: types,
    nullable_3_0: types,
    nullable_members: types,
    nullable_named: types,
    nullable_union: types,
    numbers: types,
    object: types,
    odd_names: types,
    one_of_const: types,
    one_of_discriminator: types,
    one_of_nested: types,
    one_of_required: types,
    one_of_same_tag: types,
    overrides: types,
    overrides_unfit: types,
    parameters: pets,
    password: types,
    presence: types,
    purposes: trips,
    purposes_of_parts: types,
    query_method: pets,
    recursion: types,
    renamed: animals,
    renamed_fields: types,
    replaced: types,
    replaced_in_calls: money,
    required_by_name: types,
    response_headers: headers,
    rules: types,
    rules_of_parameters: pets,
    scripts: lib,
    secret_responses: keys,
    security: client,
    sequences: pets,
    servers: servers,
    setters: types,
    several_successes: pets,
    shared_inline: types,
    string_enum: types,
    symbol_enum: types,
    tags: pet_store,
    taken_names: results,
    tuple: types,
    union_constants: types,
    union_required: types,
    unread_content: trips,
    untagged: api,
    upgrade: tunnel,
    webhooks: webhooks,
    webhooks_of_types: types,
    write_only: types,
    xml: xml_schemas,
}

#[test]
fn every_document_has_a_test() {
    let files = fs::read_dir(folder()).expect("a folder").map(|entry| entry.expect("an entry").path());
    let documents = files.filter(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    let found: BTreeSet<String> =
        documents.map(|path| path.file_stem().expect("a name").display().to_string()).collect();
    assert_eq!(found, NAMES.iter().map(|name| (*name).to_owned()).collect());
}

/// The findings as comments, then the file.
fn generate(name: &str, file: &str) -> String {
    let path = folder().join(format!("{name}.yaml"));
    let text = fs::read_to_string(&path).expect("a document");
    let text = if text.contains("openapi:") { text } else { format!("{HEAD}{text}") };
    let mut diagnostics = Diagnostics::default();
    let input = Input::Bytes { name: PathBuf::from(format!("{name}.yaml")), bytes: text.clone().into_bytes() };
    let documents = clientwright::read(input, &mut diagnostics);
    let (config, settings) = options(&text);
    let generated = clientwright::generate(&documents, &config, &settings, &Previous::default(), &mut diagnostics);
    let files = generated.expect("an OpenAPI document").files;
    for file in &files {
        assert!(!file.text.ends_with("\n\n"), "`{}` ends in a blank line", file.path);
    }
    let path = format!("src/{file}.rs");
    let file = files.iter().find(|file| file.path == path).expect("the file");
    let findings = diagnostics.findings().iter().map(|finding| {
        let pointer = finding.origin.as_ref().map(|origin| origin.pointer.to_string()).unwrap_or_default();
        format!("// {} at {pointer}: {}\n", finding.code.as_str(), finding.message)
    });
    findings.chain([file.text.clone()]).collect()
}

/// What `clientwright.toml` says: the lines that begin with `# config:`.
fn options(text: &str) -> (Config, Settings) {
    let lines: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("# config: ")).collect();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("clientwright.toml");
    fs::write(&path, lines.join("\n")).expect("a file");
    let config = clientwright::config::read_config(&path).expect("options");
    let dependencies = config.dependencies.lines(folder.path());
    let manifest = ManifestOptions { dependencies, ..ManifestOptions::default() };
    (config, Settings { manifest, ..Settings::default() })
}

fn folder() -> PathBuf {
    project().join("tests/snippets")
}
