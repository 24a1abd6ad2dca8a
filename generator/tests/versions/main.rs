//! Verdicts on new versions of documents: our own pairs, and agreement with another tool.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod agreement;
mod hostile;
mod items;
mod table;

use std::path::Path;

use clientwright::config::Config;
use clientwright::diagnostic::Diagnostics;
use clientwright::diff::Date;
use clientwright::select::{Filter, Selection};
use clientwright::{Documents, Input, Previous, Verdict, Versions, compare_versions, list_public_items, read};

/// The day on which dates of sunset are judged.
const TODAY: &str = "2026-01-01";

/// The verdict on two files.
fn verdict_of_files(old: &Path, new: &Path) -> Verdict {
    let [old, new] = [old, new].map(|path| Input::File(path.to_owned()));
    verdict(old, new, &[])
}

/// The verdict on two documents, of the operations that the filters take.
fn verdict(old: Input, new: Input, include: &[Filter]) -> Verdict {
    let ((old, mut old_diagnostics), (new, mut new_diagnostics)) = (documents(old), documents(new));
    let versions = Versions { old: (&old, &mut old_diagnostics), new: (&new, &mut new_diagnostics), items: None };
    let selection = Selection::new(include.to_vec(), Vec::new());
    let today = Date::parse(TODAY).expect("a date");
    compare_versions(versions, &selection, today).expect("two documents")
}

/// The verdict on two documents, with the public items of their crates.
fn verdict_with_items(versions: [Input; 2]) -> Verdict {
    let [(old, mut old_diagnostics), (new, mut new_diagnostics)] = versions.map(documents);
    let (config, mut unused) = (Config::default(), Diagnostics::default());
    let (old_items, names) = list_public_items(&old, &config, &Previous::default(), &mut unused).expect("items");
    let (new_items, _) = list_public_items(&new, &config, &names, &mut unused).expect("items");
    let versions = Versions {
        old: (&old, &mut old_diagnostics),
        new: (&new, &mut new_diagnostics),
        items: Some([old_items, new_items]),
    };
    compare_versions(versions, &Selection::default(), Date::parse(TODAY).expect("a date")).expect("two documents")
}

fn documents(input: Input) -> (Documents, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let documents = read(input, &mut diagnostics);
    (documents, diagnostics)
}
