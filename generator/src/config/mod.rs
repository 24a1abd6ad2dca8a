//! `config`: what a user can choose. One set of options, with the same names in `clientwright.toml`, on the command
//! line and in the builder.
//!
//! ```toml
//! name = "petstore-client"          # --name, .name(..)
//! strict = true                     # --strict, .strict()
//! deny = ["dangling-reference"]     # --deny, .deny(..)
//! runtime-path = "../runtime"       # --runtime-path, .runtime_path(..)
//! ```
//!
//! The file is read where it is named, and nowhere else: no folder is searched for one.

mod code;
mod error;
mod file;
mod name;
mod nearest;
mod path;

pub use code::parse_code;
pub use error::ConfigError;
pub use file::read_config;
pub use name::CrateName;
pub use path::ConfigPath;

use serde::Deserialize;

use crate::diagnostic::{Code, Severity};

/// What a user chose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Config {
    /// The package's name; made of the API's title where there is none.
    pub name: Option<CrateName>,
    /// Whether every warning and every error fails the run.
    pub strict: bool,
    /// Codes whose findings fail the run.
    #[serde(deserialize_with = "code::deserialize_codes")]
    pub deny: Vec<Code>,
    /// Where the runtime lies, for a generated crate that depends on it by a path.
    pub runtime_path: Option<ConfigPath>,
}

impl Config {
    /// These options over those of a file: what is said once counts, what both say is said by `self`.
    #[must_use]
    pub fn over(self, file: Self) -> Self {
        Self {
            name: self.name.or(file.name),
            strict: self.strict || file.strict,
            deny: [file.deny, self.deny].concat(),
            runtime_path: self.runtime_path.or(file.runtime_path),
        }
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
