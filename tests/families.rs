//! Large files of types are divided, and every type keeps its path.
//!
//! ```text
//! shop::types::WebhookTeamSent7 src/types/webhook_team.rs, or wherever it is
//! ```

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

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

    let types = workspace.member("shop").join("src/types");
    let mut files: Vec<String> = Vec::new();
    for entry in fs::read_dir(types).expect("a directory") {
        let path = entry.expect("a file").path();
        let lines = fs::read_to_string(&path).expect("text").lines().count();
        assert!(lines <= LONGEST, "{} has {lines} lines", path.display());
        files.push(path.file_stem().expect("a name").to_string_lossy().into_owned());
    }
    files.sort();
    assert_eq!(files, EXPECTED);

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

/// The files, without their extension.
const EXPECTED: [&str; 5] = ["api", "everything", "order", "webhook_branch", "webhook_team"];
