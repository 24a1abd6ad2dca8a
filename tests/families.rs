//! Large files of types and of calls are divided, and every item keeps its path.
//!
//! ```text
//! shop::types::WebhookTeamSent7   src/types/webhook_team.rs, or wherever it is
//! market::api::PostOrders7        src/api/orders.rs
//! ```

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::Builder;
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;

/// The longest file that an editor is asked to hold, in lines.
const LONGEST: usize = 2500;

/// Two large families, one of them with two large parts, and types that are in none.
fn names() -> Vec<String> {
    let family = |prefix: &'static str, count: usize| (0..count).map(move |number| format!("{prefix}Sent{number}"));
    let alone = ('A'..='Z').flat_map(|first| ["One", "Two"].map(|second| format!("{first}aa{second}")));
    family("WebhookTeam", 36).chain(family("WebhookBranch", 36)).chain(family("Order", 30)).chain(alone).collect()
}

/// Each schema refers to one far away, so that files need each other; rustc follows no long chain of types.
fn document(names: &[String]) -> String {
    let mut text = String::from(
        "openapi: 3.1.0\ninfo: {title: Shop, version: '1'}\npaths:\n  /: {get: {responses: {'200': {description: All,\n\
         \x20   content: {application/json: {schema: {$ref: '#/components/schemas/Everything'}}}}}}}\n\
         components:\n  schemas:\n",
    );
    let half = names.len() / 2;
    for (number, name) in names.iter().enumerate() {
        let fields = (0..12).map(|number| format!("field{number}: {{type: string}}, "));
        let fields: String = fields.collect();
        let next = match names.get(number + half) {
            Some(next) => format!("next: {{$ref: '#/components/schemas/{next}'}}"),
            None => String::new(),
        };
        let _ = writeln!(text, "    {name}: {{type: object, properties: {{{fields}{next}}}}}");
    }
    let all: Vec<String> =
        names.iter().map(|name| format!("{name}: {{$ref: '#/components/schemas/{name}'}}")).collect();
    let _ = writeln!(text, "    Everything: {{type: object, properties: {{{}}}}}", all.join(", "));
    text
}

#[test]
fn types_keep_their_paths_in_files_of_families() {
    let names = names();
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("families");
    let workspace = Workspace::new(&root, &["shop"]).expect("a workspace");
    let _ = fs::remove_dir_all(workspace.member("shop"));
    let input = root.join("shop.yaml");
    fs::write(&input, document(&names)).expect("a document");
    let builder = Builder::new(&input).name("shop").runtime_path(project().join("runtime"));
    builder.generate_to(workspace.member("shop")).expect("a crate");

    let files = files_of(&workspace.member("shop").join("src/types"));
    assert_eq!(files, ["api", "everything", "order", "webhook_branch", "webhook_team"]);

    let uses: Vec<String> =
        names.iter().map(|name| format!("    let _: Option<shop::types::{name}> = None;\n")).collect();
    let uses = uses.concat();
    let examples = workspace.member("shop").join("examples");
    fs::create_dir_all(&examples).expect("a directory");
    fs::write(examples.join("paths.rs"), format!("fn main() {{\n{uses}}}\n")).expect("an example");
    let output = workspace.cargo(&["check", "--examples"]).expect("cargo");
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && messages.is_empty(), "{messages}");
}

/// The files, without their extension. None is too long.
fn files_of(directory: &Path) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("a file").path();
        let lines = fs::read_to_string(&path).expect("text").lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
        files.push(path.file_stem().expect("a name").to_string_lossy().into_owned());
    }
    files.sort();
    files
}

/// Each call has a body and a response of its own, headers, and a link to a call in another file; some speak XML.
fn market() -> String {
    let mut text = String::from("openapi: 3.1.0\ninfo: {title: Market, version: '1'}\npaths:\n");
    for number in 0..30 {
        for (name, other) in [("orders", "uuid"), ("uuid", "types"), ("types", "orders")] {
            let media_type = if number % 10 == 0 { "application/xml" } else { "application/json" };
            let _ = writeln!(
                text,
                "  /v1/{name}/{{id}}/{number}:\n    parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]\n\
                 \x20   post:\n      operationId: post_{name}_{number}\n      requestBody: {{required: true, content: {{{media_type}: \
                 {{schema: {{type: object, properties: {{a: {{type: string}}, b: {{type: string, format: date}}}}}}}}}}}}\n\
                 \x20     responses:\n        '200':\n          description: Done.\n          headers: {{X-Left: {{schema: {{type: integer}}}}}}\n\
                 \x20         content: {{{media_type}: {{schema: {{type: object, properties: {{id: {{type: string}}, of: {{enum: [{name}, \
                 all]}}}}}}}}}}\n          links: {{next: {{operationId: post_{other}_{number}, parameters: {{id: $response.header.X-Left}}}}}}\n\
                 \x20       '404': {{description: None., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Problem'}}}}}}}}\n"
            );
        }
    }
    text.push_str("  /health: {get: {operationId: health, responses: {'204': {description: Well.}}}}\n");
    text.push_str("components: {schemas: {Problem: {type: object, properties: {title: {type: string}}}}}\n");
    text
}

#[test]
fn calls_keep_their_paths_in_files_of_families() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("families-of-calls");
    let workspace = Workspace::new(&root, &["market"]).expect("a workspace");
    let _ = fs::remove_dir_all(workspace.member("market"));
    let input = root.join("market.yaml");
    fs::write(&input, market()).expect("a document");
    let builder = Builder::new(&input).name("market").runtime_path(project().join("runtime"));
    builder.generate_to(workspace.member("market")).expect("a crate");

    let files = files_of(&workspace.member("market").join("src/api"));
    // The tag's module imports `types` itself.
    assert_eq!(files, ["api_types", "orders", "uuid"]);
    let uses = ["orders", "uuid", "types"].map(|name| {
        let name = name[..1].to_uppercase() + &name[1..];
        format!("    let _: Option<market::api::Post{name}7> = None;\n")
    });
    let examples = workspace.member("market").join("examples");
    fs::create_dir_all(&examples).expect("a directory");
    fs::write(examples.join("paths.rs"), format!("fn main() {{\n{}}}\n", uses.concat())).expect("an example");
    for arguments in [&["check", "--examples"][..], &["doc", "--no-deps"]] {
        let output = workspace.cargo(arguments).expect("cargo");
        let messages = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && messages.is_empty(), "{messages}");
    }
}
