//! Paths and operations: body parameters leave the list, and references of path items are replaced by their targets.

use super::body::upgrade_body;
use super::form::upgrade_form;
use super::media_types::MediaTypes;
use super::nodes::entries_but;
use super::parameter::{Declared, declared, upgrade_list};
use super::response::upgrade_responses;
use super::servers::upgrade_own_servers;
use super::upgrade::Upgrade;
use crate::diagnostic::Code;
use crate::dialect::skeleton::Moved;
use crate::source::{Node, Object};

/// The methods of a Path Item Object, as keys; the last two are new in 3.x.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

pub(super) fn upgrade_paths<'a>(upgrade: &mut Upgrade<'a>, paths: &'a Node, place: &Moved) -> Node {
    let Some(paths) = paths.as_object() else { return paths.clone() };
    let mut upgraded = Object::default();
    for (path, item) in paths.iter() {
        let place = place.key(path);
        // In 3.x a path item may have fields beside its reference, which `resolve` follows.
        let says_more = !upgrade.is_old && item.as_object().is_some_and(|item| item.len() > 1);
        let found = match item.as_object() {
            Some(object) if says_more => Some((object, place.written.clone())),
            _ => upgrade.follow(item, &place.written),
        };
        let node = match found {
            Some((object, at)) if !path.starts_with("x-") => upgrade_item(upgrade, object, &place.written_at(&at)),
            _ => item.clone(),
        };
        upgraded.insert(path.clone(), node);
    }
    Node::Object(upgraded)
}

fn upgrade_item<'a>(upgrade: &mut Upgrade<'a>, item: &'a Object, place: &Moved) -> Node {
    if place.written != place.seen {
        upgrade.moves.add(place);
    }
    let inherited = declared(upgrade, item.get("parameters"), &place.written.key("parameters"));
    let mut upgraded = Object::default();
    for (key, value) in item.iter() {
        let place = place.key(key);
        let node = match (&**key, value.as_object()) {
            ("parameters", _) => upgrade_list(upgrade, &inherited, &place.seen),
            (method, Some(operation)) if METHODS.contains(&method) => {
                upgrade_operation(upgrade, operation, &inherited, &place)
            }
            _ => value.clone(),
        };
        upgraded.insert(key.clone(), node);
    }
    Node::Object(upgraded)
}

fn upgrade_operation<'a>(
    upgrade: &mut Upgrade<'a>,
    operation: &'a Object,
    inherited: &[Declared<'a>],
    place: &Moved,
) -> Node {
    let media_types = MediaTypes::of(operation);
    let own = declared(upgrade, operation.get("parameters"), &place.written.key("parameters"));
    let mut upgraded = Object::default();
    for (key, value) in entries_but(operation, &["parameters", "responses", "consumes", "produces", "schemes"]) {
        upgraded.insert(key, value);
    }
    if operation.get("servers").is_none()
        && let Some(servers) = upgrade_own_servers(upgrade, operation, place)
    {
        upgraded.insert("servers".into(), servers);
    }
    if operation.get("parameters").is_some() {
        let list = upgrade_list(upgrade, &own, &place.seen.key("parameters"));
        upgraded.insert("parameters".into(), list);
    }
    if operation.get("requestBody").is_none()
        && let Some(body) = upgrade_request(upgrade, &own, inherited, &media_types, place)
    {
        upgraded.insert("requestBody".into(), body);
    }
    if let Some(responses) = operation.get("responses") {
        let responses = upgrade_responses(upgrade, responses, &media_types, &place.key("responses"));
        upgraded.insert("responses".into(), responses);
    }
    Node::Object(upgraded)
}

/// The request body; the operation's own parameters come before the path's (OpenAPI 2.0, Path Item Object).
fn upgrade_request<'a>(
    upgrade: &mut Upgrade<'a>,
    own: &[Declared<'a>],
    inherited: &[Declared<'a>],
    media_types: &MediaTypes,
    place: &Moved,
) -> Option<Node> {
    let all = || own.iter().chain(inherited);
    let seen = place.seen.key("requestBody");
    let mut fields: Vec<&Declared<'a>> = Vec::new();
    for field in all().filter(|parameter| parameter.location() == "formData") {
        if !fields.iter().any(|known| known.name() == field.name()) {
            fields.push(field);
        }
    }
    let Some(body) = all().find(|parameter| parameter.location() == "body") else {
        let listed = fields.first()?.listed.pointer.parent()?.clone();
        let written = crate::origin::Origin { file: fields.first()?.listed.file, pointer: listed };
        return Some(upgrade_form(upgrade, &fields, media_types, &Moved { written, seen }));
    };
    if let Some(field) = fields.first() {
        let message = format!(
            "`{}` is a field of a form, and this operation has a body as well; the field is left out",
            field.name()
        );
        upgrade
            .report(Code::UnsupportedParameter, &field.listed, message)
            .related(&body.listed, "the body is declared here");
    }
    let is_shared = body.written.file == seen.file && body.written.pointer.tokens().starts_with(&["parameters"]);
    if is_shared && media_types.consumes.is_empty() {
        return Some(body.node.clone());
    }
    let types = media_types.of_body(&upgrade.global);
    Some(upgrade_body(upgrade, body.object, &types, &Moved { written: body.written.clone(), seen }))
}
