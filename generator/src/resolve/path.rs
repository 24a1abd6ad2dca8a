//! Path items: operations that are written in a path item, and those behind its `$ref`.
//!
//! ```yaml
//! /pets:
//!   $ref: pets.yaml                 # GET, from pets.yaml
//!   post: {…}                       # POST, from here
//!   additionalOperations: {COPY: …} # COPY (OpenAPI 3.2.0, section 4.8.2)
//! ```

use super::context::Context;
use crate::api::Method;
use crate::diagnostic::Code;
use crate::limits::LONGEST_PATH_ITEMS;
use crate::origin::Origin;
use crate::source::Object;

/// An operation of a path.
pub(super) struct PathOperation {
    /// The method.
    pub(super) method: Method,
    /// The path items whose fields apply to it, the one that contains it first.
    pub(super) items: Vec<Origin>,
    /// The place where it is written.
    pub(super) origin: Origin,
    /// The stable identity of the operation: its path, even if the path item is written elsewhere.
    pub(super) address: Origin,
}

/// The operations of the path item at `written`, with the identity `address`.
pub(super) fn find_operations(context: &mut Context<'_>, written: &Origin, address: &Origin) -> Vec<PathOperation> {
    let mut places: Vec<PathOperation> = Vec::new();
    let items = items(context, written);
    for item in &items {
        for place in operations_in(context, item, &items, address) {
            match places.iter().find(|declared| declared.method == place.method) {
                None => places.push(place),
                Some(declared) => {
                    let message = format!(
                        "{} is declared both in this path item and beside the `$ref` that leads here; this one is \
                         left out",
                        place.method
                    );
                    let used = declared.origin.clone();
                    context
                        .diagnostics
                        .report(Code::DuplicateOperation, &place.origin, message)
                        .related(&used, "this one is used");
                }
            }
        }
    }
    places
}

/// The path item itself, if it has fields of its own, and the path items behind its chain of `$ref`s.
fn items(context: &mut Context<'_>, written: &Origin) -> Vec<Origin> {
    let mut items: Vec<Origin> = Vec::new();
    let mut visited: Vec<Origin> = Vec::new();
    let mut next = Some(written.clone());
    while let Some(at) = next.take() {
        let Some(object) = context.object(&at) else {
            if let Some(node) = context.node(&at) {
                let message = format!("expected a Path Item Object, found {}; it is left out", node.kind());
                context.diagnostics.report(Code::UnreadableObject, &at, message);
            }
            break;
        };
        if visited.contains(&at) {
            let message = "this path item leads back to itself; the reference is ignored";
            context.diagnostics.report(Code::ReferenceLoop, &at.key("$ref"), message);
            break;
        }
        visited.push(at.clone());
        let refers = object.get("$ref").is_some();
        if !refers || object.len() > 1 {
            items.push(at.clone());
        }
        if refers && visited.len() <= LONGEST_PATH_ITEMS {
            next = context.follow(&at, "the operations of this path are left out");
        }
    }
    items
}

fn operations_in(context: &mut Context<'_>, item: &Origin, items: &[Origin], address: &Origin) -> Vec<PathOperation> {
    let Some(object) = context.object(item) else { return Vec::new() };
    let place = |method: Method, keys: &[&str]| {
        let at = |origin: &Origin| keys.iter().fold(origin.clone(), |at, key| at.key(key));
        // OpenAPI 3.1.1, section 4.8.9: fields beside a `$ref` apply to the target's operations, and the target's to
        // those here.
        let items = [item].into_iter().chain(items.iter().filter(|other| *other != item)).cloned().collect();
        PathOperation { method, items, origin: at(item), address: at(address) }
    };
    let mut places = Vec::new();
    for (key, node) in object.iter() {
        if let Some(method) = Method::of_key(key) {
            places.push(place(method, &[key]));
        } else if &**key == "additionalOperations" {
            for (method, _) in node.as_object().into_iter().flat_map(Object::iter) {
                if let Some(named) = Method::of(method) {
                    places.push(place(named, &[key, method]));
                } else {
                    let message = format!("`{method}` is not a method of HTTP; the operation is left out");
                    context.diagnostics.report(Code::UnreadableObject, &item.key(key).key(method), message);
                }
            }
        }
    }
    places
}
