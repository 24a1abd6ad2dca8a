//! Entries of the output directory that are no regular files, names that make no file, and disks that are full.

#![cfg(unix)]

use std::collections::HashSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::process::Command;

use crate::support::{Folder, PETS};

/// Files that a run reads or writes.
const FILES: [&str; 6] =
    ["clientwright.lock", ".clientwright.journal", "Cargo.toml", "api-surface.txt", "src/lib.rs", "src/pets.rs"];

fn generated() -> Folder {
    let folder = Folder::with(PETS);
    folder.run("generate api.yaml --out out").with_status(0);
    folder
}

fn make_pipe(folder: &Folder, path: &str) {
    let made = Command::new("mkfifo").arg(folder.path(path)).status().expect("mkfifo");
    assert!(made.success(), "{path}");
}

#[test]
fn a_file_that_is_none_ends_the_run_with_its_name() {
    for file in FILES {
        for kind in ["directory", "pipe", "link", "dangling link"] {
            let folder = generated();
            folder.write("outside", "mine");
            let path = folder.path(&format!("out/{file}"));
            let _ = fs::remove_file(&path);
            match kind {
                "directory" => fs::create_dir(&path).expect("a directory"),
                "pipe" => make_pipe(&folder, &format!("out/{file}")),
                "link" => symlink(folder.path("outside"), &path).expect("a link"),
                _ => symlink(folder.path("nowhere"), &path).expect("a link"),
            }
            let all = ["", " --force", " --check", " --release"];
            for arguments in all.into_iter().take(if kind == "pipe" { 4 } else { 1 }) {
                let ran = folder.run(&format!("generate api.yaml --out out{arguments}")).with_status(1);
                let last = ran.stderr.lines().last().unwrap_or_default();
                let is_told = last.starts_with("error: `") && last.contains(file);
                assert!(is_told, "{kind} {file}{arguments}: {}", ran.stderr);
            }
            assert_eq!(folder.read("outside"), "mine", "{kind} {file}");
            assert!(!folder.path("nowhere").exists(), "{kind} {file}");
        }
    }
}

#[test]
fn a_directory_that_is_a_link_is_not_followed() {
    let folder = generated();
    fs::rename(folder.path("out/src"), folder.path("moved")).expect("renamed");
    symlink(folder.path("moved"), folder.path("out/src")).expect("a link");
    folder.write("api.yaml", PETS.replace("integer", "string"));
    let before = fs::read_to_string(folder.path("moved/types.rs")).expect("a file");
    let ran = folder.run("generate api.yaml --out out --force").with_status(1);
    assert!(ran.stderr.ends_with("out/src` is a symbolic link, which is not followed\n"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(folder.path("moved/types.rs")).expect("a file"), before);
}

#[test]
fn a_manifest_above_that_is_a_pipe_is_not_opened() {
    let folder = Folder::with(PETS);
    make_pipe(&folder, "Cargo.toml");
    folder.run("generate api.yaml --out out").with_status(0);
    assert!(folder.path("out/src/lib.rs").exists());
}

#[test]
fn a_list_of_public_items_that_is_none_is_told() {
    let folder = generated();
    for (text, message) in [
        ("types::Pet: struct\n\u{0}\n", "has no public item in line 2"),
        ("{\"a\": [[[[\n", "has no public item in line 1"),
        ("# only a comment\n", ""),
    ] {
        folder.write("out/api-surface.txt", text);
        let ran = folder.run("generate api.yaml --out out --release --force");
        assert!(ran.stderr.contains(message), "{text:?}: {}", ran.stderr);
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    }
}

#[test]
fn long_names_and_names_of_the_same_letters_make_files_of_their_own() {
    let long = "very long name ".repeat(40);
    let tags = [
        long.as_str(),
        &format!("{long}2"),
        &"я".repeat(300),
        &"是".repeat(300),
        "Foo",
        "foo",
        "FOO",
        "_foo",
        "types",
        "Types",
        "client",
        "lib",
        "Main",
        "mod",
        "CON",
        "aux",
        "com1",
        "std",
        "crate",
        "..",
        ".git",
        "/",
        "C:\\a",
        "straße",
        "STRASSE",
        "ﬁ",
        "fi",
        "K",
        "\u{212a}",
        "é",
        "e\u{301}",
    ];
    let path = |(at, tag): (usize, &&str)| {
        let name = serde_json::to_string(tag).expect("JSON");
        format!(
            "/a{at}: {{get: {{operationId: {name}, tags: [{name}], responses: {{'204': {{description: Done.}}}}}}}}"
        )
    };
    let paths: Vec<String> = tags.iter().enumerate().map(path).collect();
    let folder =
        Folder::with(&format!("openapi: 3.1.0\ninfo: {{title: A, version: '1'}}\npaths: {{{}}}\n", paths.join(", ")));
    folder.run("generate api.yaml --out out").with_status(0);
    let files: Vec<String> = folder.files().into_iter().filter(|file| file.starts_with("out/src/")).collect();
    assert_eq!(files.len(), tags.len() + 3, "{files:?}");
    let distinct: HashSet<String> = files.iter().map(|file| file.to_lowercase()).collect();
    assert_eq!(distinct.len(), files.len());
    assert!(files.iter().all(|file| file.is_ascii() && file.len() <= "out/src/.rs".len() + 120), "{files:?}");
    let lock = folder.read("out/clientwright.lock");
    folder.run("generate api.yaml --out out").with_status(0);
    assert_eq!(folder.read("out/clientwright.lock"), lock);
}

#[test]
fn a_module_of_the_lock_is_short_enough_for_a_file() {
    let folder = generated();
    let lock = folder.read("out/clientwright.lock");
    let with = |length: usize| lock.replace("\"pets::", &format!("\"{}::", "a".repeat(length)));
    folder.write("out/clientwright.lock", with(201));
    let ran = folder.run("generate api.yaml --out out").with_status(1);
    assert!(ran.stderr.ends_with("is not a path of Rust; restore it from version control\n"), "{}", ran.stderr);
    folder.write("out/clientwright.lock", with(200));
    folder.run("generate api.yaml --out out").with_status(0);
    assert!(folder.path(&format!("out/src/{}.rs", "a".repeat(200))).exists());
}

#[test]
fn a_file_that_cannot_be_written_leaves_the_old_crate() {
    let folder = generated();
    let before = folder.files().iter().map(|file| folder.read(file)).collect::<Vec<_>>();
    folder.write("api.yaml", PETS.replace("type: integer", "type: string"));
    // Files of more than a block cannot be written, as on a disk that is full.
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' XFSZ; ulimit -f 1; exec \"$0\" generate api.yaml --out out"]);
    let ran = command.arg(env!("CARGO_BIN_EXE_clientwright")).current_dir(folder.path(".")).output().expect("a shell");
    let stderr = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{stderr}");
    assert!(stderr.starts_with("error: cannot write `"), "{stderr}");
    folder.write("api.yaml", PETS);
    assert_eq!(folder.files().iter().map(|file| folder.read(file)).collect::<Vec<_>>(), before);
}
