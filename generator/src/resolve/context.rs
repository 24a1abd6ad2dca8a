//! State of resolution: the documents, the diagnostics, and the schemas found so far.
//!
//! Schemas are found in one order and classified in another: a schema that is found goes on a list, so that long chains
//! of references do not use the stack.

use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use super::exclusive::Exclusive;
use super::known::{Names, Subtypes};
use super::reference;
use crate::api::{self, SchemaId, Schemas};
use crate::diagnostic::{Code, Diagnostics};
use crate::dialect::Skeleton;
use crate::origin::{Origin, OriginMap, OriginSet};
use crate::schema::{self, Patterns, Schema};
use crate::source::{Nearby, Node, Object};
use crate::spec::{self, Odd};

/// The keyword that describes keys.
pub(super) const KEYS: &str = "propertyNames";

pub(super) struct Context<'a> {
    pub(super) skeleton: &'a Skeleton<'a>,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) schemas: Schemas,
    /// The way to the place that was looked up last.
    near: RefCell<Nearby<'a>>,
    found: OriginMap<SchemaId>,
    pending: VecDeque<(SchemaId, Option<Box<Schema>>)>,
    pub(super) names: Names,
    /// Every schema that has a name, in the order in which they were named.
    pub(super) named: Vec<SchemaId>,
    /// Parent schemas with their subtypes.
    pub(super) parent_schemas: Subtypes,
    /// The unions of the subtypes of parent schemas.
    pub(super) unions_of_subtypes: Vec<(Origin, SchemaId)>,
    /// The pairs of properties that are being merged.
    pub(super) merging: Vec<(Origin, Origin)>,
    /// The schemas of array elements that several schemas describe.
    pub(super) elements: HashMap<Vec<Origin>, SchemaId>,
    /// The callbacks of the operations so far.
    pub(super) callbacks: Vec<api::Webhook>,
    /// The security schemes whose credentials exclude each other.
    pub(super) exclusive: Exclusive,
    /// The schemas whose keywords are reported.
    pub(super) reported: OriginSet,
    /// The keywords that were read without reports.
    read: RefCell<OriginMap<Rc<Schema>>>,
    /// The same with every `allOf` applied.
    pub(super) flat: OriginMap<Option<Rc<Schema>>>,
    /// The targets of the `allOf` of schemas.
    pub(super) parents: RefCell<OriginMap<Rc<[Origin]>>>,
    pub(super) patterns: Patterns,
    /// The letters that were compared in search of names that are probably meant.
    pub(super) compared: usize,
    /// The number of bytes of the documents.
    pub(super) size: usize,
    /// The number of properties of all objects so far.
    pub(super) fields_of_objects: usize,
    /// The number of parts of all operations so far.
    pub(super) parts_of_operations: usize,
    /// The parameters that operations share, by their place.
    pub(super) parameters: OriginMap<api::Parameter>,
    /// The requirements by the place where they are written.
    pub(super) requirements: OriginMap<Vec<Vec<api::Requirement>>>,
}

impl<'a> Context<'a> {
    pub(super) fn new(skeleton: &'a Skeleton<'a>, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            skeleton,
            diagnostics,
            schemas: Schemas::default(),
            near: RefCell::default(),
            found: OriginMap::default(),
            pending: VecDeque::new(),
            names: Names::default(),
            named: Vec::new(),
            parent_schemas: Subtypes::default(),
            unions_of_subtypes: Vec::new(),
            merging: Vec::new(),
            elements: HashMap::new(),
            callbacks: Vec::new(),
            exclusive: Exclusive::default(),
            reported: OriginSet::default(),
            read: RefCell::default(),
            flat: OriginMap::default(),
            parents: RefCell::default(),
            patterns: Patterns::default(),
            compared: 0,
            size: skeleton.documents().files().map(|file| skeleton.documents().text(file).len()).sum(),
            fields_of_objects: 0,
            parts_of_operations: 0,
            requirements: OriginMap::default(),
            parameters: OriginMap::default(),
        }
    }

    pub(super) fn node(&self, origin: &Origin) -> Option<&'a Node> {
        self.skeleton.node_near(origin, &mut self.near.borrow_mut())
    }

    pub(super) fn object(&self, origin: &Origin) -> Option<&'a Object> {
        self.node(origin)?.as_object()
    }

    /// Reads an object of the skeleton, or reports it and leaves it out.
    pub(super) fn read_node<T: spec::Read>(&mut self, node: &Node, origin: &Origin) -> Option<T> {
        match spec::read(node) {
            Ok(read) => {
                self.report_odd::<T>(node, origin);
                Some(read)
            }
            Err(fault) => {
                let message = format!("this is not {}: {fault}; it is left out", T::NOUN);
                self.diagnostics.report(Code::UnreadableObject, origin, message);
                None
            }
        }
    }

    fn report_odd<T: spec::Read>(&mut self, node: &Node, origin: &Origin) {
        for odd in node.as_object().map(spec::odd::<T>).unwrap_or_default() {
            let (code, key, message) = match odd {
                Odd::Boolean(key, boolean) => {
                    let message =
                        format!("`{key}` is a string where `true` or `false` belongs; it is read as `{boolean}`");
                    (Code::LooseForm, key, message)
                }
                Odd::Ignored(key, must) => {
                    (Code::MalformedKeyword, key, format!("`{key}` must be {must}; it is ignored"))
                }
            };
            self.diagnostics.report(code, &origin.key(key), message);
        }
    }

    /// Reads an object of the skeleton that has a meaningful default.
    pub(super) fn read_or_default<T: spec::Read + Default>(&mut self, origin: &Origin) -> T {
        let empty = Node::Object(Object::default());
        let node = self.node(origin).unwrap_or(&empty);
        self.read_node(node, origin).or_else(|| spec::read(&empty).ok()).unwrap_or_default()
    }

    /// Returns whether an object is a `$dynamicRef` whose target cannot be determined.
    pub(super) fn is_rebound(&self, origin: &Origin) -> bool {
        self.skeleton.is_undecided(origin)
    }

    /// Follows the `$ref` of an object of the skeleton, if it has one, and reports a reference without a target.
    pub(super) fn follow(&mut self, origin: &Origin, lost: &str) -> Option<Origin> {
        let Some((keyword, reference)) = self.node(origin).and_then(reference::reference_in) else {
            return Some(origin.clone());
        };
        if self.is_rebound(origin) {
            return Some(origin.clone());
        }
        match reference::follow(self.skeleton, origin, reference) {
            Ok(target) => Some(target),
            Err(fault) => {
                self.report_reference(origin, (keyword, reference), &fault, lost);
                None
            }
        }
    }

    /// The name of the component at `origin`.
    pub(super) fn name_of(&self, origin: &Origin) -> Option<Arc<str>> {
        self.names.of(origin).cloned()
    }

    /// Returns whether the schema at `origin` was found before.
    pub(super) fn is_found(&self, origin: &Origin) -> bool {
        self.found.contains_key(origin)
    }

    /// The union of the subtypes of each parent schema.
    pub(super) fn unions_by_parent(&self) -> HashMap<SchemaId, SchemaId> {
        self.unions_of_subtypes.iter().filter_map(|(parent, union)| Some((*self.found.get(parent)?, *union))).collect()
    }

    /// Lets the schema at `origin` be the one at `target`, unless that was found elsewhere.
    pub(super) fn stand_for(&mut self, target: &Origin, origin: &Origin) -> bool {
        let Some(id) = self.found.get(origin).copied() else { return false };
        *self.found.entry(target.clone()).or_insert(id) == id
    }

    /// The schema at `origin`, or the one that it refers to.
    pub(super) fn schema_at(&mut self, origin: &Origin) -> SchemaId {
        if let Some(id) = self.found.get(origin) {
            return *id;
        }
        let object = self.object(origin);
        let only_refers = object.is_some_and(|object| object.len() == 1)
            && self.node(origin).is_some_and(|node| reference::reference_in(node).is_some())
            && !self.is_rebound(origin);
        if only_refers && self.names.of(origin).is_none() {
            let id = match self.follow(origin, "the schema is free-form JSON") {
                Some(target) => self.schema_referred(&target),
                None => self.schemas.add(api::Schema::any(origin.clone())),
            };
            self.found.insert(origin.clone(), id);
            return id;
        }
        let id = self.add(origin, None);
        self.found.insert(origin.clone(), id);
        id
    }

    /// Adds a schema with these keywords that the document does not contain as such.
    pub(super) fn schema_made(&mut self, origin: &Origin, keywords: Schema) -> SchemaId {
        self.add(origin, Some(Box::new(keywords)))
    }

    /// Adds a schema of which only the shape is known.
    pub(super) fn schema_of(&mut self, origin: &Origin, shape: api::Shape) -> SchemaId {
        self.schemas.add(api::Schema { shape, ..api::Schema::any(origin.clone()) })
    }

    fn add(&mut self, origin: &Origin, keywords: Option<Box<Schema>>) -> SchemaId {
        let name = if keywords.is_none() { self.name_of(origin) } else { None };
        let id = self.schemas.add(api::Schema { name, ..api::Schema::any(origin.clone()) });
        self.pending.push_back((id, keywords));
        id
    }

    /// Classifies every schema that was found, and the schemas that classification finds.
    pub(super) fn classify_pending(&mut self) {
        while let Some((id, keywords)) = self.pending.pop_front() {
            let origin = self.schemas[id].origin.clone();
            match keywords {
                Some(keywords) => self.classify(id, *keywords, &origin),
                None => self.classify_written(id, &origin),
            }
        }
    }

    fn classify_written(&mut self, id: SchemaId, origin: &Origin) {
        match self.node(origin) {
            Some(Node::Object(object)) => {
                let mut keywords = self.read_reporting(object, origin);
                if self.is_rebound(origin) {
                    keywords.reference = None;
                    let message = "several schemas of one resource have the anchor of this `$dynamicRef`; the referenced \
                                   schema is free-form JSON";
                    self.diagnostics.report(Code::UntypedSchema, &origin.key("$dynamicRef"), message);
                }
                self.classify(id, keywords, origin);
            }
            Some(Node::Bool(true)) | None => {}
            Some(Node::Bool(false)) => {
                let message = "`false` allows no value; the schema is free-form JSON";
                self.diagnostics.report(Code::NeverValid, origin, message);
            }
            Some(other) => {
                let message =
                    format!("a schema must be an object, found {}; the schema is free-form JSON", other.kind());
                self.diagnostics.report(Code::MalformedKeyword, origin, message);
            }
        }
    }

    /// Reports the keywords of an inline branch that becomes a part of another schema.
    pub(super) fn report_branch(&mut self, origin: &Origin) {
        if self.diagnostics.are_discarded() {
            return;
        }
        if let Some(Node::Object(object)) = self.node(origin) {
            self.read_reporting(object, origin);
        }
    }

    /// Calls `inspect` and discards what it reports: the schemas are only inspected.
    pub(super) fn silently<T>(&mut self, inspect: impl FnOnce(&mut Self) -> T) -> T {
        let reported = std::mem::replace(self.diagnostics, Diagnostics::discarded());
        let result = inspect(self);
        *self.diagnostics = reported;
        result
    }

    /// Reads the keywords of a schema, and reports each of them once.
    fn read_reporting(&mut self, object: &Object, origin: &Origin) -> Schema {
        if !self.reported.insert(self.skeleton.written(origin)) {
            return schema::read(object, origin, &mut Diagnostics::default());
        }
        schema::report_keywords(object, origin, self.skeleton.dialect(), self.diagnostics);
        for (keyword, words) in schema::narrowed(object) {
            // A type can express the keys, or `report_keys` reports it once the shape of the object is known.
            if keyword == KEYS && self.can_type_keys(&origin.key(KEYS)) {
                continue;
            }
            let message = format!("`{keyword}` {words}");
            self.diagnostics.report(Code::NarrowedKeyword, &origin.key(keyword), message);
        }
        let keywords = schema::read(object, origin, self.diagnostics);
        self.report_pattern(&keywords, origin);
        keywords
    }

    /// The place to which a `$ref` at `origin` leads, if there is one; nothing is reported.
    pub(super) fn peek_reference(&self, origin: &Origin) -> Option<Origin> {
        let (_, reference) = reference::reference_in(self.node(origin)?)?;
        reference::follow(self.skeleton, origin, reference).ok()
    }

    /// The keywords at `origin`, behind any references, without reporting anything twice.
    pub(super) fn peek(&self, origin: &Origin) -> Option<(Schema, Origin)> {
        let (keywords, at) = self.look(origin)?;
        Some(((*keywords).clone(), at))
    }

    /// Does the same as [`Self::peek`], for keywords that are only looked at.
    pub(super) fn look(&self, origin: &Origin) -> Option<(Rc<Schema>, Origin)> {
        let mut at = origin.clone();
        let rebound = self.is_rebound(&at);
        if let Some((_, reference)) = reference::reference_in(self.node(&at)?).filter(|_| !rebound) {
            at = reference::follow(self.skeleton, &at, reference).ok()?;
        }
        if let Some(known) = self.read.borrow().get(&at) {
            return Some((known.clone(), at));
        }
        let object = self.object(&at)?;
        let mut keywords = schema::read(object, &at, &mut Diagnostics::default());
        keywords.reference.take_if(|_| self.is_rebound(&at));
        let keywords = Rc::new(keywords);
        self.read.borrow_mut().insert(at.clone(), keywords.clone());
        Some((keywords, at))
    }
}
