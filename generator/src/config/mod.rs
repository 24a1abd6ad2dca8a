//! `config`: what a user can choose. One set of options, with the same names in `clientwright.toml`, on the command
//! line and in the builder.
//!
//! ```toml
//! name = "petstore-client"          # --name, .name(..)
//! strict = true                     # --strict, .strict(true)
//! deny = ["dangling-reference"]     # --deny, .deny(..)
//! runtime = "path=../runtime"       # --runtime, .runtime(..); `--runtime-path PATH` for short
//! include = ["tag:pets"]            # --include, .include(..)
//! exclude = ["deprecated"]          # --exclude, .exclude(..)
//! overlays = ["names.overlay.yaml"] # --overlay, .overlay(..)
//! ref-root = "."                    # --ref-root, .ref_root(..)
//! allow-origin = ["https://a.com"]  # --allow-origin, .allow_origin(..)
//!
//! [formats]                         # .dates(..), .uuid(..), ..
//! dates = "jiff"
//!
//! [types.Pet]                       # .rename_type(..), .replace_type(..)
//! rename = "Animal"
//! derive = ["Eq", "Hash"]
//!
//! [fields."Pet.tag"]                # .rename_field(..); so [parameters], [operations] and [tags]
//! rename = "label"
//!
//! [dependencies]                    # of the generated manifest
//! billing = { path = "../billing" }
//! ```
//!
//! The file is read where it is named, and nowhere else: no folder is searched for one.

mod code;
mod dependency;
mod error;
mod file;
mod name;
mod path;
mod runtime;

pub use crate::lower::{DateCrate, DecimalCrate, FormatChoice, Rename, TypeOverride, UriCrate, UuidCrate};
pub use code::parse_code;
pub use dependency::Dependencies;
pub use error::ConfigError;
pub use file::read_config;
pub use name::CrateName;
pub use path::ConfigPath;
pub use runtime::Runtime;

use std::path::PathBuf;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::diagnostic::{Code, Severity};
use crate::input::Reading;
use crate::lower::Overrides;
use crate::select::{Filter, Selection};
use crate::source::{Reach, WebOrigin};

/// The options of a run.
///
/// ```
/// # use clientwright::{Config, config::Runtime};
/// let mut config = Config::default();
/// config.runtime = Some(Runtime::Vendored);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The package's name; made of the API's title where there is none.
    pub name: Option<CrateName>,
    /// Whether every warning and every error fails the run.
    pub strict: bool,
    /// Codes whose findings fail the run.
    #[serde(deserialize_with = "code::deserialize_codes")]
    pub deny: Vec<Code>,
    /// The source of the runtime; unless it is chosen, the registry, or the checkout from which the generator was built.
    pub runtime: Option<Runtime>,
    /// The short form of a `runtime` that is a path; [`read_config`] moves it there.
    pub(crate) runtime_path: Option<ConfigPath>,
    /// The operations that become calls; all where nothing is said.
    pub include: Vec<Filter>,
    /// Those that don't, whatever includes them.
    pub exclude: Vec<Filter>,
    /// The OpenAPI Overlays that are applied to the document, in this order.
    pub overlays: Vec<ConfigPath>,
    /// The folder that references may lead to; that of the document where nothing is said.
    pub ref_root: Option<ConfigPath>,
    /// The origins that references may lead to.
    pub allow_origin: Vec<WebOrigin>,
    /// Which crates hold the values of which formats.
    pub formats: FormatChoice,
    /// What is said of single types, by the name of the schema or a JSON pointer.
    pub types: IndexMap<String, TypeOverride>,
    /// What fields are called, by `Schema.property` or a JSON pointer.
    pub fields: IndexMap<String, Rename>,
    /// What parameters are called, by `operationId.name` or a JSON pointer.
    pub parameters: IndexMap<String, Rename>,
    /// What operations are called, by `operationId`, `GET /path` or a JSON pointer.
    pub operations: IndexMap<String, Rename>,
    /// What tags are called, by their names.
    pub tags: IndexMap<String, Rename>,
    /// The crates that a generated crate depends on beside the runtime.
    pub dependencies: Dependencies,
}

impl Config {
    /// These options over those of a file: what is said once counts, what both say is said by `self`.
    #[must_use]
    pub fn over(self, file: Self) -> Self {
        Self {
            name: self.name.or(file.name),
            strict: self.strict || file.strict,
            deny: [file.deny, self.deny].concat(),
            runtime: self.runtime.or(file.runtime),
            runtime_path: None,
            include: [file.include, self.include].concat(),
            exclude: [file.exclude, self.exclude].concat(),
            overlays: [file.overlays, self.overlays].concat(),
            ref_root: self.ref_root.or(file.ref_root),
            allow_origin: [file.allow_origin, self.allow_origin].concat(),
            formats: self.formats.over(file.formats),
            types: file.types.into_iter().chain(self.types).collect(),
            fields: file.fields.into_iter().chain(self.fields).collect(),
            parameters: file.parameters.into_iter().chain(self.parameters).collect(),
            operations: file.operations.into_iter().chain(self.operations).collect(),
            tags: file.tags.into_iter().chain(self.tags).collect(),
            dependencies: self.dependencies.over(file.dependencies),
        }
    }

    /// The overrides of single items.
    pub fn overrides(&self) -> Overrides {
        Overrides {
            types: self.types.clone(),
            fields: self.fields.clone(),
            parameters: self.parameters.clone(),
            operations: self.operations.clone(),
            tags: self.tags.clone(),
        }
    }

    /// What is read beside the document; `kept` is the folder of what origins answered before, and whether they are asked
    /// for more is `fetch`.
    pub fn reading(&self, kept: PathBuf, fetch: bool) -> Result<Reading, ConfigError> {
        let overlays: Vec<PathBuf> = self.overlays.iter().map(ConfigPath::resolved).collect();
        let ref_root = self.ref_root.as_ref().map(ConfigPath::resolved);
        if let Some(ref_root) = ref_root.as_ref().filter(|ref_root| !ref_root.is_dir()) {
            let message = format!("`{}` is not a directory", ref_root.display());
            return Err(ConfigError::Option { name: "ref-root", message });
        }
        if !overlays.is_empty() && cfg!(not(feature = "overlay")) {
            let message = "needs the feature `overlay` of the crate `clientwright`".to_owned();
            return Err(ConfigError::Option { name: "overlays", message });
        }
        let reach = Reach { ref_root, origins: self.allow_origin.clone(), kept: Some(kept), fetch };
        Ok(Reading { overlays, reach })
    }

    /// Which operations become calls.
    pub fn selection(&self) -> Selection {
        Selection::new(self.include.clone(), self.exclude.clone())
    }

    /// Whether a finding of this kind fails the run.
    pub fn denies(&self, code: Code, severity: Severity) -> bool {
        self.deny.contains(&code) || self.strict && severity >= Severity::Warning
    }
}

#[cfg(test)]
mod tests {
    use super::{Config, CrateName};
    use crate::diagnostic::Code;

    fn config(name: &str, deny: Code) -> Config {
        Config { name: Some(CrateName::new(name).unwrap()), deny: vec![deny], ..Config::default() }
    }

    #[test]
    fn the_nearer_option_counts_and_denials_add_up() {
        let both = config("near", Code::RawBody).over(Config { strict: true, ..config("far", Code::DuplicateKey) });
        assert_eq!(both.name, Some(CrateName::new("near").unwrap()));
        assert_eq!(both.deny, [Code::DuplicateKey, Code::RawBody]);
        assert!(both.strict);
    }

    #[test]
    fn strict_denies_warnings_and_errors_and_deny_also_notes() {
        let codes = [Code::DanglingReference, Code::DuplicateKey, Code::RawResponse];
        let denied = |config: &Config| codes.map(|code| config.denies(code, code.severity()));
        assert_eq!(denied(&Config::default()), [false, false, false]);
        assert_eq!(denied(&Config { strict: true, ..Config::default() }), [true, true, false]);
        assert_eq!(denied(&config("x", Code::RawResponse)), [false, false, true]);
    }
}
