//! Requests that a server of HTTP/2 has refused unprocessed, so that they can be sent again (RFC 9113, 8.7).

use std::error::Error;

/// Returns `true` for `RST_STREAM` with `REFUSED_STREAM`, and for `GOAWAY` where it names an earlier stream as the last.
#[cfg(feature = "http2")]
pub(super) fn is_refused(error: &(dyn Error + 'static)) -> bool {
    match error.downcast_ref::<h2::Error>() {
        // A stream that `GOAWAY` does not name as processed ends in it; the others go on.
        Some(error) => error.reason() == Some(h2::Reason::REFUSED_STREAM) || (error.is_go_away() && error.is_remote()),
        None => error.source().is_some_and(is_refused),
    }
}

#[cfg(not(feature = "http2"))]
pub(super) fn is_refused(_: &(dyn Error + 'static)) -> bool {
    false
}
