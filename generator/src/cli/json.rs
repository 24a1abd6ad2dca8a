//! JSON results: one object, to which later versions only add keys.

use std::fmt::Write as _;

use clientwright::api::Untyped;
use clientwright::messages::{Located, clean};
use clientwright::surface::note;
use clientwright::write::{RelativePath, Written};
use clientwright::{Inspection, Released, Report};
use serde::Serialize;

/// The version of this form.
const VERSION: u32 = 1;

/// The output of `generate --format json`.
#[derive(Debug, Serialize)]
pub(super) struct Generated<'r> {
    version: u32,
    /// The name of the crate; null if no client was generated.
    #[serde(rename = "crate")]
    krate: Option<&'r str>,
    operations: usize,
    types: usize,
    schemas: usize,
    /// The files of the crate, including the lock.
    files: Vec<&'r str>,
    created: Vec<&'r str>,
    changed: Vec<&'r str>,
    deleted: Vec<&'r str>,
    /// Generated files that were changed by hand.
    edited: Vec<&'r str>,
    /// Files that are no longer generated, but were changed by hand and therefore left.
    left: Vec<&'r str>,
    /// The reasons why the directory differs, or differed.
    reasons: Vec<String>,
    diagnostics: Vec<Located>,
    untyped: &'r [Untyped],
    #[serde(skip_serializing_if = "Option::is_none")]
    release: Option<Release<'r>>,
}

/// A release, if `--release` asks for one and anything differs.
#[derive(Debug, Serialize)]
struct Release<'r> {
    old_version: Option<&'r str>,
    version: &'r str,
    kind: &'static str,
    changes: Vec<Change<'r>>,
}

/// A change of a public item.
#[derive(Debug, Serialize)]
struct Change<'r> {
    rule: &'static str,
    item: &'r str,
    breaking: bool,
    note: String,
}

impl<'r> Release<'r> {
    fn of(released: &'r Released) -> Self {
        let changes = released.changes.iter().map(|change| Change {
            rule: change.rule.id(),
            item: &change.item,
            breaking: change.rule.breaks() || change.rule.misleads(),
            note: note(change),
        });
        Self {
            old_version: released.old_version.as_deref(),
            version: &released.version,
            kind: released.release.as_str(),
            changes: changes.collect(),
        }
    }
}

impl<'r> Generated<'r> {
    pub(super) fn of(report: &'r Report) -> Self {
        let generated = report.generated.as_ref();
        let list = |paths: &'r [RelativePath]| paths.iter().map(RelativePath::as_str).collect::<Vec<_>>();
        let written = report.written.as_ref();
        let [created, changed, deleted, unchanged] = match written {
            Some(it) => [list(&it.created), list(&it.changed), list(&it.deleted), list(&it.unchanged)],
            None => Default::default(),
        };
        Self {
            version: VERSION,
            krate: generated.map(|it| &*it.name),
            operations: generated.map_or(0, |it| it.operations),
            types: generated.map_or(0, |it| it.types),
            schemas: generated.map_or(0, |it| it.schemas),
            files: sorted([&created[..], &changed, &unchanged].concat()),
            created,
            changed,
            deleted,
            edited: written.map(|it| list(&it.edited)).unwrap_or_default(),
            left: written.map(|it| list(&it.left)).unwrap_or_default(),
            reasons: written.map(Written::reasons).unwrap_or_default(),
            diagnostics: report.located(),
            untyped: generated.map_or(&[], |it| &it.untyped),
            release: report.released.as_ref().map(Release::of),
        }
    }
}

fn sorted(mut paths: Vec<&str>) -> Vec<&str> {
    paths.sort_unstable();
    paths
}

/// The output of `inspect --format json`.
#[derive(Debug, Serialize)]
pub(super) struct Inspected<'r> {
    version: u32,
    #[serde(flatten)]
    inspection: Option<&'r Inspection>,
    diagnostics: Vec<Located>,
}

impl<'r> Inspected<'r> {
    pub(super) fn of(inspection: Option<&'r Inspection>, diagnostics: Vec<Located>) -> Self {
        Self { version: VERSION, inspection, diagnostics }
    }
}

/// Returns the object as indented JSON.
pub(super) fn text(object: &impl Serialize) -> String {
    // Serialization cannot fail: every key is a string.
    serde_json::to_string_pretty(object).map(|text| escaped(&text) + "\n").unwrap_or_default()
}

/// Escapes what a terminal would obey and JSON leaves as it is: C1 controls and characters that change the direction of text.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if character == '\n' || clean(character.encode_utf8(&mut [0; 4])) != "\u{fffd}" {
            escaped.push(character);
        } else {
            let _ = write!(escaped, "\\u{:04x}", u32::from(character));
        }
    }
    escaped
}
