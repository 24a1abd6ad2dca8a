//! Failures of an attempt that another attempt may not have, and the requests that may be repeated after them.
//!
//! | failure | responses and errors |
//! |---|---|
//! | throttle | 429; 403 without remaining requests (`X-RateLimit-Remaining: 0`) |
//! | transient | 408, 500, 502, 503, 504; a connection that cannot be made or breaks; no response in time |

use std::time::Duration;

use http::{HeaderMap, Request, Response, StatusCode};

use super::idempotency::has_key;
use crate::operation::is_idempotent_method;
use crate::rate_limit::{RateLimit, time_to_wait};
use crate::transport::{Body, TransportError};

/// A failure after which the same request may succeed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) kind: FailureKind,
    /// The time that the server asks for.
    pub(crate) retry_after: Option<Duration>,
    /// The server has not processed the request.
    is_unprocessed: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FailureKind {
    Transient,
    Throttle,
}

impl FailureKind {
    /// The tokens that a retry takes from the bucket of the origin.
    pub(crate) fn tokens(self) -> u32 {
        match self {
            Self::Transient => 14,
            Self::Throttle => 5,
        }
    }
}

impl Failure {
    pub(crate) fn of(result: Result<&Response<Body>, &TransportError>) -> Option<Self> {
        match result {
            Ok(response) => Self::of_response(response.status(), response.headers()),
            Err(error) => error.is_transient().then(|| Self {
                kind: FailureKind::Transient,
                retry_after: None,
                is_unprocessed: error.is_unsent(),
            }),
        }
    }

    fn of_response(status: StatusCode, headers: &HeaderMap) -> Option<Self> {
        let kind = match status.as_u16() {
            429 => FailureKind::Throttle,
            403 if is_exhausted(headers) => FailureKind::Throttle,
            408 | 500 | 502 | 503 | 504 => FailureKind::Transient,
            _ => return None,
        };
        let is_unprocessed = kind == FailureKind::Throttle;
        Some(Self { kind, retry_after: time_to_wait(status, headers), is_unprocessed })
    }
}

fn is_exhausted(headers: &HeaderMap) -> bool {
    RateLimit::from_headers(headers).is_some_and(|limit| limit.is_exhausted())
}

/// The part of a request that decides after which failures it may be repeated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Repeatable {
    /// Repeating it has no further effect.
    is_idempotent: bool,
}

impl Repeatable {
    /// `keys` are the names of headers that carry an idempotency key, beside those whose names tell it.
    pub(crate) fn of<'k>(request: &Request<Body>, mut keys: impl Iterator<Item = &'k str>) -> Self {
        let headers = request.headers();
        let is_idempotent = is_idempotent_method(request.method().as_str())
            || has_key(headers.keys())
            || keys.any(|name| headers.contains_key(name));
        Self { is_idempotent }
    }

    pub(crate) fn after(self, failure: Failure) -> bool {
        self.is_idempotent || failure.is_unprocessed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(status: u16, headers: &[(&'static str, &str)]) -> Option<Failure> {
        let mut response = Response::new(Body::empty());
        *response.status_mut() = StatusCode::from_u16(status).ok()?;
        for (name, value) in headers {
            response.headers_mut().insert(*name, value.parse().ok()?);
        }
        Failure::of(Ok(&response))
    }

    fn kind(status: u16) -> Option<FailureKind> {
        failed(status, &[]).map(|failure| failure.kind)
    }

    fn repeatable(method: &str, key: bool) -> Repeatable {
        let mut request = Request::new(Body::empty());
        *request.method_mut() = method.parse().unwrap_or_default();
        if key {
            request.headers_mut().insert("idempotency-key", http::HeaderValue::from_static("1"));
        }
        Repeatable::of(&request, ["pay-key"].into_iter())
    }

    #[test]
    fn a_status_is_transient_or_a_throttle_or_final() {
        for status in [408, 500, 502, 503, 504] {
            assert_eq!(kind(status), Some(FailureKind::Transient), "{status}");
        }
        assert_eq!(kind(429), Some(FailureKind::Throttle));
        for status in [200, 204, 301, 400, 401, 403, 404, 409, 425, 501, 505, 511] {
            assert_eq!(kind(status), None, "{status}");
        }
    }

    #[test]
    fn a_403_without_remaining_requests_is_a_throttle() {
        let limit = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "7")];
        let failure = failed(403, &limit);
        assert_eq!(failure.map(|failure| failure.kind), Some(FailureKind::Throttle));
        assert_eq!(failure.and_then(|failure| failure.retry_after), Some(Duration::from_secs(7)));
        assert_eq!(failed(403, &[("x-ratelimit-remaining", "1")]), None);
    }

    #[test]
    fn retry_after_counts_more_than_the_end_of_the_period() {
        let wait = |status, headers: &[_]| failed(status, headers).and_then(|failure| failure.retry_after);
        let limit = [("retry-after", "3"), ("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "7")];
        assert_eq!(wait(429, &limit), Some(Duration::from_secs(3)));
        assert_eq!(wait(429, &limit[1..]), Some(Duration::from_secs(7)));
        assert_eq!(wait(503, &limit[1..]), None, "the period of a rate limit says nothing about an overload");
        assert_eq!(wait(503, &limit[..1]), Some(Duration::from_secs(3)));
    }

    #[test]
    fn a_post_is_repeated_with_a_key_or_if_it_was_not_processed() {
        let after = |method, key, result: Result<u16, TransportError>| {
            let result = result.map(|status| {
                let mut response = Response::new(Body::empty());
                *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
                response
            });
            Failure::of(result.as_ref()).is_some_and(|failure| repeatable(method, key).after(failure))
        };
        assert!(after("GET", false, Ok(503)));
        assert!(after("PUT", false, Err(TransportError::new("reset"))));
        assert!(after("QUERY", false, Ok(500)));
        for method in ["POST", "PATCH", "PURGE"] {
            assert!(!after(method, false, Ok(500)), "{method}");
            assert!(!after(method, false, Err(TransportError::new("reset"))), "{method}");
            assert!(!after(method, false, Err(TransportError::timeout())), "{method}");
            assert!(after(method, true, Ok(500)), "{method}");
            assert!(after(method, false, Ok(429)), "{method}");
            assert!(after(method, false, Err(TransportError::connect("refused"))), "{method}");
            assert!(after(method, false, Err(TransportError::unsent("refused"))), "{method}");
        }
    }
}
