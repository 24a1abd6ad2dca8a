//! The errors of a call.

mod inspect;
mod report;
mod request;
mod response;

use std::convert::Infallible;
use std::fmt;

pub use self::request::{CredentialsError, RequestError, TimeoutError};
pub use self::response::{ApiError, BodyError, StatusError};
use crate::operation::Operation;
pub use crate::transport::TransportError;

/// The reason why a call has no result. `E` is the type of the error bodies that the document describes; it is
/// [`Infallible`] for operations without any.
///
/// Messages name the method, the path template and the operation, and contain no secrets.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The request could not be built; nothing was sent.
    Request(RequestError),
    /// The credentials that the operation requires are missing or could not be had; nothing was sent.
    Credentials(CredentialsError),
    /// The connection failed or broke, or the response is too long.
    Transport(TransportError),
    /// No complete response arrived in time.
    Timeout(TimeoutError),
    /// The response is an error that the document describes.
    Api(ApiError<E>),
    /// The document does not describe the status of the response.
    Status(StatusError),
    /// The body of the response does not match what the document describes.
    Decode(BodyError),
}

/// The reason why there is no response; it depends on no operation.
pub(crate) type ExchangeError = Error<Infallible>;

impl<E> Error<E> {
    /// The same error with another type for the error bodies that the document describes.
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

impl Error<Infallible> {
    /// The error of an exchange that broke off, was late, or had no credentials.
    pub(crate) fn exchange(error: TransportError, operation: &'static Operation) -> Self {
        match error.into_credentials() {
            Ok((scheme, source)) => Self::Credentials(CredentialsError::failed(operation, scheme, source)),
            Err(error) if error.is_timeout() => Self::Timeout(TimeoutError::new(operation, &error)),
            Err(error) => Self::Transport(error.during(operation)),
        }
    }

    /// An error without a documented body is an error of any operation.
    #[inline]
    pub(crate) fn widen<E>(self) -> Error<E> {
        self.map_api(|never| match never {})
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
        // The message is that of the variant, so the next error in the chain is the variant's own source.
        match self {
            Self::Transport(error) => std::error::Error::source(error),
            Self::Decode(error) => std::error::Error::source(error),
            Self::Credentials(error) => std::error::Error::source(error),
            Self::Request(_) | Self::Timeout(_) | Self::Api(_) | Self::Status(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use bytes::Bytes;

    use super::*;
    use crate::json::DecodeError;
    use crate::operation::Operation;
    use crate::response::RawResponse;

    #[test]
    fn an_error_is_small_and_can_be_sent_between_threads() {
        fn is_shareable<T: Send + Sync + 'static>() -> usize {
            size_of::<T>()
        }
        assert!(is_shareable::<Error<[u64; 64]>>() <= 16);
    }

    #[test]
    fn the_source_of_a_body_that_does_not_match_is_the_decoding() {
        use std::error::Error as _;

        let operation = const { &Operation::new("a", "GET", "/") };
        let response = RawResponse::new(operation, http::Response::new(()).into_parts().0, Bytes::new());
        let error: Error<Infallible> = Error::Decode(BodyError::new(response, DecodeError::new("expected a pet")));
        assert_eq!(error.source().map(ToString::to_string).as_deref(), Some("$: expected a pet"));
    }

    #[test]
    fn an_error_is_of_one_kind() {
        let operation = const { &Operation::new("a", "GET", "/") };
        let response = RawResponse::new(operation, http::Response::new(()).into_parts().0, Bytes::new());
        let error: Error<Infallible> = Error::Decode(BodyError::new(response, DecodeError::new("expected a pet")));
        assert!(error.is_decode());
        assert!(!error.is_request() && !error.is_credentials() && !error.is_transport() && !error.is_connect());
        assert!(!error.is_timeout() && !error.is_api() && !error.is_status());
        let error: Error<Infallible> = Error::Request(RequestError::new(operation, "no name".to_owned()));
        assert!(error.is_request() && !error.is_decode() && error.as_api().is_none());
    }
}
