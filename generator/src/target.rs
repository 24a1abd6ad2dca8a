//! Where the client goes, and in which form.

use std::path::PathBuf;

use crate::config::Config;
use crate::emit::{File, RuntimeSource};
use crate::generate::{Generated, Settings};
use crate::lower::FormatChoice;
use crate::source::KEPT;
use crate::write::{self, BadPath, Header, Mode, OutputFile, RelativePath, WriteError, Written};

/// Where the client goes, and in which form.
#[derive(Debug, Clone)]
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
                let path = config.runtime_path.as_ref().map(|path| path.seen_from(dir));
                let (runtime, dependencies) = (RuntimeSource { path }, config.dependencies.lines(dir));
                Settings { name, runtime, module: false, selection, formats, overrides, dependencies }
            }
            Self::Folder { form: Form::Module, .. } | Self::File { .. } => {
                Settings { name, module: true, selection, formats, overrides, ..Settings::default() }
            }
        }
    }

    /// All that decides about the text beside the document and what the lock keeps, for the lock's `config`.
    pub(crate) fn describe(&self, config: &Config) -> String {
        let settings = self.settings(config, &Header::default());
        let Settings { name, runtime, module, selection, formats, overrides, dependencies } = settings;
        let runtime = runtime.path.map(|path| path.to_string_lossy().replace('\\', "/"));
        let filters = if selection.is_everything() { String::new() } else { format!(", filters = {selection}") };
        let formats =
            if formats == FormatChoice::default() { String::new() } else { format!(", formats = {formats:?}") };
        let overrides = if overrides.is_empty() { String::new() } else { format!(", overrides = {overrides:?}") };
        let dependencies =
            if dependencies.is_empty() { String::new() } else { format!(", dependencies = {dependencies:?}") };
        format!(
            "name = {name:?}, runtime-path = {runtime:?}, module = {module}{filters}{formats}{overrides}{dependencies}"
        )
    }

    /// Makes the disk hold what was generated.
    pub(crate) fn write(
        &self,
        generated: &Generated,
        kept: Vec<(String, String)>,
        header: Header,
    ) -> Result<Written, WriteError> {
        match self {
            Self::Folder { dir, mode, .. } => {
                let kept = kept.into_iter().map(|(path, text)| File { path, text });
                let files: Vec<File> = generated.files.iter().cloned().chain(kept).collect();
                write::write_crate(dir, output(&files)?, header, *mode)
            }
            Self::File { path, .. } => {
                let text: String = generated.files.iter().map(|file| file.text.as_str()).collect();
                write::write_file(path, &text)
            }
        }
    }
}

/// Names of the document become paths only if they lead nowhere else.
fn output(files: &[File]) -> Result<Vec<OutputFile>, BadPath> {
    files.iter().map(|file| Ok(OutputFile { path: RelativePath::new(&*file.path)?, text: file.text.clone() })).collect()
}
