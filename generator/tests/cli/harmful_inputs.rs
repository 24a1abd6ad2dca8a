//! What stands beside a document: locks, journals, options, overlays and stored responses that mean harm. Each ends in time and
//! within its memory, with a message or a crate, and never with a crash; nothing outside the output directory changes.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::os::unix::process::ExitStatusExt;
use std::process::Command;

use crate::support::{Folder, PETS};

/// KiB of memory, and seconds of processor time; a program that was not optimised takes five times as long. A run that waits
/// for something is ended, too.
const LIMITS: &str = if cfg!(debug_assertions) {
    "ulimit -d 1048576 && ulimit -t 25 && exec timeout 120 \"$0\" \"$@\""
} else {
    "ulimit -d 1048576 && ulimit -t 5 && exec timeout 30 \"$0\" \"$@\""
};

/// A file that a run reads beside the document, with the arguments that make it read it.
#[derive(Clone, Copy)]
struct Place {
    path: &'static str,
    arguments: &'static str,
    /// The beginning of a file that is valid.
    head: &'static str,
}

const PLACES: [Place; 6] = [
    Place { path: "out/clientwright.lock", arguments: "generate api.yaml --out out", head: LOCK },
    Place {
        path: "out/.clientwright.journal",
        arguments: "generate api.yaml --out out",
        head: "version = 1\n[files]\n\"src/x.rs\" = []\n",
    },
    Place { path: "clientwright.toml", arguments: "generate api.yaml --out out", head: "name = \"a\"\n" },
    Place {
        path: "options.toml",
        arguments: "generate api.yaml --out out --config options.toml",
        head: "name = \"a\"\n",
    },
    Place {
        path: "overlay.yaml",
        arguments: "generate api.yaml --out out --overlay overlay.yaml",
        head: "overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions: []\n",
    },
    Place {
        path: "out/clientwright.remote/index.toml",
        arguments: "generate remote.yaml --out out --allow-origin https://127.0.0.1:1",
        head: "version = 1\n",
    },
];

const LOCK: &str =
    "version = 1\ngenerator = \"0\"\ndocument = \"\"\nconfig = \"\"\n[files]\n\"src/lib.rs\" = \"sha256:0\"\n[names]\n";

/// Contents that are large, deep, or no text.
fn contents(head: &str) -> Vec<(&'static str, Vec<u8>)> {
    let deep = 100_000;
    vec![
        ("empty", Vec::new()),
        ("NUL", b"version = 1\0".to_vec()),
        ("not UTF-8", b"version = \"\xff\xfe\"".to_vec()),
        ("a mark of the order of bytes", [b"\xef\xbb\xbf", head.as_bytes()].concat()),
        ("UTF-16", head.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        ("deep arrays", format!("{head}deep = {}\n", "[".repeat(deep)).into_bytes()),
        ("deep closed arrays", format!("{head}deep = {}{}\n", "[".repeat(deep), "]".repeat(deep)).into_bytes()),
        ("deep tables", format!("{head}deep = {}\n", "{a=".repeat(deep)).into_bytes()),
        ("deep keys", format!("{head}{}a = 1\n", "a.".repeat(deep)).into_bytes()),
        ("a deep header", format!("{head}[{}a]\n", "a.".repeat(deep)).into_bytes()),
        ("many headers", format!("{head}{}", "[[a.a]]\n".repeat(deep)).into_bytes()),
        ("deep YAML", format!("{head}deep: {}\n", "[".repeat(deep)).into_bytes()),
        (
            "deep indentation",
            (0..2_000).flat_map(|depth| [" ".repeat(depth), "a:\n".to_owned()]).collect::<String>().into_bytes(),
        ),
        ("the same key twice", format!("{head}{head}").into_bytes()),
        ("one key many times", format!("{head}{}", "\"k\" = \"a::b\"\n".repeat(deep)).into_bytes()),
        ("a large number", format!("{head}version = 1e999999999\n").into_bytes()),
        ("a text without an end", format!("{head}a = \"\"\"{}", "x".repeat(1 << 20)).into_bytes()),
        ("fifty megabytes of one text", format!("{head}a = \"{}\"\n", "x".repeat(50 << 20)).into_bytes()),
        ("many megabytes of names", names(head, 200_000)),
        ("CR alone", head.replace('\n', "\r").into_bytes()),
    ]
}

fn names(head: &str, number: usize) -> Vec<u8> {
    let line = |at: usize| format!("\"#/components/schemas/Schema{at}\" = \"types::Schema{at}\"\n");
    [head.to_owned()].into_iter().chain((0..number).map(line)).collect::<String>().into_bytes()
}

/// A folder with a document and somebody's files beside the output directory.
fn folder() -> Folder {
    let folder = Folder::with(PETS);
    folder.write("remote.yaml", PETS.replace("'#/components/schemas/Pet'", "'https://127.0.0.1:1/pet.yaml#/Pet'"));
    folder.write("outside/mine", "mine");
    folder.write("out/keep", "");
    fs::remove_file(folder.path("out/keep")).expect("deleted");
    folder
}

/// Runs within the limits; returns what was told.
#[track_caller]
fn run(folder: &Folder, arguments: &str, shown: &str) -> (i32, String) {
    let mut command = Command::new("sh");
    command.arg("-c").arg(LIMITS).arg(env!("CARGO_BIN_EXE_clientwright")).args(arguments.split_whitespace());
    let output = command.current_dir(folder.path(".")).output().expect("a shell");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let beginning: String = told.chars().take(500).collect();
    assert_eq!(output.status.signal(), None, "{shown}: {beginning}");
    let status = output.status.code().expect("a status");
    assert!((0..=2).contains(&status), "{shown}: ended with {status}: {beginning}");
    assert!(!told.contains("panicked") && !told.contains("overflowed its stack"), "{shown}: {beginning}");
    assert!(status == 0 || told.contains("error"), "{shown}: no message");
    assert!(told.len() < 10_000, "{shown}: a message of {} bytes", told.len());
    (status, told)
}

/// Asserts that only the output directory has other files than before.
#[track_caller]
fn assert_nothing_outside(folder: &Folder, before: &[String], shown: &str) {
    let outside = |files: Vec<String>| files.into_iter().filter(|file| !file.starts_with("out/")).collect::<Vec<_>>();
    assert_eq!(outside(folder.files()), before, "{shown}");
    assert_eq!(folder.read("outside/mine"), "mine", "{shown}");
}

#[test]
fn files_of_any_content_are_told_or_read() {
    for place in PLACES {
        for (name, content) in contents(place.head) {
            let (folder, shown) = (folder(), format!("{}: {name}", place.path));
            folder.write(place.path, content);
            let before: Vec<String> = folder.files().into_iter().filter(|file| !file.starts_with("out/")).collect();
            run(&folder, place.arguments, &shown);
            assert_nothing_outside(&folder, &before, &shown);
        }
    }
}

#[test]
fn entries_that_are_no_files_are_told() {
    for place in PLACES {
        for kind in ["directory", "link to a device", "link to itself", "link to nowhere", "pipe"] {
            // Options and overlays that a user names may be pipes, which a program waits for.
            if kind == "pipe" && place.arguments.contains("--config") | place.arguments.contains("--overlay") {
                continue;
            }
            let (folder, shown) = (folder(), format!("{}: {kind}", place.path));
            let path = folder.path(place.path);
            fs::create_dir_all(path.parent().expect("a directory")).expect("a directory");
            match kind {
                "directory" => fs::create_dir(&path).expect("a directory"),
                "link to a device" => symlink("/dev/zero", &path).expect("a link"),
                "link to itself" => symlink(&path, &path).expect("a link"),
                "link to nowhere" => symlink(folder.path("nowhere"), &path).expect("a link"),
                _ => assert!(Command::new("mkfifo").arg(&path).status().expect("mkfifo").success()),
            }
            run(&folder, place.arguments, &shown);
            assert!(!folder.path("nowhere").exists(), "{shown}");
        }
    }
}

#[test]
fn files_without_an_end_are_not_read_to_their_end() {
    let folder = folder();
    let options = "document = \"api.yaml\"\nout = \"out\"\n";
    folder.write("clientwright.toml", options);
    for link in ["newer.yaml", "options.toml"] {
        symlink("/dev/zero", folder.path(link)).expect("a link");
    }

    let (status, told) = run(&folder, "update --document newer.yaml", "a new version");
    assert_eq!((status, told.contains("is larger than 64 MiB")), (1, true), "{told}");
    assert_eq!(folder.read("api.yaml"), PETS);
    assert_eq!(folder.read("clientwright.toml"), options);

    let (status, told) = run(&folder, "rename #/components/schemas/Pet Animal --config options.toml", "options");
    assert_eq!((status, &*told), (2, "error: cannot use `options.toml`: it is larger than 4 MiB\n"));
    assert_eq!(fs::read_link(folder.path("options.toml")).expect("a link").to_str(), Some("/dev/zero"));
}

/// Lines that a run would have to obey to do harm.
#[test]
fn names_and_files_of_a_lock_lead_nowhere() {
    let long = "a".repeat(50_000);
    let names = [
        "../evil",
        "/tmp/evil",
        "C:\\evil",
        "\\\\evil\\share",
        "src/../../evil",
        "..",
        ".",
        "",
        "a\\u0000b",
        "a\\nb",
        "\\u202Eb",
        "Cargo.toml",
        "con",
        "build.rs",
        "src/bin/evil.rs",
        ".cargo/config.toml",
        "\u{441}lient",
        "fn",
        "types::fn",
        "types::Self",
        "crate::Pet",
        "types::\u{420}et",
        "types::Pet::",
        "::Pet",
        "types::<Pet>",
        "types::Pet;",
        "main::list",
        "lib::list",
        "pets::\\u0000",
        &long,
    ];
    for name in names {
        for line in [
            format!("crate = \"{name}\"\n"),
            format!("edition = \"{name}\"\n"),
            format!("[names]\n\"#/components/schemas/Pet\" = \"{name}\"\n"),
            format!("[names]\n\"#/paths/~1pets/get\" = \"{name}\"\n"),
            format!("[names]\n\"{name}\" = \"types::Pet\"\n"),
            format!("[reserved]\n\"#/components/schemas/Pet\" = \"{name}\"\n"),
            format!("[files]\n\"{name}\" = \"sha256:0\"\n"),
            format!("[files]\n\"src/lib.rs\" = \"{name}\"\n"),
        ] {
            let folder = folder();
            let before: Vec<String> = folder.files().into_iter().filter(|file| !file.starts_with("out/")).collect();
            let head = "version = 1\ngenerator = \"0\"\ndocument = \"\"\nconfig = \"\"\n";
            folder.write("out/clientwright.lock", format!("{head}{line}"));
            let shown: String = line.chars().take(60).collect();
            run(&folder, "generate api.yaml --out out --force", &shown);
            assert_nothing_outside(&folder, &before, &shown);
            let made = |file: &String| {
                file.starts_with("out/src/bin") || file.starts_with("out/.cargo") || file == "out/build.rs"
            };
            assert_eq!(folder.files().into_iter().find(made), None, "{shown}");
        }
    }
}
