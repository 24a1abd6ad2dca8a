//! Media types of responses: the decoding of each, the preferred one, and the `Accept` header.
//!
//! | media type | decoded as |
//! |---|---|
//! | `application/json`, `application/problem+json` | JSON |
//! | `text/event-stream` | events |
//! | `application/x-ndjson`, `application/json-seq` | a sequence of values |
//! | `application/xml`, `application/atom+xml` | XML, where the document describes it |
//! | `text/plain` | text |
//! | `image/png` | bytes |
//! | `*/*`, `application/*` | JSON or text, by what comes, where the document describes a value; else bytes |

use super::xml::{self, Form};
use crate::api::{Api, Format, MediaRange, MediaType, Operation, Response, Scalar, SchemaId, Shape, Status, Webhook};
use crate::lower::plan::share::Shared;
use crate::rust::Decoding;

/// Returns the preferred media type.
pub(in crate::lower) fn best<'a>(api: &Api, response: &'a Response) -> Option<&'a MediaType> {
    response.content.iter().min_by_key(|media_type| rank(api, media_type))
}

pub(in crate::lower) fn rank(api: &Api, media_type: &MediaType) -> u8 {
    match decoding(api, media_type) {
        Decoding::Json if MediaRange::of(&media_type.name).essence() == "application/json" => 0,
        Decoding::Json if xml::form(api, media_type).is_none() => 1,
        Decoding::Json => 2,
        Decoding::Text | Decoding::OnlyText => 3,
        Decoding::Events | Decoding::TextEvents | Decoding::Items => 4,
        Decoding::Bytes | Decoding::Stream | Decoding::Empty | Decoding::Upgraded => 5,
    }
}

/// Returns true if the body is decoded to a value, from JSON or XML.
pub(in crate::lower) fn is_value(api: &Api, media_type: &MediaType) -> bool {
    decoding(api, media_type) == Decoding::Json
}

/// Returns the decoding of a body. An XML value is decoded like JSON, because one tree represents both.
pub(in crate::lower) fn decoding(api: &Api, media_type: &MediaType) -> Decoding {
    match xml::form(api, media_type) {
        Some(Form::Value) => return Decoding::Json,
        Some(Form::Text) => return Decoding::Text,
        Some(Form::Bytes) => return Decoding::Bytes,
        None => {}
    }
    let range = MediaRange::of(&media_type.name);
    if is_event_stream(media_type) {
        Decoding::Events
    } else if is_json_sequence(&media_type.name) {
        Decoding::Items
    } else if range.is_json() || range.is_of_anything() && describes_value(api, media_type) {
        Decoding::Json
    } else if range.is_in("text/") {
        Decoding::Text
    } else {
        Decoding::Bytes
    }
}

/// Returns true if the schema describes a value, and not a file or nothing in particular.
pub(in crate::lower) fn describes_value(api: &Api, media_type: &MediaType) -> bool {
    let Some(schema) = media_type.schema else { return false };
    !matches!(
        *api.schemas.shape_behind(schema),
        Shape::Any | Shape::Scalar(Scalar::String { format: Some(Format::Binary) })
    )
}

pub(in crate::lower) fn is_event_stream(media_type: &MediaType) -> bool {
    MediaRange::of(&media_type.name).essence() == "text/event-stream"
}

/// Returns true for the media types of JSON Lines and of JSON text sequences (RFC 7464, RFC 8091).
pub(in crate::lower) fn is_json_sequence(media_type: &str) -> bool {
    let range = MediaRange::of(media_type);
    let essence = range.essence();
    matches!(
        essence,
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

pub(in crate::lower) fn is_plainly_bytes(media_type: &str) -> bool {
    let range = MediaRange::of(media_type);
    range.is_range()
        || ["image/", "audio/", "video/", "font/"].iter().any(|family| range.is_in(family))
        || matches!(
            range.essence(),
            "application/octet-stream"
                | "application/pdf"
                | "application/zip"
                | "application/gzip"
                | "application/x-tar"
        )
}

/// Returns true if the schema describes a string, or there is none.
pub(in crate::lower) fn is_string(api: &Api, media_type: &MediaType) -> bool {
    let shape = media_type.schema.map(|schema| api.schemas.shape_behind(schema));
    matches!(shape, None | Some(Shape::Scalar(Scalar::String { .. }) | Shape::StringEnumeration(_)))
}

/// Returns the `Accept` header: the media types that are wanted, and those that are accepted as well, with a lower
/// quality (RFC 9110, section 12.4.2).
pub(in crate::lower) fn accept_of(wanted: Vec<&str>, accepted: Vec<&str>) -> String {
    let mut names: Vec<&str> = Vec::new();
    let mut elements: Vec<String> = Vec::new();
    let wanted = wanted.into_iter().map(|name| (name.trim(), ""));
    for (name, quality) in wanted.chain(accepted.into_iter().map(|name| (name.trim(), ";q=0.9"))) {
        let sendable = !name.is_empty() && name.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        if sendable && !names.iter().any(|existing| existing.eq_ignore_ascii_case(name)) {
            names.push(name);
            elements.push(format!("{name}{quality}"));
        }
    }
    elements.join(", ")
}

/// Returns false for responses that have no body, whatever the document describes (RFC 9110, sections 9.3.2, 15.3.5,
/// 15.3.6 and 15.4.5).
pub(in crate::lower) fn has_body(operation: &Operation, response: &Response) -> bool {
    !operation.method.is_head() && !matches!(response.status, Status::Code(204 | 205 | 304))
}

/// Returns the schema of a response in XML: that of the preferred media type, or of another one with the same type,
/// which a server may also send.
pub(in crate::lower) fn read_beside(api: &Api, shared: &Shared, response: &Response) -> Option<SchemaId> {
    let best = best(api, response)?;
    beside(api, shared, best, &response.content)
}

/// Returns the same for a webhook's payload.
pub(in crate::lower) fn read_of_webhook(api: &Api, shared: &Shared, webhook: &Webhook) -> Option<SchemaId> {
    let content = &webhook.body.as_ref()?.content;
    let best = content.iter().min_by_key(|media_type| rank(api, media_type))?;
    beside(api, shared, best, content)
}

fn beside(api: &Api, shared: &Shared, best: &MediaType, content: &[MediaType]) -> Option<SchemaId> {
    if !is_value(api, best) {
        return None;
    }
    let is_alike = |one: SchemaId, two: SchemaId| {
        shared.item(api.schemas.behind(one)) == shared.item(api.schemas.behind(two))
            && api.schemas[one].nullable == api.schemas[two].nullable
    };
    let schema = best.schema?;
    if xml::form(api, best).is_some() {
        return Some(schema);
    }
    let mut others = content.iter().filter(|other| xml::form(api, other) == Some(Form::Value));
    others.find_map(|other| other.schema.filter(|other| is_alike(schema, *other)))
}
