//! The places of types in document order, from which their names and modules follow.
//!
//! ```yaml
//! Order: {properties: {items: {type: array, items: {type: object, …}}}}   # owner Order, way [order, item]
//! ```

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};

use super::branches::branch_words;
use super::content::received::{has_body, is_event_stream, is_json_sequence};
use super::content::{received, sent};
use super::overrides::Replaced;
use super::share::{Shared, makes_item};
use crate::api::{
    Additional, Api, Body, MediaType, Object, Operation, Property, Response, SchemaId, Shape, Status, Union, Webhook,
};
use crate::origin::Pointer;
use crate::spelling::{Words, is_hash};

/// The places of types, by the schema that represents each, in the order of discovery.
pub(in crate::lower) type Places = IndexMap<SchemaId, Place>;

/// The place of a type.
#[derive(Debug)]
pub(in crate::lower) struct Place {
    /// The words on the path from the owner to the type.
    pub(in crate::lower) path: Vec<Words>,
    /// All owners, the first one first.
    pub(in crate::lower) owners: IndexSet<Owner>,
    /// Every schema that has this type.
    pub(in crate::lower) schemas: IndexSet<SchemaId>,
    /// True if `path` leads through a branch of a union.
    pub(in crate::lower) in_branch: bool,
    /// True if the first place is a branch of a union.
    pub(in crate::lower) is_branch: bool,
    /// The last words of the paths to all places.
    pub(in crate::lower) ends: IndexSet<Words>,
    /// The first operation that contains it, by index.
    pub(in crate::lower) operation: Option<usize>,
}

/// The owner of an inline schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Owner {
    /// A named schema or another component.
    Component,
    /// An operation, by index.
    Operation(usize),
}

/// Finds the places. Named schemas that are `taken_apart` have none.
pub(in crate::lower) fn find_places(
    api: &Api,
    shared: &Shared,
    replaced: &Replaced,
    taken_apart: &HashSet<SchemaId>,
) -> Places {
    let mut finding = Finding {
        api,
        shared,
        replaced,
        places: IndexMap::new(),
        open: Vec::new(),
        only_in: None,
        branches: 0,
        at_branch: false,
        operation: None,
    };
    let named = || api.named.iter().filter(|id| !taken_apart.contains(*id));
    for id in named() {
        finding.only_in = Some(*id);
        finding.enter_named(*id);
    }
    finding.only_in = None;
    for id in named() {
        finding.enter_named(*id);
    }
    for (index, operation) in api.operations.iter().enumerate() {
        finding.operation = Some(index);
        finding.enter_operation(operation, Owner::Operation(index));
    }
    finding.operation = None;
    for webhook in &api.webhooks {
        finding.enter_webhook(webhook);
    }
    finding.places
}

/// Sorts the places in the order of an earlier run's names; new ones follow.
pub(in crate::lower) fn put_in_order(api: &Api, places: &mut Places, names: &IndexMap<String, String>) {
    let position = |place: &Place| {
        let addresses = place.schemas.iter().map(|schema| api.addresses.of(&api.schemas[*schema].origin));
        addresses.filter_map(|address| names.get_index_of(&address)).min().unwrap_or(usize::MAX)
    };
    places.sort_by_cached_key(|_, place| position(place));
    for place in places.values_mut() {
        place.schemas.sort_by_cached_key(|schema| {
            names.get_index_of(&api.addresses.of(&api.schemas[*schema].origin)).unwrap_or(usize::MAX)
        });
    }
}

struct Finding<'a> {
    api: &'a Api,
    shared: &'a Shared,
    replaced: &'a Replaced,
    places: Places,
    /// The schemas on the current path, at which recursion ends.
    open: Vec<SchemaId>,
    /// The schema whose own text is entered first; parts that it merges from elsewhere, such as a parent schema, are
    /// skipped, so that they are named after their origin.
    only_in: Option<SchemaId>,
    /// The number of union branches on the current path.
    branches: usize,
    /// True if the schema to enter is a branch of a union.
    at_branch: bool,
    /// The current operation.
    operation: Option<usize>,
}

impl Finding<'_> {
    fn enter_named(&mut self, id: SchemaId) {
        let name = self.api.schemas[id].name.as_deref().unwrap_or_default();
        let mut path = vec![Words::spelled(name)];
        self.enter(id, &mut path, Owner::Component, true);
        if let Some(heirs) = self.api.heirs.get(&id).filter(|_| !self.replaced.contains(id)) {
            path.push(Words::of("heir"));
            self.enter(*heirs, &mut path, Owner::Component, false);
        }
    }

    fn enter(&mut self, id: SchemaId, path: &mut Vec<Words>, owner: Owner, at_home: bool) {
        let is_branch = std::mem::take(&mut self.at_branch);
        let schema = &self.api.schemas[id];
        if schema.name.is_some() && !at_home || self.open.contains(&id) || self.replaced.contains(id) {
            return;
        }
        let is_elsewhere = self.only_in.is_some_and(|whole| !schema.origin.is_within(&self.api.schemas[whole].origin));
        if !is_elsewhere && (schema.name.is_some() || makes_item(&schema.shape)) {
            let (in_branch, operation) = (self.branches > 0, self.operation);
            let place = self.places.entry(self.shared.item(id)).or_insert_with(|| Place {
                path: path.clone(),
                owners: IndexSet::new(),
                schemas: IndexSet::new(),
                in_branch,
                is_branch,
                ends: IndexSet::new(),
                operation,
            });
            // A path through a property of a named schema is a better name than one through a branch of another.
            if place.in_branch && !in_branch && owner == Owner::Component && operation.is_none() {
                (place.path, place.in_branch) = (path.clone(), false);
            }
            place.owners.insert(owner);
            place.schemas.insert(id);
            place.ends.extend(path.last().cloned());
        }
        self.open.push(id);
        self.enter_parts(id, path, owner);
        self.open.pop();
    }

    fn enter_parts(&mut self, id: SchemaId, path: &mut Vec<Words>, owner: Owner) {
        match &self.api.schemas[id].shape {
            Shape::Any | Shape::Scalar(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) => {}
            Shape::Same(target) => self.enter(*target, path, owner, false),
            Shape::Array(part) => self.enter_element(*part, path, owner),
            Shape::Map(map) => {
                self.enter_element(map.values, path, owner);
                if let Some(keys) = map.keys {
                    path.push(Words::of("key"));
                    self.enter(keys, path, owner, false);
                    path.pop();
                }
            }
            Shape::Tuple(elements) => elements.iter().for_each(|element| self.enter_element(*element, path, owner)),
            Shape::Object(object) => self.enter_object(object, path, owner),
            Shape::Union(union) => self.enter_union(union, path, owner),
        }
    }

    /// Enters an element, which is named after the whole in the singular.
    fn enter_element(&mut self, part: SchemaId, path: &mut Vec<Words>, owner: Owner) {
        let last = path.pop().unwrap_or_default();
        let single = last.singular();
        let named_alike = single == last && path.is_empty();
        path.push(if named_alike { single.join(&Words::of("item")) } else { single });
        self.enter(part, path, owner, false);
        path.pop();
        path.push(last);
    }

    fn enter_object(&mut self, object: &Object, path: &mut Vec<Words>, owner: Owner) {
        for property in &object.properties {
            // The hash of an example is a key like any other.
            path.push(if is_hash(&property.name) { Words::of("value") } else { Words::spelled(&property.name) });
            self.enter(property.schema, path, owner, false);
            path.pop();
        }
        if let Additional::Declared(values) = object.additional {
            path.push(Words::of("value"));
            self.enter(values, path, owner, false);
            path.pop();
        }
    }

    fn enter_union(&mut self, union: &Union, path: &mut Vec<Words>, owner: Owner) {
        self.branches += 1;
        for (at, branch) in union.branches.iter().enumerate() {
            path.push(branch_words(self.api, union, at));
            self.at_branch = true;
            self.enter(branch.schema, path, owner, false);
            path.pop();
        }
        self.branches -= 1;
    }

    fn enter_operation(&mut self, operation: &Operation, owner: Owner) {
        for parameter in &operation.parameters {
            let (owner, mut path) = home(&parameter.origin.pointer, owner);
            if owner != Owner::Component {
                path.push(Words::spelled(&parameter.name));
            }
            self.enter(parameter.schema, &mut path, owner, false);
        }
        if let Some(body) = &operation.body {
            let (owner, mut path) = home(&body.origin.pointer, owner);
            self.enter_body(body, &mut path, owner);
        }
        let successes = operation.successes().count();
        for response in &operation.responses {
            let (owner, mut path) = home(&response.origin.pointer, owner);
            path.push(response_words(response.status, successes > 1));
            for media_type in self.read_of(operation, response) {
                self.enter_content(std::slice::from_ref(media_type), &mut path, owner);
            }
        }
        for header in operation.responses.iter().flat_map(|response| &response.headers) {
            // Responses of any tag share a set of headers, so the types do not belong to a tag.
            let (_, mut path) = home(&header.origin.pointer, owner);
            path.push(Words::spelled(&header.name).join(&Words::of("header")));
            self.enter(header.schema, &mut path, Owner::Component, false);
        }
    }

    /// Returns the media types of a response that a call decodes, and those with the same type.
    fn read_of<'r>(&self, operation: &Operation, response: &'r Response) -> Vec<&'r MediaType> {
        if !has_body(operation, response) {
            return Vec::new();
        }
        let best = received::best(self.api, response);
        let is_read = |media_type: &&MediaType| {
            is_event_stream(media_type)
                || is_json_sequence(&media_type.name)
                || best.is_some_and(|best| self.is_read_as(best, media_type))
        };
        response.content.iter().filter(is_read).collect()
    }

    /// Enters a body. The parts of a multipart body are passed one by one, so the whole needs no type.
    fn enter_body(&mut self, body: &Body, path: &mut Vec<Words>, owner: Owner) {
        let best = sent::best(self.api, body).map(|best| &best.name);
        for media_type in &body.content {
            match sent::parts_of(self.api, media_type) {
                Some(properties) if best == Some(&media_type.name) => {
                    // A file has a type of the runtime, whatever its schema.
                    let is_value = |property: &&Property| sent::pass_file(self.api, media_type, property).is_none();
                    for property in properties.iter().filter(is_value) {
                        path.push(Words::spelled(&property.name));
                        self.enter(property.schema, path, owner, false);
                        path.pop();
                    }
                }
                Some(_) => {}
                None => {
                    path.push(Words::of("body"));
                    self.enter_content(std::slice::from_ref(media_type), path, owner);
                    path.pop();
                }
            }
        }
    }

    fn enter_webhook(&mut self, webhook: &Webhook) {
        let Some(body) = &webhook.body else { return };
        let own = Words::spelled(webhook.id.as_deref().filter(|id| !id.trim().is_empty()).unwrap_or(&webhook.name));
        let (_, mut path) = home(&body.origin.pointer, Owner::Component);
        if path.is_empty() {
            path.push(own);
        }
        path.push(Words::of("payload"));
        let best = body.content.iter().min_by_key(|media_type| received::rank(self.api, media_type));
        let Some(best) = best.filter(|best| received::is_value(self.api, best)) else { return };
        let read: Vec<&MediaType> = body.content.iter().filter(|other| self.is_read_as(best, other)).collect();
        for media_type in read {
            self.enter_content(std::slice::from_ref(media_type), &mut path, Owner::Component);
        }
    }

    /// Returns `true` if `other` is what is read, or is read as the same type.
    fn is_read_as(&self, best: &MediaType, other: &MediaType) -> bool {
        let item = |media_type: &MediaType| media_type.schema.map(|schema| self.shared.item(schema));
        best.name == other.name || item(best) == item(other)
    }

    fn enter_content(&mut self, content: &[MediaType], path: &mut Vec<Words>, owner: Owner) {
        for media_type in content {
            if let Some(schema) = media_type.schema {
                self.enter(schema, path, owner, false);
            }
            if let Some(item) = media_type.item {
                self.enter_element(item, path, owner);
            }
        }
    }
}

/// Returns the owner and the first words of a type: a component's name, or none.
fn home(pointer: &Pointer, owner: Owner) -> (Owner, Vec<Words>) {
    match pointer.tokens()[..] {
        ["components", _, name] => (Owner::Component, vec![Words::spelled(name)]),
        _ => (owner, Vec::new()),
    }
}

fn response_words(status: Status, several: bool) -> Words {
    if status.is_success() && !several {
        return Words::of("response");
    }
    crate::lower::naming::status::status_words(status)
}
