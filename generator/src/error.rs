//! Errors of a run.

use std::fmt;
use std::path::PathBuf;

use crate::config::ConfigError;
use crate::report::Report;
use crate::write::WriteError;

/// The reason why there is no client; [`Error::report`] has the diagnostics.
pub struct Error(Kind);

enum Kind {
    Config(ConfigError),
    Write(WriteError),
    Report(Box<Report>),
    Vendored(&'static str, std::io::Error),
    NoOutDir,
    FileName(String),
    Release(PathBuf, String),
    Cargo(std::io::Error),
}

impl Error {
    /// The report, if diagnostics are the reason why there is no client.
    pub fn report(&self) -> Option<&Report> {
        match &self.0 {
            Kind::Report(report) => Some(report),
            _ => None,
        }
    }

    /// Returns true if the error concerns the document or the content of the output directory, not options or the disk.
    pub fn is_refusal(&self) -> bool {
        match &self.0 {
            Kind::Write(error) => !matches!(error, WriteError::Io { .. }),
            Kind::Report(_) | Kind::Release(..) => true,
            Kind::Config(_) | Kind::Vendored(..) | Kind::NoOutDir | Kind::FileName(_) | Kind::Cargo(_) => false,
        }
    }

    pub(crate) fn of_report(report: Report) -> Self {
        Self(Kind::Report(Box::new(report)))
    }

    pub(crate) fn no_out_dir() -> Self {
        Self(Kind::NoOutDir)
    }

    pub(crate) fn vendored(dir: &'static str, error: std::io::Error) -> Self {
        Self(Kind::Vendored(dir, error))
    }

    pub(crate) fn file_name(name: &str) -> Self {
        Self(Kind::FileName(name.to_owned()))
    }

    /// A file of the crate on the disk does not allow a release.
    pub(crate) fn release(path: PathBuf, message: impl Into<String>) -> Self {
        Self(Kind::Release(path, message.into()))
    }

    pub(crate) fn cargo(error: std::io::Error) -> Self {
        Self(Kind::Cargo(error))
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        Self(Kind::Config(error))
    }
}

impl From<WriteError> for Error {
    fn from(error: WriteError) -> Self {
        Self(Kind::Write(error))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::Config(error) => error.fmt(formatter),
            Kind::Write(error) => error.fmt(formatter),
            Kind::Report(report) => {
                let entry: Option<PathBuf> =
                    report.documents.files().next().map(|file| report.documents.path(file).into());
                let failure = report.failure().unwrap_or_default();
                write!(formatter, "{}: {failure}", entry.unwrap_or_default().display())
            }
            Kind::Vendored(dir, error) => write!(formatter, "cannot read the runtime's sources in `{dir}`: {error}"),
            Kind::NoOutDir => formatter
                .write_str("`OUT_DIR` is not set: call this from `build.rs`, or use `generate_to` with a directory"),
            Kind::FileName(name) => write!(
                formatter,
                "`{}` cannot be the name of the generated file: use ASCII letters, digits, `-` and `_`",
                name.escape_debug()
            ),
            Kind::Release(path, message) => write!(formatter, "`{}` {message}", path.display()),
            Kind::Cargo(error) => write!(formatter, "cannot print the list of read files for cargo: {error}"),
        }
    }
}

impl fmt::Debug for Error {
    /// Prints the same sentence as `Display`: cargo prints it after the diagnostics when `main` of `build.rs` returns
    /// the error.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0 {
            Kind::Config(error) => error.source(),
            Kind::Write(error) => error.source(),
            Kind::Cargo(error) | Kind::Vendored(_, error) => Some(error),
            Kind::Report(_) | Kind::NoOutDir | Kind::FileName(_) | Kind::Release(..) => None,
        }
    }
}
