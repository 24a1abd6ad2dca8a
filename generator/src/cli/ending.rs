//! The end of a command: its exit status, or the reason why it failed.

use std::io;
use std::path::PathBuf;

use clientwright::Error;
use clientwright::config::ConfigError;

/// The exit status of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    Done = 0,
    Failed = 1,
    Unusable = 2,
}

/// The reason why a command failed.
pub(super) enum Fault {
    /// An error of the library.
    Library(Error),
    /// An error of standard input or standard output.
    Stream(&'static str, io::Error),
    /// An error of a file.
    File(PathBuf, io::Error),
    /// Arguments that are well-formed but invalid.
    Usage(String),
}

impl Fault {
    pub(super) fn message(&self) -> String {
        match self {
            Self::Library(error) => error.to_string(),
            Self::Stream(stream, error) => format!("cannot use {stream}: {error}"),
            Self::File(path, error) => format!("cannot use `{}`: {error}", path.display()),
            Self::Usage(message) => message.clone(),
        }
    }

    pub(super) fn status(&self) -> Status {
        match self {
            Self::Library(error) if error.is_refusal() => Status::Failed,
            Self::Library(_) | Self::Stream(..) | Self::File(..) | Self::Usage(_) => Status::Unusable,
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
