//! The pages for users: their Rust is compiled elsewhere, their options are known, and their links lead somewhere.
//!
//! A block of Rust under a comment is a region of a source that the tests compile:
//!
//! ```text
//! <!-- tests/docs/errors.rs: kinds -->
//! ```
//!
//! Any other block of Rust is part of a source of `examples/`. `UPDATE_DOCS=1` writes the regions into the pages.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod pages;
#[path = "pages/regions.rs"]
mod regions;

use std::fs;
use std::path::Path;
use std::process::Command;

use clientwright_tests::generated::cargo;
use clientwright_tests::sources::project;

use pages::{pages, read};
use regions::{blocks, fill_regions};

/// Lines without indentation, joined: a block may stand deeper in its example than on its page.
fn flatten(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// Every source of the examples and of `tests/docs/`, flat.
fn sources() -> Vec<String> {
    let mut sources = Vec::new();
    for directory in ["examples", "tests/docs"] {
        collect(&project().join(directory), &mut sources);
    }
    sources
}

fn collect(directory: &Path, sources: &mut Vec<String>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push(flatten(&fs::read_to_string(path).expect("a source")));
        }
    }
}

#[test]
fn every_region_is_as_it_is_compiled() {
    for page in pages() {
        let text = read(&page);
        let filled = fill_regions(&text).unwrap_or_else(|fault| panic!("{page}: {fault}"));
        if std::env::var_os("UPDATE_DOCS").is_some() {
            fs::write(project().join(&page), &filled).expect("the page is written");
        } else {
            assert_eq!(text, filled, "{page} differs from its sources; UPDATE_DOCS=1 writes it");
        }
    }
}

#[test]
fn every_block_of_rust_is_compiled() {
    let sources = sources();
    let mut count = 0;
    for page in pages() {
        for block in blocks(&read(&page), "rust") {
            count += 1;
            let is_compiled = sources.iter().any(|source| source.contains(&flatten(&block)));
            assert!(is_compiled, "no source contains this block of {page}:\n{block}");
        }
    }
    assert!(count >= 20, "{count} blocks");
}

#[test]
fn every_configuration_is_valid() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("page.toml");
    let mut count = 0;
    for page in pages() {
        for block in blocks(&read(&page), "toml") {
            let name = block.lines().next().unwrap_or_default();
            assert!(["# clientwright.toml", "# Cargo.toml"].contains(&name), "{page}: no file is named by\n{block}");
            if name == "# clientwright.toml" {
                fs::write(&path, &block).expect("a file");
                let fault = clientwright::config::read_config(&path).err();
                assert!(fault.is_none(), "{page}: {}", fault.map(|fault| fault.to_string()).unwrap_or_default());
                count += 1;
            }
        }
    }
    assert!(count >= 5, "{count} blocks");
}

#[test]
fn every_option_is_known_and_described() {
    let help = ["init", "generate", "update", "inspect", "diff"].map(help).concat();
    for page in pages() {
        for option in options(&read(&page)) {
            let is_cargo = ["--release", "--path", "--workspace", "--lib", "--manifest-path", "--features"];
            assert!(help.contains(&option) || is_cargo.contains(&option.as_str()), "{page}: {option}");
        }
    }
    let described = options(&read("docs/configuration.md"));
    for option in options(&help).iter().filter(|option| option.as_str() != "--help") {
        assert!(described.contains(option), "docs/configuration.md does not describe {option}");
    }
}

#[test]
fn every_method_of_the_builder_is_described() {
    let page = read("docs/configuration.md") + &read("docs/build-rs.md");
    let builder = read("generator/src/builder.rs");
    let methods = builder.split("\n    pub fn ").skip(1).filter_map(|rest| rest.split('(').next());
    for method in methods.filter(|method| !["new", "from_config"].contains(method)) {
        assert!(page.contains(&format!("`.{method}(")), "no page describes .{method}()");
    }
}

/// The help of a command, from the binary.
fn help(command: &str) -> String {
    let mut run: Command = cargo();
    run.args(["run", "--quiet", "--package", "clientwright", "--", command, "--help"]);
    let output = run.current_dir(project()).output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Every `--option` of a text.
fn options(text: &str) -> Vec<String> {
    let is_name = |character: char| character.is_ascii_lowercase() || character == '-';
    let words = text.split(|character: char| !is_name(character));
    let mut options: Vec<String> = words.filter(|word| is_option(word)).map(str::to_owned).collect();
    options.sort();
    options.dedup();
    options
}

fn is_option(word: &str) -> bool {
    word.strip_prefix("--").is_some_and(|name| name.starts_with(|first: char| first.is_ascii_lowercase()))
}

#[test]
fn every_link_leads_somewhere() {
    let others = ["ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"].map(str::to_owned);
    for page in pages().into_iter().chain(others) {
        let text = read(&page);
        let directory = project().join(&page).parent().map(Path::to_path_buf).expect("a directory");
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for target in targets.filter(|target| !target.starts_with("https://") && !target.starts_with('#')) {
            let path = target.split('#').next().unwrap_or_default();
            assert!(directory.join(path).exists(), "{page} links to {target}");
        }
    }
}

/// `path` or `path::test`, in the second column of the table of promises.
#[test]
fn every_promise_names_tests_that_exist() {
    let page = read("SECURITY.md");
    let rows: Vec<Vec<&str>> =
        page.lines().filter(|line| line.starts_with("| ")).map(|line| line.split(" | ").collect()).collect();
    let promises = &rows[1..];
    assert!(promises.len() > 20, "{} promises", promises.len());
    for row in promises {
        let [promise, tests] = row[..] else { panic!("two columns: {row:?}") };
        let is_path = |name: &&str| name.contains('/');
        let named: Vec<&str> = tests.split('`').skip(1).step_by(2).filter(is_path).collect();
        assert!(!named.is_empty(), "no test of: {promise}");
        for name in named {
            let (path, test) = name.split_once("::").unwrap_or((name, ""));
            let text = read(path);
            assert!(test.is_empty() || text.contains(&format!("fn {test}(")), "there is no test {name}");
        }
    }
}

#[test]
fn readme_is_short() {
    let lines = read("README.md").lines().count();
    assert!(lines < 150, "README.md has {lines} lines: move some to docs/");
}
