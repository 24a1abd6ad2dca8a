//! `clientwright diff`: the verdict on a new version of a document, in four forms.

mod annotations;
mod human;
mod markdown;
mod shown;

use std::thread;
use std::time::{SystemTime, UNIX_EPOCH};

use clientwright::config::Config;
use clientwright::diagnostic::Diagnostics;
use clientwright::diff::{Date, Level};
use clientwright::source::{Documents, KEPT};
use clientwright::{Verdict, Versions, messages};

use super::arguments::{Diff, DiffFormat, FailOn, Source};
use super::ending::{Fault, Status};
use super::output::Output;
use super::source::Opened;
use super::{json, source};

pub(super) fn diff(arguments: &Diff, output: &mut Output) -> Result<Status, Fault> {
    let (format, fail_on) = (arguments.format, arguments.fail_on);
    if arguments.old == arguments.new && arguments.old.as_os_str() == "-" {
        return Err(Fault::Usage("only one of the two versions can be standard input".to_owned()));
    }
    if arguments.old.is_dir() && arguments.new.is_dir() {
        let verdict = clientwright::compare_crates(&arguments.old, &arguments.new)?;
        return finish(&verdict, format, fail_on, output);
    }
    let [old, new] = arguments.sources();
    let (old, new) = read_both(old, new);
    let (old, mut old_diagnostics, _) = old?;
    let (new, mut new_diagnostics, config) = new?;
    let selection = config.selection();
    let list = || clientwright::list_versions(&old, &new, &config);
    let versions = Versions { old: (&old, &mut old_diagnostics), new: (&new, &mut new_diagnostics), items: None };
    let Some(verdict) = clientwright::compare_versions_with(versions, &selection, today(), list) else {
        for (documents, diagnostics) in [(&old, &old_diagnostics), (&new, &new_diagnostics)] {
            output.findings(&messages::render(diagnostics, documents, output.colour));
        }
        output.error("one of the two documents is not a readable OpenAPI document");
        let is_unusable = [&old, &new].iter().any(|documents| source::status_of(documents) == Status::Unusable);
        return Ok(if is_unusable { Status::Unusable } else { Status::Failed });
    };
    finish(&verdict, format, fail_on, output)
}

fn finish(
    verdict: &Verdict,
    format: DiffFormat,
    fail_on: Option<FailOn>,
    output: &mut Output,
) -> Result<Status, Fault> {
    let text = match format {
        DiffFormat::Human => human::text(verdict),
        DiffFormat::Json => json::text(verdict),
        DiffFormat::Markdown => markdown::text(verdict),
        DiffFormat::Github => annotations::text(verdict),
    };
    output.result(&text)?;
    Ok(judge(verdict, fail_on, output))
}

/// A document, its diagnostics, and the options.
type Read = Result<(Documents, Diagnostics, Config), Fault>;

/// Reads both documents at once.
fn read_both(old: Source, new: Source) -> (Read, Read) {
    thread::scope(|scope| {
        let reading = scope.spawn(|| read(new));
        let old = read(old);
        let new = reading.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        (old, new)
    })
}

fn read(source: Source) -> Read {
    let mut diagnostics = Diagnostics::default();
    let Opened { input, config, .. } = source.open_with(Config::default(), None)?;
    let reading = config.reading(KEPT.into(), true)?;
    Ok((clientwright::read_with(input, &reading, &mut diagnostics), diagnostics, config))
}

/// Dates of sunset are compared with the day in UTC.
fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map(|since| since.as_secs());
    Date::of_seconds(seconds.unwrap_or_default())
}

fn judge(verdict: &Verdict, fail_on: Option<FailOn>, output: &mut Output) -> Status {
    let is_breaking = verdict.wire == Level::Breaking || verdict.rust == Level::Breaking;
    let failure = match fail_on {
        Some(FailOn::Breaking) if is_breaking => "the new version breaks callers (`--fail-on breaking`)",
        Some(FailOn::Any) if !verdict.changes.is_empty() => "the new version differs (`--fail-on any`)",
        _ => return Status::Done,
    };
    output.error(failure);
    Status::Failed
}
