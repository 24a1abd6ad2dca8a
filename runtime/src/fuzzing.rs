//! Entry points of fuzzers, which only builds with `--cfg fuzzing` contain.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use http::header::{DATE, RETRY_AFTER};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::operation::Operation;
use crate::policy::SizeLimits;
use crate::rate_limit::{RateLimit, time_to_wait};
use crate::response::RawResponse;
use crate::stream::EventStream;
use crate::transport::Body;

/// Reads headers about times and limits with this value.
pub fn headers(data: &[u8]) {
    let Ok(value) = HeaderValue::from_bytes(data) else { return };
    let names = [RETRY_AFTER, DATE];
    let others = ["ratelimit", "ratelimit-policy", "x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset"];
    let mut headers = HeaderMap::new();
    for name in names.into_iter().chain(others.map(HeaderName::from_static)) {
        headers.insert(name, value.clone());
    }
    let _ = RateLimit::from_headers(&headers);
    let _ = time_to_wait(StatusCode::TOO_MANY_REQUESTS, &headers);
}

/// Reads a stream of events of at most 1000 bytes.
pub fn events(data: &[u8]) {
    let response = RawResponse::new(Operation::new("a", "GET", "/"), http::Response::new(()).into_parts().0, "".into());
    let limit = SizeLimits::default().body(1000).item();
    let body = Body::from(data.to_vec());
    let mut stream = pin!(EventStream::new(body, limit, Some("[DONE]"), response, |data| Ok(data.to_owned())));
    let mut context = Context::from_waker(Waker::noop());
    while let Poll::Ready(Some(_)) = stream.poll_event(&mut context) {}
}
