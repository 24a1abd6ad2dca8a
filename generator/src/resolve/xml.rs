//! XML Objects; a component without a name in its XML Object gets the component's name.

use std::sync::Arc;

use super::context::Context;
use crate::api::{Xml, XmlNode};
use crate::schema;

impl Context<'_> {
    /// The XML Object of a schema, for a component of this name.
    pub(super) fn resolve_xml(&self, written: Option<&schema::Xml>, component: Option<&Arc<str>>) -> Option<Arc<Xml>> {
        let component = component.filter(|_| schema::names_xml_by_component(self.skeleton.dialect()));
        if written.is_none() && component.is_none() {
            return None;
        }
        let written = written.cloned().unwrap_or_default();
        Some(Arc::new(Xml {
            name: written.name.or_else(|| component.cloned()),
            namespace: written.namespace,
            prefix: written.prefix,
            node: written.node.map(node),
        }))
    }
}

fn node(written: schema::XmlNode) -> XmlNode {
    match written {
        schema::XmlNode::Element => XmlNode::Element,
        schema::XmlNode::Attribute => XmlNode::Attribute,
        schema::XmlNode::Text => XmlNode::Text,
        schema::XmlNode::CData => XmlNode::CData,
        schema::XmlNode::None => XmlNode::None,
    }
}
