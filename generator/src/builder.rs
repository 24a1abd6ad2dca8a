//! The entry point for `build.rs`.
//!
//! ```no_run
//! fn main() -> Result<(), clientwright::Error> {
//!     clientwright::Builder::new("openapi.yaml").generate_to_out_dir("petstore")
//! }
//! ```
//!
//! # Names
//!
//! `OUT_DIR` is temporary, so no names are stored there: names follow from the document alone, the same on every
//! machine. If a `clientwright.lock` lies beside the document, its names are kept. To create one, copy that of
//! `clientwright generate openapi.yaml --module --out DIR`; this builder only reads it, and writes nothing outside
//! `OUT_DIR`.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::{
    self, Config, ConfigError, ConfigPath, CrateName, DateCrate, DecimalCrate, Edition, Form, Location, Rename,
    Runtime, Setting, UnknownProperties, UriCrate, UuidCrate,
};
use crate::diagnostic::{Code, Severity};
use crate::error::Error;
use crate::input::Input;
use crate::report::Report;
use crate::source::KEPT;
use crate::target::Target;
use crate::write::{LOCK, Mode};

/// Generates a client from `build.rs` or other code.
#[derive(Debug)]
#[must_use = "nothing is generated until `generate_to_out_dir` or `generate_to`"]
pub struct Builder {
    config_file: Option<PathBuf>,
    config: Config,
    settings: Vec<Setting>,
    force: bool,
    /// The first invalid option.
    fault: Option<ConfigError>,
}

impl Builder {
    /// Creates a builder for a document; in `build.rs` its path is relative to the package.
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self::empty().document(document)
    }

    /// Creates a builder that reads the document and all options from a `clientwright.toml`; options of the builder
    /// take precedence.
    pub fn from_config(path: impl Into<PathBuf>) -> Self {
        Self::empty().config(path)
    }

    fn empty() -> Self {
        Self { config_file: None, config: Config::default(), settings: Vec::new(), force: false, fault: None }
    }

    /// Sets the document. Its URL is refused, because nothing is fetched here.
    pub fn document(mut self, document: impl Into<PathBuf>) -> Self {
        match Location::new(document) {
            Ok(document) => self.config.document = Some(document),
            Err(message) => self.fail("document", message),
        }
        self
    }

    /// Sets the directory of the client for [`generate`](Self::generate).
    pub fn out(mut self, dir: impl Into<PathBuf>) -> Self {
        self.config.out = Some(ConfigPath::from(dir.into()));
        self
    }

    /// Sets whether [`generate`](Self::generate) writes one file for `include!` instead of a crate. The default is
    /// `false`.
    pub fn module(mut self, module: bool) -> Self {
        self.config.module = module;
        self
    }

    /// Sets any option by its key in the file: `.set("package.version", "1.4.0")`.
    ///
    /// A value is a string, unless it is `true`, `false`, or begins like a string, a list or a table of TOML. The
    /// builder's other methods take precedence.
    pub fn set(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        match Setting::new(key.as_ref(), value.as_ref()) {
            Ok(setting) => self.settings.push(setting),
            Err(message) => self.fail("set", message),
        }
        self
    }

    /// Reads options from a `clientwright.toml`; options of the builder take precedence.
    pub fn config(mut self, path: impl Into<PathBuf>) -> Self {
        self.config_file = Some(path.into());
        self
    }

    /// Sets the name of the package; by default it is made from the API's title.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        match CrateName::new(name) {
            Ok(name) => self.config.name = Some(name),
            Err(message) => self.fail("name", message),
        }
        self
    }

    /// Sets the edition of the rules by which names are made: `edition` of the options.
    pub fn edition(mut self, edition: Edition) -> Self {
        self.config.edition = Some(edition);
        self
    }

    /// Sets whether every warning and every error fails the run. The default is `false`.
    pub fn strict(mut self, strict: bool) -> Self {
        self.config.strict = strict;
        self
    }

    /// Sets whether `generate_to` sets the version of the crate by its changes, and writes a section of its
    /// `CHANGELOG.md`. The default is `false`: the crate keeps its version.
    pub fn release(mut self, release: bool) -> Self {
        self.config.release = release;
        self
    }

    /// Lets [`generate_to`](Self::generate_to) overwrite generated files that were changed by hand. By default they are an
    /// error that names them. [`generate_to_out_dir`](Self::generate_to_out_dir) always overwrites its file.
    pub fn force(mut self, force: bool) -> Self {
        self.force = force;
        self
    }

    /// Fails on every diagnostic with this code, such as [`Code::DanglingReference`].
    pub fn deny(mut self, code: Code) -> Self {
        self.config.deny.push(code);
        self
    }

    /// Sets the source from which a generated crate gets the runtime.
    pub fn runtime(mut self, runtime: Runtime) -> Self {
        self.config.runtime = Some(runtime);
        self
    }

    /// Uses the runtime at this path: `.runtime(Runtime::path(path))`.
    pub fn runtime_path(self, path: impl Into<PathBuf>) -> Self {
        self.runtime(Runtime::path(path))
    }

    /// Generates only the operations that this filter matches, such as `tag:pets`; several filters add up.
    pub fn include(mut self, filter: impl AsRef<str>) -> Self {
        match filter.as_ref().parse() {
            Ok(filter) => self.config.include.push(filter),
            Err(message) => self.fail("include", message),
        }
        self
    }

    /// Leaves out the operations that this filter matches, such as `deprecated`, even if another filter includes them.
    pub fn exclude(mut self, filter: impl AsRef<str>) -> Self {
        match filter.as_ref().parse() {
            Ok(filter) => self.config.exclude.push(filter),
            Err(message) => self.fail("exclude", message),
        }
        self
    }

    /// Applies an OpenAPI Overlay to the document; several are applied in the order of the calls.
    ///
    /// Needs the feature `overlay` of this crate.
    pub fn overlay(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.overlays.push(ConfigPath::from(path.into()));
        self
    }

    /// Lets references lead to any file in this directory. By default it is that of the document.
    pub fn ref_root(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.ref_root = Some(ConfigPath::from(path.into()));
        self
    }

    /// Lets references lead to this origin, such as `https://example.com`.
    ///
    /// [`generate_to`](Self::generate_to) fetches the referenced documents, with the feature `fetch` of this crate, and
    /// stores them in `clientwright.remote` beside the lock. [`generate_to_out_dir`](Self::generate_to_out_dir) fetches
    /// nothing: it reads that directory beside the document.
    pub fn allow_origin(mut self, origin: impl AsRef<str>) -> Self {
        match origin.as_ref().parse() {
            Ok(origin) => self.config.allow_origin.push(origin),
            Err(message) => self.fail("allow-origin", message),
        }
        self
    }

    /// Sets which types keep properties that the document does not describe: `unknown-properties`.
    pub fn unknown_properties(mut self, choice: UnknownProperties) -> Self {
        self.config.unknown_properties = Some(choice);
        self
    }

    /// Sets the crate whose types represent date-times, dates, times and durations: `dates` under `[formats]`.
    ///
    /// The runtime needs the feature of that crate, here as for the other formats; its default features include those
    /// of the default choices.
    pub fn dates(mut self, choice: DateCrate) -> Self {
        self.config.formats.dates = Some(choice);
        self
    }

    /// Sets the crate for `date-time`, if it differs from that of [`dates`](Self::dates).
    pub fn date_time(mut self, choice: DateCrate) -> Self {
        self.config.formats.date_time = Some(choice);
        self
    }

    /// Sets the crate for `date`, if it differs from that of [`dates`](Self::dates).
    pub fn date(mut self, choice: DateCrate) -> Self {
        self.config.formats.date = Some(choice);
        self
    }

    /// Sets the crate for `time`, if it differs from that of [`dates`](Self::dates).
    pub fn time(mut self, choice: DateCrate) -> Self {
        self.config.formats.time = Some(choice);
        self
    }

    /// Sets the crate for `duration`, if it differs from that of [`dates`](Self::dates).
    pub fn duration(mut self, choice: DateCrate) -> Self {
        self.config.formats.duration = Some(choice);
        self
    }

    /// Sets the type for `uuid`.
    pub fn uuid(mut self, choice: UuidCrate) -> Self {
        self.config.formats.uuid = Some(choice);
        self
    }

    /// Sets the type for `uri`.
    pub fn uri(mut self, choice: UriCrate) -> Self {
        self.config.formats.uri = Some(choice);
        self
    }

    /// Sets the type for `decimal`.
    pub fn decimal(mut self, choice: DecimalCrate) -> Self {
        self.config.formats.decimal = Some(choice);
        self
    }

    /// Renames the type of a schema, given by its name or as a JSON pointer: `rename` under `[types]`.
    pub fn rename_type(mut self, schema: impl Into<String>, name: impl Into<String>) -> Self {
        self.config.types.entry(schema.into()).or_default().rename = Some(name.into());
        self
    }

    /// Replaces the type of a schema, given by its name or as a JSON pointer, by a type of another crate: `replace`
    /// under `[types]`.
    ///
    /// The type must implement `serde`'s two traits, `Clone` and `Debug`, and be written as from the root of a crate:
    /// `billing::Money`, `crate::Money`. For [`generate_to`](Self::generate_to) its crate is listed under
    /// `[dependencies]` of a `clientwright.toml`.
    pub fn replace_type(mut self, schema: impl Into<String>, path: impl Into<String>) -> Self {
        self.config.types.entry(schema.into()).or_default().replace = Some(path.into());
        self
    }

    /// Renames the field of a property, `Pet.tag` or a JSON pointer: `rename` under `[fields]`.
    pub fn rename_field(mut self, property: impl Into<String>, name: impl Into<String>) -> Self {
        self.config.fields.insert(property.into(), Rename { rename: name.into() });
        self
    }

    /// Renames a parameter, `listPets.limit` or a JSON pointer: `rename` under `[parameters]`.
    pub fn rename_parameter(mut self, parameter: impl Into<String>, name: impl Into<String>) -> Self {
        self.config.parameters.insert(parameter.into(), Rename { rename: name.into() });
        self
    }

    /// Renames an operation, `listPets`, `GET /pets` or a JSON pointer: `rename` under `[operations]`.
    pub fn rename_operation(mut self, operation: impl Into<String>, name: impl Into<String>) -> Self {
        self.config.operations.insert(operation.into(), Rename { rename: name.into() });
        self
    }

    /// Renames the module of a tag: `rename` under `[tags]`.
    pub fn rename_tag(mut self, tag: impl Into<String>, name: impl Into<String>) -> Self {
        self.config.tags.insert(tag.into(), Rename { rename: name.into() });
        self
    }

    /// Names the operation that `client.check()` calls: an `operationId`, `GET /me` or a JSON pointer.
    pub fn check(mut self, operation: impl Into<String>) -> Self {
        self.config.check = Some(operation.into());
        self
    }

    /// Makes a header or query parameter a setter of the client's builder, and of calls in place of an argument.
    pub fn client_parameter(mut self, name: impl Into<String>) -> Self {
        self.config.client_parameters.push(name.into());
        self
    }

    /// Writes `$OUT_DIR/<name>.rs`, if it changed, for `clientwright_runtime::include_client!("<name>")`.
    ///
    /// Reports to cargo the files to watch, every warning, and every error that fails the run.
    pub fn generate_to_out_dir(self, name: impl AsRef<str>) -> Result<(), Error> {
        self.generate_below(std::env::var_os("OUT_DIR").as_deref(), name.as_ref(), &mut io::stdout())
    }

    fn generate_below(self, out_dir: Option<&OsStr>, name: &str, cargo: &mut impl Write) -> Result<(), Error> {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        if name.is_empty() || !name.chars().all(plain) {
            return Err(Error::file_name(name));
        }
        let path = Path::new(out_dir.ok_or_else(Error::no_out_dir)?).join(format!("{name}.rs"));
        // Files are reported before they are read, so that cargo runs the script again also after a failure.
        let config_file = self.config_file.clone();
        let config = self.open().inspect_err(|_| drop(watch(cargo, config_file.clone())))?;
        let document = document_of(&config)?;
        let lock_dir = document.parent().map(Path::to_owned).unwrap_or_default();
        let beside = [LOCK, KEPT].map(|name| Some(lock_dir.join(name)).filter(|path| path.exists()));
        let known = [Some(document.clone()), config_file].into_iter().chain(beside).flatten();
        watch(cargo, known).map_err(Error::cargo)?;
        let input = Input::File(document);
        let report = crate::run(input, &config, &Target::File { path, lock_dir })?;
        tell(cargo, &report, &config).map_err(Error::cargo)?;
        done(report).map(drop)
    }

    /// Writes the crate into a directory, as `clientwright generate --out` does, and reports the result.
    pub fn generate_to(self, dir: impl Into<PathBuf>) -> Result<Report, Error> {
        let mode = self.mode();
        let config = self.open()?;
        let target = Target::Folder { dir: dir.into(), form: Form::Crate, mode };
        done(crate::run(Input::File(document_of(&config)?), &config, &target)?)
    }

    /// Writes the client into the directory `out`, as `clientwright generate` does, and reports the result.
    pub fn generate(self) -> Result<Report, Error> {
        let mode = self.mode();
        let config = self.open()?;
        let target = Target::of_config(&config, mode)?;
        done(crate::run(Input::File(document_of(&config)?), &config, &target)?)
    }

    fn mode(&self) -> Mode {
        if self.force { Mode::Overwrite } else { Mode::Write }
    }

    fn fail(&mut self, name: &'static str, message: String) {
        self.fault.get_or_insert(ConfigError::Option { name, message });
    }

    fn open(self) -> Result<Config, Error> {
        if let Some(fault) = self.fault {
            return Err(fault.into());
        }
        let given = self.config.over(config::read_settings(self.settings)?);
        Ok(match &self.config_file {
            Some(path) => given.over(config::read_config(path)?),
            None => given,
        })
    }
}

/// Returns the path of the document.
fn document_of(config: &Config) -> Result<PathBuf, Error> {
    let message = match &config.document {
        Some(Location::File(path)) => return Ok(path.resolved()),
        Some(Location::Url(url)) => format!(
            "`{url}` is a URL, which is not fetched here; name a file, such as the one that `clientwright generate` \
             stores in `{KEPT}`"
        ),
        None => "is not set: name the file".to_owned(),
    };
    Err(ConfigError::Option { name: "document", message }.into())
}

fn done(report: Report) -> Result<Report, Error> {
    if report.is_done() { Ok(report) } else { Err(Error::of_report(report)) }
}

fn watch(cargo: &mut impl Write, paths: impl IntoIterator<Item = PathBuf>) -> io::Result<()> {
    // A line break would begin another instruction to cargo, and no instruction can name such a file.
    let names = paths.into_iter().map(|path| path.display().to_string());
    let names = names.filter(|name| !name.contains(['\n', '\r']));
    for name in names {
        writeln!(cargo, "cargo::rerun-if-changed={name}")?;
    }
    Ok(())
}

/// Reports to cargo the other files that were read, and the diagnostics; an error that does not fail the run becomes a
/// warning, because cargo would stop otherwise.
fn tell(cargo: &mut impl Write, report: &Report, config: &Config) -> io::Result<()> {
    let files = report.documents.files().skip(1);
    watch(cargo, files.filter_map(|file| report.documents.disk_path(file).map(Path::to_owned)))?;
    for finding in report.located() {
        let fatal = report.generated.is_none() && finding.severity == Severity::Error;
        let stops = fatal || config.denies(finding.code, finding.severity);
        let level = match finding.severity {
            _ if stops => "error",
            Severity::Error | Severity::Warning => "warning",
            Severity::Note => continue,
        };
        writeln!(cargo, "cargo::{level}={finding}")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
