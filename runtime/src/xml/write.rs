//! JSON into XML text, by a description.

use std::borrow::Cow;

use quick_xml::escape::{escape, partial_escape};
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesCData, BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::name::QName;

use super::choose::choose_for;
use super::description::{Content, Member, NodeType, Xml};
use super::names::is_name;
use super::text::unwritable;
use super::tree::INSTANCE;
use crate::encode::scalar;
use crate::json::{Kind, Value};

type Written = Result<(), String>;

/// Writes an XML document whose root has this name, even if the description has another one.
pub(super) fn write_root(root: &str, xml: &'static Xml, value: Value<'_>) -> Result<Vec<u8>, String> {
    let mut text = Text { writer: quick_xml::Writer::new(Vec::with_capacity(256)), scope: Vec::new() };
    text.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    match root_branch(xml, value) {
        Some(branch) => text.element(branch, branch.called(root), value)?,
        None => text.element(xml, root, value)?,
    }
    Ok(text.writer.into_inner())
}

/// Of a union that has no node of its own, the branch that is the root.
fn root_branch(xml: &'static Xml, value: Value<'_>) -> Option<&'static Xml> {
    match xml.content {
        Content::Is(other) if xml.node == NodeType::Bare => root_branch(other, value),
        Content::Union(branches) if xml.node == NodeType::Bare => choose_for(branches, value),
        _ => None,
    }
}

/// A writer of XML, with the prefixes that are declared so far.
struct Text {
    writer: quick_xml::Writer<Vec<u8>>,
    scope: Vec<(&'static str, &'static str)>,
}

impl Text {
    fn event(&mut self, event: Event<'_>) -> Written {
        self.writer.write_event(event).map_err(|error| error.to_string())
    }

    /// A part of the element around it; attributes stand in its tag already.
    fn node(&mut self, xml: &'static Xml, place: &str, value: Value<'_>) -> Written {
        match xml.node {
            NodeType::Attribute => Ok(()),
            NodeType::Element => self.elements(xml, xml.called(place), value),
            NodeType::Text => self.text(value),
            NodeType::CData => self.cdata(value),
            NodeType::Bare => self.bare(xml.content, place, value),
        }
    }

    /// Writes a value that has no node of its own; the branch of a union may have one.
    fn bare(&mut self, content: Content, name: &str, value: Value<'_>) -> Written {
        match content {
            Content::Is(other) => self.bare(other.content, name, value),
            Content::Union(branches) => match choose_for(branches, value) {
                Some(branch) => self.node(branch, name, value),
                None => self.any(name, value),
            },
            content => self.content(content, name, value),
        }
    }

    /// Writes elements. A value without a description may be an array, which becomes an element for each item.
    fn elements(&mut self, xml: &'static Xml, name: &str, value: Value<'_>) -> Written {
        if matches!(xml.content, Content::Any) && value.kind() == Kind::Array {
            return value.items().into_iter().flatten().try_for_each(|item| self.elements(xml, name, item));
        }
        self.element(xml, name, value)
    }

    fn element(&mut self, xml: &'static Xml, name: &str, value: Value<'_>) -> Written {
        let declared = self.scope.len();
        let full = full_name(xml.prefix, name)?;
        let mut start = BytesStart::new(&*full);
        self.declare(xml.prefix, xml.namespace, &mut start)?;
        if value.is_null() {
            start.push_attribute(("xmlns:xsi", INSTANCE));
            start.push_attribute(("xsi:nil", "true"));
        } else {
            self.attributes(xml.content, value, &mut start)?;
        }
        self.event(Event::Start(start))?;
        if !value.is_null() {
            self.content(xml.content, name, value)?;
        }
        self.scope.truncate(declared);
        self.event(Event::End(BytesEnd::new(&*full)))
    }

    /// Declares a namespace, unless the elements around have done so. Without a prefix it holds for all that is inside.
    fn declare(&mut self, prefix: &'static str, namespace: &'static str, start: &mut BytesStart<'_>) -> Written {
        let bound = self.scope.iter().rev().find(|(known, _)| *known == prefix).map(|(_, namespace)| *namespace);
        if namespace.is_empty() || bound == Some(namespace) {
            return Ok(());
        }
        self.scope.push((prefix, namespace));
        let name = if prefix.is_empty() { Cow::Borrowed("xmlns") } else { Cow::Owned(format!("xmlns:{prefix}")) };
        push(start, &name, namespace)
    }

    fn attributes(&mut self, content: Content, value: Value<'_>, start: &mut BytesStart<'_>) -> Written {
        match content {
            Content::Is(other) => self.attributes(other.content, value, start),
            Content::Object(members) | Content::Open(members, _) => {
                members.iter().try_for_each(|member| self.attribute(member, value, start))
            }
            Content::Union(branches) => match choose_for(branches, value) {
                Some(branch) => self.attributes(branch.content, value, start),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// `null` is an attribute that is left out (OAS 3.2.0, 4.26.5).
    fn attribute(&mut self, member: &Member, owner: Value<'_>, start: &mut BytesStart<'_>) -> Written {
        let Some(value) = owner.get(member.key).filter(|value| !value.is_null()) else { return Ok(()) };
        match member.xml.node {
            NodeType::Attribute => {}
            NodeType::Bare => return self.attributes(member.xml.content, value, start),
            NodeType::Element | NodeType::Text | NodeType::CData => return Ok(()),
        }
        // An attribute without a prefix is in no namespace (Namespaces in XML 1.0, 6.2).
        if !member.xml.prefix.is_empty() {
            self.declare(member.xml.prefix, member.xml.namespace, start)?;
        }
        let text = match value.kind() {
            Kind::Array => value.items().into_iter().flatten().filter_map(scalar).collect::<Vec<_>>().join(" "),
            _ => scalar(value).unwrap_or_default(),
        };
        push(start, &full_name(member.xml.prefix, member.xml.called(member.key))?, &text)
    }

    /// Writes the content of an element of this name, or content that belongs directly to the parent element.
    fn content(&mut self, content: Content, name: &str, value: Value<'_>) -> Written {
        match (content, value.kind()) {
            (Content::Is(other), _) => self.content(other.content, name, value),
            (Content::Union(branches), _) => match choose_for(branches, value) {
                Some(branch) => self.content(branch.content, name, value),
                None => self.any(name, value),
            },
            (Content::Object(members), Kind::Object) => self.members(members, value),
            (Content::Open(members, values), Kind::Object) => {
                self.members(members, value)?;
                let is_member = |key: &str| members.iter().any(|member| member.key == key);
                self.entries(values, value, |key| !is_member(key))
            }
            (Content::Map(values), Kind::Object) => self.entries(values, value, |_| true),
            (Content::Array(item), Kind::Array) => {
                value.items().into_iter().flatten().try_for_each(|one| self.node(item, name, one))
            }
            (Content::Tuple(items), Kind::Array) => {
                let mut pairs = items.iter().zip(value.items().into_iter().flatten());
                pairs.try_for_each(|(item, one)| self.node(item, name, one))
            }
            (_, Kind::Object | Kind::Array) => self.any(name, value),
            _ => self.text(value),
        }
    }

    fn members(&mut self, members: &'static [Member], value: Value<'_>) -> Written {
        members.iter().try_for_each(|member| match value.get(member.key) {
            Some(value) => self.node(member.xml, member.key, value),
            None => Ok(()),
        })
    }

    /// Entries are called by their keys, whatever their description is called elsewhere.
    fn entries(&mut self, values: &'static Xml, value: Value<'_>, is_entry: impl Fn(&str) -> bool) -> Written {
        let entries = value.entries().into_iter().flatten().filter(|(key, _)| is_entry(key));
        for (key, value) in entries {
            match values.node {
                NodeType::Bare => self.bare(values.content, key, value)?,
                _ => self.elements(values, key, value)?,
            }
        }
        Ok(())
    }

    /// Writes a value without a description: members as elements, items as elements of the array's name.
    fn any(&mut self, name: &str, value: Value<'_>) -> Written {
        match value.kind() {
            Kind::Object => self.entries(&ANY, value, |_| true),
            Kind::Array => value.items().into_iter().flatten().try_for_each(|item| self.elements(&ANY, name, item)),
            _ => self.text(value),
        }
    }

    fn text(&mut self, value: Value<'_>) -> Written {
        let Some(text) = scalar(value) else { return Ok(()) };
        check(&text)?;
        self.event(Event::Text(BytesText::from_escaped(partial_escape(&text))))
    }

    fn cdata(&mut self, value: Value<'_>) -> Written {
        let Some(text) = scalar(value) else { return Ok(()) };
        check(&text)?;
        BytesCData::escaped(&text).try_for_each(|section| self.event(Event::CData(section)))
    }
}

static ANY: Xml = super::element(Content::Any);

fn push(start: &mut BytesStart<'_>, name: &str, value: &str) -> Written {
    check(value)?;
    // Reading makes a space of each of these, unless it is a reference (XML 1.0, 3.3.3).
    let value = escape(value).replace('\n', "&#10;").replace('\t', "&#9;");
    start.push_attribute(Attribute { key: QName(name), value: value.into() });
    Ok(())
}

fn full_name<'n>(prefix: &str, name: &'n str) -> Result<Cow<'n, str>, String> {
    if !is_name(name) || !prefix.is_empty() && !is_name(prefix) {
        return Err(format!("`{}` is not a valid XML name", name.escape_debug()));
    }
    Ok(if prefix.is_empty() { Cow::Borrowed(name) } else { Cow::Owned(format!("{prefix}:{name}")) })
}

fn check(text: &str) -> Written {
    match unwritable(text) {
        Some(letter) => Err(format!("XML cannot hold the character `{}`", letter.escape_debug())),
        None => Ok(()),
    }
}
