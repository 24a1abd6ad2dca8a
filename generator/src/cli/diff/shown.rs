//! The pieces of a verdict that all forms show.

use clientwright::diff::Level;
use clientwright::{ChangePlace, JudgedChange, Verdict};

/// The gravest judgement of a change.
pub(super) fn gravity(change: &JudgedChange) -> Level {
    change.wire.max(change.rust)
}

/// `2 changes (wire: breaking, Rust: breaking); release: major`
pub(super) fn summary(verdict: &Verdict) -> String {
    let count = verdict.changes.len();
    if count == 0 {
        return "no changes".to_owned();
    }
    let noun = if count == 1 { "change" } else { "changes" };
    let (wire, rust) = (verdict.wire.as_str(), verdict.rust.as_str());
    format!("{count} {noun} (wire: {wire}, Rust: {rust}); release: {}", verdict.release.as_str())
}

/// The place to show: where the new document has the part, else where the old one had it.
pub(super) fn shown_place(change: &JudgedChange) -> &ChangePlace {
    if change.rule.ends_with("-removed") || change.rule.ends_with("-deleted") { &change.old } else { &change.new }
}

/// `api.yaml:12:5`
pub(super) fn place(change: &JudgedChange) -> String {
    let place = shown_place(change);
    let numbers = [place.line, place.column].into_iter().flatten().map(|number| number.to_string());
    std::iter::once(place.file.clone()).chain(numbers).collect::<Vec<_>>().join(":")
}

/// The message without the name of the operation, under which it is shown.
pub(super) fn sentence(change: &JudgedChange) -> &str {
    let operation = change.operations.first();
    let rest = operation.and_then(|name| change.message.strip_prefix(name.as_str()));
    rest.and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&change.message)
}
