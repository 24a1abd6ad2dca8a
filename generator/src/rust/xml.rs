//! XML descriptors: statics beside the types, by which the runtime reads and writes XML.

use super::Ident;

/// A static with the XML descriptor of a schema.
#[derive(Debug)]
pub struct XmlItem {
    /// Its name.
    pub ident: Ident,
    /// The descriptor.
    pub xml: Xml,
}

/// The XML descriptor of a schema.
#[derive(Debug)]
pub struct Xml {
    /// The kind of node.
    pub node: XmlNode,
    /// The name; empty if the place of use gives it.
    pub name: String,
    /// The prefix of the name; empty if it has none.
    pub prefix: String,
    /// The namespace; empty if it has none.
    pub namespace: String,
    /// The content of the node.
    pub content: XmlContent,
}

/// The kind of XML node that a schema becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum XmlNode {
    Element,
    Attribute,
    Text,
    CData,
    None,
}

/// The content of a node.
#[derive(Debug)]
pub enum XmlContent {
    /// Anything.
    Any,
    /// Nothing.
    Null,
    /// Text.
    String,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// The content of another descriptor.
    Is(Ident),
    /// Named members, and further members of one kind.
    Object(Vec<XmlMember>, Option<Box<XmlUse>>),
    /// Elements of any name.
    Map(Box<XmlUse>),
    /// Items of one kind.
    Array(Box<XmlUse>),
    /// Exactly these items, in order.
    Tuple(Vec<XmlUse>),
    /// One of these.
    Union(Vec<XmlUse>),
}

/// A use of a descriptor.
#[derive(Debug)]
pub enum XmlUse {
    /// A named static.
    Item(Ident),
    /// A descriptor written in place.
    Inline(Xml),
}

/// A member of an object.
#[derive(Debug)]
pub struct XmlMember {
    /// Its key in JSON.
    pub key: String,
    /// The meaning of its absence.
    pub presence: XmlPresence,
    /// The descriptor.
    pub xml: XmlUse,
}

/// The meaning of an absent member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlPresence {
    /// The member is missing; an array has no items.
    Required,
    /// The member is absent.
    Optional,
    /// The member is `null`.
    OrNull,
}
