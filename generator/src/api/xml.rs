//! The XML representation of a schema.

use std::sync::Arc;

/// An XML Object (OpenAPI 3.2.0, section 4.26).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Xml {
    /// The name of the node; by default it is the name of the property that has the schema, or whose items have it.
    pub name: Option<Arc<str>>,
    /// The namespace.
    pub namespace: Option<Arc<str>>,
    /// The prefix of the name.
    pub prefix: Option<Arc<str>>,
    /// The type of the node, if the document sets it.
    pub node: Option<XmlNode>,
}

/// The type of a node in XML (OpenAPI 3.2.0, section 4.26.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlNode {
    /// An element.
    Element,
    /// An attribute of the parent element.
    Attribute,
    /// Text of the parent element.
    Text,
    /// A CDATA section of the parent element.
    CData,
    /// No node: its content belongs to the parent element.
    None,
}
