//! The front door for `build.rs`.
//!
//! ```no_run
//! fn main() -> Result<(), clientwright::Error> {
//!     clientwright::Builder::new("openapi.yaml").generate_to_out_dir("petstore")
//! }
//! ```
//!
//! # Names
//!
//! What is in `OUT_DIR` comes and goes, so no names are kept there: they follow from the document alone, the same on
//! every machine. Where a `clientwright.lock` lies beside the document, its names are kept. To have one, copy that of
//! `clientwright generate openapi.yaml --module --out DIR`; this builder only reads it, and writes nothing outside
//! `OUT_DIR`.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::{self, Config, ConfigError, ConfigPath, CrateName};
use crate::diagnostic::Severity;
use crate::error::Error;
use crate::input::Input;
use crate::report::Report;
use crate::target::{Form, Target};
use crate::write::{LOCK, Mode};

/// Generates a client from `build.rs` or other code.
#[derive(Debug)]
#[must_use = "nothing is generated until `generate_to_out_dir` or `generate_to`"]
pub struct Builder {
    document: PathBuf,
    config_file: Option<PathBuf>,
    config: Config,
    /// The first option that is not what it should be.
    fault: Option<ConfigError>,
}

impl Builder {
    /// Starts from a document; in `build.rs` its path is relative to the package.
    pub fn new(document: impl Into<PathBuf>) -> Self {
        Self { document: document.into(), config_file: None, config: Config::default(), fault: None }
    }

    /// Reads options from a `clientwright.toml`; those that are set here count more.
    pub fn config(mut self, path: impl Into<PathBuf>) -> Self {
        self.config_file = Some(path.into());
        self
    }

    /// Names the package; otherwise its name is made of the API's title.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        match CrateName::new(name) {
            Ok(name) => self.config.name = Some(name),
            Err(message) => self.fail("name", message),
        }
        self
    }

    /// Fails on every warning and every error.
    pub fn strict(mut self) -> Self {
        self.config.strict = true;
        self
    }

    /// Fails on every finding with this code, such as `dangling-reference`.
    pub fn deny(mut self, code: impl AsRef<str>) -> Self {
        match config::parse_code(code.as_ref()) {
            Ok(code) => self.config.deny.push(code),
            Err(message) => self.fail("deny", message),
        }
        self
    }

    /// Lets a generated crate depend on the runtime by a path.
    pub fn runtime_path(mut self, path: impl Into<PathBuf>) -> Self {
        self.config.runtime_path = Some(ConfigPath::from(path.into()));
        self
    }

    /// Writes `$OUT_DIR/<name>.rs`, if it changed, for `clientwright_runtime::include_client!("<name>")`.
    ///
    /// Tells cargo which files to watch, every warning, and every error that stops.
    pub fn generate_to_out_dir(self, name: impl AsRef<str>) -> Result<(), Error> {
        self.generate_below(std::env::var_os("OUT_DIR").as_deref(), name.as_ref(), &mut io::stdout())
    }

    fn generate_below(self, out_dir: Option<&OsStr>, name: &str, cargo: &mut impl Write) -> Result<(), Error> {
        let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_');
        if name.is_empty() || !name.chars().all(plain) {
            return Err(Error::file_name(name));
        }
        let path = Path::new(out_dir.ok_or_else(Error::no_out_dir)?).join(format!("{name}.rs"));
        let lock_dir = self.document.parent().map(Path::to_owned).unwrap_or_default();
        // First of all, so that cargo comes back also when this fails.
        watch(cargo, self.watched(&lock_dir)).map_err(Error::cargo)?;
        let (config, input) = self.open()?;
        let report = crate::run(input, &config, &Target::File { path, lock_dir })?;
        tell(cargo, &report, &config).map_err(Error::cargo)?;
        done(report).map(drop)
    }

    /// Makes a folder hold the crate, as `clientwright generate --out` does, and tells what was done.
    pub fn generate_to(self, dir: impl Into<PathBuf>) -> Result<Report, Error> {
        let (config, input) = self.open()?;
        let target = Target::Folder { dir: dir.into(), form: Form::Crate, mode: Mode::Write };
        done(crate::run(input, &config, &target)?)
    }

    /// What is known to be read before anything is. A file that is not there would make cargo come back every time.
    fn watched(&self, lock_dir: &Path) -> Vec<PathBuf> {
        let lock = Some(lock_dir.join(LOCK)).filter(|lock| lock.exists());
        [Some(self.document.clone()), self.config_file.clone(), lock].into_iter().flatten().collect()
    }

    fn fail(&mut self, name: &'static str, message: String) {
        self.fault.get_or_insert(ConfigError::Option { name, message });
    }

    fn open(self) -> Result<(Config, Input), Error> {
        if let Some(fault) = self.fault {
            return Err(fault.into());
        }
        let config = match &self.config_file {
            Some(path) => self.config.over(config::read_config(path)?),
            None => self.config,
        };
        Ok((config, Input::File(self.document)))
    }
}

fn done(report: Report) -> Result<Report, Error> {
    if report.is_done() { Ok(report) } else { Err(Error::of_report(report)) }
}

fn watch(cargo: &mut impl Write, paths: impl IntoIterator<Item = PathBuf>) -> io::Result<()> {
    paths.into_iter().try_for_each(|path| writeln!(cargo, "cargo::rerun-if-changed={}", path.display()))
}

/// Tells cargo which other files were read, and what was found; an error that does not stop is a warning to cargo, which
/// would stop for it otherwise.
fn tell(cargo: &mut impl Write, report: &Report, config: &Config) -> io::Result<()> {
    let files = report.documents.files().skip(1);
    watch(cargo, files.map(|file| report.documents.path(file).to_owned()))?;
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
mod tests {
    use std::fs;
    use std::path::Path;

    use super::Builder;
    use crate::Error;

    const PETS: &str = "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths:\n  /pets:\n    get:\n      \
                        operationId: listPets\n      responses: {'204': {description: None.}}\n";
    /// A reference that leads nowhere, in line 10.
    const DANGLING: &str = "components:\n  schemas:\n    Pet: {$ref: '#/nowhere'}\n";

    /// Generates in a folder; what cargo was told, and the answer.
    fn generate(dir: &Path, text: &str, options: impl Fn(Builder) -> Builder) -> (String, Result<(), Error>) {
        fs::write(dir.join("api.yaml"), text).unwrap();
        let out = dir.join("out");
        fs::create_dir_all(&out).unwrap();
        let mut cargo = Vec::new();
        let builder = options(Builder::new(dir.join("api.yaml")));
        let answer = builder.generate_below(Some(out.as_os_str()), "pets", &mut cargo);
        let shown = format!("{}/", dir.display());
        (String::from_utf8(cargo).unwrap().replace(&shown, ""), answer)
    }

    #[test]
    fn one_file_is_written_when_it_changes_and_cargo_watches_the_document() {
        let dir = tempfile::tempdir().unwrap();
        let (cargo, answer) = generate(dir.path(), PETS, |builder| builder);
        answer.unwrap();
        assert_eq!(cargo, "cargo::rerun-if-changed=api.yaml\n");
        let file = dir.path().join("out/pets.rs");
        assert!(fs::read_to_string(&file).unwrap().contains("pub fn list_pets("));
        let before = fs::metadata(&file).unwrap().modified().unwrap();
        generate(dir.path(), PETS, |builder| builder).1.unwrap();
        assert_eq!(fs::metadata(&file).unwrap().modified().unwrap(), before);
        assert_eq!(fs::read_dir(dir.path().join("out")).unwrap().count(), 1);
    }

    #[test]
    fn cargo_watches_every_file_that_the_document_reaches() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("pet.yaml"), "type: object\n").unwrap();
        let reaching = "components:\n  schemas:\n    Pet: {$ref: 'pet.yaml'}\n";
        let (cargo, answer) = generate(dir.path(), &format!("{PETS}{reaching}"), |builder| builder);
        answer.unwrap();
        assert_eq!(cargo, "cargo::rerun-if-changed=api.yaml\ncargo::rerun-if-changed=pet.yaml\n");
    }

    #[test]
    fn what_does_not_stop_is_a_warning_to_cargo() {
        let dir = tempfile::tempdir().unwrap();
        let (cargo, answer) = generate(dir.path(), &format!("{PETS}{DANGLING}"), |builder| builder);
        answer.unwrap();
        let warning = "cargo::warning=api.yaml:10:17: dangling-reference: `#/nowhere` leads nowhere; the schema is \
                       free-form JSON";
        assert_eq!(cargo.lines().nth(1), Some(warning));
    }

    #[test]
    fn what_is_denied_is_an_error_to_cargo_and_nothing_is_written() {
        let dir = tempfile::tempdir().unwrap();
        let deny = |builder: Builder| builder.deny("dangling-reference");
        let (cargo, answer) = generate(dir.path(), &format!("{PETS}{DANGLING}"), deny);
        assert!(cargo.contains("cargo::error=api.yaml:10:17: dangling-reference: "), "{cargo}");
        assert!(!dir.path().join("out/pets.rs").exists());
        let error = answer.unwrap_err();
        assert!(
            error.to_string().ends_with("api.yaml: findings are denied (1 dangling-reference); nothing was written")
        );
        assert!(format!("{error:?}").contains("error[dangling-reference]: `#/nowhere` leads nowhere"), "{error:?}");
    }

    #[test]
    fn a_document_that_is_none_is_an_error_to_cargo() {
        let dir = tempfile::tempdir().unwrap();
        let (cargo, answer) = generate(dir.path(), "just: text", |builder| builder);
        assert!(
            cargo.starts_with("cargo::rerun-if-changed=api.yaml\ncargo::error=api.yaml:1:1: not-openapi: "),
            "{cargo}"
        );
        answer.unwrap_err();
    }

    #[test]
    fn names_of_a_lock_beside_the_document_are_kept() {
        let dir = tempfile::tempdir().unwrap();
        let lock =
            "version = 1\ngenerator = ''\ndocument = ''\nconfig = ''\n[names]\n'#/paths/~1pets/get' = 'api::every'\n";
        fs::write(dir.path().join("clientwright.lock"), lock).unwrap();
        let (cargo, answer) = generate(dir.path(), PETS, |builder| builder);
        answer.unwrap();
        assert_eq!(cargo, "cargo::rerun-if-changed=api.yaml\ncargo::rerun-if-changed=clientwright.lock\n");
        assert!(fs::read_to_string(dir.path().join("out/pets.rs")).unwrap().contains("pub fn every("));
        assert_eq!(fs::read_to_string(dir.path().join("clientwright.lock")).unwrap(), lock);
    }

    #[test]
    fn wrong_use_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let message =
            |builder: &dyn Fn(Builder) -> Builder| generate(dir.path(), PETS, builder).1.unwrap_err().to_string();
        assert_eq!(
            message(&|builder| builder.deny("raw-bdoy").name("1")),
            "the option `deny`: there is no code `raw-bdoy`; did you mean `raw-body`?"
        );
        assert!(message(&|builder| builder.config("nowhere.toml")).starts_with("cannot read `nowhere.toml`: "));
        let out_dir = Builder::new("api.yaml").generate_below(None, "pets", &mut Vec::new()).unwrap_err().to_string();
        assert!(out_dir.starts_with("`OUT_DIR` is not set"), "{out_dir}");
        let path = Builder::new("api.yaml").generate_below(None, "../pets", &mut Vec::new()).unwrap_err().to_string();
        assert!(path.starts_with("`../pets` cannot be the name of the generated file"), "{path}");
    }

    #[test]
    fn a_crate_is_written_to_a_folder() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("api.yaml"), PETS).unwrap();
        let builder = || Builder::new(dir.path().join("api.yaml")).name("pets");
        let report = builder().generate_to(dir.path().join("pets")).unwrap();
        assert_eq!(report.generated.map(|generated| (generated.name, generated.operations)), Some(("pets".into(), 1)));
        assert!(dir.path().join("pets/clientwright.lock").is_file());
        assert!(builder().generate_to(dir.path().join("pets")).unwrap().written.unwrap().is_unchanged());
    }
}
