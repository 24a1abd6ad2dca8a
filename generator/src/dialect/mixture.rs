//! Parts of a document that are written as in another version: as in 2.0 in documents of 3.x, and as in 3.x in
//! documents of 2.0. Each is reported; the rewrite of 2.0 reads both.
//!
//! ```yaml
//! openapi: 3.0.4
//! definitions: {Pet: {…}}                                 # as in 2.0
//! paths: {/pets: {post: {parameters: [{in: body, …}]}}}   # as in 2.0: it becomes a `requestBody`
//! ```

use super::{Dialect, swagger_2_0};
use crate::diagnostic::{Code, Diagnostics};
use crate::origin::{FileId, Origin};
use crate::source::{Node, Object};

/// Reports parts of another version; returns whether a document of 3.x has parts of 2.0.
pub(super) fn report_mixture(root: &Object, dialect: Dialect, diagnostics: &mut Diagnostics) -> bool {
    let mut mixture = Mixture { dialect, diagnostics, found: false };
    let at = Origin::root(FileId::ENTRY);
    mixture.look(root, &at, of_root(dialect));
    for (path, item) in entries(root.get("paths")).filter(|(path, _)| !path.starts_with("x-")) {
        mixture.look_at_item(item, &at.key("paths").key(path));
    }
    let (components, at) = match root.get("components").and_then(Node::as_object) {
        Some(components) => (components, at.key("components")),
        None => (root, at),
    };
    for (name, parameter) in entries(components.get("parameters")) {
        mixture.look_at_parameter(parameter, &at.key("parameters").key(name));
    }
    for (name, response) in entries(components.get("responses")) {
        mixture.look_at_response(response, &at.key("responses").key(name));
    }
    mixture.found
}

/// Keys of the root that `dialect` does not have and the other form has.
fn of_root(dialect: Dialect) -> &'static [&'static str] {
    match dialect {
        Dialect::V2_0 => &["components", "servers"],
        _ => &swagger_2_0::ROOT,
    }
}

struct Mixture<'a> {
    dialect: Dialect,
    diagnostics: &'a mut Diagnostics,
    found: bool,
}

impl Mixture<'_> {
    fn is_old(&self) -> bool {
        self.dialect == Dialect::V2_0
    }

    /// Reports those of the keys that are present.
    fn look(&mut self, object: &Object, at: &Origin, keys: &[&str]) {
        for key in keys.iter().filter(|key| object.get(key).is_some_and(|value| *value != Node::Null)) {
            self.report(&format!("`{key}`"), &at.key(key));
        }
    }

    fn report(&mut self, what: &str, at: &Origin) {
        let other = if self.is_old() { Dialect::V3_0 } else { Dialect::V2_0 };
        let message =
            format!("{what} is written as in {other}, and this is {}; it is read as in {other}", self.dialect);
        self.diagnostics.report(Code::OtherDialect, at, message);
        self.found = true;
    }

    fn look_at_item(&mut self, item: &Node, at: &Origin) {
        self.look_at_parameters(item.get("parameters"), &at.key("parameters"));
        let operations = entries(Some(item)).filter(|(key, _)| is_method(key));
        for (method, operation) in operations {
            let Some(object) = operation.as_object() else { continue };
            let at = at.key(method);
            let keys: &[&str] = if self.is_old() { &["requestBody"] } else { &["consumes", "produces", "schemes"] };
            self.look(object, &at, keys);
            self.look_at_parameters(object.get("parameters"), &at.key("parameters"));
            for (status, response) in entries(object.get("responses")) {
                self.look_at_response(response, &at.key("responses").key(status));
            }
        }
    }

    fn look_at_parameters(&mut self, list: Option<&Node>, at: &Origin) {
        for (index, parameter) in list.and_then(Node::as_array).unwrap_or_default().iter().enumerate() {
            self.look_at_parameter(parameter, &at.index(index));
        }
    }

    fn look_at_parameter(&mut self, parameter: &Node, at: &Origin) {
        let Some(object) = parameter.as_object().filter(|object| object.get("$ref").is_none()) else { return };
        let location = object.get("in").and_then(Node::as_str).unwrap_or_default();
        let described = object.get("schema").is_some() || object.get("content").is_some();
        match (self.is_old(), location) {
            (true, "body") => {}
            (true, _) => self.look(object, at, &["schema", "content", "style", "explode"]),
            (false, "body" | "formData") => self.report(&format!("`in: {location}`"), &at.key("in")),
            (false, _) if !described => self.look(object, at, &["type"]),
            (false, _) => {}
        }
    }

    fn look_at_response(&mut self, response: &Node, at: &Origin) {
        let Some(object) = response.as_object().filter(|object| object.get("$ref").is_none()) else { return };
        if self.is_old() {
            self.look(object, at, &["content"]);
        } else if object.get("content").is_none() {
            self.look(object, at, &["schema"]);
        }
    }
}

fn entries(node: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let object = node.and_then(Node::as_object).into_iter();
    object.flat_map(Object::iter).map(|(key, value)| (&**key, value))
}

fn is_method(key: &str) -> bool {
    matches!(key, "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query")
}
