//! Content codings: `gzip`, which callers request by a documented `Accept-Encoding` parameter (RFC 9110, 8.4.1).
//!
//! A buffered body is decoded with the feature `gzip`, and its `Content-Encoding` and `Content-Length` are removed.

use bytes::Bytes;
use http::HeaderMap;
#[cfg(feature = "gzip")]
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

use crate::transport::TransportError;

/// The body without its coding; one of another coding, or that cannot be decoded, is left as it is.
///
/// # Errors
/// The decoded body is longer than `limit`.
#[cfg(feature = "gzip")]
pub(crate) fn decode(headers: &mut HeaderMap, body: Bytes, limit: usize) -> Result<Bytes, TransportError> {
    use std::io::Read as _;

    let coding = headers.get(CONTENT_ENCODING).map(|value| value.as_bytes().trim_ascii().to_ascii_lowercase());
    if body.is_empty() || !matches!(coding.as_deref(), Some(b"gzip" | b"x-gzip")) {
        return Ok(body);
    }
    let mut decoded = Vec::new();
    let most = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    if flate2::read::MultiGzDecoder::new(&body[..]).take(most).read_to_end(&mut decoded).is_err() {
        return Ok(body);
    }
    if decoded.len() > limit {
        return Err(TransportError::too_long(limit));
    }
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    Ok(decoded.into())
}

#[cfg(not(feature = "gzip"))]
#[expect(clippy::unnecessary_wraps, reason = "the other one fails")]
pub(crate) fn decode(_: &mut HeaderMap, body: Bytes, _: usize) -> Result<Bytes, TransportError> {
    Ok(body)
}
