//! The schema of a response moves to its content, under each media type of `produces`; a header gets a schema.
//!
//! ```yaml
//! produces: [application/json]   # '200':
//! responses:                     #   content:
//!   '200':                       #     application/json:
//!     schema: {type: string}     #       schema: {type: string}
//! ```

use std::sync::Arc;

use super::body::upgrade_content;
use super::media_types::MediaTypes;
use super::nodes::{entries_but, is_component, object, text};
use super::parameter::schema_of_value;
use super::upgrade::Upgrade;
use crate::dialect::skeleton::Moved;
use crate::source::{Node, Object};

/// The responses of an operation.
pub(super) fn upgrade_responses<'a>(
    upgrade: &mut Upgrade<'a>,
    responses: &'a Node,
    own: &MediaTypes,
    place: &Moved,
) -> Node {
    let Some(responses) = responses.as_object() else { return responses.clone() };
    let mut upgraded = Object::default();
    for (status, response) in responses.iter() {
        let place = place.key(status);
        let shared = response.get("$ref").is_some();
        let found = upgrade.follow(response, &place.written);
        let node = match found {
            // A shared response is upgraded at its own place, with the media types of the document.
            Some((_, at)) if shared && own.produces.is_empty() && is_component(&at, "responses") => response.clone(),
            Some((object, at)) => upgrade_response(upgrade, object, own, &place.written_at(&at)),
            None => response.clone(),
        };
        upgraded.insert(status.clone(), node);
    }
    Node::Object(upgraded)
}

/// One response.
pub(super) fn upgrade_response(upgrade: &mut Upgrade<'_>, response: &Object, own: &MediaTypes, place: &Moved) -> Node {
    if place.written != place.seen {
        upgrade.moves.add(place);
    }
    let mut upgraded = Object::default();
    for (key, value) in entries_but(response, &["schema", "examples", "headers"]) {
        upgraded.insert(key, value);
    }
    if let Some(headers) = response.get("headers") {
        upgraded.insert("headers".into(), upgrade_headers(upgrade, headers, &place.key("headers")));
    }
    let Some(schema) = response.get("schema").filter(|_| response.get("content").is_none()) else {
        return Node::Object(upgraded);
    };
    let is_file = schema.get("type").and_then(Node::as_str) == Some("file");
    let (schema, types) = if is_file {
        (object([("type", text("string")), ("format", text("binary"))]), types_of_file(own))
    } else {
        (schema.clone(), own.of_response(&upgrade.global))
    };
    upgraded.insert("content".into(), upgrade_content(upgrade, Some(&schema), &types, place));
    Node::Object(upgraded)
}

/// The media types of a file: those of its operation, not the defaults of the document.
fn types_of_file(own: &MediaTypes) -> Vec<Arc<str>> {
    if own.produces.is_empty() { vec!["application/octet-stream".into()] } else { own.produces.clone() }
}

fn upgrade_headers(upgrade: &mut Upgrade<'_>, headers: &Node, place: &Moved) -> Node {
    let Some(headers) = headers.as_object() else { return headers.clone() };
    let mut upgraded = Object::default();
    for (name, header) in headers.iter() {
        let node = match header.as_object() {
            Some(object) if object.get("type").is_some() && object.get("schema").is_none() => {
                upgrade_header(upgrade, object, &place.key(name))
            }
            _ => header.clone(),
        };
        upgraded.insert(name.clone(), node);
    }
    Node::Object(upgraded)
}

fn upgrade_header(upgrade: &mut Upgrade<'_>, header: &Object, place: &Moved) -> Node {
    upgrade.moves.add(&place.under("schema"));
    let description = header.get("description").map(|description| ("description", description.clone()));
    object(description.into_iter().chain([("schema", schema_of_value(header))]))
}
