//! What schemas are in XML: statics beside the types, which the runtime reads and writes by.

use super::Ident;

/// A static that says what a schema is in XML.
#[derive(Debug)]
pub struct XmlItem {
    /// Its name.
    pub ident: Ident,
    /// What it says.
    pub xml: Xml,
}

/// A schema in XML.
#[derive(Debug)]
pub struct Xml {
    /// Which node it is.
    pub node: XmlNode,
    /// What the node is called; empty where it is called as its place is.
    pub name: String,
    /// The prefix of the name; empty where it has none.
    pub prefix: String,
    /// Its namespace; empty where it has none.
    pub namespace: String,
    /// What is in it.
    pub content: XmlContent,
}

/// Which node a schema is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those of the specification")]
pub enum XmlNode {
    Element,
    Attribute,
    Text,
    CData,
    None,
}

/// What is in a node.
#[derive(Debug)]
pub enum XmlContent {
    /// Whatever is there.
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
    /// What is in another.
    Is(Ident),
    /// Members, and others of one kind.
    Object(Vec<XmlMember>, Option<Box<XmlUse>>),
    /// Elements of any name.
    Map(Box<XmlUse>),
    /// Items of one kind.
    Array(Box<XmlUse>),
    /// Exactly these items.
    Tuple(Vec<XmlUse>),
    /// One of these.
    Union(Vec<XmlUse>),
}

/// A description where it is used.
#[derive(Debug)]
pub enum XmlUse {
    /// That of a static.
    Item(Ident),
    /// One that is written in place.
    Inline(Xml),
}

/// A member of an object.
#[derive(Debug)]
pub struct XmlMember {
    /// Its key in JSON.
    pub key: String,
    /// What it means that it is not there.
    pub presence: XmlPresence,
    /// What it is.
    pub xml: XmlUse,
}

/// What it means that a member is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlPresence {
    /// It is missing; an array has no items.
    Required,
    /// It is absent.
    Optional,
    /// It is `null`.
    OrNull,
}
