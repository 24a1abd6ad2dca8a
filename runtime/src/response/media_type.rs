//! Media types, as in `Content-Type` and `Accept`.

/// `application/json`, `text/json`, or a type with the suffix `+json` (RFC 6839, 3.1).
pub(crate) fn is_json(content_type: &[u8]) -> bool {
    let essence = essence(content_type);
    essence == b"application/json" || essence == b"text/json" || essence.ends_with(b"+json")
}

/// `application/xml`, `text/xml`, or a type with the suffix `+xml` (RFC 7303, 9).
pub(crate) fn is_xml(essence: &[u8]) -> bool {
    essence == b"application/xml" || essence == b"text/xml" || essence.ends_with(b"+xml")
}

/// JSON Lines under its names, and JSON text sequences (RFC 7464, RFC 8091).
pub(crate) fn is_sequence(essence: &[u8]) -> bool {
    const LINES: [&[u8]; 7] = [
        b"application/jsonl",
        b"application/x-jsonl",
        b"application/jsonlines",
        b"application/x-jsonlines",
        b"application/json-lines",
        b"application/ndjson",
        b"application/x-ndjson",
    ];
    LINES.contains(&essence) || essence == b"application/json-seq" || essence.ends_with(b"+json-seq")
}

/// The first type of an `Accept` header.
pub(crate) fn first_essence(accept: &[u8]) -> Vec<u8> {
    essence(accept.split(|byte| *byte == b',').next().unwrap_or_default())
}

pub(crate) fn essence(content_type: &[u8]) -> Vec<u8> {
    content_type.split(|byte| *byte == b';').next().unwrap_or_default().trim_ascii().to_ascii_lowercase()
}

/// A parameter, without its quotes and in lower case.
pub(super) fn parameter(content_type: &[u8], name: &str) -> Option<String> {
    let content_type = String::from_utf8_lossy(content_type);
    let pairs = content_type.split(';').skip(1).filter_map(|pair| pair.split_once('='));
    let (_, value) = pairs.into_iter().find(|(known, _)| known.trim().eq_ignore_ascii_case(name))?;
    Some(value.trim().trim_matches('"').to_ascii_lowercase())
}
