//! Errors of options.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::messages::clean;

/// The reason why options cannot be used.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// The file could not be read.
    Unreadable(PathBuf, io::Error),
    /// A value in the file is invalid.
    Malformed {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// The column in characters, counted from 1.
        column: usize,
        /// The error, in a sentence.
        message: String,
    },
    /// An option that was set in code is invalid.
    Option {
        /// The name of the option, as in the file.
        name: &'static str,
        /// The error, in a sentence.
        message: String,
    },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(path, error) => write!(formatter, "cannot read `{}`: {error}", path.display()),
            Self::Malformed { path, line, column, message } => {
                write!(formatter, "{}:{line}:{column}: {}", path.display(), clean(message))
            }
            Self::Option { name, message } => write!(formatter, "the option `{name}`: {}", clean(message)),
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(_, error) => Some(error),
            Self::Malformed { .. } | Self::Option { .. } => None,
        }
    }
}
