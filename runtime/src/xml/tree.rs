//! An XML text as elements.

use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::name::{NamespaceResolver, QName, ResolveResult};

/// The namespace of `xsi:nil`.
pub(super) const INSTANCE: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// Elements in one another, at most: as deep as JSON may be.
const DEPTH: usize = 127;

/// An element, read whole.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: Name,
    /// Without declarations of namespaces.
    pub(super) attributes: Vec<(Name, String)>,
    pub(super) children: Vec<Child>,
}

/// A child of an element.
#[derive(Debug)]
pub(super) enum Child {
    Element(Element),
    Text(String),
    CData(String),
}

/// A name without its prefix, and the namespace that the prefix stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) local: String,
    pub(super) namespace: Option<Rc<str>>,
}

impl Element {
    /// The root of an XML document.
    ///
    /// # Errors
    /// What is not well-formed, not UTF-8, or too deep.
    pub(super) fn parse(text: &[u8]) -> Result<Self, String> {
        let text = std::str::from_utf8(text).map_err(|error| format!("not UTF-8 text: {error}"))?;
        Parsing::default().run(text)
    }

    /// Its elements.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) | Child::CData(_) => None,
        })
    }

    /// The text that is directly in it. White space around sections of CDATA, or between elements, is layout.
    pub(super) fn text(&self) -> String {
        let is_layout = self.children.iter().any(|child| !matches!(child, Child::Text(_)));
        let parts = self.children.iter().filter_map(|child| match child {
            Child::Text(text) if is_layout && text.trim().is_empty() => None,
            Child::Text(text) | Child::CData(text) => Some(text.as_str()),
            Child::Element(_) => None,
        });
        parts.collect()
    }

    /// Returns `true` if it has `xsi:nil="true"` (XML Schema 1.1, part 1, 2.7.2), even if the prefix is not declared.
    pub(super) fn is_nil(&self) -> bool {
        let says = |(name, value): &(Name, String)| name.local == "nil" && matches!(value.trim(), "true" | "1");
        self.attributes.iter().filter(|(name, _)| name.is_of_instance()).any(says)
    }
}

impl Name {
    /// Returns `true` if it is one of XML Schema's own attributes.
    pub(super) fn is_of_instance(&self) -> bool {
        matches!(self.namespace.as_deref(), Some(INSTANCE | "xsi"))
    }
}

#[derive(Default)]
struct Parsing {
    resolver: NamespaceResolver,
    namespaces: Vec<Rc<str>>,
    open: Vec<Element>,
    root: Option<Element>,
}

impl Parsing {
    fn run(mut self, text: &str) -> Result<Element, String> {
        let mut reader = Reader::from_str(text);
        reader.config_mut().enable_all_checks(true);
        loop {
            let position = reader.buffer_position();
            let event = reader.read_event().map_err(|error| format!("{error}, at byte {position}"))?;
            match event {
                Event::Start(start) => self.begin(&start)?,
                Event::Empty(start) => {
                    self.begin(&start)?;
                    self.end();
                }
                Event::End(_) => self.end(),
                Event::Text(text) => self.text(&text.xml10_content())?,
                Event::CData(text) => self.add(Child::CData(text.xml10_content().into_owned()))?,
                Event::GeneralRef(reference) => self.text(&resolve(&reference)?)?,
                Event::Decl(declaration) => check_encoding(&declaration)?,
                Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
                Event::Eof => break,
            }
        }
        match (self.open.pop(), self.root) {
            (Some(open), _) => Err(format!("`{}` does not end", open.name.local.escape_debug())),
            (None, Some(root)) => Ok(root),
            (None, None) => Err("there is no element".to_owned()),
        }
    }

    fn begin(&mut self, start: &BytesStart<'_>) -> Result<(), String> {
        if self.open.len() == DEPTH {
            return Err(format!("elements lie more than {DEPTH} deep"));
        }
        if self.root.is_some() {
            return Err("there is more than one root".to_owned());
        }
        self.resolver.push(start).map_err(|error| error.to_string())?;
        let name = self.name(start.name(), true);
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(|error| error.to_string())?;
            if attribute.key.as_namespace_binding().is_none() {
                let value = attribute.normalized_value(XmlVersion::Explicit1_0).map_err(|error| error.to_string())?;
                attributes.push((self.name(attribute.key, false), value.into_owned()));
            }
        }
        self.open.push(Element { name, attributes, children: Vec::new() });
        Ok(())
    }

    fn end(&mut self) {
        self.resolver.pop();
        let Some(element) = self.open.pop() else { return };
        match self.open.last_mut() {
            Some(parent) => parent.children.push(Child::Element(element)),
            None => self.root = Some(element),
        }
    }

    /// Text beside the text before it is one with it.
    fn text(&mut self, more: &str) -> Result<(), String> {
        if let Some(Child::Text(text)) = self.open.last_mut().and_then(|element| element.children.last_mut()) {
            text.push_str(more);
            return Ok(());
        }
        self.add(Child::Text(more.to_owned()))
    }

    fn add(&mut self, child: Child) -> Result<(), String> {
        match (self.open.last_mut(), child) {
            (Some(element), child) => element.children.push(child),
            (None, Child::Text(text)) if text.trim().is_empty() => {}
            (None, _) => return Err("there is text outside of the root".to_owned()),
        }
        Ok(())
    }

    /// A prefix that stands for nothing is kept in place of a namespace.
    fn name(&mut self, name: QName<'_>, is_element: bool) -> Name {
        let (resolved, local) = self.resolver.resolve(name, is_element);
        let namespace = match resolved {
            ResolveResult::Unbound => None,
            ResolveResult::Bound(namespace) => Some(namespace.0.to_owned()),
            ResolveResult::Unknown(prefix) => Some(prefix),
        };
        Name { local: local.into_inner().to_owned(), namespace: namespace.map(|namespace| self.intern(&namespace)) }
    }

    fn intern(&mut self, namespace: &str) -> Rc<str> {
        if let Some(known) = self.namespaces.iter().find(|known| &***known == namespace) {
            return Rc::clone(known);
        }
        let new: Rc<str> = namespace.into();
        self.namespaces.push(Rc::clone(&new));
        new
    }
}

/// One of the five entities that need no declaration, or a character (XML 1.0, 4.1 and 4.6).
fn resolve(reference: &BytesRef<'_>) -> Result<String, String> {
    if let Some(character) = reference.resolve_char_ref().map_err(|error| error.to_string())? {
        return Ok(character.to_string());
    }
    let unknown = || format!("the entity `&{};` is not known", reference.escape_debug());
    resolve_predefined_entity(reference).map(str::to_owned).ok_or_else(unknown)
}

fn check_encoding(declaration: &BytesDecl<'_>) -> Result<(), String> {
    let Some(encoding) = declaration.encoding() else { return Ok(()) };
    let encoding = encoding.map_err(|error| error.to_string())?;
    if ["utf-8", "utf8", "us-ascii"].iter().any(|known| encoding.eq_ignore_ascii_case(known)) {
        return Ok(());
    }
    Err(format!("its encoding is `{}`; only UTF-8 is read", encoding.escape_debug()))
}
