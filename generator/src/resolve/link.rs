//! The links of a response, and the run-time expressions in them (OpenAPI 3.1.1, section 4.8.20.3).
//!
//! ```yaml
//! links:
//!   Owner:                                          # Link { name: Owner, target: Id(getUser),
//!     operationId: getUser                          #        parameters: [(id, Body(/owner/id))] }
//!     parameters: {id: '$response.body#/owner/id'}
//! ```

use super::context::Context;
use crate::api::{Link, LinkTarget, LinkValue};
use crate::limits::MOST_LINKS;
use crate::origin::Origin;
use crate::source::{Node, Object};

pub(super) fn resolve_links(context: &mut Context<'_>, at: &Origin) -> Vec<Link> {
    let entries = context.object(at).into_iter().flat_map(Object::iter);
    let mut names: Vec<String> =
        entries.map(|(name, _)| name.to_string()).filter(|name| !name.starts_with("x-")).collect();
    names.truncate(context.limited(names.len(), MOST_LINKS, "links", at));
    names.into_iter().filter_map(|name| resolve_link(context, &at.key(&name), name)).collect()
}

fn resolve_link(context: &mut Context<'_>, written: &Origin, name: String) -> Option<Link> {
    let origin = context.follow(written, "the link is left out")?;
    let object = context.object(&origin)?;
    let text = |key: &str| object.get(key).and_then(Node::as_str);
    let server = super::server::resolve_one(context, &origin.key("server"));
    let by_place = || Some(LinkTarget::Place(context.skeleton.target(&origin, text("operationRef")?).ok()?));
    let parameters = object.get("parameters").and_then(Node::as_object).into_iter().flat_map(Object::iter);
    Some(Link {
        name,
        description: text("description").map(str::to_owned),
        target: text("operationId").map(|id| LinkTarget::Id(id.to_owned())).or_else(by_place),
        parameters: parameters.map(|(name, value)| (name.to_string(), read_value(value))).collect(),
        body: object.get("requestBody").map(read_value),
        server,
        origin,
    })
}

fn read_value(value: &Node) -> LinkValue {
    match value.as_str() {
        Some(text) if text.starts_with('$') => read_expression(text),
        Some(text) if text.contains("{$") => read_embedded(text),
        _ => LinkValue::Constant(value.clone()),
    }
}

/// Reads expressions in braces within a string (OpenAPI 3.1.1, section 4.8.20.3). Callers give the values of the
/// request.
fn read_embedded(text: &str) -> LinkValue {
    let constant = |text: &str| LinkValue::Constant(Node::String(text.into()));
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{$") {
        let Some((expression, after)) = after.split_once('}') else { return LinkValue::Unknown(text.to_owned()) };
        match read_expression(&format!("${expression}")) {
            LinkValue::Request => return LinkValue::Request,
            LinkValue::Unknown(_) => return LinkValue::Unknown(text.to_owned()),
            value => parts.extend([constant(before), value]),
        }
        rest = after;
    }
    parts.push(constant(rest));
    parts.retain(|part| !matches!(part, LinkValue::Constant(Node::String(text)) if text.is_empty()));
    LinkValue::Joined(parts)
}

fn read_expression(text: &str) -> LinkValue {
    if let Some(name) = text.strip_prefix("$response.header.") {
        return LinkValue::Header(name.to_owned());
    }
    match text.split_once('#').unwrap_or((text, "")) {
        ("$response.body", pointer) if pointer.is_empty() || pointer.starts_with('/') => {
            LinkValue::Body(pointer.to_owned())
        }
        ("$statusCode", "") => LinkValue::Status,
        ("$url" | "$method", "") => LinkValue::Request,
        (other, _) if other.starts_with("$request.") => LinkValue::Request,
        _ => LinkValue::Unknown(text.to_owned()),
    }
}
