//! Webhooks and callbacks: what the API sends becomes types; receiving it is the caller's.
//!
//! ```yaml
//! webhooks:
//!   newPet:                                            # Webhook { name: newPet, body: Pet }
//!     post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
//! ```

use super::body;
use super::context::Context;
use super::path::find_operations;
use crate::api::Webhook;
use crate::diagnostic::Code;
use crate::source::{Node, Object, Origin};

/// The webhooks of the document; `x-webhooks` is what documents of 3.0 call them.
pub(super) fn resolve_webhooks(context: &mut Context<'_>, root: &Origin) -> Vec<Webhook> {
    let mut webhooks = Vec::new();
    for key in ["webhooks", "x-webhooks"] {
        let at = root.key(key);
        let names = names(context, &at);
        for name in &names {
            webhooks.extend(resolve_item(context, name, &at.key(name)));
        }
        if !names.is_empty() {
            let count = names.len();
            let message = format!(
                "{count} {}: what the API sends has types here; receiving it is the caller's",
                if count == 1 { "webhook" } else { "webhooks" }
            );
            context.diagnostics.report(Code::UnsupportedCallback, &at, message);
        }
    }
    webhooks
}

/// The callbacks of an operation.
pub(super) fn resolve_callbacks(context: &mut Context<'_>, at: &Origin) -> Vec<Webhook> {
    let mut webhooks = Vec::new();
    let names = names(context, at);
    for name in &names {
        let Some(callback) = context.follow(&at.key(name), "the callback is left out") else { continue };
        for expression in self::names(context, &callback) {
            webhooks.extend(resolve_item(context, name, &callback.key(&expression)));
        }
    }
    if !names.is_empty() {
        let message = "what the API sends to these callbacks has types here; receiving it is the caller's";
        context.diagnostics.report(Code::UnsupportedCallback, at, message);
    }
    webhooks
}

fn names(context: &Context<'_>, at: &Origin) -> Vec<String> {
    let entries = context.object(at).into_iter().flat_map(Object::iter);
    entries.map(|(name, _)| name.to_string()).filter(|name| !name.starts_with("x-")).collect()
}

/// The operations of one path item, each a webhook.
fn resolve_item(context: &mut Context<'_>, name: &str, item: &Origin) -> Vec<Webhook> {
    let places = find_operations(context, item, item);
    let resolve = |context: &mut Context<'_>, origin: Origin| Webhook {
        name: name.to_owned(),
        id: context.node(&origin).and_then(|node| node.get("operationId")).and_then(Node::as_str).map(str::to_owned),
        body: body::resolve_body(context, &origin.key("requestBody")),
        origin,
    };
    places.into_iter().map(|place| resolve(context, place.origin)).collect()
}
