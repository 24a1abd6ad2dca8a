//! The features of a generated crate: one for each tag, and with each of them alone the crate compiles.
//!
//! ```text
//! cargo check --no-default-features --features cats     # the calls of `cats`, and the types that they need
//! ```

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use clientwright::Builder;
use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;

/// Two tags and a webhook, schemas that one, two and none of them reach, and so many that types have several files.
fn document() -> String {
    let mut text = String::from(
        "openapi: 3.1.0\n\
         info: {title: Zoo, version: '1'}\n\
         paths:\n\
         \x20 /cats: {get: {operationId: listCats, tags: [cats], responses: {'200': {description: All,\n\
         \x20   links: {dogs: {operationId: listDogs}, all: {operationId: listCats}},\n\
         \x20   headers: {X-Mood: {schema: {type: string, enum: [good, bad]}}},\n\
         \x20   content: {application/json: {schema: {$ref: '#/components/schemas/Cat'}}}}}}}\n\
         \x20 /dogs: {get: {operationId: listDogs, tags: [dogs], responses: {'200': {description: All,\n\
         \x20   content: {application/json: {schema: {$ref: '#/components/schemas/Dog'}}}}}}}\n\
         webhooks:\n\
         \x20 born: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Birth'}}}},\n\
         \x20   responses: {'200': {description: Taken}}}}\n\
         components:\n\
         \x20 schemas:\n\
         \x20   Owner: {type: object, properties: {name: {type: string}}}\n\
         \x20   Cat: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}, lives: {$ref: '#/components/schemas/Lives'}}}\n\
         \x20   Dog: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}\n\
         \x20   Birth: {type: object, properties: {at: {type: string}}}\n\
         \x20   Ghost: {type: object, properties: {of: {$ref: '#/components/schemas/Cat'}}}\n",
    );
    let _ = writeln!(text, "    Lives: {{type: object, properties: {{");
    for life in 0..150 {
        let _ = writeln!(text, "      life{life}: {{type: object, properties: {{year{life}: {{type: integer}}}}}},");
    }
    text.push_str("    }}\n");
    text
}

/// A workspace with the crate in it, new each time, for an earlier one would keep its names.
static ZOO: LazyLock<Workspace> = LazyLock::new(|| {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("features");
    let workspace = Workspace::new(&root, &["zoo"]).expect("a workspace");
    let _ = fs::remove_dir_all(workspace.member("zoo"));
    let input = root.join("zoo.yaml");
    fs::write(&input, document()).expect("a document");
    Builder::new(&input)
        .name("zoo")
        .runtime_path(project().join("runtime"))
        .generate_to(workspace.member("zoo"))
        .expect("a crate");
    workspace
});

#[test]
fn every_tag_is_a_feature() {
    let read = |path: &str| fs::read_to_string(ZOO.member("zoo").join(path)).expect("a file");
    let manifest = read("Cargo.toml");
    let features = manifest.split_once("[features]\n").map(|(_, features)| features);
    assert_eq!(
        features,
        Some(
            "default = [\"cats\", \"dogs\", \"webhooks\", \"schemas\"]\n\
             cats = []\ndogs = []\nwebhooks = []\nschemas = [\"cats\", \"dogs\", \"webhooks\"]\n\
             digest = [\"clientwright-runtime/digest\"]\noauth2 = [\"clientwright-runtime/oauth2\"]\n"
        )
    );
    let gated = "#[cfg(feature = \"cats\")]\nmod cats;\n";
    assert!(read("src/lib.rs").contains("#[cfg(feature = \"cats\")]\npub mod cats;\n"));
    assert!(read("src/types.rs").contains(gated));
    assert!(read("src/types/cats.rs").contains("pub struct Cat "));
    assert!(read("src/types/common.rs").contains("pub struct Owner "));
    assert!(read("src/types/webhooks.rs").contains("pub struct Birth "));
    assert!(read("src/types/schemas.rs").contains("pub struct Ghost "));
    assert!(read("src/types/common.rs").contains("pub enum XMoodHeader "));
}

#[test]
fn every_feature_compiles_alone() {
    for features in ["", "cats", "dogs", "webhooks", "schemas", "cats,webhooks"] {
        let output = ZOO.cargo(&["check", "--no-default-features", "--features", features]).expect("cargo");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && told.is_empty(), "with {features:?}: {told}");
    }
}
