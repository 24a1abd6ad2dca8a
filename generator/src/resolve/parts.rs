//! Parts of multipart bodies: which are files, and which are strings of a media type of their own.
//!
//! ```yaml
//! allOf:
//!   - properties:
//!       photo: {type: string, contentMediaType: image/png}             # a file
//!       meta: {type: string, contentMediaType: application/json}       # JSON that the caller has written
//!       cover: {anyOf: [{type: string, format: binary}, {type: string}]}   # a file or text
//! ```
//!
//! The keywords are read as they are written, since types do not distinguish a file from a string.

use std::sync::Arc;

use super::context::Context;
use crate::api::{MediaRange, Part, PartContent};
use crate::limits::DEEPEST_PART;
use crate::origin::{Origin, OriginSet};
use crate::schema::{Schema, Type};
use crate::source::Node;

/// The kinds of the branches of a schema.
#[derive(Debug, Default)]
struct Found {
    files: bool,
    strings: bool,
    others: bool,
    several: bool,
    content_type: Option<String>,
}

impl Context<'_> {
    /// The parts of a multipart body that are files, or strings of a media type.
    pub(super) fn parts(&self, schema: &Origin) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        for (name, origin) in self.properties_of(schema) {
            if let Some(part) = self.part(&name, &origin)
                && !parts.iter().any(|known| known.property == part.property)
            {
                parts.push(part);
            }
        }
        parts
    }

    /// The properties of a schema, of the branches of its `allOf`, and of what it refers to, as they are written.
    pub(super) fn properties_of(&self, schema: &Origin) -> Vec<(Arc<str>, Origin)> {
        let mut properties = Vec::new();
        self.gather_properties(schema, &mut OriginSet::default(), &mut properties);
        properties
    }

    /// Collects the properties of a schema, of the branches of its `allOf`, and of what it refers to.
    fn gather_properties(&self, at: &Origin, seen: &mut OriginSet, found: &mut Vec<(Arc<str>, Origin)>) {
        let Some((keywords, at)) = self.peek(at) else { return };
        if seen.len() >= DEEPEST_PART * DEEPEST_PART || !seen.insert(at.clone()) {
            return;
        }
        found.extend(keywords.properties.iter().cloned());
        for branch in self.wholes(&keywords, &at) {
            self.gather_properties(&branch, seen, found);
        }
    }

    /// The schemas that describe every value of this one: branches of `allOf`, and the target of a `$ref` beside others.
    fn wholes(&self, keywords: &Schema, at: &Origin) -> Vec<Origin> {
        let reference = keywords.reference.as_ref();
        let target = reference.and_then(|reference| super::reference::follow(self.skeleton, at, reference).ok());
        keywords.all_of.iter().cloned().chain(target).collect()
    }

    fn part(&self, name: &Arc<str>, origin: &Origin) -> Option<Part> {
        let Found { files, strings, others, several, content_type } = self.content_of(origin, 0);
        let content = match (files, strings) {
            _ if others => return None,
            (true, false) => PartContent::File,
            (true, true) => PartContent::FileOrText,
            (false, _) => content_type.as_ref().map(|_| PartContent::Text)?,
        };
        Some(Part { property: name.to_string(), content, several, content_type })
    }

    fn content_of(&self, at: &Origin, depth: usize) -> Found {
        let Some((keywords, at)) = self.peek(at).filter(|_| depth < DEEPEST_PART) else {
            return Found { others: true, ..Found::default() };
        };
        let mut own = self.own_content(&keywords, &at);
        for whole in self.wholes(&keywords, &at) {
            let other = self.content_of(&whole, depth + 1);
            own.content_type = own.content_type.or(other.content_type);
            own.files |= other.files;
            own.several |= other.several;
            own.strings = (own.strings || other.strings) && !own.files;
            own.others |= other.others;
        }
        for branch in keywords.one_of.iter().chain(&keywords.any_of).chain(keywords.other_unions.iter().flatten()) {
            own.add(self.content_of(branch, depth + 1));
        }
        if let [items] = &keywords.items[..] {
            own.add(Found { several: true, ..self.content_of(items, depth + 1) });
        }
        own
    }

    /// The kinds that the keywords of the schema itself describe.
    fn own_content(&self, keywords: &Schema, at: &Origin) -> Found {
        let text = |key: &str| self.node(at).and_then(|node| node.get(key)).and_then(Node::as_str);
        let is = |kind: Type| keywords.types.as_ref().is_some_and(|types| types.has(kind));
        let kinds = keywords.types.as_ref().map(|types| types.values().len()).unwrap_or_default();
        let nulls = usize::from(is(Type::Null));
        let is_other = kinds > nulls + usize::from(is(Type::String)) + usize::from(is(Type::Array))
            || !keywords.properties.is_empty()
            || is(Type::Array) && keywords.items.is_empty();
        let content_type = text("contentMediaType").filter(|_| text("contentEncoding").is_none() && !is_other);
        let is_file = keywords.format.as_deref() == Some("binary")
            || content_type.is_some_and(|content_type| !MediaRange::of(content_type).is_text());
        let generic = |content_type: &&str| *content_type != "application/octet-stream";
        Found {
            files: is_file && !is_other,
            strings: !is_file && (is(Type::String) || content_type.is_some()),
            others: is_other,
            several: false,
            content_type: content_type.filter(generic).map(str::to_owned),
        }
    }
}

impl Found {
    fn add(&mut self, branch: Self) {
        self.files |= branch.files;
        self.strings |= branch.strings;
        self.others |= branch.others;
        self.several |= branch.several;
        self.content_type = self.content_type.take().or(branch.content_type);
    }
}
