//! The command line: arguments become the library's options, reports become text, and results become an exit status.
//!
//! | status | when |
//! |---|---|
//! | 0 | done; diagnostics may be shown |
//! | 1 | the document, the check, the output directory or `--fail-on` failed |
//! | 2 | wrong usage, or an error of the disk, such as a missing document |
//!
//! Diagnostics go to standard error, results to standard output.

mod arguments;
mod diff;
mod difference;
mod ending;
mod explain;
mod generate;
mod init;
mod inspect;
mod json;
mod newer;
mod next;
mod output;
mod rename;
mod replace;
mod source;
mod summary;
mod update;
mod values;

use std::io;
use std::path::Path;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use arguments::{Arguments, Command};
use ending::{Fault, Status};
use output::Output;

/// Runs the command given by the arguments.
pub(crate) fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut output = Output::new();
    let ended = match arguments.command {
        Command::Init(arguments) => init::init(arguments, &mut output),
        Command::Update(arguments) => update::update(arguments, &mut output),
        Command::Generate(arguments) => generate::generate(arguments, &mut output),
        Command::Inspect(arguments) => inspect::inspect(arguments, &mut output),
        Command::Diff(arguments) => diff::diff(&arguments, &mut output),
        Command::Rename(arguments) => rename::rename(&arguments, &mut output),
        Command::Explain { code } => explain::explain(code.as_deref(), &mut output),
        Command::Man { dir } => write_manual(&dir),
        Command::Completions { shell } => completions(shell, &mut output),
    };
    let status = match ended {
        Ok(status) => status,
        Err(Fault::Stream(_, error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Done,
        Err(fault) => {
            output.error(&fault.message());
            fault.status()
        }
    };
    ExitCode::from(status as u8)
}

/// Writes `clientwright.1`, `clientwright-generate.1` and so on.
fn write_manual(dir: &Path) -> Result<Status, Fault> {
    let written = std::fs::create_dir_all(dir).and_then(|()| clap_mangen::generate_to(Arguments::command(), dir));
    written.map_err(|error| Fault::Usage(format!("cannot write `{}`: {error}", dir.display())))?;
    Ok(Status::Done)
}

fn completions(shell: clap_complete::Shell, output: &mut Output) -> Result<Status, Fault> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "clientwright", &mut script);
    output.result(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}
