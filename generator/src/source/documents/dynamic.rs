//! `$dynamicAnchor`s by the part of a document that they belong to.
//!
//! A schema with a `$id` is a resource of its own (JSON Schema 2020-12, Core, section 8.2.1); everything else belongs to
//! the file. Where a file has one anchor in several schemas without a `$id`, each schema is regarded as a resource, since
//! an anchor that is written twice in one resource has no defined meaning.

use super::Documents;
use crate::origin::{Origin, Pointer};
use crate::source::dynamic_anchors::unit_of;
use crate::source::node::{Node, Object};
use crate::source::resources::schemas_with;

/// The place of an anchor.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Anchor {
    /// No schema has it.
    Absent,
    /// This schema has it.
    At(Origin),
    /// Several schemas of one resource have it.
    Several,
}

/// The keywords of references.
const REFERENCES: [&str; 3] = ["$ref", "$dynamicRef", "$recursiveRef"];

impl Documents {
    /// Returns whether a `$dynamicAnchor` has several places, so that the target of a `$dynamicRef` depends on the schemas
    /// through which it is reached (JSON Schema 2020-12, Core, section 8.2.3.2).
    pub fn has_rebound_anchors(&self) -> bool {
        self.files.iter().flat_map(|file| file.resources.dynamic.names()).any(|name| self.is_rebound(name))
    }

    /// Returns whether a `$dynamicAnchor` has several places. The empty name stands for `$recursiveAnchor`.
    pub fn is_rebound(&self, name: &str) -> bool {
        self.files.iter().map(|file| file.resources.dynamic.places(name).len()).sum::<usize>() > 1
    }

    /// All places of a `$dynamicAnchor`.
    pub fn dynamic_anchors(&self, name: &str) -> Vec<Origin> {
        let places = self.files().flat_map(|file| {
            let pointers = self.file(file).map_or(&[][..], |file| file.resources.dynamic.places(name));
            pointers.iter().map(move |pointer| Origin { file, pointer: pointer.clone() })
        });
        places.collect()
    }

    /// The resources around a place, the outermost first. The file itself counts only if there is no other.
    pub fn resources_around(&self, at: &Origin) -> Vec<Origin> {
        let around = self.file(at.file).map(|file| file.resources.around(&at.pointer)).unwrap_or_default();
        let mut around: Vec<Origin> = around
            .into_iter()
            .filter(|pointer| *pointer != Pointer::ROOT)
            .map(|pointer| Origin { file: at.file, pointer })
            .collect();
        if around.is_empty() {
            around.push(Origin::root(at.file));
        }
        around
    }

    /// The place of a `$dynamicAnchor` in a resource, as it counts at a place in that resource.
    pub fn dynamic_anchor(&self, resource: &Origin, at: &Origin, name: &str) -> Anchor {
        let Some(file) = self.file(resource.file) else { return Anchor::Absent };
        let mut places: Vec<&Pointer> = file.resources.dynamic.of_resource(&resource.pointer, name).iter().collect();
        let unit = unit_of(&at.pointer);
        if resource.pointer == Pointer::ROOT && (places.len() > 1 || name.is_empty()) {
            places = file.resources.dynamic.of_unit(&unit, name).iter().collect();
        }
        if name.is_empty() {
            // `$recursiveAnchor` belongs to the root of a resource (JSON Schema 2019-09, Core, section 8.2.4.2.2).
            places.retain(|pointer| **pointer == resource.pointer || **pointer == unit_of(pointer));
        }
        match places[..] {
            [] => Anchor::Absent,
            [only] => Anchor::At(Origin { file: resource.file, pointer: only.clone() }),
            _ => Anchor::Several,
        }
    }

    /// The objects with references at and below a place.
    pub fn references_within(&self, at: &Origin) -> Vec<(Origin, &Object)> {
        let found = self.node(at).map(|node| schemas_with(node, &REFERENCES)).unwrap_or_default();
        let place = |pointer: &Pointer| pointer.tokens().into_iter().fold(at.clone(), |at, token| at.key(token));
        found.into_iter().map(|(pointer, object)| (place(&pointer), object)).collect()
    }
}

/// The name of the anchor of a `$dynamicRef` or `$recursiveRef`, if `reference` is that of the object.
pub fn dynamic_name<'r>(object: &Object, reference: &'r str) -> Option<&'r str> {
    let is = |keyword| object.get(keyword).and_then(Node::as_str) == Some(reference);
    if object.get("$ref").is_some() {
        return None;
    }
    let name = reference.split_once('#').map(|(_, name)| name)?;
    let dynamic = is("$dynamicRef") && !name.is_empty() && !name.starts_with('/');
    (dynamic || is("$recursiveRef") && reference == "#").then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{Anchor, dynamic_name};
    use crate::diagnostic::Diagnostics;
    use crate::origin::{FileId, Origin, Pointer};
    use crate::source::{Node, Object, read_text};

    #[test]
    fn the_name_is_that_of_the_objects_own_reference() {
        let name = |key: &str, written: &str, reference: &'static str| {
            let mut object = Object::default();
            object.insert(key.into(), Node::String(written.into()));
            dynamic_name(&object, reference)
        };
        assert_eq!(name("$dynamicRef", "#item", "#item"), Some("item"));
        assert_eq!(name("$dynamicRef", "list#item", "list#item"), Some("item"));
        assert_eq!(name("$dynamicRef", "#item", "#other"), None);
        assert_eq!(name("$dynamicRef", "#/$defs/item", "#/$defs/item"), None, "a pointer");
        assert_eq!(name("$dynamicRef", "#", "#"), None);
        assert_eq!(name("$recursiveRef", "#", "#"), Some(""));
        assert_eq!(name("$ref", "#item", "#item"), None);
    }

    /// The anchors of `$recursiveAnchor` at the places of a document, by the pointers of a resource and of a use in it.
    #[test]
    fn a_recursive_anchor_is_that_of_its_schema_or_of_its_resource() {
        let text = "\
components:
  schemas:
    Tree: {$recursiveAnchor: true, properties: {leaf: {$recursiveAnchor: true, $recursiveRef: '#'}}}
    Bare: {properties: {leaf: {$recursiveAnchor: true, $recursiveRef: '#'}}}
    Holder: {properties: {own: {$id: own, $recursiveAnchor: true, properties: {part: {$recursiveAnchor: true}}}}}
";
        let documents = read_text("api.yaml".as_ref(), text.into(), &mut Diagnostics::default());
        assert_eq!(documents.dynamic_anchors("").len(), 5);
        assert!(documents.is_rebound("") && !documents.is_rebound("other"));
        let origin =
            |pointer: &str| Origin { file: FileId::ENTRY, pointer: Pointer::parse(pointer).expect("a pointer") };
        let anchor = |resource: &str, at: &str| documents.dynamic_anchor(&origin(resource), &origin(at), "");
        let schema = |name: &str| format!("/components/schemas/{name}");
        assert_eq!(anchor("", &schema("Tree/properties/leaf")), Anchor::At(origin(&schema("Tree"))));
        assert_eq!(anchor("", &schema("Bare/properties/leaf")), Anchor::Absent);
        let own = schema("Holder/properties/own");
        assert_eq!(anchor(&own, &format!("{own}/properties/part")), Anchor::At(origin(&own)));
        let text = "components: {schemas: {Tree: {$recursiveAnchor: true}, Bare: {$recursiveRef: '#'}}}";
        let documents = read_text("api.yaml".as_ref(), text.into(), &mut Diagnostics::default());
        let anchor = |at: &str| documents.dynamic_anchor(&origin(""), &origin(&schema(at)), "");
        assert_eq!(anchor("Tree"), Anchor::At(origin(&schema("Tree"))));
        assert_eq!(anchor("Bare"), Anchor::Absent, "it is of another schema");
    }

    #[test]
    fn an_anchor_that_one_resource_has_twice_has_no_place() {
        let text = "\
components:
  schemas:
    Once: {properties: {a: {$dynamicAnchor: a}, b: {$dynamicAnchor: b}}}
    Twice: {properties: {a: {$dynamicAnchor: a}, b: {$dynamicAnchor: a}}}
";
        let documents = read_text("api.yaml".as_ref(), text.into(), &mut Diagnostics::default());
        let origin =
            |pointer: &str| Origin { file: FileId::ENTRY, pointer: Pointer::parse(pointer).expect("a pointer") };
        let anchor = |at: &str, name: &str| {
            documents.dynamic_anchor(&origin(""), &origin(&format!("/components/schemas/{at}")), name)
        };
        let place = |pointer: &str| Anchor::At(origin(&format!("/components/schemas/{pointer}")));
        assert_eq!(anchor("Once", "a"), place("Once/properties/a"), "that of the same schema");
        assert_eq!(anchor("Twice", "a"), Anchor::Several);
        assert_eq!(anchor("Twice", "b"), place("Once/properties/b"), "the only one of the file");
        assert_eq!(anchor("Twice", "c"), Anchor::Absent);
    }
}
