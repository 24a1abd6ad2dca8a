//! Named parts of a tree: resources by `$id`, places by `$anchor` (JSON Schema 2020-12, section 8.2).
//!
//! ```yaml
//! $defs:
//!   Pet: {$id: https://example.com/pet, properties: {tag: {$anchor: tag}}}
//!   # "https://example.com/pet" and "https://example.com/pet#tag" lead into this file
//! ```

use std::collections::HashMap;

use indexmap::IndexMap;

use super::dynamic_anchors::DynamicAnchors;
use super::node::{Node, Object};
use super::uri;
use crate::origin::Pointer;

/// The names of one file.
#[derive(Debug, Default)]
pub(super) struct Resources {
    /// The base URIs of places and everything below them; other places have the file's.
    bases: HashMap<Pointer, String>,
    /// The URIs, and the places that they name.
    pub(super) named: Vec<(String, Pointer)>,
    /// The places with a `$dynamicAnchor`.
    pub(super) dynamic: DynamicAnchors,
    /// The anchors, each with the URI of its resource.
    anchors: HashMap<(String, String), Pointer>,
}

impl Resources {
    /// Finds the names in the tree of `file`.
    pub(super) fn of(root: &Node, file: &str) -> Self {
        let mut resources = Self::default();
        // OpenAPI 3.2.0, section 4.1.1: a document may declare its own URI.
        if let Some(own) = root.get("$self").and_then(Node::as_str) {
            resources.name(Pointer::ROOT, &uri::resolve(file, own));
        }
        for (pointer, object) in schemas_with(root, &["$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"]) {
            resources.add(&pointer, object, file);
        }
        resources
    }

    fn add(&mut self, pointer: &Pointer, object: &Object, file: &str) {
        let text = |key: &str| object.get(key).and_then(Node::as_str);
        if let Some(id) = text("$id").map(|id| uri::split_fragment(id).0).filter(|id| !id.is_empty()) {
            let base = self.base_of(pointer).unwrap_or(file);
            let resolved = uri::resolve(base, id);
            self.name(pointer.clone(), &resolved);
        }
        if let Some(anchor) = text("$dynamicAnchor") {
            self.dynamic.add(anchor, pointer, self.resource_of(pointer));
        }
        if object.get("$recursiveAnchor").and_then(Node::as_bool) == Some(true) {
            self.dynamic.add("", pointer, self.resource_of(pointer));
        }
        for anchor in ["$anchor", "$dynamicAnchor"].into_iter().filter_map(text) {
            let base = self.base_of(pointer).unwrap_or(file).to_owned();
            self.anchors.entry((base, anchor.to_owned())).or_insert_with(|| pointer.clone());
        }
    }

    fn name(&mut self, pointer: Pointer, uri: &str) {
        self.named.push((uri.to_owned(), pointer.clone()));
        self.bases.insert(pointer, uri.to_owned());
    }

    /// The base URI at a place, if it is not the file's.
    pub(super) fn base_of(&self, pointer: &Pointer) -> Option<&str> {
        if self.bases.is_empty() {
            return None;
        }
        let mut upward = std::iter::successors(Some(pointer), |pointer| pointer.parent());
        upward.find_map(|pointer| self.bases.get(pointer)).map(String::as_str)
    }

    /// The innermost resource around a place; the root of the file if there is no other.
    fn resource_of(&self, pointer: &Pointer) -> Pointer {
        let mut upward = std::iter::successors(Some(pointer), |pointer| pointer.parent());
        upward.find(|pointer| self.bases.contains_key(pointer)).cloned().unwrap_or(Pointer::ROOT)
    }

    /// The resources around a place that have a URI of their own, the outermost first.
    pub(super) fn around(&self, pointer: &Pointer) -> Vec<Pointer> {
        let upward = std::iter::successors(Some(pointer), |pointer| pointer.parent());
        let mut around: Vec<Pointer> = upward.filter(|pointer| self.bases.contains_key(pointer)).cloned().collect();
        around.reverse();
        around
    }

    /// The place of an anchor of the resource `uri`.
    pub(super) fn anchor(&self, uri: &str, name: &str) -> Option<&Pointer> {
        self.anchors.get(&(uri.to_owned(), name.to_owned()))
    }
}

/// The objects at and below a value that have one of these keys with a string, without objects in example data.
pub(super) fn schemas_with<'n>(root: &'n Node, keys: &[&str]) -> Vec<(Pointer, &'n Object)> {
    let mut found = Vec::new();
    search(root, false, &mut Vec::new(), &mut |steps, object| {
        let names = |value: &Node| matches!(value, Node::String(_) | Node::Bool(true));
        if object.iter().any(|(key, value)| key.starts_with('$') && keys.contains(&&**key) && names(value)) {
            let pointer = steps.iter().fold(Pointer::ROOT, |pointer, step| match step {
                Step::Key(key) => pointer.key(key),
                Step::Index(index) => pointer.key(&index.to_string()),
            });
            found.push((pointer, object));
        }
    });
    found
}

/// Counts keywords, without keys of example data and keys that are names.
pub(super) fn count_keywords(root: &Node, counts: &mut IndexMap<&'static str, usize>) {
    search(root, false, &mut Vec::new(), &mut |steps, object| {
        let holds = steps.iter().fold(false, |names, step| match step {
            Step::Key(key) => !names && holds_names(key),
            Step::Index(_) => false,
        });
        for (key, _) in object.iter().filter(|_| !holds) {
            if let Some(count) = counts.get_mut(&**key) {
                *count += 1;
            }
        }
    });
}

enum Step<'n> {
    Key(&'n str),
    Index(usize),
}

/// Calls `visit` with every object that is not data. The keys of an object with `keys_are_names` are names.
fn search<'n>(
    node: &'n Node,
    keys_are_names: bool,
    steps: &mut Vec<Step<'n>>,
    visit: &mut impl FnMut(&[Step<'n>], &'n Object),
) {
    match node {
        Node::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                steps.push(Step::Index(index));
                search(element, false, steps, visit);
                steps.pop();
            }
        }
        Node::Object(object) => {
            // Among names, too, a string under `$ref` is a reference: a schema with that name would be an object.
            visit(steps, object);
            for (key, value) in object.iter().filter(|(_, value)| matches!(value, Node::Object(_) | Node::Array(_))) {
                if !keys_are_names && is_data(key) {
                    continue;
                }
                steps.push(Step::Key(key));
                search(value, !keys_are_names && holds_names(key), steps, visit);
                steps.pop();
            }
        }
        _ => {}
    }
}

/// Keywords whose values are data, in which `$ref` is an ordinary key.
fn is_data(key: &str) -> bool {
    matches!(key, "example" | "examples" | "default" | "enum" | "const" | "value") || key.starts_with("x-")
}

/// Keywords whose values have names as keys.
fn holds_names(key: &str) -> bool {
    matches!(
        key,
        "properties"
            | "patternProperties"
            | "$defs"
            | "definitions"
            | "dependentSchemas"
            | "schemas"
            | "responses"
            | "parameters"
            | "requestBodies"
            | "headers"
            | "securitySchemes"
            | "securityDefinitions"
            | "links"
            | "callbacks"
            | "pathItems"
            | "mediaTypes"
            | "paths"
            | "webhooks"
            | "content"
            | "encoding"
    )
}

#[cfg(test)]
mod tests {
    use super::{Resources, schemas_with};
    use crate::diagnostic::Diagnostics;
    use crate::origin::{FileId, Pointer};
    use crate::source::{Node, read_text};

    fn node(text: &str) -> Node {
        let documents = read_text("api".as_ref(), text.into(), &mut Diagnostics::default());
        documents.root(FileId::ENTRY).expect("a tree").clone()
    }

    #[test]
    fn what_is_data_or_a_name_is_no_reference() {
        let node = node(
            "a: {$ref: x}\nexample: {$ref: x}\nproperties: {$ref: {type: string}, example: {$ref: x}, properties: {$ref: x}}\n",
        );
        let found: Vec<String> =
            schemas_with(&node, &["$ref"]).iter().map(|(pointer, _)| pointer.to_string()).collect();
        assert_eq!(found, ["#/a", "#/properties/example", "#/properties/properties"]);
    }

    #[test]
    fn names_belong_to_the_nearest_id() {
        let node = node(
            "$defs: {A: {$id: sub/a.json, $anchor: top, items: {$id: b.json, $anchor: top}}, B: {$anchor: top}}\n",
        );
        let resources = Resources::of(&node, "file:///api.yaml");
        let named: Vec<String> = resources.named.iter().map(|(uri, at)| format!("{uri} {at}")).collect();
        assert_eq!(named, ["file:///sub/a.json #/$defs/A", "file:///sub/b.json #/$defs/A/items"]);
        let pointer = |text: &str| Pointer::parse(text);
        assert_eq!(resources.anchor("file:///sub/a.json", "top"), pointer("/$defs/A").as_ref());
        assert_eq!(resources.anchor("file:///sub/b.json", "top"), pointer("/$defs/A/items").as_ref());
        assert_eq!(resources.anchor("file:///api.yaml", "top"), pointer("/$defs/B").as_ref());
        assert_eq!(resources.base_of(&pointer("/$defs/A/items/x").unwrap()), Some("file:///sub/b.json"));
        assert_eq!(resources.base_of(&pointer("/$defs/B").unwrap()), None);
    }
}
