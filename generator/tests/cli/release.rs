//! `--release`: the version of the crate and the section of its changelog.

use crate::support::{Folder, PETS};

fn version(folder: &Folder) -> String {
    let manifest = folder.read("out/Cargo.toml");
    let line = manifest.lines().find(|line| line.starts_with("version = ")).expect("a version");
    line.trim_start_matches("version = ").trim_matches('"').to_owned()
}

#[test]
fn the_first_release_has_the_first_version() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out --release").with_status(0);
    assert_eq!(version(&folder), "0.1.0");
    assert_eq!(folder.read("out/CHANGELOG.md"), "# Changelog\n\n## 0.1.0\n\nThe first version.\n");
}

#[test]
fn a_breaking_change_is_listed_before_what_was_written_by_hand() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out").with_status(0);
    folder.write("out/CHANGELOG.md", "# Ours\n\nBy hand.\n\n## 0.1.0\n\nAlso by hand.\n");
    folder.write("api.yaml", PETS.replace("type: integer", "type: string"));
    let ran = folder.run("generate api.yaml --out out --release").with_status(0);
    assert!(ran.stdout.contains("  release     0.1.0 to 0.2.0, with "), "{}", ran.stdout);
    assert_eq!(version(&folder), "0.2.0");
    let text = folder.read("out/CHANGELOG.md");
    assert!(
        text.starts_with("# Ours\n\nBy hand.\n\n## 0.2.0\n\nBreaking changes, each with what to do:\n\n- `types::Pet"),
        "{text}"
    );
    assert!(text.ends_with("\n\n## 0.1.0\n\nAlso by hand.\n"), "{text}");

    folder.run("generate api.yaml --out out --check").with_status(0);
    let ran = folder.run("generate api.yaml --out out --release").with_status(0);
    assert!(!ran.stdout.contains("release"), "{}", ran.stdout);
    assert_eq!(folder.read("out/CHANGELOG.md"), text);
}

#[test]
fn a_crate_keeps_its_version_without_a_release() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out --release").with_status(0);
    folder.write("api.yaml", PETS.replace("type: integer", "type: string"));
    folder.run("generate api.yaml --out out --release").with_status(0);
    let released = version(&folder);
    assert_ne!(released, "0.1.0");
    folder.write("api.yaml", PETS);
    folder.run("generate api.yaml --out out").with_status(0);
    assert_eq!(version(&folder), released);
}

#[test]
fn a_change_of_descriptions_is_a_patch() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out").with_status(0);
    folder.write("api.yaml", PETS.replace("title: Petstore", "title: Petstore, description: Pets."));
    let object = folder.run("generate api.yaml --out out --release --format json").with_status(0).json();
    assert_eq!(
        object["release"],
        serde_json::json!({"old_version": "0.1.0", "version": "0.1.1", "kind": "patch", "changes": []})
    );
    assert_eq!(folder.read("out/CHANGELOG.md"), "# Changelog\n\n## 0.1.1\n\nNo public item changed.\n");
}

#[test]
fn setters_are_listed_with_the_names_of_their_arguments() {
    let body = "requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}";
    let document = PETS.replace("operationId: createPet", &format!("operationId: createPet\n      {body}"));
    let folder = Folder::with(&document.replace("id: {type: integer}", "id: {type: integer}, tag: {type: string}"));
    folder.run("generate api.yaml --out out").with_status(0);
    let surface = folder.read("out/api-surface.txt");
    let line = "types::Pet::with_tag: fn(self, tag: impl Into<String>) -> Self";
    assert!(surface.lines().any(|found| found == line), "{surface}");
}

#[test]
fn machines_get_the_changes_of_a_release() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out").with_status(0);
    folder.write("api.yaml", PETS.replace("type: integer", "type: string"));
    let object = folder.run("generate api.yaml --out out --release --format json").with_status(0).json();
    let change = &object["release"]["changes"][0];
    assert_eq!(change["rule"], "rust-field-type-changed");
    assert_eq!(change["item"], "types::Pet::id");
    assert_eq!(change["breaking"], true);
}

#[test]
fn a_dry_run_writes_no_changelog() {
    let folder = Folder::with(PETS);
    let ran = folder.run("generate api.yaml --out out --release --dry-run").with_status(0);
    assert!(ran.stdout.contains("  release     0.1.0, the first version\n"), "{}", ran.stdout);
    assert_eq!(folder.files(), ["api.yaml"]);
}

#[test]
fn two_crates_are_compared_by_their_items() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out old").with_status(0);
    folder.write("api.yaml", PETS.replace("type: integer", "type: string"));
    folder.run("generate api.yaml --out new").with_status(0);
    let object = folder.run("diff old new --format json").with_status(0).json();
    assert_eq!(object["rust"], "breaking");
    assert_eq!(object["release"], "major");
    let change = &object["changes"][0];
    assert_eq!(change["rule"], "rust-field-type-changed");
    assert_eq!(change["item"], "types::Pet::id");
    assert_eq!(change["message"], "`types::Pet::id` has another type: it was `field i64` and is `field String`.");
    assert_eq!(change["old"]["file"], "old/api-surface.txt");
    assert_eq!(change["old"]["pointer"], "#/components/schemas/Pet");
    folder.run("diff old new --fail-on breaking").with_status(1);
    folder.run("diff old old --fail-on any").with_status(0);
}

#[test]
fn rules_of_items_are_explained() {
    let folder = Folder::with(PETS);
    let ran = folder.run("explain rust-item-removed").with_status(0);
    assert_eq!(ran.stdout, "rust-item-removed (Rust: breaking)\n\nThe item is gone: remove its uses.\n");
}

/// The line of an alias in the lock.
fn first_version(folder: &Folder, name: &str) -> Option<String> {
    let lock: toml::Table = folder.read("out/clientwright.lock").parse().expect("TOML");
    Some(lock.get("releases")?.get(name)?.as_str()?.to_owned())
}

#[test]
fn a_deprecated_name_lasts_until_the_second_release_that_may_break() {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out --release").with_status(0);
    folder.write("clientwright.toml", "[types.Pet]\nrename = \"Animal\"\n");
    folder.run("generate api.yaml --out out --release").with_status(0);
    assert_eq!(
        (version(&folder), first_version(&folder, "types::Pet")),
        ("0.1.1".to_owned(), Some("0.1.1".to_owned()))
    );
    folder.run("generate api.yaml --out out --check").with_status(0);

    // A release that breaks nothing keeps it.
    folder.write("api.yaml", PETS.replace("title: Petstore", "title: Petstore, description: Pets."));
    folder.run("generate api.yaml --out out --release").with_status(0);
    assert_eq!(
        (version(&folder), first_version(&folder, "types::Pet")),
        ("0.1.2".to_owned(), Some("0.1.1".to_owned()))
    );

    folder.write("api.yaml", PETS.replace("type: integer", "type: string"));
    folder.run("generate api.yaml --out out --release").with_status(0);
    assert_eq!((version(&folder), first_version(&folder, "types::Pet")), ("0.2.0".to_owned(), None));
    assert!(!folder.read("out/api-surface.txt").contains("types::Pet:"));
    let note = "- `types::Pet`, the former name of `types::Animal`, was removed. Use the present one.";
    let changelog = folder.read("out/CHANGELOG.md");
    assert!(changelog.contains(note), "{changelog}");
    folder.run("generate api.yaml --out out --check").with_status(0);
    // The name is not given to anything else.
    folder.write("clientwright.toml", "");
    folder.run("generate api.yaml --out out").with_status(0);
    assert!(folder.read("out/api-surface.txt").contains("types::Animal: struct"));
}

#[test]
fn a_deprecated_name_that_no_release_had_stays_for_one() {
    let folder = Folder::with(PETS);
    let configure = |version: &str| {
        folder
            .write("clientwright.toml", format!("package.version = \"{version}\"\n[types.Pet]\nrename = \"Animal\"\n"));
    };
    folder.write("clientwright.toml", "package.version = \"1.4.2\"\n");
    folder.run("generate api.yaml --out out").with_status(0);
    configure("1.4.2");
    folder.run("generate api.yaml --out out").with_status(0);
    assert_eq!(first_version(&folder, "types::Pet").as_deref(), Some("> 1.4.2"));
    folder.run("generate api.yaml --out out --check").with_status(0);
    configure("2.0.0");
    folder.run("generate api.yaml --out out").with_status(0);
    assert!(folder.read("out/api-surface.txt").contains("types::Pet: type = types::Animal"));
    configure("3.0.0");
    folder.run("generate api.yaml --out out").with_status(0);
    assert!(!folder.read("out/api-surface.txt").contains("types::Pet:"));
}
