//! Content codings (RFC 9110, 8.4.1): `gzip`, `br` and `zstd`, each with the feature of its name.
//!
//! | file | holds |
//! |---|---|
//! | `body` | a body that is decoded while it arrives |
//! | `decoder` | the trait of decoders |
//! | `gzip`, `brotli`, `zstd` | the decoder of a coding |
//!
//! A request lists the codings that can be decoded in `Accept-Encoding`, unless the caller has set that header or requests
//! a range (a part of an encoded representation cannot be decoded). A decoded response has no `Content-Encoding` and no
//! `Content-Length`, and all limits apply to the decoded bytes. One of another coding is left as it is.

mod body;
#[cfg(feature = "brotli")]
mod brotli;
mod decoder;
#[cfg(feature = "gzip")]
mod gzip;
#[cfg(feature = "zstd")]
mod zstd;

use http::HeaderMap;
use http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_LENGTH, HeaderValue, RANGE};

use self::body::Decoded;
use self::decoder::Decoder;
use crate::transport::Body;

/// The codings that can be decoded, as an `Accept-Encoding` header lists them.
const ACCEPTED: &str = match (cfg!(feature = "gzip"), cfg!(feature = "brotli"), cfg!(feature = "zstd")) {
    (false, false, false) => "",
    (true, false, false) => "gzip",
    (false, true, false) => "br",
    (false, false, true) => "zstd",
    (true, true, false) => "gzip, br",
    (true, false, true) => "gzip, zstd",
    (false, true, true) => "br, zstd",
    (true, true, true) => "gzip, br, zstd",
};

/// The number of codings that are decoded one after the other. Each multiplies the work that a small body can cause.
const LAYERS: usize = 4;

/// Requests the codings that can be decoded.
pub(crate) fn request(headers: &mut HeaderMap) {
    if !ACCEPTED.is_empty() && !headers.contains_key(RANGE) {
        headers.entry(ACCEPT_ENCODING).or_insert(HeaderValue::from_static(ACCEPTED));
    }
}

/// Returns `true` if the body has a coding, which may be one that can be decoded.
pub(crate) fn is_coded(headers: &HeaderMap) -> bool {
    headers.contains_key(CONTENT_ENCODING)
}

/// The body without its codings, and the headers without those that describe them.
pub(crate) fn decode(headers: &mut HeaderMap, body: Body) -> Body {
    let Some(decoders) = decoders(headers).filter(|decoders| !decoders.is_empty()) else { return body };
    headers.remove(CONTENT_ENCODING);
    headers.remove(CONTENT_LENGTH);
    decoders
        .into_iter()
        .fold(body, |body, (coding, decoder)| Body::unpinned_stream(Decoded::new(body, coding, decoder)))
}

/// A decoder, and the name of its coding.
type Named = (&'static str, Box<dyn Decoder>);

/// The decoders of a response, the first one for the coding that was applied last. `None` if there is no decoder for one of
/// them.
fn decoders(headers: &HeaderMap) -> Option<Vec<Named>> {
    let values =
        headers.get_all(CONTENT_ENCODING).iter().flat_map(|value| value.as_bytes().split(|byte| *byte == b','));
    let codings = values.map(|coding| coding.trim_ascii().to_ascii_lowercase());
    let codings = codings.filter(|coding| !matches!(coding.as_slice(), b"" | b"identity")).collect::<Vec<_>>();
    if codings.len() > LAYERS {
        return None;
    }
    codings.iter().rev().map(|coding| decoder(coding)).collect()
}

fn decoder(coding: &[u8]) -> Option<Named> {
    match coding {
        #[cfg(feature = "gzip")]
        b"gzip" | b"x-gzip" => Some(("gzip", Box::new(gzip::Gzip::new()))),
        #[cfg(feature = "brotli")]
        b"br" => Some(("br", Box::new(brotli::Brotli::new()))),
        #[cfg(feature = "zstd")]
        b"zstd" => Some(("zstd", Box::new(zstd::Zstd::new()))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(lines: &[&'static str]) -> HeaderMap {
        lines.iter().map(|line| (CONTENT_ENCODING, HeaderValue::from_static(line))).collect()
    }

    fn names(lines: &[&'static str]) -> Option<Vec<&'static str>> {
        decoders(&headers(lines)).map(|decoders| decoders.iter().map(|(name, _)| *name).collect())
    }

    #[test]
    fn identity_is_not_a_coding() {
        for lines in [&[][..], &[""], &["identity"], &[" Identity ,"]] {
            assert_eq!(names(lines), Some(Vec::new()), "{lines:?}");
        }
    }

    #[test]
    fn an_unknown_coding_is_left_alone() {
        let mut headers = headers(&["rot13"]);
        let body = decode(&mut headers, "uryyb".into());
        assert_eq!(body.as_bytes(), Some(&b"uryyb"[..]));
        assert_eq!(headers.get(CONTENT_ENCODING).map(HeaderValue::as_bytes), Some(&b"rot13"[..]));
    }

    #[cfg(feature = "gzip")]
    #[test]
    fn codings_are_removed_in_reverse_order() {
        assert_eq!(names(&["X-GZIP"]), Some(vec!["gzip"]));
        assert_eq!(names(&["gzip, rot13"]), None);
        assert_eq!(names(&["gzip,gzip", "gzip, identity, gzip"]).map(|names| names.len()), Some(4));
        assert_eq!(names(&["gzip,gzip,gzip,gzip,gzip"]), None);
        #[cfg(feature = "brotli")]
        assert_eq!(names(&["br", "gzip"]), Some(vec!["gzip", "br"]));
    }

    #[test]
    fn a_header_of_the_caller_stays() {
        let mut own: HeaderMap = [(ACCEPT_ENCODING, HeaderValue::from_static("identity"))].into_iter().collect();
        request(&mut own);
        assert_eq!(own.get(ACCEPT_ENCODING).map(HeaderValue::as_bytes), Some(&b"identity"[..]));
        let mut range: HeaderMap = [(RANGE, HeaderValue::from_static("bytes=0-9"))].into_iter().collect();
        request(&mut range);
        assert_eq!(range.get(ACCEPT_ENCODING), None);
        let mut bare = HeaderMap::new();
        request(&mut bare);
        assert_eq!(bare.get(ACCEPT_ENCODING).map_or(&b""[..], HeaderValue::as_bytes), ACCEPTED.as_bytes());
    }

    #[cfg(feature = "gzip")]
    #[test]
    fn a_decoded_body_has_no_headers_of_its_coding() {
        use std::io::Write as _;

        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(b"[1]").unwrap();
        let mut headers = headers(&["gzip"]);
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("23"));
        assert!(is_coded(&headers));
        let mut body = decode(&mut headers, encoder.finish().unwrap().into());
        assert!(headers.is_empty() && !is_coded(&headers));
        let chunk = futures_executor::block_on(body.chunk()).expect("a chunk").expect("bytes");
        assert_eq!(&*chunk, b"[1]");
    }

    #[test]
    fn a_body_without_a_coding_keeps_its_headers() {
        let mut headers = headers(&["identity"]);
        headers.insert(CONTENT_LENGTH, HeaderValue::from_static("3"));
        assert_eq!(decode(&mut headers, "[1]".into()).as_bytes(), Some(&b"[1]"[..]));
        assert_eq!(headers.len(), 2);
    }
}
