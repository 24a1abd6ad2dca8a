//! `clientwright generate`

use clientwright::config::{Config, ConfigPath, Runtime};
use clientwright::write;
use clientwright::{Form, Report, Target, Written, run};

use super::arguments::{Format, Generate, Mode};
use super::ending::{Fault, Status};
use super::output::Output;
use super::source::Opened;
use super::{json, next, source, summary};

pub(super) fn generate(arguments: Generate, output: &mut Output) -> Result<Status, Fault> {
    let format = arguments.format;
    let mode = mode(&arguments.mode, arguments.force);
    let mut given = Config::default();
    given.name = arguments.name;
    given.strict = arguments.strict;
    given.release = arguments.release;
    given.deny = arguments.deny;
    given.runtime = arguments.runtime.or(arguments.runtime_path.map(Runtime::path));
    given.module = arguments.module;
    given.refresh = arguments.refresh;
    let named = arguments.source.config.clone();
    let Opened { input, config, found } = arguments.source.open(given)?;
    let Some(dir) = config.out.as_ref().map(ConfigPath::resolved) else {
        return Err(source::missing("out", named.as_deref().or(found.as_deref())));
    };

    let target = Target::of_config(&config, mode)?;
    let report = run(input, &config, &target)?;
    output.findings(&report.listing(output.colour));
    for left in report.written.iter().filter(|_| mode.writes()).flat_map(|written| &written.left) {
        output.note(&format!("`{left}` is no longer generated, but was changed by hand; it stays, and is yours now"));
    }
    match format {
        Format::Human => output.result(&summary::summary(&report, &dir, found.as_deref(), mode))?,
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
    if mode.writes() && config.form() == Form::Crate && next::is_new(&report) {
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

/// Returns the reason why a run failed.
pub(super) fn failure(report: &Report, mode: write::Mode) -> Option<String> {
    let differing = report.written.as_ref().filter(|written| mode == write::Mode::Check && !written.is_unchanged());
    report.failure().or_else(|| differing.map(check_failure))
}

fn check_failure(written: &Written) -> String {
    let mut failure = "the check failed: the directory differs from what would be written".to_owned();
    for reason in written.reasons() {
        failure.extend(["\n  ", &reason]);
    }
    failure
}

fn judge(report: &Report, mode: write::Mode, output: &mut Output) -> Status {
    match failure(report, mode) {
        None => Status::Done,
        Some(failure) => {
            output.error(&failure);
            source::status_of(&report.documents)
        }
    }
}
