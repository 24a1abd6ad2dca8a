//! The places that references may lead to.

use std::path::{Path, PathBuf};

use super::remote::WebOrigin;

/// The places that references may lead to from the entry document.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    /// The directory of all files; by default that of the entry document.
    pub ref_root: Option<PathBuf>,
    /// The origins whose documents may be read.
    pub origins: Vec<WebOrigin>,
    /// The directory with the responses of other origins from earlier runs.
    pub kept: Option<PathBuf>,
    /// Allows fetching documents that are not in that directory.
    pub fetch: bool,
    /// Fetches also the documents that are in that directory.
    pub refresh: bool,
}

impl Reach {
    /// Allows the files of a directory, and nothing else.
    pub fn within(ref_root: &Path) -> Self {
        Self { ref_root: Some(ref_root.to_owned()), ..Self::default() }
    }
}
