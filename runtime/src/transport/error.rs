//! Errors of requests without a complete response.

use std::error::Error as StdError;
use std::fmt;
use std::path::Path;

use crate::operation::Operation;

type Source = Box<dyn StdError + Send + Sync>;

/// The request got no complete response: no connection, a broken one, or a response that is too long.
pub struct TransportError(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    source: Option<Source>,
    operation: Option<Operation>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum ErrorKind {
    Connect,
    Timeout,
    TooLong { limit: usize },
    Save,
    Other,
}

impl TransportError {
    /// The server could not be reached.
    pub fn connect(source: impl Into<Source>) -> Self {
        Self::because(ErrorKind::Connect, Some(source.into()))
    }

    /// No response came within the time of [`super::Timeout`]. A call reports it as [`crate::Error::Timeout`].
    pub fn timeout() -> Self {
        Self::because(ErrorKind::Timeout, None)
    }

    /// Anything else.
    pub fn new(source: impl Into<Source>) -> Self {
        Self::because(ErrorKind::Other, Some(source.into()))
    }

    pub(crate) fn too_long(limit: usize) -> Self {
        Self::because(ErrorKind::TooLong { limit }, None)
    }

    /// A file into which a body goes cannot be written.
    pub(super) fn save(path: &Path, error: &std::io::Error) -> Self {
        Self::because(ErrorKind::Save, Some(format!("`{}`: {error}", path.display()).into()))
    }

    fn because(kind: ErrorKind, source: Option<Source>) -> Self {
        Self(Box::new(Inner { kind, source, operation: None }))
    }

    pub(crate) fn during(mut self, operation: Operation) -> Self {
        self.0.operation = Some(operation);
        self
    }

    /// The operation that was called, unless the error was made by a stream.
    pub fn operation(&self) -> Option<&Operation> {
        self.0.operation.as_ref()
    }

    /// Returns `true` if no connection was established, so that the server has received nothing of the request.
    pub fn is_connect(&self) -> bool {
        self.0.kind == ErrorKind::Connect
    }

    /// Returns `true` if the exchange broke off, so that another attempt may succeed.
    pub(crate) fn is_lost(&self) -> bool {
        !matches!(self.0.kind, ErrorKind::TooLong { .. })
    }

    /// Returns `true` if the time limit was exceeded.
    pub fn is_timeout(&self) -> bool {
        self.0.kind == ErrorKind::Timeout
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.0.operation {
            write!(f, "{operation}: ")?;
        }
        match self.0.kind {
            ErrorKind::Connect => f.write_str("no connection to the server")?,
            ErrorKind::Timeout => f.write_str("no response in time")?,
            ErrorKind::TooLong { limit } => {
                write!(f, "the response body has more than {limit} bytes, the limit of `max_response_bytes`")?;
            }
            ErrorKind::Save => f.write_str("the response cannot be written to its file")?,
            ErrorKind::Other => f.write_str("the exchange with the server failed")?,
        }
        // The innermost cause says most: `Connection refused (os error 111)`.
        match innermost(self.0.source.as_ref()) {
            Some(cause) => write!(f, ": {cause}"),
            None => Ok(()),
        }
    }
}

fn innermost(source: Option<&Source>) -> Option<&(dyn StdError + 'static)> {
    let mut cause: &(dyn StdError + 'static) = &**source?;
    while let Some(deeper) = cause.source() {
        cause = deeper;
    }
    Some(cause)
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
impl From<std::io::Error> for TransportError {
    fn from(error: std::io::Error) -> Self {
        Self::new(error)
    }
}

impl From<std::convert::Infallible> for TransportError {
    fn from(none: std::convert::Infallible) -> Self {
        match none {}
    }
}
