//! Results for machines: one object, whose keys only ever grow.

use clientwright::api::Untyped;
use clientwright::diagnostic::Located;
use clientwright::write::RelativePath;
use clientwright::{Inspection, Report};
use serde::Serialize;

/// The version of the form.
const VERSION: u32 = 1;

/// What `generate --format json` prints.
#[derive(Debug, Serialize)]
pub(super) struct Generated<'r> {
    version: u32,
    /// The name of the crate; null where there is none.
    #[serde(rename = "crate")]
    krate: Option<&'r str>,
    operations: usize,
    types: usize,
    schemas: usize,
    /// The files of the crate, the lock among them.
    files: Vec<&'r str>,
    created: Vec<&'r str>,
    changed: Vec<&'r str>,
    deleted: Vec<&'r str>,
    diagnostics: Vec<Located>,
    untyped: &'r [Untyped],
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
            diagnostics: report.located(),
            untyped: generated.map_or(&[], |it| &it.untyped),
        }
    }
}

fn sorted(mut paths: Vec<&str>) -> Vec<&str> {
    paths.sort_unstable();
    paths
}

/// What `inspect --format json` prints.
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

/// The object, on lines of its own.
pub(super) fn text(object: &impl Serialize) -> String {
    // Every key is a string and no value can fail, so there is always a text.
    serde_json::to_string_pretty(object).map(|text| text + "\n").unwrap_or_default()
}
