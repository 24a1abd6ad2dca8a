//! Every option by the file, the command line and the builder: the same bytes.
//!
//! The builder runs in this process with a working directory of its own, so that this program has one test.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "another program uses the rest")]
mod support;

use std::collections::BTreeMap;

use clientwright::Builder;
use clientwright::config::{DateCrate, DecimalCrate, Edition, Runtime, UnknownProperties, UriCrate, UuidCrate};
use support::Folder;

const DOCUMENT: &str = r"
openapi: 3.1.0
info: {title: Petstore, version: 1.0.0}
servers: [{url: 'https://pets.example/v1'}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [pets]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: X-Account, in: header, schema: {type: string}}
      responses:
        '200':
          description: All pets.
          content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    post:
      operationId: createPet
      tags: [pets]
      deprecated: true
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: Done.}}
  /pets/first:
    get: {operationId: firstPet, tags: [pets], responses: {'204': {description: There is one.}}}
components:
  schemas:
    Money: {type: object, properties: {amount: {type: integer}}}
    Pet:
      type: object
      required: [id]
      properties:
        id: {type: integer}
        tag: {type: string}
        price: {$ref: '#/components/schemas/Money'}
        born: {type: string, format: date-time}
        day: {type: string, format: date}
        hour: {type: string, format: time}
        age: {type: string, format: duration}
        uuid: {type: string, format: uuid}
        home: {type: string, format: uri}
        cost: {type: string, format: decimal}
        toy: {$ref: 'parts/toy.yaml'}
";

/// An option: its key, the line of the file, the arguments, and the call of the builder.
struct Row {
    key: &'static str,
    file: &'static str,
    arguments: &'static [&'static str],
    builder: fn(Builder) -> Builder,
}

macro_rules! rows {
    ($($key:literal: $file:literal, $arguments:expr, $builder:expr;)*) => {
        &[$(Row { key: $key, file: $file, arguments: &$arguments, builder: $builder }),*]
    };
}

const ROWS: &[Row] = rows! {
    "document": "document = 'other.yaml'", ["other.yaml"], |b| b.document("other.yaml");
    "out": "out = 'there'", ["--out", "there"], |b| b.out("there");
    "module": "module = true", ["--module"], |b| b.module(true);
    "name": "name = 'zoo'", ["--name", "zoo"], |b| b.name("zoo");
    "strict": "strict = true", ["--strict"], |b| b.strict(true);
    "deny": "deny = ['raw-body']", ["--deny", "raw-body"], |b| b.deny(clientwright::diagnostic::Code::RawBody);
    "runtime": "runtime = 'git=https://example.com/r'", ["--runtime", "git=https://example.com/r"],
        |b| b.runtime(Runtime::git("https://example.com/r"));
    "runtime-path": "runtime-path = 'vendor/runtime'", ["--runtime-path", "vendor/runtime"], |b| b.runtime_path("vendor/runtime");
    "include": "include = ['listPets']", ["--include", "listPets"], |b| b.include("listPets");
    "exclude": "exclude = ['deprecated']", ["--exclude", "deprecated"], |b| b.exclude("deprecated");
    "overlays": "overlays = ['o.yaml']", ["--overlay", "o.yaml"], |b| b.overlay("o.yaml");
    "ref-root": "ref-root = 'elsewhere'", ["--ref-root", "elsewhere"], |b| b.ref_root("elsewhere");
    "allow-origin": "allow-origin = ['https://example.com']", ["--allow-origin", "https://example.com"],
        |b| b.allow_origin("https://example.com");
    "unknown-properties": "unknown-properties = 'drop'", ["--set", "unknown-properties=drop"],
        |b| b.unknown_properties(UnknownProperties::Drop);
    "edition": "edition = '2026'", ["--set", "edition=2026"], |b| b.edition(Edition::Of2026);
    "check": "check = 'firstPet'", ["--set", "check=firstPet"], |b| b.check("firstPet");
    "client-parameters": "client-parameters = ['X-Account']", ["--set", "client-parameters=['X-Account']"],
        |b| b.client_parameter("X-Account");
    "formats.dates": "formats.dates = 'jiff'", ["--set", "formats.dates=jiff"], |b| b.dates(DateCrate::Jiff);
    "formats.date-time": "formats.date-time = 'time'", ["--set", "formats.date-time=time"], |b| b.date_time(DateCrate::Time);
    "formats.date": "formats.date = 'time'", ["--set", "formats.date=time"], |b| b.date(DateCrate::Time);
    "formats.time": "formats.time = 'jiff'", ["--set", "formats.time=jiff"], |b| b.time(DateCrate::Jiff);
    "formats.duration": "formats.duration = 'jiff'", ["--set", "formats.duration=jiff"], |b| b.duration(DateCrate::Jiff);
    "formats.uuid": "formats.uuid = 'string'", ["--set", "formats.uuid=string"], |b| b.uuid(UuidCrate::String);
    "formats.uri": "formats.uri = 'string'", ["--set", "formats.uri=string"], |b| b.uri(UriCrate::String);
    "formats.decimal": "formats.decimal = 'string'", ["--set", "formats.decimal=string"], |b| b.decimal(DecimalCrate::String);
    "package.version": "package.version = '1.4.0'", ["--set", "package.version=1.4.0"], |b| b.set("package.version", "1.4.0");
    "package.rust-version": "package.rust-version = '1.90'", ["--set", "package.rust-version=1.90"],
        |b| b.set("package.rust-version", "1.90");
    "package.authors": "package.authors = ['Ann']", ["--set", "package.authors=['Ann']"], |b| b.set("package.authors", "['Ann']");
    "package.description": "package.description = 'A = \"b\"'", ["--set", "package.description=A = \"b\""],
        |b| b.set("package.description", "A = \"b\"");
    "package.documentation": "package.documentation = 'https://d.example'", ["--set", "package.documentation=https://d.example"],
        |b| b.set("package.documentation", "https://d.example");
    "package.homepage": "package.homepage = 'https://h.example'", ["--set", "package.homepage=https://h.example"],
        |b| b.set("package.homepage", "https://h.example");
    "package.repository": "package.repository = 'https://r.example'", ["--set", "package.repository=https://r.example"],
        |b| b.set("package.repository", "https://r.example");
    "package.license": "package.license = 'MIT OR Apache-2.0'", ["--set", "package.license=MIT OR Apache-2.0"],
        |b| b.set("package.license", "MIT OR Apache-2.0");
    "package.keywords": "package.keywords = ['pets', 'api']", ["--set", "package.keywords=['pets', 'api']"],
        |b| b.set("package.keywords", "['pets', 'api']");
    "package.categories": "package.categories = ['api-bindings']", ["--set", "package.categories=['api-bindings']"],
        |b| b.set("package.categories", "['api-bindings']");
    "package.publish": "package.publish = false", ["--set", "package.publish=false"], |b| b.set("package.publish", "false");
    "types": "types.Pet = { rename = 'Animal', derive = ['PartialOrd'] }",
        ["--set", "types.Pet.rename=Animal", "--set", "types.Pet.derive=['PartialOrd']"],
        |b| b.rename_type("Pet", "Animal").set("types.Pet.derive", "['PartialOrd']");
    "types.replace": "types.Money.replace = 'std::string::String'", ["--set", "types.Money.replace=std::string::String"],
        |b| b.replace_type("Money", "std::string::String");
    "fields": "fields.'Pet.tag'.rename = 'label'", ["--set", "fields.'Pet.tag'.rename=label"], |b| b.rename_field("Pet.tag", "label");
    "parameters": "parameters.'listPets.limit'.rename = 'most'", ["--set", "parameters.\"listPets.limit\".rename=most"],
        |b| b.rename_parameter("listPets.limit", "most");
    "operations": "operations.listPets.rename = 'all'", ["--set", "operations.listPets.rename=all"],
        |b| b.rename_operation("listPets", "all");
    "tags": "tags.pets.rename = 'animals'", ["--set", "tags.pets.rename=animals"], |b| b.rename_tag("pets", "animals");
    "security": "security.token = { type = 'http', scheme = 'bearer' }",
        ["--set", "security.token.type=http", "--set", "security.token.scheme=bearer"],
        |b| b.set("security.token", "{ type = 'http', scheme = 'bearer' }");
    "dependencies": "dependencies.billing = { path = 'billing' }", ["--set", "dependencies.billing.path=billing"],
        |b| b.set("dependencies.billing", "{ path = 'billing' }");
};

fn folder() -> Folder {
    let folder = Folder::with(DOCUMENT);
    folder.write("other.yaml", DOCUMENT.replace("Petstore", "Other"));
    folder.write(
        "o.yaml",
        "overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions: [{target: $.info, update: {title: Changed}}]\n",
    );
    folder.write("parts/toy.yaml", "{type: object, properties: {shape: {type: string}}}");
    folder.write("elsewhere/nothing.yaml", "{}");
    folder
}

/// The generated files, by their paths.
fn generated(folder: &Folder) -> BTreeMap<String, String> {
    let files = folder.files().into_iter().filter(|path| path.starts_with("out/") || path.starts_with("there/"));
    files.map(|path| (path.clone(), folder.read(&path))).collect()
}

fn by_file(lines: &[&str]) -> BTreeMap<String, String> {
    let folder = folder();
    folder.write("clientwright.toml", lines.join("\n"));
    folder.run("generate").with_status(0);
    generated(&folder)
}

fn by_arguments(row: &Row) -> BTreeMap<String, String> {
    let folder = folder();
    let mut command = folder.command("generate");
    for (key, given) in
        [("document", &["api.yaml"][..]), ("out", &["--out", "out"]), ("runtime", &["--runtime", "version"])]
    {
        if !is_set(row, key) {
            command.args(given);
        }
    }
    let ended = command.args(row.arguments).output().expect("runs");
    assert!(ended.status.success(), "{}: {}", row.key, String::from_utf8_lossy(&ended.stderr));
    generated(&folder)
}

fn by_builder(row: &Row) -> BTreeMap<String, String> {
    let folder = folder();
    std::env::set_current_dir(folder.path("")).expect("a directory");
    let builder = Builder::new("api.yaml").out("out");
    let builder = if is_set(row, "runtime") { builder } else { builder.runtime(Runtime::Version) };
    (row.builder)(builder).generate().unwrap_or_else(|error| panic!("{}: {error}", row.key));
    let files = generated(&folder);
    std::env::set_current_dir(std::env::temp_dir()).expect("a directory");
    files
}

/// Returns whether an option of every run is the one of a row.
fn is_set(row: &Row, key: &str) -> bool {
    row.key.strip_suffix("-path").unwrap_or(row.key) == key || row.key == "module" && key == "runtime"
}

#[test]
fn every_option_has_the_same_effect_by_every_way() {
    let usual = ["document = 'api.yaml'", "out = 'out'", "runtime = 'version'"];
    let plain = by_file(&usual);
    let without_effect = ["strict", "deny", "allow-origin"];
    for row in ROWS {
        let key = |line: &str| line.split(' ').next().map(str::to_owned).unwrap_or_default();
        let mut lines: Vec<&str> = usual.into_iter().filter(|line| !is_set(row, &key(line))).collect();
        lines.push(row.file);
        let file = by_file(&lines);
        assert_eq!(by_arguments(row), file, "{} by the command line", row.key);
        assert_eq!(by_builder(row), file, "{} by the builder", row.key);
        assert_eq!(file == plain, without_effect.contains(&row.key), "{} has no effect", row.key);
    }
    every_key_has_a_row();
}

/// Looks for the keys of the schema, which is made of the types that read the file, among the rows.
fn every_key_has_a_row() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../clientwright.schema.json");
    let schema: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("a schema")).expect("JSON");
    let keys = |schema: &serde_json::Value| -> Vec<String> {
        schema["properties"].as_object().expect("properties").keys().cloned().collect()
    };
    let nested = |table: &str, definition: &str| -> Vec<String> {
        keys(&schema["$defs"][definition]).into_iter().map(|key| format!("{table}.{key}")).collect()
    };
    let top = keys(&schema).into_iter().filter(|key| key != "package" && key != "formats");
    for key in top.chain(nested("package", "Package")).chain(nested("formats", "FormatChoice")) {
        assert!(ROWS.iter().any(|row| row.key == key), "no row sets `{key}`");
    }
}
