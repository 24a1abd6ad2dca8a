//! What can go wrong with a call.

mod answer;
mod none;
mod request;

use std::fmt;

pub use self::answer::{ApiError, DecodeFailure, UnexpectedStatus};
pub use self::none::NoDocumentedError;
pub use self::request::{MissingCredentials, RequestError, TimeoutError};
use crate::json::Json;
pub use crate::transport::TransportError;

/// Why a call has no result. `E` is the body of the errors that the document describes.
///
/// Messages name the method, the path template and the operation, and hold no secrets.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E = Json> {
    /// The request could not be built; nothing was sent.
    Request(RequestError),
    /// The client has no credentials that the operation accepts; nothing was sent.
    Credentials(MissingCredentials),
    /// No whole answer came.
    Transport(TransportError),
    /// No whole answer came in time.
    Timeout(TimeoutError),
    /// An error that the document describes.
    Api(ApiError<E>),
    /// A status that the document does not describe.
    Status(UnexpectedStatus),
    /// A body that is not what the document says.
    Decode(DecodeFailure),
}

impl<E> Error<E> {
    /// The status of the answer, where one came.
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Api(error) => Some(error.status()),
            Self::Status(error) => Some(error.status()),
            Self::Decode(error) => Some(error.status()),
            Self::Request(_) | Self::Credentials(_) | Self::Transport(_) | Self::Timeout(_) => None,
        }
    }

    /// Whether the time was up.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    /// The same with another type for the errors that the document describes.
    pub fn map_api<F>(self, map: impl FnOnce(E) -> F) -> Error<F> {
        match self {
            Self::Request(error) => Error::Request(error),
            Self::Credentials(error) => Error::Credentials(error),
            Self::Transport(error) => Error::Transport(error),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Api(error) => Error::Api(error.map(map)),
            Self::Status(error) => Error::Status(error),
            Self::Decode(error) => Error::Decode(error),
        }
    }
}

impl Error<NoDocumentedError> {
    /// An error without a documented body is an error of any operation.
    #[inline]
    pub(crate) fn widen<E>(self) -> Error<E> {
        self.map_api(|none| match none {})
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => error.fmt(f),
            Self::Credentials(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Api(error) => error.fmt(f),
            Self::Status(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        // Each variant speaks for itself, so that its own cause is the next in the chain.
        match self {
            Self::Transport(error) => std::error::Error::source(error),
            Self::Decode(error) => std::error::Error::source(error),
            _ => None,
        }
    }
}
