//! Paths and their operations, in document order.

use std::collections::HashMap;

use openapiv3 as skeleton;

use super::context::Context;
use super::path::PathOperation;
use super::selected::Selected;
use super::{body, parameter, security, server, webhook};
use crate::api::{Operation, SecurityScheme};
use crate::diagnostic::Code;
use crate::origin::Origin;
use crate::source::Node;

pub(super) fn resolve_operations(
    context: &mut Context<'_>,
    root: &Origin,
    selected: Vec<Selected>,
    schemes: &[SecurityScheme],
) -> Vec<Operation> {
    let mut operations = Vec::new();
    for Selected { path, place } in selected {
        operations.extend(resolve_operation(context, &Home { root, path: &path, schemes }, place));
    }
    drop_repeated_ids(context, &mut operations);
    operations
}

/// The place of an operation.
struct Home<'a> {
    root: &'a Origin,
    path: &'a str,
    schemes: &'a [SecurityScheme],
}

fn resolve_operation(context: &mut Context<'_>, home: &Home<'_>, place: PathOperation) -> Option<Operation> {
    let PathOperation { method, items, origin, address } = place;
    let node = context.node(&origin)?;
    let read: skeleton::Operation = context.read_node(node, &origin)?;
    let called = read.operation_id.clone().unwrap_or_else(|| format!("{method} {}", home.path));
    let callbacks = webhook::resolve_callbacks(context, &origin.key("callbacks"), &called);
    context.callbacks.extend(callbacks);
    let operation = Operation {
        id: read.operation_id,
        method,
        path: home.path.to_owned(),
        tags: resolve_tags(context, &origin.key("tags")),
        summary: read.summary,
        description: read.description,
        deprecated: read.deprecated,
        parameters: parameter::resolve_parameters(context, &items, &origin, home.path),
        body: body::resolve_body(context, &origin.key("requestBody")),
        responses: body::resolve_responses(context, &origin.key("responses")),
        security: security::resolve_security(context, home.root, &origin, home.schemes),
        server: server::resolve_own(context, &items, &origin),
        origin: address,
    };
    (!context.exceeds_parts(parts_of(&operation), &origin)).then_some(operation)
}

/// The number of parts that become code for this operation, although several operations may share them.
fn parts_of(operation: &Operation) -> usize {
    let responses = operation.responses.iter();
    let responses =
        responses.map(|response| 1 + response.headers.len() + response.links.len() + response.content.len());
    let security = operation.security.iter().flatten().map(|requirement| 1 + requirement.scopes.len());
    1 + operation.parameters.len() + responses.sum::<usize>() + security.sum::<usize>()
}

fn resolve_tags(context: &mut Context<'_>, at: &Origin) -> Vec<String> {
    let text = |tag: &Node| match tag {
        Node::String(text) => Some(text.to_string()),
        Node::Number(number) => Some(number.text().to_owned()),
        _ => None,
    };
    match context.node(at) {
        None | Some(Node::Null) => Vec::new(),
        Some(Node::Array(tags)) => tags.iter().filter_map(text).collect(),
        Some(Node::String(tag)) => {
            let message = "`tags` must be an array of names; this string is read as the only name";
            context.diagnostics.report(Code::LooseForm, at, message);
            vec![tag.to_string()]
        }
        Some(other) => {
            let message = format!("`tags` must be an array of names, found {}; it is ignored", other.kind());
            context.diagnostics.report(Code::MalformedKeyword, at, message);
            Vec::new()
        }
    }
}

/// Removes repeated ids: the first operation keeps its id, the others are named as if they had none.
fn drop_repeated_ids(context: &mut Context<'_>, operations: &mut [Operation]) {
    let mut first: HashMap<String, Origin> = HashMap::new();
    for operation in operations {
        let Some(id) = operation.id.clone().filter(|id| !id.trim().is_empty()) else {
            let message = "this operation has no `operationId`; its name is made of method and path";
            let help = "give it one, so that its name stays when the path changes";
            context.diagnostics.report(Code::MissingOperationId, &operation.origin, message).help(help);
            operation.id = None;
            continue;
        };
        match first.get(&id) {
            None => {
                first.insert(id, operation.origin.clone());
            }
            Some(known) => {
                let message =
                    format!("`{id}` is the `operationId` of another operation; this one is named by its path");
                let at = operation.origin.key("operationId");
                let first = known.key("operationId");
                context
                    .diagnostics
                    .report(Code::DuplicateOperationId, &at, message)
                    .related(&first, "first used here")
                    .help("each operation needs its own `operationId` (OpenAPI 3.1.1, section 4.8.10)");
                operation.id = None;
            }
        }
    }
}
