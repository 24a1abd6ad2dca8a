//! What a caller chooses of the built-in transport.

use std::path::PathBuf;

/// Options of the built-in transport.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// PEM texts with certificates that are trusted beside those that the platform trusts.
    pub(crate) roots: Vec<Vec<u8>>,
    /// The Unix socket to which every connection goes, whatever the host of its URL.
    pub(crate) unix_socket: Option<PathBuf>,
}
