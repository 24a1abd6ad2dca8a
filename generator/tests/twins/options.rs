//! Options that mean harm: each string of `clientwright.toml` takes each payload. It is refused with a message that no terminal obeys,
//! or becomes the tokens of a harmless one.

use std::fs;
use std::path::{Path, PathBuf};

use clientwright::config::read_config;
use clientwright::{Input, Mode, Report, Target, run};

use super::document::payloads;
use super::markup::is_obeyed;
use super::{Generated, HARMLESS, Twins};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: 'https://api.example.com'}]
paths:
  /pets:
    get:
      operationId: list
      tags: [pets]
      parameters: [{name: limit, in: query, schema: {type: integer}}]
      responses: {'200': {description: Pets., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components: {schemas: {Pet: {type: object, properties: {name: {type: string}}}}}
";

/// Options; `@` is the place of a string.
const OPTIONS: [&str; 46] = [
    "name = @",
    "runtime = @",
    "runtime-path = @",
    "edition = @",
    "check = @",
    "client-parameters = [@]",
    "include = [@]",
    "exclude = [@]",
    "allow-origin = [@]",
    "deny = [@]",
    "package.version = @",
    "package.description = @",
    "package.authors = [@]",
    "package.keywords = [@]",
    "package.categories = [@]",
    "package.license = @",
    "package.homepage = @",
    "package.repository = @",
    "package.documentation = @",
    "package.rust-version = @",
    "package.publish = [@]",
    "types.Pet.rename = @",
    "types.Pet.replace = @",
    "types.@.rename = 'Animal'",
    "fields.'Pet.name'.rename = @",
    "fields.@.rename = 'title'",
    "parameters.'list.limit'.rename = @",
    "parameters.@.rename = 'most'",
    "operations.list.rename = @",
    "operations.@.rename = 'every'",
    "tags.pets.rename = @",
    "tags.@.rename = 'animals'",
    "dependencies.@ = '1'",
    "dependencies.other = @",
    "dependencies.other = {version = '1', package = @}",
    "dependencies.other = {version = '1', features = [@]}",
    "dependencies.other = {git = @, branch = @}",
    "dependencies.other = {path = @}",
    "dependencies.other = {version = '1', registry = @}",
    "security.@ = {type = 'http', scheme = 'bearer'}",
    "security.key = {type = 'http', scheme = @}",
    "security.key = {type = 'http', scheme = 'bearer', bearerFormat = @, description = @}",
    "security.key = {type = 'apiKey', in = 'header', name = @}",
    "security.key = {type = 'apiKey', in = 'query', name = @}",
    "security.key = {type = 'apiKey', in = 'cookie', name = @}",
    "security.key = {type = 'oauth2', flows = {clientCredentials = {tokenUrl = @, scopes = {@ = @}}}}",
];

/// Valid values of options whose syntax is their own.
const VALID: [&str; 10] =
    ["1", "1.2.3", "1.90", "MIT", "plain-client", "Animal", "other::Animal", "GET /pets", "Pet", "list"];

/// Reads a document with options, whose paths begin in this directory, and writes nothing.
pub(super) fn report(directory: &Path, document: &str, options: &str) -> Result<Report, String> {
    let file = directory.join("clientwright.toml");
    fs::write(&file, format!("out = 'out'\n{options}\n")).expect("written");
    let config = read_config(&file).map_err(|error| error.to_string())?;
    let input = Input::Bytes { name: PathBuf::from("api.yaml"), bytes: document.into() };
    let target = Target::of_config(&config, Mode::DryRun).map_err(|error| error.to_string())?;
    run(input, &config, &target).map_err(|error| error.to_string())
}

/// Returns the client of the document with an option, or the reason why there is none.
fn client(option: &str, text: &str) -> Result<Generated, String> {
    let directory = tempfile::tempdir().expect("a directory");
    let quoted = serde_json::to_string(text).expect("JSON");
    let report = report(directory.path(), DOCUMENT, &option.replace('@', &quoted))?;
    let listing = report.listing(false);
    if let Some(failure) = report.failure() {
        return Err(listing + &failure);
    }
    let obeyed: Vec<char> = listing.chars().filter(|character| is_obeyed(*character)).collect();
    assert!(obeyed.is_empty(), "{option}: {obeyed:?} of {text:?}");
    Ok(report.generated.expect("a client"))
}

#[test]
fn options_are_refused_or_become_the_tokens_of_harmless_ones() {
    let mut faults = Vec::new();
    let mut refused = 0;
    for option in OPTIONS {
        let harmless = HARMLESS.iter().chain(&VALID).filter_map(|text| client(option, text).ok());
        let twins = Twins::of_clients(harmless);
        for payload in payloads() {
            match client(option, &payload) {
                Ok(generated) => faults.extend(twins.faults(option, &payload, &generated)),
                Err(message) => {
                    refused += 1;
                    let obeyed: Vec<char> = message.chars().filter(|character| is_obeyed(*character)).collect();
                    if !obeyed.is_empty() {
                        faults.push(format!("{option}: the message has {obeyed:?} of {payload:?}"));
                    }
                }
            }
        }
    }
    println!("{} options, {} payloads, {refused} refused", OPTIONS.len(), payloads().len());
    assert!(faults.is_empty(), "{faults:#?}");
}
