//! The source from which a generated crate gets the runtime.
//!
//! ```toml
//! runtime = "version"              # the registry's
//! runtime = "path=../runtime"      # a directory; relative to this file
//! runtime = "git=https://…"        # a repository
//! runtime = "vendored"             # a copy of the sources inside the generated crate
//! ```

use std::path::{Path, PathBuf};
use std::str::FromStr;

use serde::Deserialize;

use super::path::ConfigPath;

/// The source from which a generated crate gets the runtime.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
#[serde(try_from = "String")]
#[non_exhaustive]
pub enum Runtime {
    /// The registry, in the version of the generator.
    Version,
    /// A directory.
    Path(ConfigPath),
    /// The default branch of a git repository.
    Git(String),
    /// A copy of the runtime's sources, which is written into the generated crate.
    Vendored,
}

impl Runtime {
    /// A directory with the runtime; a relative path starts at the working directory.
    pub fn path(path: impl Into<PathBuf>) -> Self {
        Self::Path(ConfigPath::from(path.into()))
    }

    /// The default branch of a git repository.
    pub fn git(url: impl Into<String>) -> Self {
        Self::Git(url.into())
    }

    /// Returns the same source, with its path relative to `base`.
    pub(super) fn based(self, base: &Path) -> Self {
        match self {
            Self::Path(path) => Self::Path(path.based(base)),
            other => other,
        }
    }
}

impl FromStr for Runtime {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once('=').unwrap_or((text, "")) {
            ("version", "") => Ok(Self::Version),
            ("vendored", "") => Ok(Self::Vendored),
            ("path", path) if !path.is_empty() => Ok(Self::path(path)),
            ("git", url) if !url.is_empty() => Ok(Self::git(url)),
            _ => Err(format!(
                "`{}` is not a source of the runtime: expected `version`, `path=PATH`, `git=URL` or `vendored`",
                text.escape_debug()
            )),
        }
    }
}

impl TryFrom<String> for Runtime {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

#[cfg(test)]
mod tests {
    use super::Runtime;

    #[test]
    fn a_source_is_a_word_or_a_word_and_a_value() {
        assert_eq!("version".parse(), Ok(Runtime::Version));
        assert_eq!("vendored".parse(), Ok(Runtime::Vendored));
        assert_eq!("path=../a=b".parse(), Ok(Runtime::path("../a=b")));
        assert_eq!("git=https://example.com/r?a=b".parse(), Ok(Runtime::git("https://example.com/r?a=b")));
        for text in ["", "path", "path=", "git=", "version=1", "vendored=x", "registry", "Path=x"] {
            let fault = text.parse::<Runtime>().unwrap_err();
            assert!(fault.ends_with("expected `version`, `path=PATH`, `git=URL` or `vendored`"), "{fault}");
        }
    }
}
