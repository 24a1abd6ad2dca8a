//! The steps after the first generation of a crate, and problems that would prevent them.
//!
//! ```text
//! Next, in the directory of the program that uses it:
//!   cargo add --path target/petstore-client
//!   cargo add tokio --features macros,rt-multi-thread
//! Then, with `use petstore_client::Client;`:
//!   let client = Client::builder().api_key(std::env::var("API_KEY")?).build()?;
//! The README.md of the crate has a complete program.
//! ```

use std::fs;
use std::path::{Component, Path, PathBuf};

use clientwright::Report;

/// Returns true if this run created the crate.
pub(super) fn is_new(report: &Report) -> bool {
    let created = report.written.iter().flat_map(|written| &written.created);
    created.into_iter().any(|path| path.as_str() == "Cargo.toml")
}

/// Returns true if this run created or changed the manifest.
pub(super) fn is_manifest_new(report: &Report) -> bool {
    let written = report.written.iter().flat_map(|written| written.created.iter().chain(&written.changed));
    written.into_iter().any(|path| path.as_str() == "Cargo.toml")
}

/// Returns the steps that lead to a first response.
pub(super) fn steps(report: &Report, dir: &Path) -> String {
    let Some(generated) = &report.generated else { return String::new() };
    let library = generated.name.replace('-', "_");
    format!(
        "\nNext, in the directory of the program that uses it:\n  cargo add --path {}\n  cargo add tokio --features \
         macros,rt-multi-thread\nThen, with `use {library}::Client;`:\n  let client = {};\nThe README.md of the crate has a \
         complete program.\n",
        quoted(dir),
        generated.first_client
    )
}

/// Returns a path quoted for a shell.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = path.chars().all(|letter| letter.is_alphanumeric() || "/\\:._-+@%,".contains(letter));
    if is_plain { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

/// Returns advice if the crate lies in a workspace that neither lists nor excludes it, because cargo refuses to build
/// it.
pub(super) fn workspace_advice(dir: &Path) -> Option<String> {
    let dir = fs::canonicalize(dir).ok()?;
    let (root, workspace) = dir.ancestors().skip(1).find_map(workspace_of)?;
    let path = steps_of(dir.strip_prefix(&root).ok()?);
    let lists = |key: &str| {
        let list = workspace.get(key).and_then(toml::Value::as_array).into_iter().flatten();
        list.filter_map(toml::Value::as_str).map(|entry| steps_of(Path::new(entry))).collect::<Vec<_>>()
    };
    let is_member = lists("members").iter().any(|entry| is_match(entry, &path));
    let is_excluded = lists("exclude").iter().any(|entry| path.starts_with(entry));
    (!is_member && !is_excluded).then(|| {
        format!(
            "the crate lies in the workspace of `{}`, which does not list it: add \"{}\" to its `members` or to its \
             `exclude`, unless a member depends on the crate by its path",
            root.join("Cargo.toml").display(),
            path.join("/")
        )
    })
}

/// Returns the directory and its `[workspace]`, if its manifest has one.
fn workspace_of(dir: &Path) -> Option<(PathBuf, toml::Table)> {
    let path = dir.join("Cargo.toml");
    // A pipe or a device would block the run, or never end.
    let is_file = fs::metadata(&path).ok()?.is_file();
    let manifest: toml::Table = is_file.then(|| fs::read_to_string(&path).ok())??.parse().ok()?;
    Some((dir.to_owned(), manifest.get("workspace")?.as_table()?.clone()))
}

fn steps_of(path: &Path) -> Vec<String> {
    let normal = path.components().filter(|component| matches!(component, Component::Normal(_)));
    normal.map(|component| component.as_os_str().to_string_lossy().into_owned()).collect()
}

/// Returns true if an entry of `members` matches this path; `*` stands for any characters of one component.
fn is_match(entry: &[String], path: &[String]) -> bool {
    entry.len() == path.len() && entry.iter().zip(path).all(|(pattern, step)| is_step(pattern, step))
}

fn is_step(pattern: &str, step: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == step,
        Some((before, after)) => step
            .strip_prefix(before)
            .is_some_and(|rest| (0..=rest.len()).any(|at| rest.get(at..).is_some_and(|rest| is_step(after, rest)))),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{quoted, workspace_advice};

    fn advice(workspace: &str, crate_dir: &str) -> Option<String> {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("Cargo.toml"), workspace).unwrap();
        fs::create_dir_all(root.path().join(crate_dir)).unwrap();
        let shown = format!("{}/", root.path().canonicalize().unwrap().display());
        workspace_advice(&root.path().join(crate_dir)).map(|advice| advice.replace(&shown, ""))
    }

    #[test]
    fn a_workspace_that_does_not_know_the_crate_is_noticed() {
        let expected = "the crate lies in the workspace of `Cargo.toml`, which does not list it: add \"clients/pets\" to its \
                        `members` or to its `exclude`, unless a member depends on the crate by its path";
        assert_eq!(advice("[workspace]\nmembers = ['app']", "clients/pets").as_deref(), Some(expected));
        assert_eq!(advice("[package]\nname = 'app'\n[workspace]", "clients/pets").as_deref(), Some(expected));
    }

    #[test]
    fn a_crate_that_is_listed_or_excluded_or_alone_needs_no_advice() {
        for manifest in [
            "[workspace]\nmembers = ['clients/pets']",
            "[workspace]\nmembers = ['./clients/p*s']",
            "[workspace]\nmembers = ['*/*']",
            "[workspace]\nexclude = ['clients']",
            "[package]\nname = 'app'",
        ] {
            assert_eq!(advice(manifest, "clients/pets"), None, "{manifest}");
        }
    }

    #[test]
    fn paths_are_quoted_where_a_shell_needs_it() {
        assert_eq!(quoted(Path::new("target/pet-store")), "target/pet-store");
        assert_eq!(quoted(Path::new("my pets")), "'my pets'");
        assert_eq!(quoted(Path::new("it's")), r"'it'\''s'");
    }
}
