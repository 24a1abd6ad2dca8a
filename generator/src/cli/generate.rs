//! `clientwright generate`

use clientwright::config::{Config, Runtime};
use clientwright::write;
use clientwright::{Form, Report, Target, Written, run};

use super::arguments::{Format, Generate, Mode};
use super::ending::{Fault, Status};
use super::output::Output;
use super::{json, next, source, summary};

pub(super) fn generate(arguments: Generate, output: &mut Output) -> Result<Status, Fault> {
    let (format, dir) = (arguments.format, arguments.out.clone());
    let mode = mode(&arguments.mode, arguments.force);
    let form = if arguments.module { Form::Module } else { Form::Crate };
    let input = arguments.source.input()?;
    let mut given = Config::default();
    given.name = arguments.name;
    given.strict = arguments.strict;
    given.deny = arguments.deny;
    given.runtime = arguments.runtime.or(arguments.runtime_path.map(Runtime::path));
    let config = arguments.source.config(given)?;

    let target = Target::Folder { dir: dir.clone(), form, mode };
    let report = run(input, &config, &target)?;
    output.findings(&report.listing(output.colour));
    for left in report.written.iter().filter(|_| mode.writes()).flat_map(|written| &written.left) {
        output.note(&format!("`{left}` is no longer generated, but was changed by hand; it stays, and is yours now"));
    }
    match format {
        Format::Human => output.result(&summary::summary(&report, &dir, mode))?,
        Format::Json => output.result(&json::text(&json::Generated::of(&report)))?,
    }
    if let Some(path) =
        target.runtime_of_checkout(&config).filter(|_| next::is_manifest_new(&report) && mode != write::Mode::Check)
    {
        output.note(&format!(
            "the crate uses the runtime at `{}`, from the checkout of this generator; `--runtime` chooses another source",
            path.display()
        ));
    }
    if mode.writes() && form == Form::Crate && next::is_new(&report) {
        if format == Format::Human {
            output.result(&next::steps(&report, &dir))?;
        }
        if let Some(advice) = next::workspace_advice(&dir) {
            output.note(&advice);
        }
    }
    let status = judge(&report, mode, output);
    // The process ends here: the system frees a large tree faster than its destructors do.
    std::mem::forget(report);
    Ok(status)
}

fn mode(mode: &Mode, force: bool) -> write::Mode {
    match mode {
        Mode { check: true, .. } => write::Mode::Check,
        Mode { dry_run: true, .. } => write::Mode::DryRun,
        Mode { .. } if force => write::Mode::Overwrite,
        Mode { .. } => write::Mode::Write,
    }
}

fn check_failure(written: &Written) -> String {
    let mut failure = "the check failed: the directory differs from what would be written".to_owned();
    for reason in written.reasons() {
        failure.extend(["\n  ", &reason]);
    }
    failure
}

fn judge(report: &Report, mode: write::Mode, output: &mut Output) -> Status {
    let differing = report.written.as_ref().filter(|written| mode == write::Mode::Check && !written.is_unchanged());
    let failure = report.failure().or_else(|| differing.map(check_failure));
    match failure {
        None => Status::Done,
        Some(failure) => {
            output.error(&failure);
            source::status_of(&report.documents)
        }
    }
}
