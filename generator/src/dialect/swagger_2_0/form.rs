//! The `in: formData` parameters become one request body: an object with a property for each.
//!
//! ```yaml
//! parameters:                                  # requestBody:
//!   - {in: formData, name: id, type: string}   #   content:
//!   - in: formData                             #     multipart/form-data:
//!     name: photo                              #       schema:
//!     type: file                               #         type: object
//!                                              #         properties:
//!                                              #           id: {type: string}
//!                                              #           photo: {type: string, format: binary}
//! ```

use super::collection::{Collection, upgrade_collection};
use super::media_types::MediaTypes;
use super::nodes::{object, reference_to, text};
use super::parameter::{Declared, schema_of_value};
use super::upgrade::Upgrade;
use crate::dialect::skeleton::Moved;
use crate::source::{Node, Object};

/// The request body of a form; its place is the list of parameters.
pub(super) fn upgrade_form(
    upgrade: &mut Upgrade<'_>,
    fields: &[&Declared<'_>],
    own: &MediaTypes,
    place: &Moved,
) -> Node {
    upgrade.moves.add(place);
    let is_file = |field: &&&Declared<'_>| field.object.get("type").and_then(Node::as_str) == Some("file");
    let types = own.of_form(&upgrade.global, fields.iter().any(|field| is_file(&field)));
    let mut content = Object::default();
    let mut first = None;
    for name in types {
        let media_type = place.under("content").under(&name);
        upgrade.moves.add(&media_type);
        let schema_place = media_type.under("schema");
        let (schema, encoding) = match first.take() {
            None => upgrade_fields(upgrade, fields, &schema_place),
            Some(upgraded) => upgraded,
        };
        upgrade.moves.add(&schema_place);
        content.insert(name, object([("schema", schema), ("encoding", encoding.clone())]));
        first = Some((reference_to(&place.written), encoding));
    }
    let required = fields.iter().any(|field| is_required(field));
    object([("required", Node::Bool(required)), ("content", Node::Object(content))])
}

/// The schema of the form, and the serialization of its arrays.
fn upgrade_fields(upgrade: &mut Upgrade<'_>, fields: &[&Declared<'_>], place: &Moved) -> (Node, Node) {
    let (mut properties, mut encoding) = (Object::default(), Object::default());
    let mut required = Vec::new();
    for field in fields {
        let collection = upgrade_collection(field.object);
        let seen = place.seen.key("properties").key(field.name());
        upgrade.moves.add(&Moved { written: field.written.clone(), seen });
        let mut schema = schema_of_value(field.object);
        if let (Node::Object(schema), Some(description)) = (&mut schema, field.object.get("description")) {
            schema.insert("description".into(), description.clone());
        }
        properties.insert(field.name().into(), schema);
        let spelled = collection.map(|collection| match collection {
            Collection::Style(style, explode) => object([("style", text(style)), ("explode", Node::Bool(explode))]),
            Collection::Format(format) => object([("collectionFormat", text(format))]),
        });
        if let Some(spelled) = spelled {
            encoding.insert(field.name().into(), spelled);
        }
        if is_required(field) {
            required.push(text(field.name()));
        }
    }
    let schema = object([
        ("type", text("object")),
        ("properties", Node::Object(properties)),
        ("required", Node::Array(required)),
    ]);
    (schema, Node::Object(encoding))
}

fn is_required(field: &Declared<'_>) -> bool {
    field.object.get("required").and_then(Node::as_bool).unwrap_or(false)
}
