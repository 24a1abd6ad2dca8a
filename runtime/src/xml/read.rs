//! Elements into JSON, by a description.

use super::choose::choose;
use super::description::{Content, Member, NodeType, Presence, Xml};
use super::text::read_text;
use super::tree::{Child, Element};
use super::value::Found;

/// Reads the root. Its name is not checked: servers name it as they like, and there is only one.
pub(super) fn read_root(xml: &'static Xml, root: &Element) -> Found {
    read_element(xml, &root.name.local, root)
}

/// An element that is described so.
fn read_element(xml: &'static Xml, place: &str, element: &Element) -> Found {
    if element.is_nil() {
        return Found::Null;
    }
    read_content(xml.content, xml.called(place), element)
}

/// Reads the content of an element of this name.
fn read_content(content: Content, name: &str, element: &Element) -> Found {
    match content {
        Content::Is(other) => read_content(other.content, name, element),
        Content::Any => read_any(element),
        Content::Object(members) => Found::Members(read_members(members, element)),
        Content::Open(members, values) => read_open(members, values, element),
        Content::Map(values) => Found::Members(read_entries(values, element, |_| true)),
        Content::Array(item) => Found::List(read_items(item, name, element)),
        Content::Tuple(items) => Found::List(read_tuple(items, name, element)),
        Content::Union(branches) => match choose(branches, element) {
            Some(branch) => read_content(branch.content, name, element),
            None => read_any(element),
        },
        Content::Null | Content::String | Content::Boolean | Content::Integer | Content::Number => {
            read_text(content, &element.text())
        }
    }
}

/// A part of the element around it; `None` where there is nothing of it.
fn take(xml: &'static Xml, place: &str, parent: &Element) -> Option<Found> {
    match xml.node {
        NodeType::Attribute => xml.find_attribute(place, parent).map(|text| read_text(xml.content, text)),
        NodeType::Text | NodeType::CData => Some(read_text(xml.content, &parent.text())),
        NodeType::Element => match xml.content.as_repeated(xml.called(place), parent) {
            Some(repeated) => Some(repeated),
            None => xml.find(place, parent).map(|element| read_element(xml, place, element)),
        },
        NodeType::Bare => take_bare(xml.content, place, parent),
    }
}

fn take_bare(content: Content, name: &str, parent: &Element) -> Option<Found> {
    let some = |items: Vec<Found>| Some(items).filter(|items| !items.is_empty()).map(Found::List);
    match content {
        Content::Is(other) => take_bare(other.content, name, parent),
        Content::Array(item) => some(read_taken(item, name, parent)),
        Content::Tuple(items) => some(read_tuple(items, name, parent)),
        Content::Union(branches) => branches.iter().find_map(|branch| take(branch, name, parent)),
        content => Some(read_content(content, name, parent)),
    }
}

fn read_members(members: &'static [Member], element: &Element) -> Vec<(String, Found)> {
    let read = |member: &Member| {
        let found = match (take(member.xml, member.key, element), member.presence) {
            (Some(found), _) => Some(found),
            (None, Presence::Required) if member.xml.content.is_array() => Some(Found::List(Vec::new())),
            (None, Presence::OrNull) => Some(Found::Null),
            (None, Presence::Required | Presence::Optional) => None,
        };
        Some((member.key.to_owned(), found?))
    };
    members.iter().filter_map(read).collect()
}

fn read_open(members: &'static [Member], values: &'static Xml, element: &Element) -> Found {
    let is_member = |child: &Child| members.iter().any(|member| member.xml.takes(member.key, child));
    let mut found = read_members(members, element);
    found.extend(read_entries(values, element, |child| !is_member(child)));
    Found::Members(found)
}

/// Elements whose names are the keys, in the order of their first.
fn read_entries(values: &'static Xml, element: &Element, is_entry: impl Fn(&Child) -> bool) -> Vec<(String, Found)> {
    let mut entries: Vec<(String, Found)> = Vec::new();
    for child in element.children.iter().filter(|child| is_entry(child)) {
        let Child::Element(entry) = child else { continue };
        let key = &entry.name.local;
        if entries.iter().any(|(known, _)| known == key) {
            continue;
        }
        // A name that the values have themselves would be the same in every entry.
        let found = match values.content.as_repeated(key, element) {
            Some(repeated) => Some(repeated),
            None if values.node == NodeType::Bare => take_bare(values.content, key, element),
            None if entry.is_nil() => Some(Found::Null),
            None => Some(read_content(values.content, key, entry)),
        };
        entries.extend(found.map(|found| (key.clone(), found)));
    }
    entries
}

/// The items of an array that has an element of its own: all that is called so, or whatever is there.
fn read_items(item: &'static Xml, name: &str, element: &Element) -> Vec<Found> {
    if element.children.iter().any(|child| item.takes(name, child)) {
        return read_taken(item, name, element);
    }
    element.elements().map(|child| read_element(item, &child.name.local, child)).collect()
}

fn read_taken(item: &'static Xml, name: &str, parent: &Element) -> Vec<Found> {
    let taken = parent.children.iter().filter(|child| item.takes(name, child));
    taken.map(|child| read_child(item, name, child)).collect()
}

fn read_child(item: &'static Xml, place: &str, child: &Child) -> Found {
    match child {
        Child::Text(text) | Child::CData(text) => read_text(item.content, text),
        Child::Element(element) if item.node == NodeType::Bare => read_bare(item.content, place, element),
        Child::Element(element) => read_element(item, place, element),
    }
}

/// An element that belongs to an item without a node of its own.
fn read_bare(content: Content, name: &str, element: &Element) -> Found {
    match content {
        Content::Is(other) => read_bare(other.content, name, element),
        Content::Array(item) => Found::List(vec![read_element(item, name, element)]),
        Content::Union(branches) => match choose(branches, element) {
            Some(branch) => read_element(branch, name, element),
            None => read_any(element),
        },
        content => read_content(content, name, element),
    }
}

/// The items of a sequence, each where its turn is.
fn read_tuple(items: &'static [&'static Xml], name: &str, parent: &Element) -> Vec<Found> {
    let mut found = Vec::new();
    let mut children = parent.children.iter().peekable();
    for item in items {
        while children.next_if(|child| !items.iter().any(|other| other.takes(name, child))).is_some() {}
        match children.next_if(|child| item.takes(name, child)) {
            Some(child) => found.push(read_child(item, name, child)),
            None => found.push(Found::Null),
        }
    }
    if found.iter().all(|item| *item == Found::Null) && parent.children.is_empty() { Vec::new() } else { found }
}

/// Reads an element without a description: text if there is nothing else, else members by name; repeated ones become a
/// list.
fn read_any(element: &Element) -> Found {
    if element.is_nil() {
        return Found::Null;
    }
    let attributes = element.attributes.iter().filter(|(name, _)| !name.is_of_instance());
    let mut members: Vec<(String, Found)> =
        attributes.map(|(name, value)| (name.local.clone(), Found::Text(value.clone()))).collect();
    for child in element.elements() {
        let found = read_any(child);
        match members.iter_mut().find(|(key, _)| *key == child.name.local) {
            Some((_, Found::List(items))) => items.push(found),
            Some((_, first)) => *first = Found::List(vec![std::mem::replace(first, Found::Null), found]),
            None => members.push((child.name.local.clone(), found)),
        }
    }
    if members.is_empty() { Found::Text(element.text()) } else { Found::Members(members) }
}

impl Content {
    fn is_array(&self) -> bool {
        match self {
            Self::Is(other) => other.content.is_array(),
            Self::Array(_) | Self::Tuple(_) => true,
            _ => false,
        }
    }

    /// The list that elements of one name are, where nothing says whether there is one or several.
    fn as_repeated(&self, name: &str, parent: &Element) -> Option<Found> {
        if !matches!(self, Self::Any) {
            return None;
        }
        let items: Vec<Found> = parent.elements().filter(|child| child.name.local == name).map(read_any).collect();
        Some(items).filter(|items| items.len() > 1).map(Found::List)
    }
}
