//! The files to be written, and the changes of the disk.

use std::borrow::Cow;
use std::fmt;

use super::known::Journal;
use super::path::{LOCK, RelativePath};

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile<'f> {
    /// The path in the output directory.
    pub path: RelativePath,
    /// The content.
    pub text: Cow<'f, str>,
}

/// The effect on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write what changed; files that were changed by hand are an error.
    Write,
    /// Write what changed, also over files that were changed by hand.
    Overwrite,
    /// Write nothing; the caller fails unless [`Written::is_unchanged`].
    Check,
    /// Write nothing; the caller lists the changes.
    DryRun,
}

impl Mode {
    /// Returns true if a run in this mode changes the disk.
    pub fn writes(self) -> bool {
        matches!(self, Self::Write | Self::Overwrite)
    }
}

/// The changes that were, or would be, made, including the lock. Each list is in the order of the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// Files that did not exist.
    pub created: Vec<RelativePath>,
    /// Files whose content differs.
    pub changed: Vec<RelativePath>,
    /// Files of the previous run that are no longer generated.
    pub deleted: Vec<RelativePath>,
    /// Files that are up to date; they are not touched.
    pub unchanged: Vec<RelativePath>,
    /// Files that were changed by hand since the previous run; `changed` has them, too.
    pub edited: Vec<RelativePath>,
    /// Files that were deleted by hand since the previous run; `created` has them, too.
    pub missing: Vec<RelativePath>,
    /// Files that are no longer generated and were changed by hand since the previous run: they stay, and are not ours any
    /// more.
    pub left: Vec<RelativePath>,
    /// The differences of the inputs of this run and the previous one.
    pub causes: Vec<Cause>,
    /// Old and new content of the changed files without the lock; empty if the mode writes.
    pub differences: Vec<Difference>,
    /// Files that are no longer generated and do not exist.
    pub(super) gone: Vec<RelativePath>,
}

/// A difference of the inputs of two runs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The document, or a file that it refers to.
    Document,
    /// The options that affect the generated code.
    Config,
    /// The version of the generator.
    Generator {
        /// The version that wrote the directory.
        old: String,
        /// The version of this run.
        new: String,
    },
    /// A run was interrupted.
    Interrupted,
    /// None of these: another build of the same version writes other code, or the lock was changed by hand.
    Build,
}

/// Old and new content of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The path in the output directory.
    pub path: RelativePath,
    /// The content on the disk.
    pub before: String,
    /// The content that would be written.
    pub after: String,
}

impl Written {
    /// Returns true if the directory is up to date.
    pub fn is_unchanged(&self) -> bool {
        self.created.is_empty() && self.changed.is_empty() && self.deleted.is_empty()
    }

    /// Adds the differences of the inputs, and what else explains the changes.
    pub(super) fn add_causes(&mut self, causes: Vec<Cause>, is_interrupted: bool) {
        self.causes = causes;
        if is_interrupted {
            self.causes.push(Cause::Interrupted);
        }
        let is_lock = |path: &RelativePath| path.as_str() == LOCK;
        let changed = self.changed.iter().filter(|path| !is_lock(path)).count();
        let is_lock_explained = !self.changed.iter().any(is_lock) || !self.left.is_empty() || !self.deleted.is_empty();
        let is_explained =
            self.created.len() == self.missing.len() && changed == self.edited.len() && is_lock_explained;
        if self.causes.is_empty() && !is_explained {
            self.causes.push(Cause::Build);
        }
    }

    /// Returns why the directory differs, a phrase each: `the document has changed`, `changed by hand: src/pets.rs`.
    pub fn reasons(&self) -> Vec<String> {
        let files = [
            ("changed by hand", &self.edited),
            ("missing", &self.missing),
            ("no longer generated", &self.deleted),
            ("no longer generated, but changed by hand and therefore left", &self.left),
        ];
        let files = files.into_iter().filter(|(_, paths)| !paths.is_empty());
        let files = files.map(|(what, paths)| format!("{what}: {}", list(paths)));
        self.causes.iter().map(Cause::to_string).chain(files).collect()
    }
}

fn list(paths: &[RelativePath]) -> String {
    paths.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Cause {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Document => formatter.write_str("the document has changed"),
            Self::Config => formatter.write_str("the options have changed"),
            Self::Generator { old, new } => {
                write!(formatter, "generator {} wrote it, and this is {new}", old.escape_debug())
            }
            Self::Interrupted => formatter.write_str("a run was interrupted"),
            Self::Build => formatter
                .write_str("another build of the generator wrote it, or `clientwright.lock` was changed by hand"),
        }
    }
}

/// The changes to make.
pub(super) struct Plan<'f> {
    pub(super) written: Written,
    /// The files that are created or changed; the lock, if it is among them, is the last.
    pub(super) files: Vec<OutputFile<'f>>,
    /// The hashes that the files of the directory may have from the first change to the last.
    pub(super) journal: Journal,
    /// True if the directory has the journal of an interrupted run.
    pub(super) is_interrupted: bool,
}
