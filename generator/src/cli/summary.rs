//! The summary of `generate` for people.
//!
//! ```text
//! Generated petstore-client in target/petstore-client
//!   operations  3
//!   types       5
//!   files       9: 3 changed, 6 unchanged
//!   findings    1 warning
//!   time        12 ms
//! ```

use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use clientwright::write::{Mode, RelativePath, Written};
use clientwright::{Released, Report};

use super::difference;

/// Returns the summary; it is empty if no client was generated. A file of options is named if it was `found`.
pub(super) fn summary(report: &Report, dir: &Path, found: Option<&Path>, mode: Mode) -> String {
    let (Some(generated), Some(written)) = (&report.generated, &report.written) else { return String::new() };
    let verb = match mode {
        Mode::Write | Mode::Overwrite => "Generated",
        Mode::Check => "Checked",
        Mode::DryRun => "Would generate",
    };
    let mut text = String::new();
    let options = found.map(|path| ("options", path.display().to_string()));
    let mut rows = vec![
        ("operations", generated.operations.to_string()),
        ("types", generated.types.to_string()),
        ("files", files(written)),
    ];
    rows.extend(report.released.as_ref().map(|released| ("release", release(released))));
    rows.extend([("findings", report.counts().to_string()), ("time", time(report.took))]);
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{verb} {} in {}", generated.name, dir.display());
    for (noun, value) in options.into_iter().chain(rows) {
        let _ = writeln!(text, "  {noun:<10}  {value}");
    }
    if !mode.writes() {
        for (sign, path) in changes(written) {
            text.extend(["    ", sign, " ", path.as_str(), note(written, path), "\n"]);
        }
        text.push_str(&difference::unified(&written.differences));
    }
    text
}

/// `0.1.4 to 0.2.0, with 3 breaking changes`
fn release(released: &Released) -> String {
    let breaking = released.changes.iter().filter(|change| change.rule.breaks() || change.rule.misleads()).count();
    match (&released.old_version, breaking) {
        (None, _) => format!("{}, the first version", released.version),
        (Some(old), 0) => format!("{old} to {}", released.version),
        (Some(old), 1) => format!("{old} to {}, with 1 breaking change", released.version),
        (Some(old), _) => format!("{old} to {}, with {breaking} breaking changes", released.version),
    }
}

/// `8: 2 changed, 6 unchanged`
pub(super) fn files(written: &Written) -> String {
    let Written { created, changed, deleted, unchanged, .. } = written;
    let count = created.len() + changed.len() + unchanged.len();
    let parts = [(created, "created"), (changed, "changed"), (deleted, "deleted"), (unchanged, "unchanged")];
    let parts = parts.iter().filter(|(paths, _)| !paths.is_empty());
    let parts: Vec<String> = parts.map(|(paths, what)| format!("{} {what}", paths.len())).collect();
    format!("{count}: {}", parts.join(", "))
}

/// Returns every file that was, or would be, created, changed or deleted.
fn changes(written: &Written) -> impl Iterator<Item = (&'static str, &RelativePath)> {
    let created = written.created.iter().map(|path| ("+", path));
    let changed = written.changed.iter().map(|path| ("~", path));
    created.chain(changed).chain(written.deleted.iter().map(|path| ("-", path)))
}

/// Returns the reason for a change that has another one than the inputs of the run.
fn note(written: &Written, path: &RelativePath) -> &'static str {
    if written.edited.contains(path) {
        "  (changed by hand)"
    } else if written.missing.contains(path) {
        "  (missing)"
    } else {
        ""
    }
}

fn time(took: Duration) -> String {
    if took < Duration::from_secs(1) {
        format!("{} ms", took.as_millis())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    }
}
