//! Names over the histories of real documents.
//!
//! The histories are other people's documents; the test looks for them in `../shared/histories`, and skips where they are absent.

use std::collections::{BTreeSet, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;

use super::next_previous;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower::{self, Options, Previous};
use crate::names_by_rule::resolve_document;

#[test]
fn no_name_whose_meaning_two_versions_have_is_changed() {
    let histories = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/histories");
    if !histories.is_dir() {
        return println!("skipped: no histories");
    }
    let changed: BTreeSet<String> =
        entries(&histories).iter().filter(|path| path.is_dir()).flat_map(|path| changes(path)).collect();
    assert_eq!(changed, BTreeSet::new());
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Returns every name that a version changes: those of operations and named schemas by their pointer, and those of inline
/// types by the part that they play. Where the document refers to another schema than before, no name changes.
fn changes(history: &Path) -> Vec<String> {
    let mut previous = Previous::default();
    let mut changed = Vec::new();
    for version in entries(history) {
        let name = version.file_stem().unwrap_or_default().display().to_string();
        let Some(mut api) = resolve_document(version) else { continue };
        let plan =
            lower::lower(&mut api, &Config::default(), &Options::default(), &previous, &mut Diagnostics::default());
        let (had, has) = (of_components(&previous.names), of_components(&plan.names));
        let by_pointer = plan.names.iter().map(|(pointer, new)| (previous.names.get(pointer), new));
        let by_pointer = by_pointer.filter(|(_, path)| !is_type(path) || has.contains(path.as_str()));
        let by_role = plan.ledger.roles.iter().map(|(role, new)| (previous.ledger.roles.get(role), new));
        let is_inline = |(old, new): &(Option<&String>, &String)| {
            old.is_some_and(|old| !had.contains(&**old)) && !has.contains(&***new)
        };
        for (old, new) in by_pointer.chain(by_role.filter(is_inline)) {
            if let Some(old) = old.filter(|old| *old != new && !plan.ledger.aliases.contains_key(*old)) {
                changed.push(format!("{name}: {old} became {new}"));
            }
        }
        previous = next_previous(&previous, plan);
    }
    changed
}

fn is_type(path: &str) -> bool {
    path.rsplit("::").next().is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Returns the paths of named schemas.
fn of_components(names: &IndexMap<String, String>) -> HashSet<&str> {
    let is_component = |pointer: &str| pointer.rsplit_once('/').is_some_and(|(home, _)| home == "#/components/schemas");
    names.iter().filter(|(pointer, _)| is_component(pointer)).map(|(_, path)| path.as_str()).collect()
}
