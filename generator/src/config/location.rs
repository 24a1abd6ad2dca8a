//! The place of a document: a file or a URL.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::path::ConfigPath;
use crate::source::WebUrl;

/// The place of a document.
///
/// ```toml
/// document = "openapi.yaml"
/// document = "https://example.com/openapi.yaml"
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "PathBuf")]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(with = "String"))]
#[non_exhaustive]
pub enum Location {
    /// A file.
    File(ConfigPath),
    /// A URL, which the command line fetches once and stores beside the lock.
    Url(WebUrl),
}

impl Location {
    /// Parses a path or a URL; the error is a sentence.
    pub fn new(written: impl Into<PathBuf>) -> Result<Self, String> {
        let path = written.into();
        match path.to_str().filter(|text| WebUrl::is_written_so(text)) {
            Some(url) => url.parse().map(Self::Url),
            None => Ok(Self::File(ConfigPath::from(path))),
        }
    }

    /// Returns the same place, with a path relative to `base`.
    pub(super) fn based(self, base: &Path) -> Self {
        match self {
            Self::File(path) => Self::File(path.based(base)),
            url @ Self::Url(_) => url,
        }
    }
}

impl TryFrom<PathBuf> for Location {
    type Error = String;

    fn try_from(path: PathBuf) -> Result<Self, String> {
        Self::new(path)
    }
}

#[cfg(test)]
mod tests {
    use super::Location;

    #[test]
    fn a_url_is_one_of_the_web() {
        assert!(matches!(Location::new("https://example.com/api.yaml"), Ok(Location::Url(_))));
        assert!(matches!(Location::new("HTTP://127.0.0.1:8080/api.yaml"), Ok(Location::Url(_))));
        assert!(matches!(Location::new("apis/https/api.yaml"), Ok(Location::File(_))));
        assert!(Location::new("http://example.com/api.yaml").unwrap_err().contains("`https`"));
    }
}
