//! Only what is ours is touched, and only when it changes.

use std::fs;
use std::time::SystemTime;

use crate::support::{FAULTY, Folder, PETS};

const FILES: [&str; 9] = [
    "out/Cargo.toml",
    "out/README.md",
    "out/api-surface.txt",
    "out/clientwright.lock",
    "out/rustfmt.toml",
    "out/src/client.rs",
    "out/src/lib.rs",
    "out/src/pets.rs",
    "out/src/types.rs",
];

/// The text and the time of every file in `out`.
fn state(folder: &Folder) -> Vec<(String, String, SystemTime)> {
    let files = folder.files().into_iter().filter(|file| file.starts_with("out/"));
    let time = |file: &str| fs::metadata(folder.path(file)).expect("a file").modified().expect("a time");
    files.map(|file| (file.clone(), folder.read(&file), time(&file))).collect()
}

fn generated() -> Folder {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out").with_status(0);
    folder
}

#[test]
fn the_same_again_touches_nothing() {
    let folder = generated();
    let before = state(&folder);
    assert_eq!(before.iter().map(|(file, ..)| file.as_str()).collect::<Vec<_>>(), FILES);
    let ran = folder.run("generate api.yaml --out out").with_status(0);
    assert!(ran.stdout.contains("  files       9: 9 unchanged\n"), "{}", ran.stdout);
    assert_eq!(state(&folder), before);
}

#[test]
fn the_same_document_gives_the_same_bytes_elsewhere() {
    let texts = |folder: &Folder| state(folder).into_iter().map(|(file, text, _)| (file, text)).collect::<Vec<_>>();
    assert_eq!(texts(&generated()), texts(&generated()));
}

#[test]
fn only_what_changed_is_written_and_what_is_gone_is_deleted() {
    let folder = generated();
    let renamed = PETS.replace("tags: [pets]", "tags: [animals]");
    folder.write("api.yaml", &renamed);
    fs::remove_file(folder.path("out/clientwright.lock")).unwrap();
    fs::remove_dir_all(folder.path("out")).unwrap();
    folder.run("generate api.yaml --out out").with_status(0);
    let before = state(&folder);
    folder.write("api.yaml", renamed.replace("type: integer", "type: string"));
    folder.write("out/tests/mine.rs", "mine");
    let ran = folder.run("generate api.yaml --out out").with_status(0);
    assert!(ran.stdout.contains("  files       9: 3 changed, 6 unchanged\n"), "{}", ran.stdout);
    let after = state(&folder);
    let touched = after.iter().filter(|file| !before.contains(file)).map(|(file, ..)| file.as_str());
    assert_eq!(
        touched.collect::<Vec<_>>(),
        ["out/api-surface.txt", "out/clientwright.lock", "out/src/types.rs", "out/tests/mine.rs"]
    );

    folder.write("api.yaml", "openapi: 3.1.0\ninfo: {title: Petstore, version: 1.0.0}\npaths: {}\n");
    let ran = folder.run("generate api.yaml --out out --format json").with_status(0);
    assert_eq!(ran.json()["deleted"], serde_json::json!(["src/animals.rs"]));
    assert!(!folder.path("out/src/animals.rs").exists());
    assert_eq!(folder.read("out/tests/mine.rs"), "mine");
}

#[test]
fn a_folder_of_someone_else_is_refused() {
    let folder = Folder::with(PETS);
    folder.write("out/theirs.txt", "theirs");
    let ran = folder.run("generate api.yaml --out out").with_status(1);
    assert!(
        ran.stderr.contains("holds files but no `clientwright.lock`, so the generator does not replace them"),
        "{ran:?}"
    );
    assert_eq!(folder.files(), ["api.yaml", "out/theirs.txt"]);
    assert_eq!(folder.read("out/theirs.txt"), "theirs");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_refused() {
    let folder = Folder::with(PETS);
    folder.write("out", "theirs");
    let ran = folder.run("generate api.yaml --out out").with_status(1);
    assert!(ran.stderr.contains("is a file, not a directory"), "{ran:?}");
    assert_eq!(folder.read("out"), "theirs");
}

#[test]
fn a_file_that_the_lock_does_not_name_is_refused() {
    let folder = generated();
    fs::remove_file(folder.path("out/src/pets.rs")).unwrap();
    let lock = folder.read("out/clientwright.lock");
    let without: Vec<&str> = lock.lines().filter(|line| !line.starts_with("\"src/pets.rs\"")).collect();
    let without = without.join("\n");
    assert!(without.len() + 70 < lock.len());
    folder.write("out/clientwright.lock", without);
    folder.write("out/src/pets.rs", "theirs");
    let before = state(&folder);
    let ran = folder.run("generate api.yaml --out out").with_status(1);
    assert!(ran.stderr.contains("pets.rs` exists already, and `clientwright.lock` does not list it"), "{ran:?}");
    assert_eq!(state(&folder), before);
}

#[test]
fn a_broken_lock_is_refused() {
    let folder = generated();
    folder.write("out/clientwright.lock", "version = ");
    let before = state(&folder);
    let ran = folder.run("generate api.yaml --out out").with_status(1);
    assert!(ran.stderr.contains("clientwright.lock` cannot be read"), "{ran:?}");
    assert_eq!(state(&folder), before);
}

/// The folder cannot be replaced, because a folder that is not empty is in the place of a file.
#[test]
fn a_run_that_fails_leaves_nothing_half_written() {
    let folder = generated();
    fs::remove_file(folder.path("out/src/types.rs")).unwrap();
    folder.write("out/src/types.rs/theirs", "theirs");
    folder.write("api.yaml", PETS.replace("listPets", "everyPet"));
    let before = state(&folder);
    folder.run("generate api.yaml --out out").with_status(1);
    assert_eq!(state(&folder), before);
}

#[test]
fn check_fails_until_the_folder_is_what_would_be_written() {
    let folder = Folder::with(PETS);
    let ran = folder.run("generate api.yaml --out out --check").with_status(1);
    assert!(ran.stdout.contains("    + src/pets.rs\n"), "{}", ran.stdout);
    assert_eq!(folder.files(), ["api.yaml"]);

    folder.run("generate api.yaml --out out").with_status(0);
    let ran = folder.run("generate api.yaml --out out --check").with_status(0);
    assert!(ran.stdout.starts_with("Checked petstore-client in out\n"), "{}", ran.stdout);

    folder.write("out/src/pets.rs", "changed by hand");
    let before = state(&folder);
    let ran = folder.run("generate api.yaml --out out --check").with_status(1);
    let difference = "    ~ src/pets.rs  (changed by hand)\n\n--- src/pets.rs\n+++ src/pets.rs (generated)\n@@ -1 +1,";
    assert!(ran.stdout.contains(difference), "{}", ran.stdout);
    assert!(ran.stdout.contains("\n-changed by hand\n+// @generated by clientwright"), "{}", ran.stdout);
    let failed =
        "error: the check failed: the directory differs from what would be written\n  changed by hand: `src/pets.rs`\n";
    assert_eq!(ran.stderr, failed);
    assert_eq!(state(&folder), before);

    fs::remove_file(folder.path("out/src/types.rs")).unwrap();
    folder.write("api.yaml", PETS.replace("tags: [pets]", "tags: [animals]"));
    let ran = folder.run("generate api.yaml --out out --check --name animals --format json").with_status(1);
    assert_eq!(
        ran.json()["reasons"],
        serde_json::json!([
            "the document has changed",
            "the options have changed",
            "changed by hand: `src/pets.rs`",
            "missing: `src/types.rs`",
        ])
    );
}

#[test]
fn what_was_changed_by_hand_is_overwritten_by_force_alone() {
    let folder = generated();
    let readme = folder.read("out/README.md");
    folder.write("out/README.md", "mine");
    folder.write("api.yaml", PETS.replace("type: integer", "type: string"));
    let before = state(&folder);
    let ran = folder.run("generate api.yaml --out out").with_status(1);
    assert!(
        ran.stderr.contains("one file was changed by hand since the last run: `README.md`; move the changes elsewhere"),
        "{}",
        ran.stderr
    );
    assert_eq!(state(&folder), before);
    folder.run("generate api.yaml --out out --force").with_status(0);
    assert_eq!(folder.read("out/README.md"), readme);
    folder.run("generate api.yaml --out out --check --force").with_status(2);
}

#[test]
fn a_stale_file_that_was_changed_by_hand_is_named_and_stays() {
    let folder = generated();
    folder.write("out/src/pets.rs", "mine");
    folder.write("api.yaml", "openapi: 3.1.0\ninfo: {title: Petstore, version: 1.0.0}\npaths: {}\n");
    let ran = folder.run("generate api.yaml --out out").with_status(0);
    let note = "note: `src/pets.rs` is no longer generated, but was changed by hand; it stays, and is yours now";
    assert!(ran.stderr.lines().any(|line| line == note), "{}", ran.stderr);
    assert_eq!(folder.read("out/src/pets.rs"), "mine");
}

#[test]
fn a_lock_that_means_harm_changes_nothing_outside_and_nothing_of_others() {
    let folder = generated();
    let lock = folder.read("out/clientwright.lock");
    for (line, evil) in [
        ("crate = \"petstore-client\"", "crate = \"../evil\""),
        ("crate = \"petstore-client\"", "crate = \"a\\\"\\n[dependencies]\""),
        ("\"pets::list\"", "\"pets::list() {}\""),
        ("\"types::Pet\"", "\"types::Pet\\n\""),
        ("[files]", "[files]\n\"/etc/passwd\" = \"\""),
        ("[files]", "[files]\n\"../api.yaml\" = \"\""),
    ] {
        assert!(lock.contains(line), "{lock}");
        folder.write("out/clientwright.lock", lock.replace(line, evil));
        let before = state(&folder);
        let ran = folder.run("generate api.yaml --out out --force").with_status(1);
        assert!(ran.stderr.contains("clientwright.lock` cannot be read: "), "{evil}: {}", ran.stderr);
        assert_eq!(state(&folder), before);
    }
    folder.write("out/clientwright.lock", lock.replace("pets::", "main::"));
    folder.run("generate api.yaml --out out").with_status(0);
    assert!(!folder.path("out/src/main.rs").exists() && folder.path("out/src/pets.rs").exists());

    folder.write("out/clientwright.lock", format!("{lock}{}", "# more than 32 MiB\n".repeat(1_800_000)));
    let ran = folder.run("generate api.yaml --out out").with_status(1);
    assert!(ran.stderr.contains("cannot be read: it is larger than 32 MiB"), "{}", ran.stderr);
}

#[test]
fn a_dry_run_tells_and_writes_nothing() {
    let folder = Folder::with(PETS);
    let ran = folder.run("generate api.yaml --out out --dry-run").with_status(0);
    assert!(ran.stdout.starts_with("Would generate petstore-client in out\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("  files       9: 9 created\n"), "{}", ran.stdout);
    assert_eq!(folder.files(), ["api.yaml"]);
}

#[test]
fn what_is_denied_is_not_written() {
    for (arguments, denied) in [
        ("--strict", "1 dangling-reference, 1 undeclared-path-parameter"),
        ("--deny narrowed-keyword", "1 narrowed-keyword"),
        ("--deny dangling-reference --deny narrowed-keyword", "1 dangling-reference, 1 narrowed-keyword"),
    ] {
        let folder = Folder::with(FAULTY);
        let ran = folder.run(&format!("generate api.yaml --out out {arguments}")).with_status(1);
        let message = format!("error: the options deny these diagnostics: {denied}; nothing was written\n");
        assert!(ran.stderr.ends_with(&message), "{}", ran.stderr);
        assert_eq!(folder.files(), ["api.yaml"]);
    }
}
