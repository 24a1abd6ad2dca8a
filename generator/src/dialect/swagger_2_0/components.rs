//! `definitions`, `parameters`, `responses` and `securityDefinitions` become `components`.
//!
//! A shared body parameter becomes a shared request body; shared form fields are copied to the places that use them.

use super::body::upgrade_body;
use super::media_types::MediaTypes;
use super::parameter::upgrade_parameter;
use super::response::upgrade_response;
use super::security::upgrade_scheme;
use super::upgrade::Upgrade;
use crate::dialect::skeleton::Moved;
use crate::source::{Node, Object};

pub(super) fn upgrade_components(upgrade: &mut Upgrade<'_>, root: &Object, place: &Moved) -> Node {
    let mut components = upgrade_mixed(upgrade, root, &place.key("components"));
    for (written, seen) in
        [("definitions", "schemas"), ("responses", "responses"), ("securityDefinitions", "securitySchemes")]
    {
        let Some(objects) = root.get(written).and_then(Node::as_object) else { continue };
        let place = Moved { written: place.written.key(written), seen: place.seen.key("components").key(seen) };
        upgrade.moves.add(&place);
        let upgraded = upgrade_all(upgrade, written, objects, &place);
        insert_all(&mut components, seen, upgraded);
    }
    upgrade_parameters(upgrade, root, place, &mut components);
    Node::Object(components)
}

/// Existing entries of `components` stay; parameters and responses among them may be written as in 2.0.
fn upgrade_mixed(upgrade: &mut Upgrade<'_>, root: &Object, place: &Moved) -> Object {
    let mut components = root.get("components").and_then(Node::as_object).cloned().unwrap_or_default();
    for kind in ["parameters", "responses"] {
        let Some(objects) = root.get("components").and_then(|all| all.get(kind)).and_then(Node::as_object) else {
            continue;
        };
        let place = place.key(kind);
        let mut upgraded = Object::default();
        for (name, node) in objects.iter() {
            let node = match node.as_object().filter(|object| object.get("$ref").is_none()) {
                Some(object) if kind == "responses" => {
                    upgrade_response(upgrade, object, &MediaTypes::default(), &place.key(name))
                }
                Some(object) => upgrade_parameter(upgrade, object, &place.key(name)),
                None => node.clone(),
            };
            upgraded.insert(name.clone(), node);
        }
        components.insert(kind.into(), Node::Object(upgraded));
    }
    components
}

fn upgrade_all(upgrade: &mut Upgrade<'_>, kind: &str, objects: &Object, place: &Moved) -> Object {
    let mut upgraded = Object::default();
    for (name, node) in objects.iter() {
        let place = place.key(name);
        let node = match (kind, node.as_object()) {
            ("responses", Some(object)) => upgrade_response(upgrade, object, &MediaTypes::default(), &place),
            ("securityDefinitions", _) => upgrade_scheme(upgrade, node, &place),
            _ => node.clone(),
        };
        upgraded.insert(name.clone(), node);
    }
    upgraded
}

fn upgrade_parameters(upgrade: &mut Upgrade<'_>, root: &Object, place: &Moved, components: &mut Object) {
    let Some(parameters) = root.get("parameters").and_then(Node::as_object) else { return };
    let written = place.written.key("parameters");
    let seen = place.seen.key("components");
    let (mut plain, mut bodies) = (Object::default(), Object::default());
    for (name, node) in parameters.iter() {
        let place = |kind: &str| Moved { written: written.key(name), seen: seen.key(kind).key(name) };
        match node.as_object() {
            Some(object) if object.get("in").and_then(Node::as_str) == Some("body") => {
                let types = MediaTypes::default().of_body(&upgrade.global);
                bodies.insert(name.clone(), upgrade_body(upgrade, object, &types, &place("requestBodies")));
            }
            Some(object) if object.get("in").and_then(Node::as_str) == Some("formData") => {}
            Some(object) if object.get("$ref").is_none() => {
                plain.insert(name.clone(), upgrade_parameter(upgrade, object, &place("parameters")));
            }
            _ => {
                upgrade.moves.add(&place("parameters"));
                plain.insert(name.clone(), node.clone());
            }
        }
    }
    insert_all(components, "parameters", plain);
    insert_all(components, "requestBodies", bodies);
}

/// Adds entries under `key`.
fn insert_all(components: &mut Object, key: &str, added: Object) {
    let mut all = components.get(key).and_then(Node::as_object).cloned().unwrap_or_default();
    for (name, node) in added {
        all.insert(name, node);
    }
    if !all.is_empty() {
        components.insert(key.into(), Node::Object(all));
    }
}
