//! Media types of answers: how each is decoded, which one is asked for, and what `Accept` says.
//!
//! | media type | decoded as |
//! |---|---|
//! | `application/json`, `application/problem+json` | JSON |
//! | `text/event-stream` | events |
//! | `application/x-ndjson`, `application/json-seq` | a sequence of values |
//! | `text/plain` | text |
//! | `image/png`, `application/xml` | bytes |

use super::parameters::{essence, is_json};
use crate::api::{MediaType, Response};
use crate::rust::Decoding;

/// The media type that is asked for.
pub(super) fn best(response: &Response) -> Option<&MediaType> {
    response.content.iter().min_by_key(|media_type| rank(media_type))
}

pub(super) fn rank(media_type: &MediaType) -> u8 {
    match decoding(media_type) {
        Decoding::Json if essence(&media_type.name) == "application/json" => 0,
        Decoding::Json => 1,
        Decoding::Text => 2,
        Decoding::Events | Decoding::TextEvents | Decoding::Items => 3,
        Decoding::Bytes | Decoding::Stream | Decoding::Empty | Decoding::Upgraded => 4,
    }
}

pub(super) fn decoding(media_type: &MediaType) -> Decoding {
    let essence = essence(&media_type.name);
    if is_event_stream(media_type) {
        Decoding::Events
    } else if is_json_sequence(&media_type.name) {
        Decoding::Items
    } else if is_json(&essence) || essence == "*/*" && media_type.schema.is_some() {
        Decoding::Json
    } else if essence.starts_with("text/") && essence != "text/xml" {
        Decoding::Text
    } else {
        Decoding::Bytes
    }
}

pub(super) fn is_event_stream(media_type: &MediaType) -> bool {
    essence(&media_type.name) == "text/event-stream"
}

/// JSON Lines under its names, and JSON text sequences (RFC 7464, RFC 8091).
pub(super) fn is_json_sequence(media_type: &str) -> bool {
    let essence = essence(media_type);
    matches!(
        &*essence,
        "application/jsonl"
            | "application/x-jsonl"
            | "application/jsonlines"
            | "application/x-jsonlines"
            | "application/json-lines"
            | "application/ndjson"
            | "application/x-ndjson"
            | "application/json-seq"
    ) || essence.ends_with("+json-seq")
}

pub(super) fn is_plainly_bytes(essence: &str) -> bool {
    essence == "application/octet-stream"
        || essence.contains('*')
        || ["image/", "audio/", "video/", "font/"].iter().any(|family| essence.starts_with(family))
        || matches!(essence, "application/pdf" | "application/zip" | "application/gzip" | "application/x-tar")
}

pub(super) fn accept_of(media_types: Vec<&str>) -> String {
    let mut names: Vec<&str> = Vec::new();
    for name in media_types.into_iter().map(str::trim) {
        let sendable = !name.is_empty() && name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if sendable && !names.iter().any(|there| there.eq_ignore_ascii_case(name)) {
            names.push(name);
        }
    }
    names.join(", ")
}
