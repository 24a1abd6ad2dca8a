//! Webhooks and callbacks: requests that the API sends.
//!
//! ```yaml
//! webhooks:
//!   newPet:                                            # Webhook { name: newPet, body: Pet }
//!     post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
//! ```

use super::body;
use super::context::Context;
use super::path::{PathOperation, find_operations};
use crate::api::{Callback, Webhook};
use crate::origin::Origin;
use crate::source::{Node, Object};

/// The webhooks of the document; documents of 3.0 write them under `x-webhooks`.
pub(super) fn resolve_webhooks(context: &mut Context<'_>, root: &Origin) -> Vec<Webhook> {
    let mut webhooks = Vec::new();
    for key in ["webhooks", "x-webhooks"] {
        let at = root.key(key);
        for name in names(context, &at) {
            webhooks.extend(resolve_item(context, &name, &at.key(&name), None));
        }
    }
    webhooks
}

/// The callbacks of the operation named `operation`.
pub(super) fn resolve_callbacks(context: &mut Context<'_>, at: &Origin, operation: &str) -> Vec<Webhook> {
    let mut webhooks = Vec::new();
    for name in names(context, at) {
        let Some(callback) = context.follow(&at.key(&name), "the callback is left out") else { continue };
        for expression in names(context, &callback) {
            let item = callback.key(&expression);
            let of = Callback { operation: operation.to_owned(), expression };
            webhooks.extend(resolve_item(context, &name, &item, Some(&of)));
        }
    }
    webhooks
}

fn names(context: &Context<'_>, at: &Origin) -> Vec<String> {
    let entries = context.object(at).into_iter().flat_map(Object::iter);
    entries.map(|(name, _)| name.to_string()).filter(|name| !name.starts_with("x-")).collect()
}

/// The operations of one path item as webhooks.
fn resolve_item(context: &mut Context<'_>, name: &str, item: &Origin, callback: Option<&Callback>) -> Vec<Webhook> {
    let places = find_operations(context, item, item);
    places.into_iter().map(|place| resolve_webhook(context, name, place, callback)).collect()
}

fn resolve_webhook(
    context: &mut Context<'_>,
    name: &str,
    place: PathOperation,
    callback: Option<&Callback>,
) -> Webhook {
    let PathOperation { method, origin, .. } = place;
    let node = context.node(&origin);
    let text = |key: &str| node.and_then(|node| node.get(key)).and_then(Node::as_str).map(str::to_owned);
    Webhook {
        name: name.to_owned(),
        id: text("operationId"),
        method,
        summary: text("summary"),
        description: text("description"),
        body: body::resolve_body(context, &origin.key("requestBody")),
        callback: callback.cloned(),
        origin,
    }
}
