//! Agreement with the verdicts of another tool, in `../shared/diff-pairs` or `$CLIENTWRIGHT_DIFF_PAIRS`; without them the
//! test prints `skipped: no pairs`.
//!
//! Each pair has two documents and a level: `ERR` is breaking, `INFO` and `NONE` are not, and of `WARN` either counts if
//! the change is reported. `agreement.toml` lists the pairs that are judged otherwise, with the reason; it may only
//! shrink. Pairs whose change is not in the files, because a test makes it in its code, count neither way.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clientwright::diff::Level;
use serde::Deserialize;

use super::verdict_of_files;

#[derive(Deserialize)]
struct Pair {
    base: String,
    revision: String,
    level: String,
}

/// A pair that is judged otherwise.
#[derive(Deserialize)]
struct Difference {
    base: String,
    revision: String,
    /// Set if the files do not have the change that is judged.
    #[serde(default)]
    not_in_files: bool,
    reason: String,
}

#[derive(Deserialize)]
struct Differences {
    pair: Vec<Difference>,
}

#[test]
fn verdicts_agree_with_those_of_another_tool() {
    let Some(directory) = directory() else {
        println!("skipped: no pairs");
        return;
    };
    let listed: Differences = toml::from_str(include_str!("agreement.toml")).expect("a list");
    let listed: BTreeMap<(String, String), Difference> =
        listed.pair.into_iter().map(|pair| ((pair.base.clone(), pair.revision.clone()), pair)).collect();
    assert!(listed.values().all(|difference| difference.reason.ends_with('.')), "each difference has a reason");

    let (mut agreed, mut counted, mut faults) = (0_usize, 0_usize, Vec::new());
    let text = fs::read_to_string(directory.join("pairs.jsonl")).expect("a list of pairs");
    for line in text.lines() {
        let pair: Pair = serde_json::from_str(line).expect("a pair");
        let known = listed.get(&(pair.base.clone(), pair.revision.clone()));
        let agrees = agrees(&directory, &pair);
        if known.is_none_or(|known| !known.not_in_files) {
            counted += 1;
            agreed += usize::from(agrees);
        }
        match (agrees, known) {
            (false, None) => faults.push(format!("{} → {}: not {}", pair.base, pair.revision, pair.level)),
            (true, Some(_)) => faults.push(format!("{} → {}: agrees, unlist it", pair.base, pair.revision)),
            _ => {}
        }
    }
    println!("{agreed} of {counted} pairs agree");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(agreed * 100 >= counted * 98, "{agreed} of {counted}");
}

fn directory() -> Option<PathBuf> {
    let default = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/diff-pairs");
    let directory = std::env::var_os("CLIENTWRIGHT_DIFF_PAIRS").map_or_else(default, PathBuf::from);
    directory.join("pairs.jsonl").exists().then_some(directory)
}

fn agrees(directory: &Path, pair: &Pair) -> bool {
    let verdict = verdict_of_files(&directory.join(&pair.base), &directory.join(&pair.revision));
    let is_breaking = verdict.wire == Level::Breaking;
    match &*pair.level {
        "ERR" => is_breaking,
        "WARN" => !verdict.changes.is_empty(),
        _ => !is_breaking,
    }
}
