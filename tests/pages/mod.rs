//! The pages for users.

use std::fs;

use clientwright_tests::sources::project;

/// The paths of the pages, from the root of the project.
pub(crate) fn pages() -> Vec<String> {
    let directory = fs::read_dir(project().join("docs")).expect("docs/");
    let names = directory.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    let mut pages: Vec<String> = names.map(|name| format!("docs/{name}")).collect();
    pages.sort();
    pages.insert(0, "README.md".to_owned());
    pages
}

/// A file of the project.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(project().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
