//! Path items: the operations that are written in one, and those behind its `$ref`.
//!
//! ```yaml
//! /pets:
//!   $ref: pets.yaml                 # GET, as pets.yaml says
//!   post: {…}                       # POST, as said here
//!   additionalOperations: {COPY: …} # COPY (OpenAPI 3.2.0, section 4.8.2)
//! ```

use super::context::Context;
use crate::diagnostic::Code;
use crate::source::{Object, Origin};

/// The methods of a Path Item Object, as keys; `query` is of 3.2.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// An operation of a path.
pub(super) struct Place {
    /// The method in capitals.
    pub(super) method: String,
    /// The path item in which it is written.
    pub(super) item: Origin,
    /// Where it is written.
    pub(super) origin: Origin,
    /// What it is called from run to run: by its path, even when the path item stands elsewhere.
    pub(super) address: Origin,
}

/// The operations of the path item at `written`, which is called `address`.
pub(super) fn find_operations(context: &mut Context<'_>, written: &Origin, address: &Origin) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for item in items(context, written) {
        for place in operations_in(context, &item, address) {
            match places.iter().find(|there| there.method == place.method) {
                None => places.push(place),
                Some(there) => {
                    let message = format!(
                        "{} is written here, where the `$ref` of a path item leads, and beside that `$ref`; this one is \
                         left out",
                        place.method
                    );
                    let said = there.origin.clone();
                    context
                        .diagnostics
                        .report(Code::DuplicateOperation, &place.origin, message)
                        .related(&said, "this one is used");
                }
            }
        }
    }
    places
}

/// The path item itself, if it says something, and the one that it refers to.
fn items(context: &mut Context<'_>, written: &Origin) -> Vec<Origin> {
    let Some(object) = context.object(written) else {
        if let Some(node) = context.node(written) {
            let message = format!("expected a Path Item Object, found {}; it is left out", node.kind());
            context.diagnostics.report(Code::UnreadableObject, written, message);
        }
        return Vec::new();
    };
    let mut items = Vec::new();
    if object.get("$ref").is_none() || object.len() > 1 {
        items.push(written.clone());
    }
    if object.get("$ref").is_some() {
        items.extend(context.follow(written, "the operations of this path are left out"));
    }
    items
}

fn operations_in(context: &mut Context<'_>, item: &Origin, address: &Origin) -> Vec<Place> {
    let Some(object) = context.object(item) else { return Vec::new() };
    let place = |method: String, keys: &[&str]| {
        let at = |origin: &Origin| keys.iter().fold(origin.clone(), |at, key| at.key(key));
        Place { method, item: item.clone(), origin: at(item), address: at(address) }
    };
    let mut places = Vec::new();
    for (key, node) in object.iter() {
        if METHODS.contains(&&**key) {
            places.push(place(key.to_uppercase(), &[key]));
        } else if &**key == "additionalOperations" {
            for (method, _) in node.as_object().into_iter().flat_map(Object::iter) {
                if is_method(method) {
                    places.push(place(method.to_string(), &[key, method]));
                } else {
                    let message = format!("`{method}` is not a method of HTTP; the operation is left out");
                    context.diagnostics.report(Code::UnreadableObject, &item.key(key).key(method), message);
                }
            }
        }
    }
    places
}

/// A token (RFC 9110, sections 5.6.2 and 9.1).
fn is_method(text: &str) -> bool {
    let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(is_token)
}

#[cfg(test)]
mod tests {
    use super::is_method;

    #[test]
    fn methods_are_tokens() {
        assert!(is_method("COPY") && is_method("M-SEARCH"));
        assert!(!is_method("") && !is_method("GET /") && !is_method("GÈT"));
    }
}
