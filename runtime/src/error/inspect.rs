//! Questions that can be asked of every error.

use http::{HeaderMap, StatusCode};

use super::{ApiError, Error};
use crate::json::{DecodeError, FromJson};
use crate::operation::Operation;
use crate::response::RawResponse;

impl<E> Error<E> {
    /// Returns whether the request could not be built: [`Error::Request`].
    pub fn is_request(&self) -> bool {
        matches!(self, Self::Request(_))
    }

    /// Returns whether credentials are missing: [`Error::Credentials`].
    pub fn is_credentials(&self) -> bool {
        matches!(self, Self::Credentials(_))
    }

    /// Returns whether the exchange with the server failed: [`Error::Transport`].
    pub fn is_transport(&self) -> bool {
        matches!(self, Self::Transport(_))
    }

    /// Returns whether no connection could be made, so that the server has seen nothing of the request.
    pub fn is_connect(&self) -> bool {
        matches!(self, Self::Transport(error) if error.is_connect())
    }

    /// Returns whether the time limit was exceeded: [`Error::Timeout`].
    pub fn is_timeout(&self) -> bool {
        matches!(self, Self::Timeout(_))
    }

    /// Returns whether the response is an error that the document describes: [`Error::Api`].
    pub fn is_api(&self) -> bool {
        matches!(self, Self::Api(_))
    }

    /// Returns whether the document does not describe the status of the response: [`Error::Status`].
    pub fn is_status(&self) -> bool {
        matches!(self, Self::Status(_))
    }

    /// Returns whether the body of the response could not be decoded: [`Error::Decode`].
    pub fn is_decode(&self) -> bool {
        matches!(self, Self::Decode(_))
    }

    /// The error that the document describes, if this is one.
    pub fn as_api(&self) -> Option<&ApiError<E>> {
        match self {
            Self::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The error that the document describes.
    ///
    /// # Errors
    /// The error itself, if it is of another kind.
    pub fn into_api(self) -> Result<ApiError<E>, Self> {
        match self {
            Self::Api(error) => Ok(error),
            other => Err(other),
        }
    }

    /// The operation that was called. A [`TransportError`](super::TransportError) that a stream reports has none.
    pub fn operation(&self) -> Option<&Operation> {
        match self {
            Self::Request(error) => Some(error.operation()),
            Self::Credentials(error) => Some(error.operation()),
            Self::Transport(error) => error.operation(),
            Self::Timeout(error) => Some(error.operation()),
            Self::Api(error) => Some(error.operation()),
            Self::Status(error) => Some(error.operation()),
            Self::Decode(error) => Some(error.operation()),
        }
    }

    /// The status of the response, if there is one.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Api(error) => Some(error.status()),
            Self::Status(error) => Some(error.status()),
            Self::Decode(error) => Some(error.status()),
            Self::Request(_) | Self::Credentials(_) | Self::Transport(_) | Self::Timeout(_) => None,
        }
    }

    /// The headers of the response, if there is one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        match self {
            Self::Api(error) => Some(error.headers()),
            Self::Status(error) => Some(error.headers()),
            Self::Decode(error) => Some(error.headers()),
            Self::Request(_) | Self::Credentials(_) | Self::Transport(_) | Self::Timeout(_) => None,
        }
    }

    /// The JSON body of an error response, decoded as `T`: for APIs that use one type for the errors of many operations, so
    /// that one function can handle all of them. It is `None` unless the kind is [`Error::Api`] or [`Error::Status`].
    ///
    /// ```
    /// # use clientwright_runtime::{Error, Json};
    /// fn detail<E>(error: &Error<E>) -> Option<String> {
    ///     let problem = error.body_as::<Json>()?.ok()?;
    ///     problem["detail"].as_str().map(str::to_owned)
    /// }
    /// # let _ = detail::<()>;
    /// ```
    ///
    /// The inner `Result` says whether the body matches `T`. [`BySerde`](crate::BySerde) takes types that only implement
    /// `serde::Deserialize`.
    pub fn body_as<T: FromJson>(&self) -> Option<Result<T, DecodeError>> {
        self.error_response().map(RawResponse::json)
    }

    fn error_response(&self) -> Option<&RawResponse> {
        match self {
            Self::Api(error) => Some(error.response()),
            Self::Status(error) => Some(error.response()),
            _ => None,
        }
    }
}
