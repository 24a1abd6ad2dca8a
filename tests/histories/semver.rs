//! `cargo semver-checks`, where it is installed: each item that it reports is one that the surface says breaks.
//!
//! It reads the documentation of both crates as JSON, and has no lints for the types of fields, arguments and results, so
//! that the surface says more.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clientwright::Builder;
use clientwright::surface::{Declaration, Release, SURFACE, Surface, compare};
use clientwright_tests::sources::project;

/// Returns true if the tool is installed.
pub(crate) fn is_installed() -> bool {
    Command::new("cargo").args(["semver-checks", "--version"]).output().is_ok_and(|output| output.status.success())
}

/// Compares each version with the last, and returns what only the tool reports.
pub(crate) fn disagreements(name: &str, versions: &[(String, PathBuf)], root: &Path) -> Vec<String> {
    let (old, new) = (root.join("old"), root.join("new"));
    let _ = fs::remove_dir_all(&new);
    let mut found = Vec::new();
    let mut last: Option<Surface> = None;
    for (version, document) in versions {
        let _ = fs::remove_dir_all(&old);
        if last.is_some() {
            copy(&new, &old);
        }
        let builder = Builder::new(document).name("client").runtime_path(project().join("runtime"));
        builder.generate_to(&new).expect("a crate");
        let surface = Surface::read(&fs::read_to_string(new.join(SURFACE)).expect("a surface")).expect("lines");
        if let Some(before) = &last {
            let step = format!("{name} {version}");
            let reported = reported(&old, &new, &root.join("target"));
            found.extend(only_reported(before, &surface, &reported).into_iter().map(|line| format!("{step}: {line}")));
            let changes = compare(before, &surface);
            let breaking = changes.iter().filter(|change| change.rule.breaks()).count();
            let judged = Release::of(&changes) == Release::Major;
            println!("{step}: {} items reported, {breaking} changes judged to break", reported.len());
            if judged == reported.is_empty() {
                found.push(format!("{step}: judged {judged}, reported {reported:?}"));
            }
        }
        last = Some(surface);
    }
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a directory");
    for path in fs::read_dir(from).expect("a directory").flatten().map(|entry| entry.path()) {
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).expect("a file");
        }
    }
}

/// Runs the tool as for a minor release, and returns the lines of items that need a major one.
fn reported(old: &Path, new: &Path, target: &Path) -> Vec<String> {
    let mut command = Command::new("cargo");
    command.args(["semver-checks", "--release-type", "minor", "--color", "never"]);
    command.arg("--manifest-path").arg(new.join("Cargo.toml")).arg("--baseline-root").arg(old);
    let output = command.env("CARGO_TARGET_DIR", target).output().expect("the tool");
    let (text, progress) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(progress.contains("Summary"), "{progress}");
    let mut lines = Vec::new();
    let mut is_item = false;
    for line in text.lines() {
        is_item = line.starts_with("Failed in:") || is_item && line.starts_with("  ");
        if is_item && !line.starts_with("Failed") {
            lines.push(line.trim().to_owned());
        }
    }
    lines
}

/// Returns the lines whose items do not break as the surface says.
fn only_reported(old: &Surface, new: &Surface, lines: &[String]) -> Vec<String> {
    let changes = compare(old, new);
    let broken: Vec<&str> =
        changes.iter().filter(|change| change.rule.breaks()).map(|change| change.item.as_str()).collect();
    // A type with two names is reported under one of them, and judged under the other.
    let aliases = new.items().filter_map(|item| match &item.declaration {
        Declaration::Alias(target) => Some((target.as_str(), item.path.as_str())),
        _ => None,
    });
    let aliases: Vec<(&str, &str)> = aliases.collect();
    let is_broken = |item: &str| {
        let others = aliases.iter().flat_map(|(one, other)| [(one, other), (other, one)]).filter_map(|(had, now)| {
            let (owner, member) = item.rsplit_once("::")?;
            let is_owner = owner == *had || had.rsplit("::").next() == Some(owner);
            is_owner.then(|| format!("{now}::{member}"))
        });
        let mut names = others.chain([item.to_owned()]);
        names.any(|name| broken.iter().any(|broken| concerns(broken, &name)))
    };
    lines.iter().filter(|line| !is_broken(&item_of(line))).cloned().collect()
}

/// Returns true if an item is the broken one, or a part of it. The tool names methods without the module of their type.
fn concerns(broken: &str, item: &str) -> bool {
    let ends = |whole: &str, end: &str| whole == end || whole.ends_with(&format!("::{end}"));
    let owners = std::iter::successors(Some(item), |part| part.rsplit_once("::").map(|(owner, _)| owner));
    owners.into_iter().any(|owner| ends(broken, owner)) || broken.starts_with(&format!("{item}::"))
}

/// Returns the path of the item in a line: `Pet::new` of `client::types::Pet::new takes 2 parameters in …`.
fn item_of(line: &str) -> String {
    let words: Vec<&str> = line.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let path = match words.as_slice() {
        ["field", field, "of", _, owner, ..] => format!("{owner}::{field}"),
        ["feature", feature, ..] => (*feature).to_owned(),
        ["variant" | "struct" | "enum" | "mod" | "type" | "function", path, ..] | [path, ..] => (*path).to_owned(),
        [] => String::new(),
    };
    path.strip_prefix("client::").unwrap_or(&path).to_owned()
}
