//! Counts generated names by rule over directories of documents, without generating code.
//!
//! ```sh
//! CLIENTWRIGHT_NAMES=DIR:DIR cargo test -p clientwright --lib names_by_rule -- --ignored --nocapture
//! ```
//!
//! `CLIENTWRIGHT_SHOW=RULE` prints every name that the rule of this title counts, with its document and place.

mod counts;
mod methods;
mod types;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use counts::Counts;

use crate::api::Api;
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower::{self, Options, Plan, Previous};
use crate::select::Selection;
use crate::{Input, dialect, read, resolve};

#[test]
#[ignore = "counts over directories that the caller gives"]
fn names_by_rule() {
    let directories = env::var("CLIENTWRIGHT_NAMES").unwrap_or_default();
    let mut counts = Counts { shown: env::var("CLIENTWRIGHT_SHOW").ok(), ..Counts::default() };
    for document in env::split_paths(&directories).flat_map(|directory| documents(&directory)) {
        counts.document = document.display().to_string();
        if let Some((api, plan)) = decide_names(document) {
            *counts.rules.entry("documents").or_default() += 1;
            methods::count(&api, &plan, &mut counts);
            types::count(&api, &plan, &mut counts);
        }
    }
    for (rule, count) in &counts.rules {
        println!("{count:>8}  {rule}");
    }
}

/// Every file below a directory that may be a document, in the order of the paths.
fn documents(directory: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    let is_document = |path: &Path| {
        let extension = path.extension().and_then(|extension| extension.to_str());
        extension.is_some_and(|extension| ["json", "yaml", "yml"].contains(&extension))
    };
    let nested = |path: PathBuf| if path.is_dir() { documents(&path) } else { vec![path] };
    paths.into_iter().flat_map(nested).filter(|path| is_document(path)).collect()
}

/// Decides the names of a document's operations and types, by a run without an earlier one.
fn decide_names(document: PathBuf) -> Option<(Api, Plan)> {
    let mut api = resolve_document(document)?;
    let plan = lower::lower(
        &mut api,
        &Config::default(),
        &Options::default(),
        &Previous::default(),
        &mut Diagnostics::default(),
    );
    Some((api, plan))
}

/// The meaning of a document; nothing if it is not an OpenAPI document.
pub(crate) fn resolve_document(document: PathBuf) -> Option<Api> {
    let mut diagnostics = Diagnostics::default();
    let documents = read(Input::File(document), &mut diagnostics);
    let skeleton = dialect::upgrade(&documents, &mut diagnostics)?;
    Some(resolve::resolve(&skeleton, &Selection::default(), &mut diagnostics))
}
