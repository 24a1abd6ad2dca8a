//! What the crates pull in, as `cargo tree` tells it.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use clientwright_tests::generated::Workspace;
use clientwright_tests::sources::project;

/// The names of all crates that a package needs to be built and to run.
fn tree(arguments: &[&str]) -> BTreeSet<String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(project()).args(["tree", "--locked", "--prefix", "none", "-e", "normal,build"]).args(arguments);
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).expect("names are ASCII");
    text.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

fn found(names: &BTreeSet<String>, unwanted: &[&'static str]) -> Vec<&'static str> {
    unwanted.iter().copied().filter(|name| names.contains(*name)).collect()
}

#[test]
fn a_build_dependency_pulls_no_command_line_and_no_network() {
    let names = tree(&["-p", "clientwright", "--no-default-features"]);
    assert!(names.contains("quote"), "{names:?}");
    let unwanted = [
        "clap",
        "anstream",
        "reqwest",
        "ureq",
        "hyper",
        "tokio",
        "futures",
        "rustls",
        "ring",
        "serde_json_path",
        "regex",
        "clientwright-runtime",
    ];
    assert_eq!(found(&names, &unwanted), [""; 0]);
}

#[test]
fn a_runtime_without_its_transport_pulls_no_network() {
    let names = tree(&["-p", "clientwright-runtime", "--no-default-features"]);
    assert!(names.contains("http"), "{names:?}");
    // `tokio` without features is the traits of a connection that is handed over: no runtime, no sockets.
    let unwanted =
        ["reqwest", "hyper", "mio", "socket2", "rustls", "ring", "syn", "quote", "serde_derive", "clientwright"];
    assert_eq!(found(&names, &unwanted), [""; 0]);
}

#[test]
fn crates_of_formats_come_where_they_are_asked_for() {
    let formats = ["chrono", "jiff", "rust_decimal", "time", "url", "uuid"];
    let bare = tree(&["-p", "clientwright-runtime", "--no-default-features"]);
    assert_eq!(found(&bare, &formats), [""; 0]);
    let chosen = tree(&["-p", "clientwright-runtime", "--no-default-features", "--features", "jiff"]);
    assert_eq!(found(&chosen, &formats), ["jiff"]);
    let default = tree(&["-p", "clientwright-runtime"]);
    assert_eq!(found(&default, &formats), [""; 0]);
    let usual = tree(&["-p", "clientwright-runtime", "--features", "chrono,decimal,url,uuid"]);
    assert_eq!(found(&usual, &formats), ["chrono", "rust_decimal", "url", "uuid"]);
    assert_eq!(found(&usual, &["serde_derive", "js-sys", "rand", "iana-time-zone"]), [""; 0]);
}

/// Cargo unites the features of a crate that two packages name: a feature of `reqwest` that the runtime turned on would
/// change the clients of the program around it. Without a TLS provider, `reqwest::Client::new()` panics.
#[test]
fn a_program_that_uses_reqwest_keeps_its_features() {
    assert_eq!(found(&tree(&["-p", "clientwright-runtime"]), &["reqwest"]), [""; 0]);
    let alone = tree(&["-p", "clientwright-runtime", "--no-default-features", "--features", "reqwest"]);
    assert!(alone.contains("reqwest"), "{alone:?}");
    assert_eq!(found(&alone, &["rustls", "hyper-rustls", "native-tls"]), [""; 0]);
}

/// The features with which `reqwest` is compiled for a program outside of this workspace, with and without a generated client.
#[test]
fn a_client_changes_nothing_for_the_reqwest_of_a_program() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("own-reqwest");
    let features = |wanted: &str, others: &str| {
        let workspace = Workspace::new(&root, &["program"]).expect("a workspace");
        let folder = workspace.member("program");
        std::fs::create_dir_all(folder.join("src")).expect("a folder");
        std::fs::write(folder.join("src/main.rs"), "fn main() {}\n").expect("a program");
        let package = "[package]\nname = \"program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n";
        let manifest = format!("{package}reqwest = {{ version = \"0.13\", {wanted} }}\n{others}");
        std::fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
        let arguments = ["tree", "--prefix", "none", "-e", "normal", "-f", "{p} {f}", "-i", "reqwest", "--depth", "0"];
        let output = workspace.cargo(&arguments).expect("cargo");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("names are ASCII")
    };
    let client = format!("petstore-client = {{ path = {:?} }}\n", project().join("examples/committed/petstore-client"));
    for wanted in ["default-features = false", "default-features = false, features = [\"json\"]"] {
        let (alone, beside) = (features(wanted, ""), features(wanted, &client));
        assert!(alone.starts_with("reqwest v0.13"), "{alone}");
        assert_eq!(alone, beside);
    }
}

#[test]
fn one_tls_and_no_openssl() {
    let names = tree(&["-p", "clientwright-runtime"]);
    assert!(names.len() < 60, "{} crates: {names:?}", names.len());
    assert!(names.contains("rustls") && names.contains("ring"), "{names:?}");
    assert_eq!(found(&names, &["openssl", "native-tls", "aws-lc-rs", "aws-lc-sys"]), [""; 0]);
}
