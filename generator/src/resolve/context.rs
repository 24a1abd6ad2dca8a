//! What resolution carries along: the documents, the findings, and the schemas found so far.
//!
//! Schemas are found in one order and classified in another: finding one puts it on a list, so that no chain of
//! references costs stack.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::heirs::Heirs;
use super::keys::KEYS;
use super::names::Names;
use super::noun;
use super::reference;
use crate::api::{self, SchemaId, Schemas};
use crate::diagnostic::{Code, Diagnostics};
use crate::dialect::Skeleton;
use crate::schema::{self, Schema};
use crate::source::{Node, Object, Origin};
use crate::spec::{self, Odd};

pub(super) struct Context<'a> {
    pub(super) skeleton: &'a Skeleton<'a>,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) schemas: Schemas,
    found: HashMap<Origin, SchemaId>,
    pending: VecDeque<(SchemaId, Option<Box<Schema>>)>,
    pub(super) names: Names,
    /// Every schema that has a name, in the order in which they were named.
    pub(super) named: Vec<SchemaId>,
    /// The schemas whose values may be those of an heir.
    pub(super) bases: Heirs,
    /// The unions of the heirs of base classes.
    pub(super) heirs: Vec<(Origin, SchemaId)>,
    /// The properties that are being merged, in pairs.
    pub(super) merging: Vec<(Origin, Origin)>,
    /// The elements of arrays that several schemas describe.
    pub(super) elements: HashMap<Vec<Origin>, SchemaId>,
    /// The callbacks of the operations so far.
    pub(super) callbacks: Vec<api::Webhook>,
    /// The schemas whose keywords were told of.
    pub(super) told: HashSet<Origin>,
}

impl<'a> Context<'a> {
    pub(super) fn new(skeleton: &'a Skeleton<'a>, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            skeleton,
            diagnostics,
            schemas: Schemas::default(),
            found: HashMap::new(),
            pending: VecDeque::new(),
            names: Names::default(),
            named: Vec::new(),
            bases: Heirs::new(),
            heirs: Vec::new(),
            merging: Vec::new(),
            elements: HashMap::new(),
            callbacks: Vec::new(),
            told: HashSet::new(),
        }
    }

    pub(super) fn node(&self, origin: &Origin) -> Option<&'a Node> {
        self.skeleton.node(origin)
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
                let message = format!("this is not {}: {fault}; it is left out", noun::<T>());
                self.diagnostics.report(Code::UnreadableObject, origin, message);
                None
            }
        }
    }

    fn report_odd<T: spec::Read>(&mut self, node: &Node, origin: &Origin) {
        for odd in node.as_object().map(spec::odd::<T>).unwrap_or_default() {
            let (code, key, message) = match odd {
                Odd::Truth(key, truth) => {
                    let message =
                        format!("`{key}` is a text where `true` or `false` belongs; it is taken for `{truth}`");
                    (Code::LooseForm, key, message)
                }
                Odd::Passed(key, must) => {
                    (Code::MalformedKeyword, key, format!("`{key}` must be {must}; it is passed over"))
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

    /// Whether an object is a `$dynamicRef` to an anchor that several schemas have. What it leads to depends on the schema
    /// by which one came, which no type of its own is made for.
    pub(super) fn is_rebound(&self, origin: &Origin) -> bool {
        let Some(object) = self.object(origin).filter(|object| object.get("$ref").is_none()) else { return false };
        let anchor = object.get("$dynamicRef").and_then(Node::as_str).and_then(|text| text.split_once('#'));
        anchor.is_some_and(|(_, anchor)| self.skeleton.documents().is_rebound(anchor))
    }

    /// Where an object of the skeleton really is: behind its `$ref`, if it has one. A fault is reported.
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

    /// Whether the schema at `origin` was asked for before.
    pub(super) fn is_found(&self, origin: &Origin) -> bool {
        self.found.contains_key(origin)
    }

    /// The union of its heirs for each base class.
    pub(super) fn heirs_by_base(&self) -> HashMap<SchemaId, SchemaId> {
        self.heirs.iter().filter_map(|(base, union)| Some((*self.found.get(base)?, *union))).collect()
    }

    /// The schema at `origin`, or the one that it only refers to.
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

    /// A schema that is written nowhere as such, with these keywords.
    pub(super) fn schema_made(&mut self, origin: &Origin, keywords: Schema) -> SchemaId {
        self.add(origin, Some(Box::new(keywords)))
    }

    /// A schema of which only the shape is known.
    pub(super) fn schema_of(&mut self, origin: &Origin, shape: api::Shape) -> SchemaId {
        self.schemas.add(api::Schema { shape, ..api::Schema::any(origin.clone()) })
    }

    fn add(&mut self, origin: &Origin, keywords: Option<Box<Schema>>) -> SchemaId {
        let name = if keywords.is_none() { self.name_of(origin) } else { None };
        let id = self.schemas.add(api::Schema { name, ..api::Schema::any(origin.clone()) });
        self.pending.push_back((id, keywords));
        id
    }

    /// Classifies every schema that was found, and those that this finds.
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
                let mut keywords = self.tell(object, origin);
                if self.is_rebound(origin) {
                    keywords.reference = None;
                    let message = "where `$dynamicRef` leads depends on the schema by which it is reached; what it refers to \
                                   is free-form JSON";
                    self.diagnostics.report(Code::UntypedSchema, &origin.key("$dynamicRef"), message);
                }
                self.classify(id, keywords, origin);
            }
            Some(Node::Bool(true)) | None => {}
            Some(Node::Bool(false)) => {
                let message = "`false` allows no value; free-form JSON is taken";
                self.diagnostics.report(Code::NeverValid, origin, message);
            }
            Some(other) => {
                let message = format!("a schema must be an object, found {}; free-form JSON is taken", other.kind());
                self.diagnostics.report(Code::MalformedKeyword, origin, message);
            }
        }
    }

    /// Tells of a branch that is written here and becomes a part of another schema.
    pub(super) fn tell_branch(&mut self, origin: &Origin) {
        if let Some(Node::Object(object)) = self.node(origin) {
            self.tell(object, origin);
        }
    }

    /// The keywords of a schema; what there is to say about them is said once.
    fn tell(&mut self, object: &Object, origin: &Origin) -> Schema {
        if !self.told.insert(origin.clone()) {
            return schema::read(object, origin, &mut Diagnostics::default());
        }
        schema::report_keywords(object, origin, self.skeleton.dialect(), self.diagnostics);
        for (keyword, words) in schema::narrowed(object) {
            // It is, or why not is told where it is known whether the object is a map.
            if keyword == KEYS && self.tells_keys(&origin.key(KEYS)) {
                continue;
            }
            let message = format!("`{keyword}` {words}");
            self.diagnostics.report(Code::NarrowedKeyword, &origin.key(keyword), message);
        }
        let keywords = schema::read(object, origin, self.diagnostics);
        self.tell_pattern(&keywords, origin);
        keywords
    }

    /// The keywords at `origin`, behind any references, without reporting anything twice.
    pub(super) fn peek(&self, origin: &Origin) -> Option<(Schema, Origin)> {
        let mut at = origin.clone();
        let rebound = self.is_rebound(&at);
        if let Some((_, reference)) = reference::reference_in(self.node(&at)?).filter(|_| !rebound) {
            at = reference::follow(self.skeleton, &at, reference).ok()?;
        }
        let object = self.object(&at)?;
        let keywords = schema::read(object, &at, &mut Diagnostics::default());
        let reference = keywords.reference.clone().filter(|_| !self.is_rebound(&at));
        Some((Schema { reference, ..keywords }, at))
    }
}
