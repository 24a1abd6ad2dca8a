//! The verdict on a new version of a document: each change with its places and judgements, and the release that follows.

mod items;
mod places;
mod rust;

use std::thread::Builder;

use serde::Serialize;

use crate::diagnostic::Diagnostics;
use crate::dialect;
use crate::diff::{self, Change, Date, Flow, Level};
use crate::origin::Origin;
use crate::select::Selection;
use crate::source::Documents;
use crate::surface::{Release, SurfaceChange, note};

pub use items::PublicItems;
use items::{ChangedPart, Joined};
pub use places::ChangePlace;
use places::Places;

/// The version of the form in JSON.
const VERSION: u32 = 1;

/// The stack of the thread that compares the documents, as large as that of a thread that prints.
const STACK: usize = 64 << 20;

/// The verdict on a new version of a document.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct Verdict {
    /// The version of this form.
    pub version: u32,
    /// The gravest effect on requests and responses.
    pub wire: Level,
    /// The gravest effect on code that uses the generated crate.
    pub rust: Level,
    /// The release of the generated crate.
    pub release: Release,
    /// The changes, in the order of the old document.
    pub changes: Vec<JudgedChange>,
}

/// One change with its judgements.
#[derive(Debug, Clone, Serialize)]
#[non_exhaustive]
pub struct JudgedChange {
    /// The id of the rule, which `clientwright explain` explains.
    pub rule: String,
    /// One sentence that names the operation, the place, and the old and the new value.
    pub message: String,
    /// The effect on requests and responses.
    pub wire: Level,
    /// The effect on code that uses the generated crate.
    pub rust: Level,
    /// The effect on callers whose requests stay valid.
    pub behaviour: Level,
    /// The place in the old document.
    pub old: ChangePlace,
    /// The place in the new document.
    pub new: ChangePlace,
    /// The Rust path of the item that changes.
    pub item: Option<String>,
    /// The way of the values: `request` from clients to the API, or `response`.
    pub direction: Option<Flow>,
    /// The operations that use the part: `GET /pets`; empty if it belongs to the whole document.
    pub operations: Vec<String>,
}

/// The two versions of a document, with the diagnostics of their syntax.
#[derive(Debug)]
pub struct Versions<'d> {
    /// The old one.
    pub old: (&'d Documents, &'d mut Diagnostics),
    /// The new one.
    pub new: (&'d Documents, &'d mut Diagnostics),
    /// The public items of the crates of both; without them, the effect on Rust is estimated from the rules.
    pub items: Option<[PublicItems; 2]>,
}

/// Compares two versions of a document; returns `None` if one of them is not an OpenAPI document. `today` decides
/// whether a date of sunset has passed.
pub fn compare_versions(mut versions: Versions<'_>, selection: &Selection, today: Date) -> Option<Verdict> {
    let items = versions.items.take();
    compare_versions_with(versions, selection, today, || items)
}

/// Does the same, with public items that are listed while the documents are compared.
pub fn compare_versions_with(
    versions: Versions<'_>,
    selection: &Selection,
    today: Date,
    list: impl FnOnce() -> Option<[PublicItems; 2]>,
) -> Option<Verdict> {
    let ((old_documents, old_diagnostics), (new_documents, new_diagnostics)) = (versions.old, versions.new);
    if old_documents.broken_overlay().is_some() || new_documents.broken_overlay().is_some() {
        return None;
    }
    let mut compare =
        || compare_documents((old_documents, old_diagnostics), (new_documents, new_diagnostics), selection, today);
    let (compared, items) = std::thread::scope(|scope| {
        let compared = Builder::new().stack_size(STACK).spawn_scoped(scope, &mut compare);
        let items = list();
        (compared.ok().map(|thread| thread.join().unwrap_or_default()), items)
    });
    // There may have been no thread for it.
    let changes = compared.unwrap_or_else(compare)?;
    let joined = items.as_ref().map(|items| join(&changes, items)).unwrap_or_default();
    let origins: [Vec<&Origin>; 2] = [
        changes.iter().map(|change| &change.old).chain(joined.alone.iter().map(|own| &own.old)).collect(),
        changes.iter().map(|change| &change.new).chain(joined.alone.iter().map(|own| &own.new)).collect(),
    ];
    let places = Places::find([old_documents, new_documents], &origins);
    let mut judged: Vec<JudgedChange> = changes.iter().map(|change| judge(change, &places)).collect();
    for (change, (rust, item)) in judged.iter_mut().zip(joined.judgements) {
        (change.rust, change.item) = (rust, item);
    }
    let alone = joined.alone.iter();
    judged.extend(alone.map(|own| of_item(&own.change, places.in_old(&own.old), places.in_new(&own.new))));
    let verdict = Verdict::of(judged);
    Some(Verdict { release: verdict.release.max(joined.release), ..verdict })
}

/// Compares the documents; returns `None` if one of them is not an OpenAPI document.
fn compare_documents(
    (old_documents, old_diagnostics): (&Documents, &mut Diagnostics),
    (new_documents, new_diagnostics): (&Documents, &mut Diagnostics),
    selection: &Selection,
    today: Date,
) -> Option<Vec<Change>> {
    let old = dialect::upgrade(old_documents, old_diagnostics);
    let new = dialect::upgrade(new_documents, new_diagnostics);
    let (old, new) = old.zip(new)?;
    let mut changes = diff::compare(&old, &new, selection, today);
    for change in &mut changes {
        change.old = old_documents.written(&old.written(&change.old));
        change.new = new_documents.written(&new.written(&change.new));
    }
    Some(changes)
}

/// Judges the effect of the changes on Rust by the public items.
fn join(changes: &[Change], items: &[PublicItems; 2]) -> Joined {
    let pointers: Vec<[String; 2]> =
        changes.iter().map(|change| [&change.old, &change.new].map(|origin| origin.pointer.to_string())).collect();
    let parts = changes.iter().zip(&pointers).map(|(change, [old, new])| ChangedPart {
        expected: rust::judge_rust(change).0,
        pointers: [old, new],
        message: &change.message,
    });
    items::join(&parts.collect::<Vec<_>>(), items)
}

/// A change of a public item that belongs to no change of the document.
pub(crate) fn of_item(change: &SurfaceChange, old: ChangePlace, new: ChangePlace) -> JudgedChange {
    JudgedChange {
        rule: change.rule.id().to_owned(),
        message: note(change),
        wire: Level::None,
        rust: items::level(change),
        behaviour: if change.rule.misleads() { Level::Breaking } else { Level::None },
        old,
        new,
        item: Some(change.item.clone()),
        direction: None,
        operations: Vec::new(),
    }
}

impl Verdict {
    /// The verdict on a list of changes.
    pub(crate) fn of(changes: Vec<JudgedChange>) -> Self {
        let wire = changes.iter().map(|change| change.wire).max().unwrap_or_default();
        let rust = changes.iter().map(|change| change.rust).max().unwrap_or_default();
        let release = match rust {
            Level::Breaking => Release::Major,
            Level::Compatible => Release::Minor,
            Level::None if changes.is_empty() => Release::None,
            Level::None => Release::Patch,
        };
        Self { version: VERSION, wire, rust, release, changes }
    }
}

fn judge(change: &Change, places: &Places<'_>) -> JudgedChange {
    let (rust, item) = rust::judge_rust(change);
    JudgedChange {
        rule: change.rule.id(),
        message: change.message.clone(),
        wire: change.wire,
        rust,
        behaviour: change.behaviour,
        old: places.in_old(&change.old),
        new: places.in_new(&change.new),
        item,
        direction: change.flow,
        operations: change.operations.clone(),
    }
}

#[cfg(feature = "overlay")]
#[cfg(test)]
mod tests {
    use super::{Versions, compare_versions};
    use crate::config::Reading;
    use crate::diagnostic::Diagnostics;
    use crate::diff::Date;
    use crate::select::Selection;
    use crate::source::Documents;
    use crate::{Input, read_with};

    const PETS: &str = "openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths: {}\n";

    /// A document to which an overlay of this version is applied.
    fn document(version: &str) -> Documents {
        let directory = tempfile::tempdir().expect("a directory");
        let overlay = directory.path().join("a.overlay.yaml");
        let text = format!(
            "overlay: {version}\ninfo: {{title: T, version: '1'}}\nactions: [{{target: $.info, update: {{x-a: 1}}}}]\n"
        );
        std::fs::write(&overlay, text).expect("written");
        let reading = Reading { overlays: vec![overlay], ..Reading::default() };
        let input = Input::Bytes { name: "api.yaml".into(), bytes: PETS.into() };
        read_with(input, &reading, &mut Diagnostics::default())
    }

    #[test]
    fn there_is_no_verdict_if_the_overlay_of_either_version_is_none() {
        let (whole, broken) = (document("1.0.0"), document("9.0.0"));
        let has_verdict = |old: &Documents, new: &Documents| {
            let (mut one, mut other) = (Diagnostics::default(), Diagnostics::default());
            let versions = Versions { old: (old, &mut one), new: (new, &mut other), items: None };
            let today = Date::parse("2026-01-01").expect("a date");
            compare_versions(versions, &Selection::default(), today).is_some()
        };
        assert!(has_verdict(&whole, &whole));
        assert!(!has_verdict(&broken, &whole));
        assert!(!has_verdict(&whole, &broken));
    }
}
