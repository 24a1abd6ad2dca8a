//! `clientwright diff`: the verdict on a new version of a document, in four forms.

mod annotations;
mod human;
mod markdown;
mod shown;

use std::path::PathBuf;
use std::time::{SystemTime, UNIX_EPOCH};

use clientwright::config::{Config, find_config};
use clientwright::diagnostic::Diagnostics;
use clientwright::diff::{Date, Level};
use clientwright::source::{Documents, KEPT};
use clientwright::{Previous, PublicItems, Verdict, Versions, messages};

use super::arguments::{Diff, DiffFormat, FailOn, Source};
use super::ending::{Fault, Status};
use super::output::Output;
use super::source::Opened;
use super::{json, source};

pub(super) fn diff(arguments: &Diff, output: &mut Output) -> Result<Status, Fault> {
    match (&arguments.first, &arguments.second) {
        (Some(old), Some(new)) if old == new && old.as_os_str() == "-" => {
            Err(Fault::Usage("only one of the two versions can be standard input".to_owned()))
        }
        (Some(old), Some(new)) if old.is_dir() && new.is_dir() => {
            finish(&clientwright::compare_crates(old, new)?, arguments, output)
        }
        (Some(old), Some(new)) => {
            let [old, new] = [old, new].map(|spec| read(arguments.source(Some(spec.clone())), None));
            let (old, new) = (old?, new?);
            let items = public_items([&old.documents, &new.documents], &new.config);
            judge_documents(old, new, items, arguments, output)
        }
        (new, _) => diff_with_crate(new.as_ref(), arguments, output),
    }
}

/// Compares the crate that the configuration names, and its document, with a new version: a document or another crate.
/// Without one, the crate is compared with what its document would give.
fn diff_with_crate(new: Option<&PathBuf>, arguments: &Diff, output: &mut Output) -> Result<Status, Fault> {
    let found = if arguments.options.has_config() { None } else { find_config(None) };
    if let Some(new) = new.filter(|new| new.is_dir()) {
        let config = arguments.source(None).open_with(Config::default(), found.clone())?.config;
        let out = config.out.as_ref().ok_or_else(|| source::missing("out", found.as_deref()))?;
        return finish(&clientwright::compare_crates(&out.resolved(), new)?, arguments, output);
    }
    let version = read(arguments.source(new.cloned()), found.clone())?;
    if version.config.out.is_none() {
        return Err(source::missing("out", found.as_deref()));
    }
    let document = |config: &Config| config.document.clone();
    let committed = match new {
        Some(_) => read(arguments.source(None), found).ok(),
        None => None,
    };
    let committed = committed.filter(|committed| document(&committed.config) != document(&version.config));
    if let Some(old) = committed {
        let items = clientwright::items_of_crate(&version.documents, &version.config)?;
        return judge_documents(old, version, items, arguments, output);
    }
    match clientwright::compare_with_crate(&version.documents, &version.config)? {
        Some(verdict) => finish(&verdict, arguments, output),
        None => Ok(unreadable(&[&version], output)),
    }
}

/// A version of the document that was read.
struct Version {
    documents: Documents,
    diagnostics: Diagnostics,
    config: Config,
}

fn judge_documents(
    mut old: Version,
    mut new: Version,
    items: Option<[PublicItems; 2]>,
    arguments: &Diff,
    output: &mut Output,
) -> Result<Status, Fault> {
    let selection = new.config.selection();
    let versions =
        Versions { old: (&old.documents, &mut old.diagnostics), new: (&new.documents, &mut new.diagnostics), items };
    match clientwright::compare_versions(versions, &selection, today()) {
        Some(verdict) => finish(&verdict, arguments, output),
        None => Ok(unreadable(&[&old, &new], output)),
    }
}

/// Reports what is wrong with documents that are not OpenAPI documents.
fn unreadable(versions: &[&Version], output: &mut Output) -> Status {
    for Version { documents, diagnostics, .. } in versions {
        output.findings(&messages::render(diagnostics, documents, output.colour));
    }
    output.error(match versions {
        [_] => "the document is not a readable OpenAPI document",
        _ => "one of the two documents is not a readable OpenAPI document",
    });
    let is_unusable = versions.iter().any(|version| source::status_of(&version.documents) == Status::Unusable);
    if is_unusable { Status::Unusable } else { Status::Failed }
}

fn finish(verdict: &Verdict, arguments: &Diff, output: &mut Output) -> Result<Status, Fault> {
    let text = match arguments.format {
        DiffFormat::Human => human::text(verdict),
        DiffFormat::Json => json::text(verdict),
        DiffFormat::Markdown => markdown::text(verdict),
        DiffFormat::Github => annotations::text(verdict),
    };
    output.result(&text)?;
    Ok(judge(verdict, arguments.fail_on, output))
}

/// Lists the public items of both crates; the new one keeps the names of the old one, as in a directory with a lock.
fn public_items([old, new]: [&Documents; 2], config: &Config) -> Option<[PublicItems; 2]> {
    // Diagnostics of the generator are not a part of the verdict.
    let mut unused = Diagnostics::default();
    let (old, names) = clientwright::list_public_items(old, config, &Previous::default(), &mut unused)?;
    let (new, _) = clientwright::list_public_items(new, config, &names, &mut unused)?;
    Some([old, new])
}

fn read(source: Source, found: Option<PathBuf>) -> Result<Version, Fault> {
    let mut diagnostics = Diagnostics::default();
    let Opened { input, config, .. } = source.open_with(Config::default(), found)?;
    let kept = config.out.as_ref().map_or_else(|| KEPT.into(), |out| out.resolved().join(KEPT));
    let reading = config.reading(kept, true)?;
    Ok(Version { documents: clientwright::read_with(input, &reading, &mut diagnostics), diagnostics, config })
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
