//! `config`: the options. They have the same names in `clientwright.toml`, on the command line and in the builder.
//!
//! ```toml
//! document = "openapi.yaml"          # the argument of `generate`, Builder::new(..)
//! out = "clients/petstore"           # --out, .out(..)
//! module = false                     # --module, .module(..)
//! name = "petstore-client"          # --name, .name(..)
//! edition = "2026"                  # .edition(..): the rules by which names are made
//! strict = true                     # --strict, .strict(true)
//! deny = ["dangling-reference"]     # --deny, .deny(..)
//! runtime = "path=../runtime"       # --runtime, .runtime(..); `--runtime-path PATH` for short
//! include = ["tag:pets"]            # --include, .include(..)
//! exclude = ["deprecated"]          # --exclude, .exclude(..)
//! overlays = ["names.overlay.yaml"] # --overlay, .overlay(..)
//! ref-root = "."                    # --ref-root, .ref_root(..)
//! allow-origin = ["https://a.com"]  # --allow-origin, .allow_origin(..)
//! unknown-properties = "keep"       # .unknown_properties(..)
//! check = "getMe"                   # .check(..)
//! client-parameters = ["X-Account"] # .client_parameter(..)
//!
//! [formats]                         # .dates(..), .uuid(..), ..
//! dates = "jiff"
//!
//! [package]                         # .package(..)
//! version = "1.4.0"
//!
//! [types.Pet]                       # .rename_type(..), .replace_type(..)
//! rename = "Animal"
//! derive = ["Eq", "Hash"]
//!
//! [fields."Pet.tag"]                # .rename_field(..); so [parameters], [operations] and [tags]
//! rename = "label"
//!
//! [security.token]                  # a scheme that the document does not declare
//! type = "http"
//! scheme = "bearer"
//!
//! [dependencies]                    # of the generated manifest
//! billing = { path = "../billing" }
//! ```
//!
//! Every key is also accepted as `--set KEY=VALUE`, and by `.set(key, value)`.

mod clients;
mod code;
mod dependency;
mod edition;
mod error;
mod file;
mod find;
mod form;
mod formats;
mod ignored;
mod location;
mod name;
mod overrides;
mod package;
mod package_value;
mod path;
mod reading;
mod runtime;
#[cfg(test)]
mod schema;
mod security;
mod setting;
mod start;

pub use clients::find_clients;
pub use code::parse_code;
pub use dependency::Dependencies;
pub use edition::Edition;
pub use error::ConfigError;
pub use file::{read_config, read_text};
pub use find::{CONFIG, find_config};
pub use form::Form;
pub use formats::{DateCrate, DecimalCrate, FormatChoice, UriCrate, UuidCrate};
pub use location::Location;
pub use name::CrateName;
pub use overrides::{Rename, TypeOverride, UnknownProperties};
pub use package::{Package, Publish};
pub use package_value::{Authors, Categories, Keywords, License, Line, MinimumRust, Url, Version};
pub use path::ConfigPath;
pub use reading::Reading;
pub use runtime::Runtime;
pub use security::SecurityOption;
pub use setting::{Setting, read_settings};
pub use start::Start;

use std::path::PathBuf;

use indexmap::IndexMap;
use serde::Deserialize;

use crate::diagnostic::{Code, Severity};
use crate::select::{Filter, Selection};
use crate::source::{Reach, WebOrigin};

/// The codes that fail a run without options: a filter with a typing error would leave out what its author wants.
pub(crate) const FATAL: [Code; 2] = [Code::FilterWithoutMatch, Code::NothingSelected];

/// The options of a run.
///
/// ```
/// # use clientwright::{Config, config::Runtime};
/// let mut config = Config::default();
/// config.runtime = Some(Runtime::Vendored);
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The document: a file, or a URL.
    pub document: Option<Location>,
    /// The directory of the crate.
    pub out: Option<ConfigPath>,
    /// Writes one file for `include!` instead of a crate.
    pub module: bool,
    /// The package's name; by default it is made from the API's title.
    pub name: Option<CrateName>,
    /// The rules by which names are made; by default those of the last run, and of a new crate the newest.
    pub edition: Option<Edition>,
    /// Fails the run on every warning and every error.
    pub strict: bool,
    /// Codes whose diagnostics fail the run.
    #[serde(deserialize_with = "code::deserialize_codes")]
    #[cfg_attr(test, schemars(with = "Vec<schema::CodeName>"))]
    pub deny: Vec<Code>,
    /// The source of the runtime; by default the registry, or the checkout from which the generator was built.
    pub runtime: Option<Runtime>,
    /// The short form of a `runtime` that is a path; [`read_config`] moves it there.
    pub(crate) runtime_path: Option<ConfigPath>,
    /// Filters of the operations that become calls; all operations if it is empty.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub include: Vec<Filter>,
    /// Filters of operations that are left out, even if `include` matches them.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub exclude: Vec<Filter>,
    /// The OpenAPI Overlays that are applied to the document, in this order.
    pub overlays: Vec<ConfigPath>,
    /// The directory that references may lead to; by default that of the document.
    pub ref_root: Option<ConfigPath>,
    /// The origins that references may lead to.
    #[cfg_attr(test, schemars(with = "Vec<String>"))]
    pub allow_origin: Vec<WebOrigin>,
    /// The types that represent strings of a format.
    pub formats: FormatChoice,
    /// The operation that `client.check()` calls: an `operationId`, `GET /path` or a JSON pointer.
    pub check: Option<String>,
    /// Header and query parameters that are set once, on the builder of the client, and not for each call.
    pub client_parameters: Vec<String>,
    /// The types that keep properties that the document does not describe.
    pub unknown_properties: Option<UnknownProperties>,
    /// The package of the generated crate.
    pub package: Package,
    /// Overrides of types, by the name of the schema or a JSON pointer.
    pub types: IndexMap<String, TypeOverride>,
    /// Names of fields, by `Schema.property` or a JSON pointer.
    pub fields: IndexMap<String, Rename>,
    /// Names of parameters, by `operationId.name` or a JSON pointer.
    pub parameters: IndexMap<String, Rename>,
    /// Names of operations, by `operationId`, `GET /path` or a JSON pointer.
    pub operations: IndexMap<String, Rename>,
    /// Names of tags, by their names in the document.
    pub tags: IndexMap<String, Rename>,
    /// Security schemes that the document does not declare, by name.
    pub security: IndexMap<String, SecurityOption>,
    /// The crates that a generated crate depends on beside the runtime.
    pub dependencies: Dependencies,
    /// Sets the version of the crate by its changes, and writes a section of its `CHANGELOG.md`. No file sets this: a
    /// release is a decision.
    #[serde(skip)]
    pub release: bool,
    /// Fetches documents of URLs again, although earlier responses are stored. No file sets this.
    #[serde(skip)]
    pub refresh: bool,
}

impl Config {
    /// Combines these options with those of a file. If both set an option, that of `self` takes precedence; lists are
    /// joined.
    #[must_use]
    pub fn over(self, file: Self) -> Self {
        Self {
            document: self.document.or(file.document),
            out: self.out.or(file.out),
            module: self.module || file.module,
            name: self.name.or(file.name),
            edition: self.edition.or(file.edition),
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
            check: self.check.or(file.check),
            client_parameters: [file.client_parameters, self.client_parameters].concat(),
            unknown_properties: self.unknown_properties.or(file.unknown_properties),
            package: self.package.over(file.package),
            types: TypeOverride::all_over(self.types, file.types),
            fields: file.fields.into_iter().chain(self.fields).collect(),
            parameters: file.parameters.into_iter().chain(self.parameters).collect(),
            operations: file.operations.into_iter().chain(self.operations).collect(),
            tags: file.tags.into_iter().chain(self.tags).collect(),
            security: file.security.into_iter().chain(self.security).collect(),
            dependencies: self.dependencies.over(file.dependencies),
            release: self.release || file.release,
            refresh: self.refresh || file.refresh,
        }
    }

    /// Returns the files and origins that are read beside the document. `kept` is the directory of earlier responses of
    /// other origins; `fetch` allows new requests.
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
        let reach =
            Reach { ref_root, origins: self.allow_origin.clone(), kept: Some(kept), fetch, refresh: self.refresh };
        Ok(Reading { overlays, reach })
    }

    /// Returns the form of the client.
    pub fn form(&self) -> Form {
        if self.module { Form::Module } else { Form::Crate }
    }

    /// Returns the filters of operations.
    pub fn selection(&self) -> Selection {
        Selection::new(self.include.clone(), self.exclude.clone())
    }

    /// Returns true if a diagnostic with this code and severity fails the run. Filters that select nothing always do.
    pub fn denies(&self, code: Code, severity: Severity) -> bool {
        FATAL.contains(&code) || self.deny.contains(&code) || self.strict && severity >= Severity::Warning
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
