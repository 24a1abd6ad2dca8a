//! Questions that can be asked of every error.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::{ApiError, Error};
use crate::json::{DecodeError, FromJson};
use crate::operation::Operation;
use crate::rate_limit::{RateLimit, time_to_wait};
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

    /// Returns whether the same call may succeed later, and repeating it does no harm.
    ///
    /// The failure must be transient (status 408, 500, 502, 503 or 504, a connection that cannot be made or breaks, no response in
    /// time) or a throttle (status 429; 403 without remaining requests). The request must be idempotent by its method (RFC 9110,
    /// 9.2.2, and `QUERY`) or by an idempotency key, or the server must not have processed it.
    ///
    /// The client has retried such a call already, as its [`RetryPolicy`](crate::RetryPolicy) allows.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_retryable(),
            Self::Timeout(error) => error.is_retryable(),
            _ => self.response().is_some_and(|response| response.outcome().is_retryable),
        }
    }

    /// The number of attempts in which the request was sent; zero if nothing was sent.
    pub fn attempts(&self) -> u32 {
        match self {
            Self::Request(_) | Self::Credentials(_) => 0,
            Self::Transport(error) => error.attempts(),
            Self::Timeout(error) => error.attempts(),
            _ => self.response().map_or(1, |response| response.outcome().attempts),
        }
    }

    /// The time after which the server asks to be called again: `Retry-After`, or the end of the period of its rate limit.
    pub fn retry_after(&self) -> Option<Duration> {
        self.response().and_then(|response| time_to_wait(response.status(), response.headers()))
    }

    /// The rate limit that the server reports.
    pub fn rate_limit(&self) -> Option<RateLimit> {
        RateLimit::from_headers(self.headers()?)
    }

    /// The id of the request, by which the operators of the server find it in their logs: `X-Request-Id` and its kin.
    pub fn request_id(&self) -> Option<&str> {
        self.response().and_then(RawResponse::request_id)
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

    fn response(&self) -> Option<&RawResponse> {
        match self {
            Self::Api(error) => Some(error.response()),
            Self::Status(error) => Some(error.response()),
            Self::Decode(error) => Some(error.response()),
            Self::Request(_) | Self::Credentials(_) | Self::Transport(_) | Self::Timeout(_) => None,
        }
    }

    fn error_response(&self) -> Option<&RawResponse> {
        match self {
            Self::Api(error) => Some(error.response()),
            Self::Status(error) => Some(error.response()),
            _ => None,
        }
    }
}
