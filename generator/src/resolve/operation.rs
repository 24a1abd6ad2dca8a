//! Paths and their operations, in document order.

use std::collections::HashMap;

use openapiv3 as skeleton;

use super::context::Context;
use super::{body, parameter, security};
use crate::api::{Operation, SecurityScheme};
use crate::diagnostic::Code;
use crate::source::{Node, Object, Origin};

/// The methods of a Path Item Object, as keys.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

pub(super) fn resolve_operations(
    context: &mut Context<'_>,
    root: &Origin,
    schemes: &[SecurityScheme],
) -> Vec<Operation> {
    report_webhooks(context, root);
    let at = root.key("paths");
    let paths = context.object(&at).map(|paths| paths.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>());
    let mut operations = Vec::new();
    for path in paths.unwrap_or_default() {
        let origin = at.key(&path);
        if path.starts_with('/') {
            resolve_path_item(context, root, &path, &origin, schemes, &mut operations);
        } else if !path.starts_with("x-") {
            let message = format!("`{path}` does not begin with a slash; its operations are left out");
            context.diagnostics.report(Code::UnreachablePath, &origin, message);
        }
    }
    drop_repeated_ids(context, &mut operations);
    operations
}

fn report_webhooks(context: &mut Context<'_>, root: &Origin) {
    for key in ["webhooks", "x-webhooks"] {
        let at = root.key(key);
        let count = context.object(&at).map_or(0, Object::len);
        if count > 0 {
            let message = format!("{count} webhooks are not generated yet");
            context.diagnostics.report(Code::UnsupportedCallback, &at, message);
        }
    }
}

fn resolve_path_item(
    context: &mut Context<'_>,
    root: &Origin,
    path: &str,
    written: &Origin,
    schemes: &[SecurityScheme],
    operations: &mut Vec<Operation>,
) {
    let Some(item) = context.follow(written, "the operations of this path are left out") else { return };
    let Some(object) = context.object(&item) else { return };
    if object.get("servers").and_then(Node::as_array).is_some_and(|servers| !servers.is_empty()) {
        let message = "the servers of this path are not used; the client's base URL counts";
        context.diagnostics.report(Code::IgnoredServers, &item.key("servers"), message);
    }
    let methods = object.iter().map(|(key, _)| &**key).filter(|key| METHODS.contains(key));
    for method in methods {
        // An operation is known by where its path is written, even when the path item stands elsewhere.
        let place = Place { root, path, method, item: &item, at: written.key(method) };
        operations.extend(resolve_operation(context, &place, schemes));
    }
}

struct Place<'a> {
    root: &'a Origin,
    path: &'a str,
    method: &'a str,
    item: &'a Origin,
    at: Origin,
}

fn resolve_operation(context: &mut Context<'_>, place: &Place<'_>, schemes: &[SecurityScheme]) -> Option<Operation> {
    let origin = place.item.key(place.method);
    let node = context.node(&origin)?;
    let read: skeleton::Operation = context.read_node(node, &origin)?;
    report_unused(context, node, &origin);
    Some(Operation {
        id: read.operation_id,
        method: place.method.to_uppercase(),
        path: place.path.to_owned(),
        tags: read.tags,
        summary: read.summary,
        description: read.description,
        deprecated: read.deprecated,
        parameters: parameter::resolve_parameters(context, place.item, &origin, place.path),
        body: body::resolve_body(context, &origin.key("requestBody")),
        responses: body::resolve_responses(context, &origin.key("responses")),
        security: security::resolve_security(context, place.root, &origin, schemes),
        origin: place.at.clone(),
    })
}

fn report_unused(context: &mut Context<'_>, node: &Node, origin: &Origin) {
    if node.get("callbacks").and_then(Node::as_object).is_some_and(|callbacks| !callbacks.is_empty()) {
        let message = "the callbacks of this operation are not generated yet";
        context.diagnostics.report(Code::UnsupportedCallback, &origin.key("callbacks"), message);
    }
    if node.get("servers").and_then(Node::as_array).is_some_and(|servers| !servers.is_empty()) {
        let message = "the servers of this operation are not used; the client's base URL counts";
        context.diagnostics.report(Code::IgnoredServers, &origin.key("servers"), message);
    }
}

/// The first operation keeps the id; the others are named as if they had none.
fn drop_repeated_ids(context: &mut Context<'_>, operations: &mut [Operation]) {
    let mut first: HashMap<String, Origin> = HashMap::new();
    for operation in operations {
        let Some(id) = operation.id.clone().filter(|id| !id.trim().is_empty()) else {
            let message = "this operation has no `operationId`; its name is made of method and path";
            context.diagnostics.report(Code::MissingOperationId, &operation.origin, message);
            operation.id = None;
            continue;
        };
        match first.get(&id) {
            None => {
                first.insert(id, operation.origin.clone());
            }
            Some(there) => {
                let message = format!("`{id}` is the `operationId` of another operation; this one is named by its path");
                let at = operation.origin.key("operationId");
                let first = there.key("operationId");
                context.diagnostics.report(Code::DuplicateOperationId, &at, message).related(&first, "first used here");
                operation.id = None;
            }
        }
    }
}
