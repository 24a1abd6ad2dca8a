//! The place and the form of the client.

use std::path::{Path, PathBuf};

use crate::checkout::{self, runtime_source};
use crate::config::{Config, ConfigError, Edition, Form, Runtime};
use crate::emit::{File, ManifestOptions};
use crate::error::Error;
use crate::generate::{Generated, Settings};
use crate::source::{self, Documents, KEPT};
use crate::surface::SURFACE;
use crate::write::{self, BadPath, Guard, Header, Mode, OutputFile, RelativePath, WriteError, Written};
use crate::{fingerprint, lock_names, vendored};

/// The place and the form of a client.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Target {
    /// A directory of its own, with a lock.
    Folder {
        /// The directory.
        dir: PathBuf,
        /// The form: a crate or a single file.
        form: Form,
        /// The effect on the disk.
        mode: Mode,
    },
    /// A single file without a lock, in a directory that may hold other files, such as `OUT_DIR`.
    File {
        /// The file.
        path: PathBuf,
        /// The directory of a lock whose names are kept, if it exists; it is not written.
        lock_dir: PathBuf,
    },
}

impl Target {
    /// Returns the target that the options name: the directory `out`, and the form.
    pub fn of_config(config: &Config, mode: Mode) -> Result<Self, Error> {
        match &config.out {
            Some(out) => Ok(Self::Folder { dir: out.resolved(), form: config.form(), mode }),
            None => {
                let message = "is not set: name the directory of the client".to_owned();
                Err(ConfigError::Option { name: "out", message }.into())
            }
        }
    }

    /// Waits for exclusive access to the directory, if this run writes to it.
    pub(crate) fn enter(&self) -> Result<Option<Guard>, WriteError> {
        match self {
            Self::Folder { dir, mode, .. } if mode.writes() => Guard::enter(dir).map(Some),
            Self::Folder { .. } | Self::File { .. } => Ok(None),
        }
    }

    /// Reads the lock of the last run.
    pub(crate) fn lock(&self) -> Result<Header, WriteError> {
        let (Self::Folder { dir, .. } | Self::File { lock_dir: dir, .. }) = self;
        let lock = write::read_lock(dir)?;
        lock_names::checked(lock.map(|lock| lock.header).unwrap_or_default(), dir)
    }

    /// Returns the directory of the crate; `None` for a single file.
    pub(crate) fn crate_dir(&self) -> Option<&Path> {
        match self {
            Self::Folder { dir, form: Form::Crate, .. } => Some(dir),
            Self::Folder { form: Form::Module, .. } | Self::File { .. } => None,
        }
    }

    /// Returns true if a run changes the disk.
    pub(crate) fn writes(&self) -> bool {
        match self {
            Self::Folder { mode, .. } => mode.writes(),
            Self::File { .. } => true,
        }
    }

    /// Returns the directory that stores responses of other origins: beside the lock.
    pub(crate) fn kept(&self) -> PathBuf {
        let (Self::Folder { dir, .. } | Self::File { lock_dir: dir, .. }) = self;
        dir.join(KEPT)
    }

    /// Returns true if other origins may be requested: never for `build.rs`, whose result would vary over time.
    pub(crate) fn fetches(&self) -> bool {
        matches!(self, Self::Folder { .. })
    }

    /// Returns the settings that follow from the target; an existing crate keeps its name.
    pub(crate) fn settings(&self, config: &Config, lock: &Header) -> Settings {
        // A lock without an edition is older than the second one.
        let had = lock.edition.as_deref().map(|edition| edition.parse().unwrap_or_default());
        let had = had.or((!lock.names.is_empty()).then_some(Edition::Of2026));
        let edition = config.edition.or(had).unwrap_or(Edition::NEWEST);
        let name = config.name.as_ref().map(ToString::to_string).or_else(|| lock.krate.clone());
        match self {
            Self::Folder { dir, form: Form::Crate, .. } => {
                let manifest = ManifestOptions {
                    runtime: runtime_source(config, dir),
                    package: config.package.lines(),
                    dependencies: config.dependencies.lines(dir),
                };
                Settings { name, form: Form::Crate, edition, manifest, ..Settings::default() }
            }
            Self::Folder { form: Form::Module, .. } | Self::File { .. } => {
                Settings { name, form: Form::Module, edition, ..Settings::default() }
            }
        }
    }

    /// Returns the path of the runtime if the generator was built from a checkout and no other source was chosen.
    pub fn runtime_of_checkout(&self, config: &Config) -> Option<PathBuf> {
        match self {
            Self::Folder { dir, form: Form::Crate, .. } if config.runtime.is_none() => checkout::runtime_seen_from(dir),
            _ => None,
        }
    }

    /// Returns the files beside those of the client: responses of other origins, and a copy of the runtime.
    pub(crate) fn other_files(&self, config: &Config, documents: &Documents) -> Result<Vec<File>, Error> {
        let kept = source::kept_files(documents).into_iter().map(|(path, text)| File { path, text });
        let is_crate = matches!(self, Self::Folder { form: Form::Crate, .. });
        let is_vendored = is_crate && config.runtime == Some(Runtime::Vendored);
        let vendored = if is_vendored { vendored::files()? } else { Vec::new() };
        Ok(kept.chain(vendored).collect())
    }

    /// Returns the options that affect the generated code, for the lock's `config`.
    pub(crate) fn describe(&self, config: &Config) -> String {
        let (dir, form) = match self {
            Self::Folder { dir, form, .. } => (dir.as_path(), *form),
            Self::File { lock_dir, .. } => (lock_dir.as_path(), Form::Module),
        };
        fingerprint::fingerprint(config, form, dir)
    }

    /// Brings the disk up to date with the generated files.
    pub(crate) fn write(&self, generated: &Generated, others: &[File], header: Header) -> Result<Written, WriteError> {
        match self {
            Self::Folder { dir, mode, .. } => {
                let files = generated.files.iter().chain(others);
                write::write_crate(dir, output(files)?, header, *mode)
            }
            Self::File { path, .. } => {
                let sources = generated.files.iter().filter(|file| file.path != SURFACE);
                let text: String = sources.map(|file| file.text.as_str()).collect();
                write::write_file(path, &text)
            }
        }
    }
}

/// Converts names of the document to paths inside the output directory.
fn output<'f>(files: impl Iterator<Item = &'f File>) -> Result<Vec<OutputFile<'f>>, BadPath> {
    files.map(|file| Ok(OutputFile { path: RelativePath::new(&*file.path)?, text: (&*file.text).into() })).collect()
}

#[cfg(test)]
mod tests {
    use super::Target;
    use crate::config::Form;
    use crate::write::Mode;

    #[test]
    fn a_directory_is_entered_by_runs_that_write_to_it() {
        let root = tempfile::tempdir().unwrap();
        let dir = root.path().join("out");
        for (mode, writes) in
            [(Mode::Write, true), (Mode::Overwrite, true), (Mode::Check, false), (Mode::DryRun, false)]
        {
            let target = Target::Folder { dir: dir.clone(), form: Form::Crate, mode };
            let guard = target.enter().unwrap();
            assert_eq!((guard.is_some(), dir.exists(), target.writes()), (writes, writes, writes), "{mode:?}");
            drop(guard);
        }
        let target = Target::File { path: dir.join("pets.rs"), lock_dir: dir.clone() };
        assert!(target.enter().unwrap().is_none());
        assert!(!dir.exists());
        assert!(target.writes());
    }
}
