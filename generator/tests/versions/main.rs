//! Verdicts on new versions of documents: our own pairs, and agreement with another tool.

#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod agreement;
mod hostile;
mod items;
mod table;

use std::path::Path;

use clientwright::diagnostic::Diagnostics;
use clientwright::diff::Date;
use clientwright::select::{Filter, Selection};
use clientwright::{Documents, Input, Verdict, Versions, compare_versions, read};

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

fn documents(input: Input) -> (Documents, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let documents = read(input, &mut diagnostics);
    (documents, diagnostics)
}
