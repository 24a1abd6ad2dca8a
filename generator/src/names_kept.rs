//! Names stay from version to version of a document, with the lock carried on.
//!
//! The histories are other people's documents; the test looks for them in `../shared/histories`, and skips where they are absent.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower::{self, Options, Order, Previous};
use crate::names_by_rule::resolve_document;

/// A name that a version changes, at these pointers, and why.
struct Known {
    version: &'static str,
    pointers: &'static [&'static str],
    old: &'static str,
    new: &'static str,
    #[expect(dead_code, reason = "for readers")]
    reason: &'static str,
}

/// Names that cannot stay.
const KNOWN: &[Known] = &[Known {
    version: "06-2025-04-03",
    pointers: &[
        "#/paths/~1collections~1{collection_name}~1snapshots~1upload/post/responses/200/content/application~1json/schema",
        "#/paths/~1collections~1{collection_name}~1snapshots~1recover/put/responses/200/content/application~1json/schema",
        "#/paths/~1collections~1{collection_name}~1snapshots~1{snapshot_name}/delete/responses/200/content/application~1json/schema",
        "#/paths/~1snapshots~1{snapshot_name}/delete/responses/200/content/application~1json/schema",
        "#/paths/~1collections~1{collection_name}~1shards~1{shard_id}~1snapshots~1upload/post/responses/200/content/application~1json/schema",
        "#/paths/~1collections~1{collection_name}~1shards~1{shard_id}~1snapshots~1recover/put/responses/200/content/application~1json/schema",
        "#/paths/~1collections~1{collection_name}~1shards~1{shard_id}~1snapshots~1{snapshot_name}/delete/responses/200/content/application~1json/schema",
    ],
    old: "collections::CollectionResponse",
    new: "snapshots::SnapshotOk",
    reason: "16 responses had one type; 9 of them, which keep the name, gained a property",
}];

#[test]
fn no_name_that_two_versions_have_is_changed() {
    let histories = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/histories");
    if !histories.is_dir() {
        return println!("skipped: no histories");
    }
    let changed: Vec<String> =
        entries(&histories).iter().filter(|path| path.is_dir()).flat_map(|path| changes(path)).collect();
    let known: Vec<String> = KNOWN.iter().flat_map(Known::lines).collect();
    assert_eq!(changed, known);
}

impl Known {
    fn lines(&self) -> impl Iterator<Item = String> {
        self.pointers.iter().map(|pointer| line(self.version, pointer, self.old, self.new))
    }
}

fn line(version: &str, pointer: &str, old: &str, new: &str) -> String {
    format!("{version}: {pointer} was {old}, is {new}")
}

fn entries(directory: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(directory).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Returns every name that a version changes.
fn changes(history: &Path) -> Vec<String> {
    let mut previous = Previous::default();
    let mut changed = Vec::new();
    for version in entries(history) {
        let name = version.file_stem().unwrap_or_default().display().to_string();
        let Some(api) = resolve_document(version) else { continue };
        let plan = lower::lower(&api, &Config::default(), &Options::default(), &previous, &mut Diagnostics::default());
        for (pointer, old) in &previous.names {
            if let Some(new) = plan.names.get(pointer).filter(|new| *new != old) {
                changed.push(line(&name, pointer, old, new));
            }
        }
        previous = Previous { names: plan.names, reserved: plan.reserved, order: Order::Document };
    }
    changed
}
