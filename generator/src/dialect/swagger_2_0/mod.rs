//! `swagger_2_0`: a Swagger 2.0 document becomes the skeleton of OpenAPI 3.0; parts that are written as in 3.x stay.
//!
//! ```yaml
//! host: api.example.com          # servers: [{url: https://api.example.com/v1}]
//! basePath: /v1
//! definitions: {Pet: {…}}        # components: {schemas: {Pet: {…}}}
//! parameters:
//!   - {in: body, schema: {…}}    # requestBody: {content: {application/json: {schema: {…}}}}
//! ```
//!
//! Schemas stay as they are: `schema` reads the keywords of 2.0. References also stay as they are written, and are
//! followed to the new places of their targets.

mod body;
mod collection;
mod components;
mod form;
mod media_types;
mod operation;
mod parameter;
mod response;
mod security;
mod servers;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use media_types::MediaTypes;

use super::skeleton::{Moves, Place};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::origin::{FileId, Origin};
use crate::source::{Documents, Node, Object};

/// The skeleton of a document, and the parts that moved.
pub(super) fn upgrade(
    documents: &Documents,
    file: FileId,
    root: &Object,
    diagnostics: &mut Diagnostics,
) -> (Node, Moves) {
    let global = MediaTypes::of(root);
    let is_old = root.get("openapi").is_none();
    let mut upgrade = Upgrade { documents, moves: Moves::default(), diagnostics, global, root, is_old };
    let place = Place::root(file);
    let mut skeleton = Object::default();
    skeleton.insert("openapi".into(), Node::String("3.0.4".into()));
    if is_old || root.get("servers").is_none() {
        skeleton.insert("servers".into(), servers::upgrade_servers(&mut upgrade, root, &place));
    }
    for (key, value) in root.iter().filter(|(key, _)| !is_replaced(key)) {
        if &**key == "servers" && root.get("host").is_some() && is_old {
            continue;
        }
        let value = match &**key {
            "paths" => operation::upgrade_paths(&mut upgrade, value, &place.key("paths")),
            _ => value.clone(),
        };
        skeleton.insert(key.clone(), value);
    }
    skeleton.insert("components".into(), components::upgrade_components(&mut upgrade, root, &place));
    (Node::Object(skeleton), upgrade.moves)
}

/// Returns whether a key of the root is rewritten; `components` collects several keys.
fn is_replaced(key: &str) -> bool {
    matches!(key, "swagger" | "components") || ROOT.contains(&key)
}

/// Keys of the root that 3.x does not have.
pub(super) const ROOT: [&str; 9] = [
    "host",
    "basePath",
    "schemes",
    "consumes",
    "produces",
    "definitions",
    "parameters",
    "responses",
    "securityDefinitions",
];

/// The state of a rewrite.
struct Upgrade<'a> {
    documents: &'a Documents,
    moves: Moves,
    diagnostics: &'a mut Diagnostics,
    /// `consumes` and `produces` of the document.
    global: MediaTypes,
    /// The root, if the document has parts of 2.0.
    root: &'a Object,
    /// Set if the whole document is of 2.0, rather than parts of it.
    is_old: bool,
}

impl<'a> Upgrade<'a> {
    fn report(&mut self, code: Code, written: &Origin, message: impl Into<String>) -> &mut Diagnostic {
        self.diagnostics.report(code, written, message)
    }

    /// The object behind any references, and the place where it is written. `resolve` finds and reports the faults.
    fn follow(&self, node: &'a Node, written: &Origin) -> Option<(&'a Object, Origin)> {
        let (mut node, mut at) = (node, written.clone());
        for _ in 0..HOPS {
            let object = node.as_object()?;
            let Some(reference) = object.get("$ref").and_then(Node::as_str) else { return Some((object, at)) };
            at = self.documents.target(&at, reference).ok()?;
            node = self.documents.node(&at)?;
        }
        None
    }
}

/// The longest chain of references that is followed.
const HOPS: usize = 100;

/// Returns whether a place is among the shared objects of 2.0 or 3.x.
fn is_component(at: &Origin, kind: &str) -> bool {
    matches!(at.pointer.tokens()[..], [section, _] | ["components", section, _] if section == kind)
}

fn text(text: &str) -> Node {
    Node::String(text.into())
}

fn object<'e>(entries: impl IntoIterator<Item = (&'e str, Node)>) -> Node {
    let mut object = Object::default();
    for (key, value) in entries {
        object.insert(key.into(), value);
    }
    Node::Object(object)
}

/// A reference to a place in the same file (RFC 3986, section 2.4: a percent sign is escaped).
fn reference_to(written: &Origin) -> Node {
    object([("$ref", text(&written.pointer.to_string().replace('%', "%25")))])
}

/// The entries of an object without these keys; extensions are included.
fn entries_but<'o>(object: &'o Object, keys: &'static [&'static str]) -> impl Iterator<Item = (Arc<str>, Node)> + 'o {
    object.iter().filter(|(key, _)| !keys.contains(&&***key)).map(|(key, value)| (key.clone(), value.clone()))
}
