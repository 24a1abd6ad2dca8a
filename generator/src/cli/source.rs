//! Input: the document, and the options shared by all commands that read one.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clientwright::Input;
use clientwright::config::{CONFIG, Config, Location, find_config, read_config, read_settings};
use clientwright::origin::FileId;
use clientwright::source::Documents;

use super::arguments::Source;
use super::ending::{Fault, Status};

/// The name of standard input in messages.
const STDIN: &str = "<stdin>";

/// Returns the status of a failed run: unusable if a named file cannot be opened, failed if its content is at fault.
pub(super) fn status_of(documents: &Documents) -> Status {
    let entry = documents.root(FileId::ENTRY).is_none().then(|| documents.path(FileId::ENTRY));
    let mut unread = entry.filter(|path| *path != Path::new(STDIN)).into_iter().chain(documents.broken_overlay());
    // A pipe is not opened a second time: its writer is gone.
    let is_unusable = |path: &Path| match std::fs::metadata(path) {
        Ok(metadata) => metadata.is_file() && File::open(path).is_err(),
        Err(_) => true,
    };
    if unread.any(is_unusable) { Status::Unusable } else { Status::Failed }
}

/// The options of a command, and the document.
pub(super) struct Opened {
    pub(super) input: Input,
    pub(super) config: Config,
    /// The file of options that was found, and not named.
    pub(super) found: Option<PathBuf>,
}

impl Source {
    /// Looks for a file of options unless one is named, combines these options, those of the command and those of the
    /// file, and opens the document.
    pub(super) fn open(self, given: Config) -> Result<Opened, Fault> {
        let found = if self.config.is_none() { find_config(self.out.as_deref()) } else { None };
        self.open_with(given, found)
    }

    /// Opens the document with the options of a file that was named or found.
    pub(super) fn open_with(self, mut given: Config, found: Option<PathBuf>) -> Result<Opened, Fault> {
        let is_stdin = self.spec.as_deref() == Some(Path::new("-"));
        given.document = self.spec.filter(|_| !is_stdin).map(Location::new).transpose().map_err(Fault::Usage)?;
        given.out = self.out.map(Into::into);
        given.include = self.include;
        given.exclude = self.exclude;
        given.overlays = self.overlay.into_iter().map(Into::into).collect();
        given.ref_root = self.ref_root.map(Into::into);
        given.allow_origin = self.allow_origin;
        let given = given.over(read_settings(self.set)?);
        let config = match self.config.as_ref().or(found.as_ref()) {
            Some(path) => given.over(read_config(path)?),
            None => given,
        };
        let file = self.config.as_deref().or(found.as_deref());
        let input =
            if is_stdin { read_stdin()? } else { input_of(&config).ok_or_else(|| missing("document", file))? };
        Ok(Opened { input, config, found })
    }
}

/// Returns the document that the options name.
pub(super) fn input_of(config: &Config) -> Option<Input> {
    match config.document.as_ref()? {
        Location::File(path) => Some(Input::File(path.resolved())),
        Location::Url(url) => Some(Input::Url(url.clone())),
        _ => None,
    }
}

/// Returns the fault for options that lack the document or the directory.
pub(super) fn missing(key: &str, file: Option<&Path>) -> Fault {
    Fault::Usage(match file {
        Some(file) => format!("`{}` has no `{key}`: add it, or name it on the command line", file.display()),
        None => format!(
            "there is no `{key}` and no `{CONFIG}`: run `clientwright init SPEC` and then `clientwright generate`, or \
             `clientwright generate SPEC --out DIR`"
        ),
    })
}

fn read_stdin() -> Result<Input, Fault> {
    let mut bytes = Vec::new();
    // The limit is one byte more than that of a file, so that a larger document is reported as too large.
    let stdin = io::stdin().lock().take(clientwright::limits::LARGEST_FILE + 1).read_to_end(&mut bytes);
    stdin.map_err(|error| Fault::Stream("standard input", error))?;
    Ok(Input::Bytes { name: PathBuf::from(STDIN), bytes })
}
