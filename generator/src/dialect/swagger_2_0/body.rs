//! The `in: body` parameter becomes the request body, in each media type of `consumes`.
//!
//! ```yaml
//! consumes: [application/json]           # requestBody:
//! parameters:                            #   required: true
//!   - in: body                           #   content:
//!     name: pet                          #     application/json:
//!     required: true                     #       schema: {$ref: '#/definitions/Pet'}
//!     schema: {$ref: '#/definitions/Pet'}
//! ```

use std::sync::Arc;

use super::nodes::{entries_but, reference_to};
use super::upgrade::Upgrade;
use crate::dialect::skeleton::Moved;
use crate::source::{Node, Object};

/// The request body of a body parameter.
pub(super) fn upgrade_body(upgrade: &mut Upgrade<'_>, parameter: &Object, types: &[Arc<str>], place: &Moved) -> Node {
    upgrade.moves.add(place);
    let mut body = Object::default();
    for (key, value) in entries_but(parameter, &["in", "schema"]) {
        // The name of a body is not sent; it is kept for naming.
        let key = if &*key == "name" { "x-name".into() } else { key };
        body.insert(key, value);
    }
    body.insert("content".into(), upgrade_content(upgrade, parameter.get("schema"), types, place));
    Node::Object(body)
}

/// One schema in several media types: the first contains it, and the others refer to it.
pub(super) fn upgrade_content(
    upgrade: &mut Upgrade<'_>,
    schema: Option<&Node>,
    types: &[Arc<str>],
    place: &Moved,
) -> Node {
    let mut content = Object::default();
    for (at, name) in types.iter().enumerate() {
        let media_type = place.under("content").under(name);
        upgrade.moves.add(&media_type);
        let mut upgraded = Object::default();
        if let Some(schema) = schema {
            let written = place.written.key("schema");
            let is_first = at == 0 || schema.get("$ref").is_some();
            upgraded.insert("schema".into(), if is_first { schema.clone() } else { reference_to(&written) });
            upgrade.moves.add(&Moved { written, seen: media_type.seen.key("schema") });
        }
        content.insert(name.clone(), Node::Object(upgraded));
    }
    Node::Object(content)
}
