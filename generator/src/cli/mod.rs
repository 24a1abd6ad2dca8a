//! The command line: arguments become the library's options, reports become text, and results become an exit status.
//!
//! | status | when |
//! |---|---|
//! | 0 | done; diagnostics may be shown |
//! | 1 | the document, the check or the output directory failed |
//! | 2 | wrong usage, or an error of the disk, such as a missing document |
//!
//! Diagnostics go to standard error, results to standard output.

mod arguments;
mod explain;
mod generate;
mod inspect;
mod json;
mod next;
mod output;
mod source;
mod summary;

use std::io;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};
use clientwright::Error;
use clientwright::config::ConfigError;

use arguments::{Arguments, Command};
use output::Output;

/// The exit status of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    Done = 0,
    Failed = 1,
    Unusable = 2,
}

/// The reason why a command failed.
enum Fault {
    /// An error of the library.
    Library(Error),
    /// An error of standard input or standard output.
    Stream(&'static str, io::Error),
    /// Arguments that are well-formed but invalid.
    Usage(String),
}

/// Runs the command given by the arguments.
pub(crate) fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let mut output = Output::new();
    let ended = match arguments.command {
        Command::Generate(arguments) => generate::generate(arguments, &mut output),
        Command::Inspect(arguments) => inspect::inspect(arguments, &mut output),
        Command::Explain { code } => explain::explain(code.as_deref(), &mut output),
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

impl Fault {
    fn message(&self) -> String {
        match self {
            Self::Library(error) => error.to_string(),
            Self::Stream(stream, error) => format!("cannot use {stream}: {error}"),
            Self::Usage(message) => message.clone(),
        }
    }

    fn status(&self) -> Status {
        match self {
            Self::Library(error) if error.is_refusal() => Status::Failed,
            Self::Library(_) | Self::Stream(..) | Self::Usage(_) => Status::Unusable,
        }
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Library(error)
    }
}

impl From<ConfigError> for Fault {
    fn from(error: ConfigError) -> Self {
        Self::Library(error.into())
    }
}

fn completions(shell: clap_complete::Shell, output: &mut Output) -> Result<Status, Fault> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "clientwright", &mut script);
    output.result(&String::from_utf8_lossy(&script))?;
    Ok(Status::Done)
}
