//! What the document says of a schema in XML.

use std::sync::Arc;

/// An XML Object (OpenAPI 3.2.0, section 4.26).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Xml {
    /// What the node is called; else as the property that it is, or that it is an item of.
    pub name: Option<Arc<str>>,
    /// Its namespace.
    pub namespace: Option<Arc<str>>,
    /// The prefix of the name.
    pub prefix: Option<Arc<str>>,
    /// Which node it is, where that is said.
    pub node: Option<XmlNode>,
}

/// Which node of an XML text a schema is (OpenAPI 3.2.0, section 4.26.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlNode {
    /// An element.
    Element,
    /// An attribute of the element around it.
    Attribute,
    /// Text of the element around it.
    Text,
    /// A CDATA section of the element around it.
    CData,
    /// None: what is in it belongs to the element around it.
    None,
}
