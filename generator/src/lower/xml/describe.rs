//! Schemas → XML descriptors.

use indexmap::IndexMap;

use crate::api::{Additional, Api, Object, Property, Scalar, Schema, SchemaId, Shape, Union, XmlNode};
use crate::lower::naming::names::Names;
use crate::lower::plan::share::Shared;
use crate::rust;
use crate::rust::{Xml, XmlContent, XmlItem, XmlMember, XmlPresence, XmlUse};
use crate::spelling::{Ident, Kind, Scope, Words};

/// The descriptors so far.
pub(super) struct Describing<'a> {
    api: &'a Api,
    shared: &'a Shared,
    names: &'a Names,
    scope: Scope,
    idents: IndexMap<SchemaId, Ident>,
}

impl<'a> Describing<'a> {
    pub(super) fn new(api: &'a Api, shared: &'a Shared, names: &'a Names) -> Self {
        Self { api, shared, names, scope: Scope::new(), idents: IndexMap::new() }
    }

    /// Returns the static of a schema; an unnamed schema is named after its place.
    pub(super) fn ident_of(&mut self, id: SchemaId, place: &Words) -> Ident {
        if let Some(ident) = self.idents.get(&id) {
            return ident.clone();
        }
        let schema = &self.api.schemas[id];
        let ty = self.names.of_type(self.shared.item(id));
        let words = match (&schema.name, ty) {
            (Some(name), _) => Words::spelled(name),
            (None, Some(path)) => Words::of(path.ident.name()),
            (None, None) => place.clone(),
        };
        let ident = self.scope.claim([words], Kind::Constant);
        self.idents.insert(id, ident.clone());
        ident
    }

    /// Describes the schemas that have a static, and those that their descriptors refer to.
    pub(super) fn finish(mut self) -> (IndexMap<SchemaId, Ident>, Vec<XmlItem>) {
        let mut items = Vec::new();
        while let Some((id, ident)) = self.idents.get_index(items.len()).map(|(id, ident)| (*id, ident.clone())) {
            let xml = self.describe(id);
            items.push(XmlItem { ident, xml });
        }
        (self.idents, items)
    }

    fn describe(&mut self, id: SchemaId) -> Xml {
        let api = self.api;
        let xml = schema_with_xml(api, id).xml.as_deref().cloned().unwrap_or_default();
        let node = xml.node.unwrap_or_else(|| usual_node(api, id));
        let name = xml.name.as_deref().filter(|_| matches!(node, XmlNode::Element | XmlNode::Attribute));
        // Some documents write the prefix into the name.
        let (prefix, name) = match name.unwrap_or_default().split_once(':') {
            Some((prefix, local)) if xml.prefix.is_none() => (prefix.to_owned(), local.to_owned()),
            _ => (xml.prefix.as_deref().unwrap_or_default().to_owned(), name.unwrap_or_default().to_owned()),
        };
        let namespace = xml.namespace.as_deref().unwrap_or_default().to_owned();
        Xml { node: spelled(node), name, prefix, namespace, content: self.content(id) }
    }

    fn use_of(&mut self, id: SchemaId) -> XmlUse {
        let schema = &self.api.schemas[id];
        match schema.shape {
            Shape::Same(target) if schema.xml.is_none() => self.use_of(target),
            _ if has_static(schema) => XmlUse::Item(self.ident_of(id, &Words::of("part"))),
            _ => XmlUse::Inline(self.describe(id)),
        }
    }

    fn content(&mut self, id: SchemaId) -> XmlContent {
        let api = self.api;
        match &api.schemas[id].shape {
            Shape::Any => XmlContent::Any,
            Shape::Scalar(scalar) => content_of_scalar(scalar),
            Shape::StringEnumeration(_) => XmlContent::String,
            Shape::IntegerEnumeration(_) => XmlContent::Integer,
            Shape::Object(object) => self.content_of_object(object),
            Shape::Map(map) => XmlContent::Map(Box::new(self.use_of(map.values))),
            Shape::Array(items) => XmlContent::Array(Box::new(self.use_of(*items))),
            Shape::Tuple(elements) => XmlContent::Tuple(elements.iter().map(|one| self.use_of(*one)).collect()),
            Shape::Union(union) => self.content_of_union(union),
            Shape::Same(target) if has_static(&api.schemas[*target]) => {
                XmlContent::Is(self.ident_of(*target, &Words::of("part")))
            }
            Shape::Same(target) => self.content(*target),
        }
    }

    fn content_of_object(&mut self, object: &Object) -> XmlContent {
        let members = object.properties.iter().map(|property| self.member(property)).collect();
        let rest = match object.additional {
            Additional::Declared(values) => Some(Box::new(self.use_of(values))),
            Additional::Unsaid | Additional::Forbidden => None,
        };
        XmlContent::Object(members, rest)
    }

    fn content_of_union(&mut self, union: &Union) -> XmlContent {
        XmlContent::Union(union.branches.iter().map(|branch| self.use_of(branch.schema)).collect())
    }

    fn member(&mut self, property: &Property) -> XmlMember {
        let presence = match property.required {
            true if takes_null(self.api, property.schema) => XmlPresence::OrNull,
            true => XmlPresence::Required,
            false => XmlPresence::Optional,
        };
        XmlMember { key: property.name.to_string(), presence, xml: self.use_of(property.schema) }
    }
}

/// Returns true if a schema has a static of its own: objects and unions, which can be recursive, and named arrays and
/// maps.
fn has_static(schema: &Schema) -> bool {
    match schema.shape {
        Shape::Object(_) | Shape::Union(_) => true,
        Shape::Array(_) | Shape::Map(_) | Shape::Tuple(_) => schema.name.is_some(),
        _ => false,
    }
}

/// Returns the schema that has the `xml` of this one: itself, or the one that it is an alias of.
fn schema_with_xml(api: &Api, id: SchemaId) -> &Schema {
    let with_xml = api.schemas.chain(id).find(|id| api.schemas[*id].xml.is_some());
    &api.schemas[with_xml.unwrap_or_else(|| api.schemas.behind(id))]
}

/// Returns the default node. Arrays have no node unless they declare one (OpenAPI 3.2.0, section 4.26.2.1). The same
/// applies to a union whose branches have names of their own, by which alternative elements are distinguished.
fn usual_node(api: &Api, id: SchemaId) -> XmlNode {
    let is_called = |id: SchemaId| schema_with_xml(api, id).xml.as_ref().is_some_and(|xml| xml.name.is_some());
    match api.schemas.shape_behind(id) {
        Shape::Array(_) | Shape::Tuple(_) => XmlNode::None,
        Shape::Union(union) if !is_called(id) && union.branches.iter().any(|branch| is_called(branch.schema)) => {
            XmlNode::None
        }
        _ => XmlNode::Element,
    }
}

fn takes_null(api: &Api, id: SchemaId) -> bool {
    let takes = |id: SchemaId| api.schemas[id].nullable || api.schemas[id].shape == Shape::Scalar(Scalar::Null);
    api.schemas.chain(id).any(takes)
}

fn content_of_scalar(scalar: &Scalar) -> XmlContent {
    match scalar {
        Scalar::Null => XmlContent::Null,
        Scalar::Boolean { .. } => XmlContent::Boolean,
        Scalar::Integer { .. } => XmlContent::Integer,
        Scalar::Number { .. } => XmlContent::Number,
        Scalar::String { .. } => XmlContent::String,
    }
}

fn spelled(node: XmlNode) -> rust::XmlNode {
    match node {
        XmlNode::Element => rust::XmlNode::Element,
        XmlNode::Attribute => rust::XmlNode::Attribute,
        XmlNode::Text => rust::XmlNode::Text,
        XmlNode::CData => rust::XmlNode::CData,
        XmlNode::None => rust::XmlNode::None,
    }
}
