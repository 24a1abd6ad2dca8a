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
mod nodes;
mod operation;
mod parameter;
mod response;
mod security;
mod servers;
#[cfg(test)]
mod tests;
mod upgrade;

use media_types::MediaTypes;
use upgrade::Upgrade;

use super::skeleton::{Moved, Moves};
use crate::diagnostic::Diagnostics;
use crate::origin::FileId;
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
    let place = Moved::root(file);
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
