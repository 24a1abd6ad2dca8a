//! Options of the built-in transport, as a caller sets them.

use std::path::PathBuf;
use std::time::Duration;

/// Options of the built-in transport.
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Certificates as PEM, trusted beside those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    /// The Unix socket to which every connection goes, whatever the host of its URL.
    pub(crate) unix_socket: Option<PathBuf>,
    /// The time in which a connection must be made; zero for any time.
    pub(crate) connect: Duration,
}
