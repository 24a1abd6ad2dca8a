//! The verdict for people.
//!
//! ```text
//! GET /pets
//!   breaking    the query parameter `limit` became required
//!               new.yaml:12:5  request-parameter-became-required
//!
//! 1 change (wire: breaking, Rust: breaking); release: major
//! ```

use std::fmt::Write as _;

use clientwright::diff::Level;
use clientwright::{JudgedChange, Verdict};
use indexmap::IndexMap;

use super::shown::{gravity, place, sentence, summary};

/// The name of what belongs to no operation.
const DOCUMENT: &str = "The document";

pub(super) fn text(verdict: &Verdict) -> String {
    let mut groups: IndexMap<&str, Vec<&JudgedChange>> = IndexMap::new();
    for change in &verdict.changes {
        let name = change.operations.first().map_or(DOCUMENT, String::as_str);
        groups.entry(name).or_default().push(change);
    }
    for changes in groups.values_mut() {
        changes.sort_by_key(|change| std::cmp::Reverse(gravity(change)));
    }
    let gravest = |changes: &[&JudgedChange]| changes.iter().map(|change| gravity(change)).max();
    groups.sort_by(|_, one, _, other| gravest(other).cmp(&gravest(one)));

    let mut text = String::new();
    for (name, changes) in groups {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name}");
        for change in changes {
            let _ = writeln!(text, "  {:<10}  {}{}", judgement(change), sentence(change), others(change));
            let _ = writeln!(text, "  {:<10}  {}  {}", "", place(change), change.rule);
        }
        text.push('\n');
    }
    text + &summary(verdict) + "\n"
}

/// The judgement of both; `Rust` if only code that uses the crate breaks.
fn judgement(change: &JudgedChange) -> &'static str {
    match (change.wire, change.rust) {
        (Level::Breaking, _) => "breaking",
        (_, Level::Breaking) => "Rust",
        (Level::Compatible, _) | (_, Level::Compatible) => "compatible",
        (Level::None, Level::None) => "note",
    }
}

/// ` (and 3 other operations)`
fn others(change: &JudgedChange) -> String {
    match change.operations.len() {
        0 | 1 => String::new(),
        2 => " (and 1 other operation)".to_owned(),
        count => format!(" (and {} other operations)", count - 1),
    }
}
