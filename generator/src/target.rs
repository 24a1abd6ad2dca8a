//! Where the client goes, and in which form.

use std::path::{Path, PathBuf};

use crate::config::{Config, Runtime};
use crate::emit::{File, RuntimeSource};
use crate::error::Error;
use crate::generate::{Generated, Settings};
use crate::source::{self, Documents, KEPT};
use crate::write::{self, BadPath, Header, Mode, OutputFile, RelativePath, WriteError, Written};
use crate::{checkout, fingerprint, vendored};

/// The place and the form of a client.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Target {
    /// A folder of its own, with the lock in it.
    Folder {
        /// The folder.
        dir: PathBuf,
        /// What is in it.
        form: Form,
        /// Whether it is changed.
        mode: Mode,
    },
    /// One file without a lock, in a folder where other things may lie, such as `OUT_DIR`.
    File {
        /// The file.
        path: PathBuf,
        /// The folder of a lock whose names are kept, if it is there; it is not written.
        lock_dir: PathBuf,
    },
}

/// The form of a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// `Cargo.toml`, `README.md` and `src`.
    Crate,
    /// One file that `include!` takes: `petstore_client.rs`.
    Module,
}

impl Target {
    /// What the last run left.
    pub(crate) fn lock(&self) -> Result<Header, WriteError> {
        let lock = match self {
            Self::Folder { dir, .. } | Self::File { lock_dir: dir, .. } => write::read_lock(dir)?,
        };
        Ok(lock.map(|lock| lock.header).unwrap_or_default())
    }

    /// Where it is kept what other origins answer: beside the lock.
    pub(crate) fn kept(&self) -> PathBuf {
        let (Self::Folder { dir, .. } | Self::File { lock_dir: dir, .. }) = self;
        dir.join(KEPT)
    }

    /// Whether other origins are asked: never for `build.rs`, which would give other bytes another day.
    pub(crate) fn fetches(&self) -> bool {
        matches!(self, Self::Folder { .. })
    }

    /// What of the options decides about the text; a crate that is there keeps its name.
    pub(crate) fn settings(&self, config: &Config, lock: &Header) -> Settings {
        let (selection, formats, overrides) = (config.selection(), config.formats, config.overrides());
        let name = config.name.as_ref().map(ToString::to_string).or_else(|| lock.krate.clone());
        match self {
            Self::Folder { dir, form: Form::Crate, .. } => {
                let (runtime, dependencies) = (runtime_source(config, dir), config.dependencies.lines(dir));
                Settings { name, runtime, module: false, selection, formats, overrides, dependencies }
            }
            Self::Folder { form: Form::Module, .. } | Self::File { .. } => {
                Settings { name, module: true, selection, formats, overrides, ..Settings::default() }
            }
        }
    }

    /// The path at which a generated crate finds the runtime because this generator was built from a checkout and nothing
    /// else was chosen.
    pub fn runtime_of_checkout(&self, config: &Config) -> Option<PathBuf> {
        match self {
            Self::Folder { dir, form: Form::Crate, .. } if config.runtime.is_none() => checkout::runtime_seen_from(dir),
            _ => None,
        }
    }

    /// The files beside those of the client: responses of other origins, and a copy of the runtime.
    pub(crate) fn other_files(&self, config: &Config, documents: &Documents) -> Result<Vec<File>, Error> {
        let kept = source::kept_files(documents).into_iter().map(|(path, text)| File { path, text });
        let is_crate = matches!(self, Self::Folder { form: Form::Crate, .. });
        let is_vendored = is_crate && config.runtime == Some(Runtime::Vendored);
        let vendored = if is_vendored { vendored::files()? } else { Vec::new() };
        Ok(kept.chain(vendored).collect())
    }

    /// All that decides about the text beside the document and what the lock keeps, for the lock's `config`.
    pub(crate) fn describe(&self, config: &Config) -> String {
        let (dir, form) = match self {
            Self::Folder { dir, form, .. } => (dir.as_path(), *form),
            Self::File { lock_dir, .. } => (lock_dir.as_path(), Form::Module),
        };
        fingerprint::fingerprint(config, form, dir)
    }

    /// Makes the disk hold what was generated.
    pub(crate) fn write(
        &self,
        generated: &Generated,
        others: Vec<File>,
        header: Header,
    ) -> Result<Written, WriteError> {
        match self {
            Self::Folder { dir, mode, .. } => {
                let files: Vec<File> = generated.files.iter().cloned().chain(others).collect();
                write::write_crate(dir, output(&files)?, header, *mode)
            }
            Self::File { path, .. } => {
                let text: String = generated.files.iter().map(|file| file.text.as_str()).collect();
                write::write_file(path, &text)
            }
        }
    }
}

/// The place where a crate in `dir` finds the runtime.
pub(crate) fn runtime_source(config: &Config, dir: &Path) -> RuntimeSource {
    let path = |path: PathBuf| RuntimeSource::Path(path.to_string_lossy().replace('\\', "/"));
    match &config.runtime {
        None => checkout::runtime_seen_from(dir).map_or(RuntimeSource::Version, path),
        Some(Runtime::Version) => RuntimeSource::Version,
        Some(Runtime::Path(chosen)) => path(chosen.seen_from(dir)),
        Some(Runtime::Git(url)) => RuntimeSource::Git(url.clone()),
        Some(Runtime::Vendored) => path(vendored::DIR.into()),
    }
}

/// Names of the document become paths only if they lead nowhere else.
fn output(files: &[File]) -> Result<Vec<OutputFile>, BadPath> {
    files.iter().map(|file| Ok(OutputFile { path: RelativePath::new(&*file.path)?, text: file.text.clone() })).collect()
}
