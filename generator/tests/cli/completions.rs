//! Completions for shells.

use crate::support::Folder;

#[test]
fn scripts_are_printed() {
    for (shell, part) in
        [("bash", "complete -F _clientwright"), ("zsh", "#compdef clientwright"), ("fish", "complete -c clientwright")]
    {
        let ran = Folder::new().run(&format!("completions {shell}")).with_status(0);
        assert!(ran.stdout.contains(part), "{shell}");
    }
}

#[test]
fn commands_and_values_are_completed() {
    let script = Folder::new().run("completions bash").with_status(0).stdout;
    for value in [
        "init",
        "update",
        "dangling-reference",
        "vendored",
        "tag:",
        "package.",
        "unknown-properties=",
        "rust-trait-lost",
        "request-body-became-required",
    ] {
        assert!(script.contains(value), "{value}");
    }
}

/// Completions of `--set` begin with every key of the file.
#[test]
fn every_key_can_be_completed() {
    let script = Folder::new().run("completions fish").with_status(0).stdout;
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../clientwright.schema.json");
    let schema: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(path).expect("a schema")).expect("JSON");
    for key in schema["properties"].as_object().expect("properties").keys() {
        assert!(script.contains(&format!("{key}=")) || script.contains(&format!("{key}.")), "{key}");
    }
}

#[test]
fn help_does_not_list_every_value() {
    let help = Folder::new().run("generate --help").with_status(0).stdout;
    assert!(!help.contains("dangling-reference") && help.lines().count() < 120, "{help}");
}

#[test]
fn manual_pages_are_written() {
    let folder = Folder::new();
    folder.run("man pages").with_status(0);
    let page = folder.read("pages/clientwright-diff.1");
    assert!(page.contains(".TH clientwright-diff 1") && page.contains("fail\\-on"), "{page}");
    assert!(folder.read("pages/clientwright.1").contains("clientwright\\-generate"));
}
