//! The name of a generated crate.

use std::fmt;
use std::str::FromStr;

use serde::Deserialize;

use crate::spelling::Ident;

/// Crates whose names generated code or its dependencies use: a crate of the same name would be confused with them.
const TAKEN: [&str; 6] = ["alloc", "clientwright_runtime", "core", "proc_macro", "std", "test"];

/// The dependencies of the runtime. Two packages of one name in a program are legal, but hard to tell apart.
const OF_THE_RUNTIME: [&str; 40] = [
    "base64",
    "brotli_decompressor",
    "bytes",
    "chrono",
    "digest_auth",
    "flate2",
    "futures_core",
    "getrandom",
    "h2",
    "hmac_sha256",
    "http",
    "http_body",
    "httpdate",
    "hyper",
    "hyper_util",
    "itoa",
    "jiff",
    "native_tls",
    "oauth2",
    "p12_keystore",
    "percent_encoding",
    "quick_xml",
    "regex_lite",
    "reqwest",
    "rust_decimal",
    "rustls",
    "rustls_platform_verifier",
    "serde",
    "serde_json",
    "time",
    "tokio",
    "tokio_native_tls",
    "tokio_rustls",
    "tower_service",
    "tracing",
    "url",
    "uuid",
    "zeroize",
    "zmij",
    "zstd_safe",
];

/// Names of devices and of cargo's own directories, which cannot be directories or programs everywhere.
const REFUSED: [&str; 8] = ["aux", "build", "con", "deps", "examples", "incremental", "nul", "prn"];

/// The maximum length in registries.
const LENGTH: usize = 64;

/// A name that cargo accepts for a package and rustc for a crate: `petstore-client`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
#[serde(try_from = "String")]
pub struct CrateName(String);

impl CrateName {
    /// Checks a name; the error is a sentence.
    pub fn new(name: impl Into<String>) -> Result<Self, String> {
        let name = name.into();
        check_form(&name)?;
        let library = name.replace('-', "_").to_lowercase();
        let refused = |why: &str| Err(format!("`{name}` cannot be the name of the crate: {why}"));
        if TAKEN.contains(&library.as_str()) {
            return refused("generated code already uses a crate of that name");
        }
        if OF_THE_RUNTIME.contains(&library.as_str()) {
            return refused("the runtime depends on a crate of that name");
        }
        if REFUSED.contains(&library.as_str()) {
            return refused("cargo or an operating system reserves it");
        }
        if name.len() > LENGTH {
            return refused("it has more than 64 characters");
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Checks that cargo accepts a name for a package and rustc for a crate; the error is a sentence.
pub(super) fn check_form(name: &str) -> Result<(), String> {
    let is_plain = name.chars().all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'));
    if !is_plain || !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return Err(format!(
            "`{}` cannot be the name of a crate: use ASCII letters, digits, `-` and `_`, and begin with a letter",
            name.escape_debug()
        ));
    }
    if Ident::parse(&name.replace('-', "_")).is_none() {
        return Err(format!("`{name}` cannot be the name of a crate: it is a keyword of Rust"));
    }
    Ok(())
}

impl fmt::Display for CrateName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl FromStr for CrateName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::new(name)
    }
}

impl TryFrom<String> for CrateName {
    type Error = String;

    fn try_from(name: String) -> Result<Self, String> {
        Self::new(name)
    }
}

#[cfg(test)]
mod tests {
    use super::{CrateName, OF_THE_RUNTIME};

    #[test]
    fn names_are_those_of_crates() {
        for name in ["petstore", "pet-store_2", "P"] {
            assert_eq!(CrateName::new(name).map(|name| name.to_string()), Ok(name.to_owned()));
        }
        for name in ["", "2pets", "-pets", "pet store", "../pets", "päts", "a\"b", "fn", "self"] {
            assert!(CrateName::new(name).is_err(), "{name}");
        }
    }

    #[test]
    fn names_that_collide_are_refused_with_the_reason() {
        let fault = |name: &str| CrateName::new(name).unwrap_err();
        for name in ["std", "core", "alloc", "test", "proc-macro", "clientwright-runtime", "Clientwright_Runtime"] {
            assert!(fault(name).ends_with("generated code already uses a crate of that name"), "{name}");
        }
        assert_eq!(
            fault("serde-json"),
            "`serde-json` cannot be the name of the crate: the runtime depends on a crate of that name"
        );
        assert!(fault("build").ends_with("reserves it") && fault("NUL").ends_with("reserves it"));
        assert!(fault(&"x".repeat(65)).ends_with("it has more than 64 characters"));
    }

    #[test]
    fn every_dependency_of_the_runtime_is_known() {
        let manifest = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        let names = manifest["dependencies"].as_table().unwrap().keys().map(|name| name.replace('-', "_"));
        let unknown: Vec<String> = names.filter(|name| CrateName::new(name.clone()).is_ok()).collect();
        assert_eq!(unknown, [""; 0], "add it to OF_THE_RUNTIME, which has {}", OF_THE_RUNTIME.len());
    }
}
