//! `init`: the first `clientwright.toml`.

use crate::support::{Folder, PETS};

#[test]
fn a_configuration_is_written_and_generate_works_at_once() {
    let folder = Folder::new();
    folder.write("specs/pets.yaml", PETS);
    let ran = folder.run("init specs/pets.yaml --out clients/pets").with_status(0);
    let expected = "Wrote clientwright.toml for Petstore: 2 operations, 1 schema\nNext: clientwright generate\n";
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (expected, ""));
    let text = folder.read("clientwright.toml");
    for line in [
        "document = \"specs/pets.yaml\"",
        "out = \"clients/pets\"",
        "#name = \"petstore-client\"",
        "#include = [\"tag:pets\"]",
    ] {
        assert!(text.lines().any(|it| it == line), "{line} in {text}");
    }
    folder.run("generate").with_status(0);
    assert!(folder.path("clients/pets/Cargo.toml").is_file());
    folder.run("generate --check").with_status(0);
}

#[test]
fn the_default_directory_is_named_like_the_crate() {
    let folder = Folder::with(PETS);
    folder.run("init api.yaml").with_status(0);
    assert!(folder.read("clientwright.toml").contains("\nout = \"petstore-client\"\n"));
}

#[test]
fn paths_are_written_as_the_file_needs_them() {
    let folder = Folder::with(PETS);
    let ran = folder.run("init api.yaml --out clients/pets --config clients/pets/clientwright.toml").with_status(0);
    assert!(
        ran.stdout.ends_with("Next: clientwright generate --config clients/pets/clientwright.toml\n"),
        "{}",
        ran.stdout
    );
    let text = folder.read("clients/pets/clientwright.toml");
    assert!(text.contains("\ndocument = \"../../api.yaml\"\n") && text.contains("\nout = \".\"\n"), "{text}");
    folder.run("generate --config clients/pets/clientwright.toml").with_status(0);
    folder.run_in("clients/pets", "generate --check").with_status(0);
}

#[test]
fn an_existing_file_is_never_replaced() {
    let folder = Folder::with(PETS);
    folder.write("clientwright.toml", "# mine\n");
    let ran = folder.run("init api.yaml").with_status(2);
    assert!(ran.stderr.starts_with("error: `clientwright.toml` exists already and is not replaced"), "{}", ran.stderr);
    assert_eq!(folder.read("clientwright.toml"), "# mine\n");
}

#[test]
fn missing_security_schemes_and_formats_are_proposed() {
    let text = PETS
        .replace("servers:", "security: [{'key of \"x\"': []}]\nservers:")
        .replace("{type: integer}", "{type: string, format: uuid}");
    let folder = Folder::with(&text);
    let ran = folder.run("init api.yaml").with_status(0);
    assert!(ran.stdout.contains("; `clientwright inspect` shows what the client will not support\n"), "{}", ran.stdout);
    let text = folder.read("clientwright.toml");
    assert!(text.contains("#\"key of \\\"x\\\"\" = { type = \"http\", scheme = \"bearer\" }"), "{text}");
    assert!(text.contains("The document has `uuid`."), "{text}");
    folder.run("generate").with_status(0);
}

#[test]
fn nothing_is_written_for_what_is_not_a_document() {
    let folder = Folder::with("just: text");
    let ran = folder.run("init api.yaml").with_status(1);
    assert!(ran.stderr.contains("error[not-openapi]"), "{}", ran.stderr);
    folder.run("init nowhere.yaml").with_status(2);
    assert_eq!(folder.files(), ["api.yaml"]);
}
