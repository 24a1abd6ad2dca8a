//! The XML Object.
//!
//! ```yaml
//! xml: {nodeType: attribute, name: id}     # 3.2
//! xml: {attribute: true, name: id}         # the same, before
//! ```

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostics};
use crate::dialect::Dialect;
use crate::origin::Origin;
use crate::source::{Node, Object};

/// An XML Object (OpenAPI 3.2.0, section 4.26).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Xml {
    /// `name`.
    pub name: Option<Arc<str>>,
    /// `namespace`.
    pub namespace: Option<Arc<str>>,
    /// `prefix`.
    pub prefix: Option<Arc<str>>,
    /// `nodeType`, or its equivalent from `attribute` and `wrapped`.
    pub node: Option<XmlNode>,
}

/// `nodeType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum XmlNode {
    Element,
    Attribute,
    Text,
    CData,
    None,
}

/// Returns whether a component without a name in its XML Object is named by its key (OpenAPI 3.2.0, section 4.26.3).
/// Earlier versions left that open, and the name of a property applied to the component that it refers to.
pub fn names_xml_by_component(dialect: Dialect) -> bool {
    !dialect.is_before(Dialect::V3_2)
}

pub(super) fn read_xml(object: &Object, origin: &Origin, diagnostics: &mut Diagnostics) -> Option<Arc<Xml>> {
    let at = origin.key("xml");
    let xml = match object.get("xml")? {
        Node::Object(xml) => xml,
        Node::Null => return None,
        other => {
            super::malformed::report_malformed(&at, "`xml` must be an object", other, diagnostics);
            return None;
        }
    };
    let text = |key| xml.get(key).and_then(Node::as_str).filter(|text| !text.is_empty()).map(Arc::from);
    let boolean = |key| xml.get(key).and_then(Node::as_truth) == Some(true);
    let node = match (read_node_type(xml, &at, diagnostics), boolean("attribute"), boolean("wrapped")) {
        (None, true, _) => Some(XmlNode::Attribute),
        (None, false, true) => Some(XmlNode::Element),
        (node_type, ..) => node_type,
    };
    Some(Arc::new(Xml { name: text("name"), namespace: text("namespace"), prefix: text("prefix"), node }))
}

fn read_node_type(xml: &Object, at: &Origin, diagnostics: &mut Diagnostics) -> Option<XmlNode> {
    let node_type = xml.get("nodeType")?;
    match node_type.as_str() {
        Some("element") => Some(XmlNode::Element),
        Some("attribute") => Some(XmlNode::Attribute),
        Some("text") => Some(XmlNode::Text),
        Some("cdata") => Some(XmlNode::CData),
        Some("none") => Some(XmlNode::None),
        _ => {
            let message = "`nodeType` must be one of element, attribute, text, cdata, none; it is ignored";
            diagnostics.report(Code::MalformedKeyword, &at.key("nodeType"), message);
            None
        }
    }
}
