//! Request bodies, responses, and the media types of both.

use std::sync::Arc;

use openapiv3 as skeleton;

use super::context::Context;
use super::encoding::{report_unused, resolve_encodings};
use super::header;
use super::link;
use crate::api::{Body, MediaRange, MediaType, Response, SchemaId, Status};
use crate::diagnostic::Code;
use crate::limits::MOST_MEDIA_TYPES;
use crate::origin::Origin;
use crate::source::Node;

pub(super) fn resolve_body(context: &mut Context<'_>, written: &Origin) -> Option<Body> {
    context.node(written)?;
    let origin = context.follow(written, "the request body is left out")?;
    let node = context.node(&origin)?;
    let read: skeleton::RequestBody = context.read_node(node, &origin)?;
    let content = resolve_content(context, &origin.key("content"));
    Some(Body { description: read.description, required: read.required, content, origin })
}

pub(super) fn resolve_responses(context: &mut Context<'_>, at: &Origin) -> Vec<Response> {
    let Some(at) = &context.follow(at, "the responses are left out") else { return Vec::new() };
    let Some(responses) = context.object(at) else { return Vec::new() };
    let mut resolved: Vec<Response> = Vec::with_capacity(responses.len());
    for (key, _) in responses.iter().filter(|(key, _)| !key.starts_with("x-")) {
        let written = at.key(key);
        match status(key) {
            Some(status) => resolved.extend(resolve_response(context, &written, status)),
            None => {
                let message = format!("`{key}` is not a status, a range such as `4XX`, or `default`; it is left out");
                context.diagnostics.report(Code::UnreadableObject, &written, message);
            }
        }
    }
    resolved
}

fn resolve_response(context: &mut Context<'_>, written: &Origin, status: Status) -> Option<Response> {
    let origin = context.follow(written, "the response is left out")?;
    let node = context.node(&origin)?;
    let read: skeleton::Response = context.read_node(node, &origin)?;
    let content = resolve_content(context, &origin.key("content"));
    let headers = header::resolve_headers(context, &origin.key("headers"));
    let links = link::resolve_links(context, &origin.key("links"));
    let description = Some(read.description).filter(|text| !text.trim().is_empty());
    Some(Response { origin, status, description, headers, links, content })
}

fn resolve_content(context: &mut Context<'_>, at: &Origin) -> Vec<MediaType> {
    let names = match context.node(at) {
        Some(Node::Object(content)) => content.iter().map(|(name, _)| name),
        None | Some(Node::Null) => return Vec::new(),
        Some(other) => {
            let message = format!("`content` must be an object, found {}; it is ignored", other.kind());
            context.diagnostics.report(Code::MalformedKeyword, at, message);
            return Vec::new();
        }
    };
    let names = names.filter(|name| !name.starts_with("x-"));
    let names: Vec<&Arc<str>> = names.collect();
    let most = context.limited(names.len(), MOST_MEDIA_TYPES, "media types", at);
    let mut content = Vec::new();
    for name in names.into_iter().take(most) {
        let written = at.key(name);
        let listed = MediaRange::list(name);
        if listed.len() > 1 {
            let message = format!("`{name}` names several media types; each of them is read with this schema");
            context.diagnostics.report(Code::LooseForm, &written, message).help("give each media type its own key");
        }
        for name in listed {
            content.push(resolve_media_type(context, name, &written));
        }
    }
    content
}

fn resolve_media_type(context: &mut Context<'_>, name: &str, written: &Origin) -> MediaType {
    // OpenAPI 3.2.0, section 4.14: a media type may be a reference.
    let origin = context.follow(written, "its schema is not known").unwrap_or_else(|| written.clone());
    let schema = origin.key("schema");
    let schema = context.node(&schema).is_some().then(|| context.schema_at(&schema));
    // OpenAPI 3.2.0, section 4.14.2: the schema of each item of a sequential media type.
    let item = resolve_item(context, name, &origin.key("itemSchema"))
        .or_else(|| resolve_envelope(context, name, &origin.key("schema")));
    report_positions(context, &origin);
    let encodings = resolve_encodings(context, &origin);
    let is_multipart = MediaRange::of(name).is_multipart();
    let parts = if is_multipart { context.parts(&origin.key("schema")) } else { Vec::new() };
    MediaType { origin, name: name.to_owned(), schema, item, encodings, parts }
}

/// The schema of one item of a sequence. For an event that is described as a whole, it is the schema of the data, which
/// may be JSON in a string.
fn resolve_item(context: &mut Context<'_>, media_type: &str, at: &Origin) -> Option<SchemaId> {
    context.node(at)?;
    let data = is_event_stream(media_type).then(|| context.properties_of(at)).and_then(find_data);
    Some(match data {
        Some(data) => resolve_data(context, &data),
        None => context.schema_at(at),
    })
}

/// The schema of the data, where the schema of the whole body describes one event with its fields.
fn resolve_envelope(context: &mut Context<'_>, media_type: &str, at: &Origin) -> Option<SchemaId> {
    context.node(at).filter(|_| is_event_stream(media_type))?;
    let properties = context.properties_of(at);
    let is_event = properties.iter().any(|(name, _)| matches!(&**name, "event" | "id" | "retry"));
    let data = find_data(properties).filter(|_| is_event)?;
    Some(resolve_data(context, &data))
}

fn is_event_stream(media_type: &str) -> bool {
    MediaRange::of(media_type).essence() == "text/event-stream"
}

fn find_data(properties: Vec<(Arc<str>, Origin)>) -> Option<Origin> {
    properties.into_iter().find(|(name, _)| &**name == "data").map(|(_, origin)| origin)
}

/// The schema of an event's data: that of the JSON in it, if the string says so, also behind a reference.
fn resolve_data(context: &mut Context<'_>, data: &Origin) -> SchemaId {
    let origins = [Some(data.clone()), context.look(data).map(|(_, origin)| origin)];
    let mut contents = origins.into_iter().flatten().map(|origin| origin.key("contentSchema"));
    let content = contents.find(|at| context.node(at).is_some());
    context.schema_at(content.as_ref().unwrap_or(data))
}

/// Encodings by position (OpenAPI 3.2.0, section 4.14.5).
fn report_positions(context: &mut Context<'_>, media_type: &Origin) {
    report_unused(context, media_type, &["prefixEncoding", "itemEncoding"]);
}

/// Parses `200`, `4XX` (also `4xx`) and `default`.
fn status(key: &str) -> Option<Status> {
    if key.eq_ignore_ascii_case("default") {
        return Some(Status::Default);
    }
    let [class @ b'1'..=b'5', rest @ ..] = key.as_bytes() else { return None };
    if rest.eq_ignore_ascii_case(b"xx") {
        return Some(Status::Range(u16::from(class - b'0')));
    }
    key.parse().ok().filter(|code| (100..600).contains(code)).map(Status::Code)
}

#[cfg(test)]
mod tests {
    use super::{Status, status};

    #[test]
    fn statuses_are_codes_ranges_or_default() {
        assert_eq!(status("204"), Some(Status::Code(204)));
        assert_eq!(status("4xx"), Some(Status::Range(4)));
        assert_eq!(status("default"), Some(Status::Default));
        assert_eq!(status("2000"), None);
        assert_eq!(status("600"), None);
        assert_eq!(status("ok"), None);
    }
}
