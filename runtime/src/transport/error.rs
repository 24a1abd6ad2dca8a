//! Errors of requests without a complete response.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::Path;
use std::time::Duration;

use crate::operation::Operation;

type Source = Box<dyn StdError + Send + Sync>;

/// The request got no complete response: no connection, a broken one, or a response that is too long.
pub struct TransportError(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    source: Option<Source>,
    operation: Option<&'static Operation>,
    attempts: u32,
    is_retryable: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ErrorKind {
    Connect,
    Unsent,
    Timeout(Option<Limit>),
    TooLong {
        limit: usize,
        setting: &'static str,
    },
    Save,
    /// Something that the client needs is missing: a timer, a runtime.
    Unable,
    /// A response that no other attempt makes better, such as one with a head that is too large.
    Invalid,
    /// There are no credentials for this security scheme; its setter is the second name.
    Credentials(&'static str, &'static str),
    Other,
}

/// A time limit that was exceeded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limit {
    /// The event that did not happen: `no response headers`.
    pub(crate) missing: &'static str,
    pub(crate) time: Duration,
}

impl TransportError {
    /// The server could not be reached.
    pub fn connect(source: impl Into<Source>) -> Self {
        Self::because(ErrorKind::Connect, Some(source.into()))
    }

    /// No connection could be made, because TLS failed.
    pub fn tls(source: impl Into<Source>) -> Self {
        Self::connect(Handshake(source.into()))
    }

    /// The server has refused the certificate of the client, after the handshake.
    #[cfg_attr(not(feature = "hyper"), allow(dead_code, reason = "only the built-in transport reads the alert"))]
    pub(crate) fn refused_certificate(source: impl Into<Source>) -> Self {
        Self::invalid(Handshake(source.into()))
    }

    /// The server has processed nothing of the request, although there is a connection: HTTP/2 reports this. Such a request can be
    /// sent again, whatever its method.
    pub fn unsent(source: impl Into<Source>) -> Self {
        Self::because(ErrorKind::Unsent, Some(source.into()))
    }

    /// No response came in time. A call reports it as [`crate::Error::Timeout`].
    pub fn timeout() -> Self {
        Self::because(ErrorKind::Timeout(None), None)
    }

    /// Anything else.
    pub fn new(source: impl Into<Source>) -> Self {
        Self::because(ErrorKind::Other, Some(source.into()))
    }

    pub(crate) fn late(missing: &'static str, time: Duration) -> Self {
        Self::because(ErrorKind::Timeout(Some(Limit { missing, time })), None)
    }

    #[cfg_attr(not(feature = "hyper"), allow(dead_code, reason = "only the built-in transport reads responses"))]
    pub(crate) fn invalid(source: impl Into<Source>) -> Self {
        Self::because(ErrorKind::Invalid, Some(source.into()))
    }

    pub(crate) fn unable(missing: impl Into<Source>) -> Self {
        Self::because(ErrorKind::Unable, Some(missing.into()))
    }

    pub(crate) fn too_long(limit: usize) -> Self {
        Self::too_long_for("max_response_bytes", limit)
    }

    /// A body, or an item of a stream, that is longer than a setting of the client allows.
    pub(crate) fn too_long_for(setting: &'static str, limit: usize) -> Self {
        Self::because(ErrorKind::TooLong { limit, setting }, None)
    }

    /// A file into which a body goes cannot be written.
    pub(super) fn save(path: &Path, error: &io::Error) -> Self {
        Self::because(ErrorKind::Save, Some(format!("`{}`: {error}", path.display()).into()))
    }

    /// Credentials could not be had; nothing was sent.
    pub(crate) fn credentials(scheme: &'static str, setter: &'static str, source: Source) -> Self {
        Self::because(ErrorKind::Credentials(scheme, setter), Some(source))
    }

    /// The name of the scheme, its setter, and the reason, if credentials could not be had.
    pub(crate) fn into_credentials(mut self) -> Result<([&'static str; 2], Source), Self> {
        match (self.0.kind, self.0.source.take()) {
            (ErrorKind::Credentials(scheme, setter), Some(source)) => Ok(([scheme, setter], source)),
            (_, source) => {
                self.0.source = source;
                Err(self)
            }
        }
    }

    fn because(kind: ErrorKind, source: Option<Source>) -> Self {
        Self(Box::new(Inner { kind, source, operation: None, attempts: 1, is_retryable: false }))
    }

    pub(crate) fn during(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// The error of a call that was sent in this number of attempts.
    pub(crate) fn after_attempts(mut self, attempts: u32, is_retryable: bool) -> Self {
        (self.0.attempts, self.0.is_retryable) = (attempts, is_retryable);
        self
    }

    /// The operation that was called, unless the error was made by a stream.
    pub fn operation(&self) -> Option<&Operation> {
        self.0.operation
    }

    /// Returns `true` if no connection was established, so that the server has received nothing of the request.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Returns `true` if the server has processed nothing of the request.
    pub fn is_unsent(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Connect | ErrorKind::Unsent)
    }

    /// Returns `true` if TLS failed: a certificate of the server or of the client is refused, the server does not speak TLS, or the
    /// handshake broke off. A transport of the caller's reports it by [`tls`](Self::tls).
    pub fn is_tls(&self) -> bool {
        let is_marked = causes(self.0.source.as_ref()).any(<dyn StdError + 'static>::is::<Handshake>);
        is_marked || self.is_connect() && is_permanent(self.0.source.as_ref())
    }

    /// Returns `true` if the exchange broke off, so that another attempt may succeed.
    pub(crate) fn is_lost(&self) -> bool {
        !matches!(
            self.0.kind,
            ErrorKind::TooLong { .. } | ErrorKind::Unable | ErrorKind::Invalid | ErrorKind::Credentials(..)
        )
    }

    /// Returns `true` if another attempt may succeed: not if a certificate is invalid.
    pub(crate) fn is_transient(&self) -> bool {
        match self.0.kind {
            ErrorKind::Connect => !is_permanent(self.0.source.as_ref()),
            ErrorKind::Unsent | ErrorKind::Timeout(_) | ErrorKind::Other => true,
            ErrorKind::TooLong { .. }
            | ErrorKind::Save
            | ErrorKind::Unable
            | ErrorKind::Invalid
            | ErrorKind::Credentials(..) => false,
        }
    }

    /// Returns `true` if the time limit was exceeded.
    pub fn is_timeout(&self) -> bool {
        matches!(self.0.kind, ErrorKind::Timeout(_))
    }

    /// The time limit that was exceeded, if it is one of the client.
    pub(crate) fn limit(&self) -> Option<Limit> {
        match self.0.kind {
            ErrorKind::Timeout(limit) => limit,
            _ => None,
        }
    }

    /// The number of attempts in which the request was sent.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// Returns `true` if the same call may succeed later, and repeating it does no harm.
    pub fn is_retryable(&self) -> bool {
        self.0.is_retryable
    }
}

/// A handshake of TLS that failed, in the chain of causes.
#[derive(Debug)]
pub(crate) struct Handshake(pub(crate) Source);

impl fmt::Display for Handshake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "TLS: {}", self.0)
    }
}

impl StdError for Handshake {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.0)
    }
}

/// Returns `true` if TLS was refused because of what the server has sent: an invalid certificate stays invalid.
fn is_permanent(source: Option<&Source>) -> bool {
    causes(source)
        .any(|cause| cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::InvalidData))
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.0.operation {
            write!(f, "{operation}: ")?;
        }
        match self.0.kind {
            ErrorKind::Connect => f.write_str("no connection to the server")?,
            ErrorKind::Unsent => f.write_str("the server has refused the request unprocessed")?,
            ErrorKind::Timeout(None) => f.write_str("no response in time")?,
            ErrorKind::Timeout(Some(Limit { missing, time })) => write!(f, "{missing} within {time:?}")?,
            ErrorKind::TooLong { limit, setting } => {
                write!(f, "the response body has more than {limit} bytes, the limit of `{setting}`")?;
            }
            ErrorKind::Credentials(scheme, _) => write!(f, "no credentials for the security scheme `{scheme}`")?,
            ErrorKind::Save => f.write_str("the response cannot be written to its file")?,
            ErrorKind::Unable => f.write_str("the request cannot be sent")?,
            ErrorKind::Invalid | ErrorKind::Other => f.write_str("the exchange with the server failed")?,
        }
        // The innermost cause says most: `Connection refused (os error 111)`.
        if let Some(cause) = causes(self.0.source.as_ref()).last() {
            write!(f, ": {cause}")?;
        }
        write_attempts(f, self.0.attempts)
    }
}

/// ` (after 3 attempts)`
pub(crate) fn write_attempts(f: &mut fmt::Formatter<'_>, attempts: u32) -> fmt::Result {
    if attempts > 1 { write!(f, " (after {attempts} attempts)") } else { Ok(()) }
}

/// The causes of an error, from the outermost to the innermost.
fn causes(source: Option<&Source>) -> impl Iterator<Item = &(dyn StdError + 'static)> {
    let first = source.map(|source| &**source as &(dyn StdError + 'static));
    std::iter::successors(first, |cause| next_cause(*cause))
}

fn next_cause<'a>(cause: &'a (dyn StdError + 'static)) -> Option<&'a (dyn StdError + 'static)> {
    // The source of an `io::Error` skips the error that it wraps.
    match cause.downcast_ref::<io::Error>().and_then(io::Error::get_ref) {
        Some(wrapped) => Some(wrapped),
        None => cause.source(),
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError").field("kind", &self.0.kind).field("source", &self.0.source).finish()
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

/// Errors of a body that is read while it is sent.
impl From<io::Error> for TransportError {
    fn from(error: io::Error) -> Self {
        Self::new(error)
    }
}

impl From<std::convert::Infallible> for TransportError {
    fn from(none: std::convert::Infallible) -> Self {
        match none {}
    }
}
