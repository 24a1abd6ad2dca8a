//! A parameter that is not a body keeps its place; the description of its value moves to `schema`.
//!
//! ```yaml
//! {in: query, name: tags, type: array, items: {type: string}, collectionFormat: multi}
//! # {in: query, name: tags, style: form, explode: true, schema: {type: array, items: {type: string}}}
//! ```

use super::collection::{Collection, upgrade_collection};
use super::nodes::{is_component, text};
use super::upgrade::Upgrade;
use crate::dialect::skeleton::Moved;
use crate::origin::Origin;
use crate::source::{Node, Object};

/// A parameter in a list, behind its reference.
pub(super) struct Declared<'a> {
    pub(super) object: &'a Object,
    /// The place where it is written.
    pub(super) written: Origin,
    /// The place in the list.
    pub(super) listed: Origin,
    /// The element of the list.
    pub(super) node: &'a Node,
}

impl<'a> Declared<'a> {
    pub(super) fn location(&self) -> &'a str {
        self.object.get("in").and_then(Node::as_str).unwrap_or_default()
    }

    pub(super) fn name(&self) -> &'a str {
        self.object.get("name").and_then(Node::as_str).unwrap_or_default()
    }

    /// Returns whether it becomes a part of the request body.
    pub(super) fn is_body(&self) -> bool {
        matches!(self.location(), "body" | "formData")
    }
}

/// The parameters of a list.
pub(super) fn declared<'a>(upgrade: &Upgrade<'a>, list: Option<&'a Node>, written: &Origin) -> Vec<Declared<'a>> {
    let elements = list.and_then(Node::as_array).unwrap_or_default().iter().enumerate();
    let declare = |(at, node): (usize, &'a Node)| {
        let listed = written.index(at);
        // A dangling reference stays in the list; `resolve` reports it.
        let (object, written) = match upgrade.follow(node, &listed) {
            Some(found) => found,
            None => (node.as_object()?, listed.clone()),
        };
        Some(Declared { object, written, listed, node })
    };
    elements.filter_map(declare).collect()
}

/// The parameters of a list that are not bodies, in a new list.
pub(super) fn upgrade_list(upgrade: &mut Upgrade<'_>, declared: &[Declared<'_>], list: &Origin) -> Node {
    let kept: Vec<&Declared<'_>> = declared.iter().filter(|parameter| !parameter.is_body()).collect();
    let mut upgraded = Vec::with_capacity(kept.len());
    for (at, parameter) in kept.into_iter().enumerate() {
        let place = Moved { written: parameter.listed.clone(), seen: list.index(at) };
        upgrade.moves.add(&place);
        let is_shared = is_component(&parameter.written, "parameters") && parameter.written.file == list.file;
        if is_shared || parameter.object.get("$ref").is_some() {
            upgraded.push(parameter.node.clone());
        } else {
            let place = place.written_at(&parameter.written);
            upgraded.push(upgrade_parameter(upgrade, parameter.object, &place));
        }
    }
    Node::Array(upgraded)
}

/// A parameter that is not a body.
pub(super) fn upgrade_parameter(upgrade: &mut Upgrade<'_>, parameter: &Object, place: &Moved) -> Node {
    upgrade.moves.add(place);
    let mut upgraded = Object::default();
    for (key, value) in parameter.iter().filter(|(key, _)| !OF_VALUE.contains(&&***key)) {
        upgraded.insert(key.clone(), value.clone());
    }
    if parameter.get("schema").is_some() || parameter.get("content").is_some() {
        return Node::Object(upgraded);
    }
    // 3.x has other defaults, which apply unless the document is of 2.0.
    let says_format = upgrade.is_old || parameter.get("collectionFormat").is_some();
    let collection = if says_format { upgrade_collection(parameter) } else { None };
    match collection {
        Some(Collection::Style(style, explode)) => {
            upgraded.insert("style".into(), text(style));
            upgraded.insert("explode".into(), Node::Bool(explode));
        }
        Some(Collection::Format(format)) => {
            upgraded.insert("collectionFormat".into(), text(format));
        }
        None => {}
    }
    let schema = schema_of_value(parameter);
    if schema.as_object().is_some_and(|schema| !schema.is_empty()) {
        upgrade.moves.add(&place.under("schema"));
        upgraded.insert("schema".into(), schema);
    }
    Node::Object(upgraded)
}

/// Keys of a parameter or header that describe its value.
const OF_VALUE: [&str; 23] = [
    "type",
    "format",
    "items",
    "collectionFormat",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "properties",
    "additionalProperties",
    "nullable",
    "x-nullable",
    "x-enum-varnames",
    "x-enumNames",
];

/// The schema of a value that is described beside its name.
pub(super) fn schema_of_value(parameter: &Object) -> Node {
    let mut schema = Object::default();
    for (key, value) in parameter.iter().filter(|(key, _)| OF_VALUE.contains(&&***key) && &***key != "collectionFormat")
    {
        schema.insert(key.clone(), value.clone());
    }
    if parameter.get("type").and_then(Node::as_str) == Some("file") {
        schema.insert("type".into(), text("string"));
        schema.insert("format".into(), text("binary"));
    }
    Node::Object(schema)
}
