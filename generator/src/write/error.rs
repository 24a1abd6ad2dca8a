//! Errors of the output directory.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::path::{BadPath, LOCK, RelativePath};

/// The reason why a directory cannot be written.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The operating system reported an error.
    Io {
        /// The action: `write`.
        action: &'static str,
        /// The file or directory.
        path: PathBuf,
        /// The error.
        source: io::Error,
    },
    /// The output directory, or a directory in it, is a file.
    NotAFolder(PathBuf),
    /// The directory holds files but no lock, so they belong to someone else.
    NotOurs(PathBuf),
    /// Files of this directory were changed since the generator wrote them.
    Edited(PathBuf, Vec<RelativePath>),
    /// Another run has been writing to the directory for this time.
    Busy(PathBuf, Duration),
    /// A file to be written already exists, and the lock does not list it.
    Occupied(PathBuf),
    /// A component of a file's path is a symbolic link.
    SymbolicLink(PathBuf),
    /// Two files have the same path, perhaps in different case.
    SamePath(RelativePath, RelativePath),
    /// A file's path leads outside the directory, or has characters that are not allowed.
    BadPath(BadPath),
    /// The lock is invalid.
    BrokenLock(PathBuf, String),
    /// The journal of an interrupted run is invalid.
    BrokenJournal(PathBuf, String),
    /// The lock was written by a later version of the generator.
    NewerLock(PathBuf, i64),
}

/// The length in characters of a reason that is shown: it may hold a name of any length.
const LONGEST_REASON: usize = 500;

/// Returns the beginning and the end of a long reason.
fn shortened(why: &str) -> Cow<'_, str> {
    let length = why.chars().count();
    if length <= LONGEST_REASON {
        return why.into();
    }
    let half = LONGEST_REASON / 2;
    let (beginning, end) = (why.chars().take(half), why.chars().skip(length - half));
    beginning.chain(['…']).chain(end).collect::<String>().into()
}

/// Returns a path for a message; a lock may name one of any length.
fn shown(path: &Path) -> String {
    shortened(&path.to_string_lossy()).into_owned()
}

impl WriteError {
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}

impl From<BadPath> for WriteError {
    fn from(path: BadPath) -> Self {
        Self::BadPath(path)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, source } => write!(formatter, "cannot {action} `{}`: {source}", shown(path)),
            Self::NotAFolder(path) => write!(formatter, "`{}` is a file, not a directory", shown(path)),
            Self::NotOurs(path) => write!(
                formatter,
                "`{}` holds files but no `{LOCK}`, so the generator does not replace them; choose a new or an empty directory",
                shown(path)
            ),
            Self::Occupied(path) => write!(
                formatter,
                "`{}` exists already, and `{LOCK}` does not list it; move it away, or choose another directory",
                shown(path)
            ),
            Self::SymbolicLink(path) => {
                write!(formatter, "`{}` is a symbolic link, which is not followed", shown(path))
            }
            Self::SamePath(one, other) => write!(formatter, "the files `{one}` and `{other}` have the same path"),
            Self::BadPath(path) => path.fmt(formatter),
            Self::BrokenLock(path, why) => {
                let why = shortened(why);
                write!(formatter, "`{}` cannot be read: {why}; restore it from version control", shown(path))
            }
            Self::Edited(dir, paths) => write!(
                formatter,
                "in `{}`, {} changed by hand since the last run: {}; move the changes elsewhere, or overwrite them with \
                 `--force`; nothing was written",
                dir.display(),
                if paths.len() == 1 { "one file was" } else { "files were" },
                paths.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ")
            ),
            Self::Busy(dir, waited) => write!(
                formatter,
                "another run has been writing to `{}` for {} seconds; wait until it ends, or end it",
                dir.display(),
                waited.as_secs()
            ),
            Self::BrokenJournal(path, why) => write!(
                formatter,
                "`{}`, which an interrupted run left, cannot be read: {}; delete it, and run again with `--force`",
                shown(path),
                shortened(why)
            ),
            Self::NewerLock(path, version) => write!(
                formatter,
                "`{}` has version {version}, and this generator supports version 1; use a newer generator",
                shown(path)
            ),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
