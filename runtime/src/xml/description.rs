//! Descriptions of schemas in XML.

/// A schema in XML: which node it is, what the node is called, and what is in it.
#[derive(Debug)]
#[cfg_attr(not(feature = "xml"), expect(dead_code, reason = "only what reads and writes XML asks"))]
pub struct Xml {
    pub(super) node: NodeType,
    /// Empty where it is called as its place is.
    pub(super) name: &'static str,
    pub(super) prefix: &'static str,
    pub(super) namespace: &'static str,
    pub(super) content: Content,
}

/// The type of node that represents a schema (OAS 3.2.0, 4.26.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NodeType {
    Element,
    Attribute,
    Text,
    CData,
    /// None of its own: what is in it belongs to the node around it.
    Bare,
}

/// The content of a node.
#[derive(Debug, Clone, Copy)]
pub enum Content {
    /// Whatever is there.
    Any,
    /// Nothing.
    Null,
    /// Text.
    String,
    /// `true` or `false`.
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// The content of another description.
    Is(&'static Xml),
    /// These members.
    Object(&'static [Member]),
    /// These members, and others of one kind.
    Open(&'static [Member], &'static Xml),
    /// Elements of any name.
    Map(&'static Xml),
    /// Items of one kind.
    Array(&'static Xml),
    /// Exactly these items.
    Tuple(&'static [&'static Xml]),
    /// One of these.
    Union(&'static [&'static Xml]),
}

/// A member of an object.
#[derive(Debug)]
#[cfg_attr(not(feature = "xml"), expect(dead_code, reason = "only what reads and writes XML asks"))]
pub struct Member {
    pub(super) key: &'static str,
    pub(super) presence: Presence,
    pub(super) xml: &'static Xml,
}

/// The meaning of a member's absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// It is missing; an array has no items.
    Required,
    /// It is absent.
    Optional,
    /// It is `null` (OAS 3.2.0, 4.26.5).
    OrNull,
}

/// An element.
pub const fn element(content: Content) -> Xml {
    Xml::new(NodeType::Element, content)
}

/// An attribute.
pub const fn attribute(content: Content) -> Xml {
    Xml::new(NodeType::Attribute, content)
}

/// The text of the element around it.
pub const fn text_node(content: Content) -> Xml {
    Xml::new(NodeType::Text, content)
}

/// The text of the element around it, as a CDATA section.
pub const fn cdata(content: Content) -> Xml {
    Xml::new(NodeType::CData, content)
}

/// No node of its own.
pub const fn bare(content: Content) -> Xml {
    Xml::new(NodeType::Bare, content)
}

/// A member that must be there.
pub const fn required(key: &'static str, xml: &'static Xml) -> Member {
    Member { key, presence: Presence::Required, xml }
}

/// A member that may be absent.
pub const fn optional(key: &'static str, xml: &'static Xml) -> Member {
    Member { key, presence: Presence::Optional, xml }
}

/// A member that must be there and may be `null`.
pub const fn or_null(key: &'static str, xml: &'static Xml) -> Member {
    Member { key, presence: Presence::OrNull, xml }
}

impl Xml {
    const fn new(node: NodeType, content: Content) -> Self {
        Self { node, name: "", prefix: "", namespace: "", content }
    }

    /// Called so, wherever it is.
    #[must_use]
    pub const fn name(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// In this namespace.
    #[must_use]
    pub const fn namespace(self, namespace: &'static str) -> Self {
        Self { namespace, ..self }
    }

    /// With this prefix.
    #[must_use]
    pub const fn prefix(self, prefix: &'static str) -> Self {
        Self { prefix, ..self }
    }
}
