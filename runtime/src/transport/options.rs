//! Options of the built-in transport, as a caller sets them.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use crate::secret::Secret;

/// Options of the built-in transport.
#[cfg_attr(not(feature = "hyper"), allow(dead_code, reason = "only the built-in transport reads them"))]
#[derive(Debug, Default)]
pub(crate) struct Options {
    /// Certificates as PEM, trusted beside those of the platform.
    pub(crate) roots: Vec<Vec<u8>>,
    /// The Unix socket to which every connection goes, whatever the host of its URL.
    pub(crate) unix_socket: Option<PathBuf>,
    /// The certificate by which the client is known.
    pub(crate) identity: Option<Identity>,
    /// The time in which a connection must be made; zero for any time.
    pub(crate) connect: Duration,
}

/// The certificate of a client, with its private key, for mutual TLS: a PEM text, or a PKCS#12 archive.
#[cfg_attr(not(any(feature = "__rustls", feature = "native-tls")), allow(dead_code, reason = "only TLS reads it"))]
#[derive(Clone)]
pub struct Identity(pub(super) Form);

#[cfg_attr(not(any(feature = "__rustls", feature = "native-tls")), allow(dead_code, reason = "only TLS reads it"))]
#[derive(Clone)]
pub(super) enum Form {
    Pem(Secret),
    Pkcs12(Vec<u8>, Secret),
}

impl Identity {
    /// A PEM text with the certificate, those of its issuers, and the private key.
    pub fn pem(text: impl Into<Secret>) -> Self {
        Self(Form::Pem(text.into()))
    }

    /// A PKCS#12 archive, which the features `pkcs12` and `native-tls` read.
    pub fn pkcs12(archive: impl Into<Vec<u8>>, password: impl Into<Secret>) -> Self {
        Self(Form::Pkcs12(archive.into(), password.into()))
    }
}

impl From<String> for Identity {
    fn from(pem: String) -> Self {
        Self::pem(pem)
    }
}

impl From<&str> for Identity {
    fn from(pem: &str) -> Self {
        Self::pem(pem)
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity([redacted])")
    }
}
