//! Names of nodes, and the nodes of an XML document that match a description.

use super::description::{Content, NodeType, Xml};
use super::tree::{Child, Element, Name};

impl Xml {
    /// The node's own name, or else the name of its place.
    pub(super) fn called<'a>(&self, place: &'a str) -> &'a str {
        if self.name.is_empty() { place } else { self.name }
    }

    /// Returns `true` if a node of this name matches. Prefixes are ignored, and namespaces are compared only where both
    /// have one: servers and documents often leave it out.
    fn is_named(&self, place: &str, name: &Name) -> bool {
        let namespace = name.namespace.as_deref().unwrap_or_default();
        name.local == self.called(place)
            && (self.namespace.is_empty() || namespace.is_empty() || self.namespace == namespace)
    }

    /// Returns `true` if the name matches and the namespaces are equal.
    fn is_exactly_named(&self, place: &str, name: &Name) -> bool {
        self.is_named(place, name) && name.namespace.as_deref().unwrap_or_default() == self.namespace
    }

    /// The element of this name; one in the very namespace before others.
    pub(super) fn find<'e>(&self, place: &str, parent: &'e Element) -> Option<&'e Element> {
        let exact = parent.elements().find(|element| self.is_exactly_named(place, &element.name));
        exact.or_else(|| parent.elements().find(|element| self.is_named(place, &element.name)))
    }

    /// The value of the attribute of this name.
    pub(super) fn find_attribute<'e>(&self, place: &str, parent: &'e Element) -> Option<&'e str> {
        let mut attributes = parent.attributes.iter();
        attributes.find(|(name, _)| self.is_named(place, name)).map(|(_, value)| value.as_str())
    }

    /// Returns `true` if the description has a name of its own, and this is it.
    pub(super) fn is_called(&self, name: &Name) -> bool {
        !self.name.is_empty() && self.is_named("", name)
    }

    /// Returns `true` if a child of the parent element belongs to it.
    pub(super) fn takes(&self, place: &str, child: &Child) -> bool {
        match (self.node, child) {
            (NodeType::Element, Child::Element(element)) => self.is_named(place, &element.name),
            (NodeType::Text | NodeType::CData, Child::Text(text)) => !text.trim().is_empty(),
            (NodeType::Text | NodeType::CData, Child::CData(_)) => true,
            (NodeType::Bare, child) => self.content.takes(place, child),
            _ => false,
        }
    }
}

impl Content {
    /// Returns `true` if a child of the parent element belongs to it, where it has no node of its own.
    fn takes(&self, place: &str, child: &Child) -> bool {
        match self {
            Self::Is(other) => other.content.takes(place, child),
            Self::Array(item) => item.takes(place, child),
            Self::Tuple(items) | Self::Union(items) => items.iter().any(|item| item.takes(place, child)),
            Self::Object(members) => members.iter().any(|member| member.xml.takes(member.key, child)),
            Self::Open(..) | Self::Map(_) => matches!(child, Child::Element(_)),
            Self::Any | Self::Null | Self::String | Self::Boolean | Self::Integer | Self::Number => false,
        }
    }
}

/// Returns `true` if a string can be the name of an element or attribute (XML 1.0, 2.3, without colons).
pub(super) fn is_name(text: &str) -> bool {
    let is_start = |letter: char| letter.is_alphabetic() || letter == '_';
    let is_part = |letter: char| is_start(letter) || letter.is_numeric() || matches!(letter, '-' | '.' | '\u{b7}');
    text.starts_with(is_start) && text.chars().all(is_part)
}
