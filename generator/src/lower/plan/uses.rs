//! Uses of schemas: sent, received, and by which parts of the API.
//!
//! A required read-only property cannot be required of callers: the field is optional in a type that is sent, and
//! required in one that is only received. For `writeOnly` it is the reverse.

use indexmap::IndexSet;

use super::overrides::Replaced;
use super::share::Shared;
use crate::api::{Additional, Api, MediaType, Operation, SchemaId, Shape};

/// The uses of each schema.
#[derive(Debug)]
pub(in crate::lower) struct Uses {
    sent: Vec<bool>,
    received: Vec<bool>,
    users: Vec<IndexSet<User>>,
}

/// A part of the API that uses a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::lower) enum User {
    /// The operation at this index.
    Operation(usize),
    /// A webhook or callback.
    Webhook,
    /// A response header: headers are in one module, whatever operation has them.
    Header,
}

impl Uses {
    /// Returns true if callers send it; an unused schema counts as sent and received.
    pub(in crate::lower) fn is_sent(&self, id: SchemaId) -> bool {
        let at = id.0 as usize;
        self.sent[at] || !self.received[at]
    }

    /// Returns true if callers receive it.
    pub(in crate::lower) fn is_received(&self, id: SchemaId) -> bool {
        let at = id.0 as usize;
        self.received[at] || !self.sent[at]
    }

    /// Returns the users of this schema's type; none if it is only named.
    pub(in crate::lower) fn users(&self, id: SchemaId) -> &IndexSet<User> {
        &self.users[id.0 as usize]
    }
}

pub(in crate::lower) fn find_uses(api: &Api, shared: &Shared, replaced: &Replaced) -> Uses {
    let reach = |from: Vec<SchemaId>| reach(api, shared, replaced, from);
    let count = api.schemas.len();
    let mut uses = Uses { sent: vec![false; count], received: vec![false; count], users: vec![IndexSet::new(); count] };
    for (index, operation) in api.operations.iter().enumerate() {
        for id in reach(sent_by(operation)) {
            uses.sent[id.0 as usize] = true;
            uses.users[id.0 as usize].insert(User::Operation(index));
        }
        for id in reach(received_by(operation)) {
            uses.received[id.0 as usize] = true;
            uses.users[id.0 as usize].insert(User::Operation(index));
        }
    }
    for id in reach(api.operations.iter().flat_map(headers_of).collect()) {
        uses.users[id.0 as usize].insert(User::Header);
    }
    for body in api.webhooks.iter().filter_map(|webhook| webhook.body.as_ref()) {
        for id in reach(body.content.iter().flat_map(contents).collect()) {
            uses.received[id.0 as usize] = true;
            uses.users[id.0 as usize].insert(User::Webhook);
        }
    }
    uses
}

fn sent_by(operation: &Operation) -> Vec<SchemaId> {
    let parameters = operation.parameters.iter().map(|parameter| parameter.schema);
    let bodies = operation.body.iter().flat_map(|body| &body.content).flat_map(contents);
    parameters.chain(bodies).collect()
}

fn received_by(operation: &Operation) -> Vec<SchemaId> {
    let content = operation.responses.iter().flat_map(|response| &response.content);
    content.flat_map(contents).chain(headers_of(operation)).collect()
}

fn headers_of(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    operation.responses.iter().flat_map(|response| &response.headers).map(|header| header.schema)
}

/// Returns the schemas of a media type, for the whole and for its items.
fn contents(media_type: &MediaType) -> impl Iterator<Item = SchemaId> {
    media_type.schema.into_iter().chain(media_type.item)
}

/// Visits all schemas that these contain, and their representatives.
fn reach(api: &Api, shared: &Shared, replaced: &Replaced, from: Vec<SchemaId>) -> IndexSet<SchemaId> {
    let mut reached = IndexSet::new();
    let mut open = from;
    while let Some(id) = open.pop() {
        if reached.insert(id) && !replaced.contains(id) {
            open.push(shared.item(id));
            // A parameter or body of a parent schema may hold a subtype.
            open.extend(api.heirs.get(&id));
            open.extend(parts(&api.schemas[id].shape));
        }
    }
    reached
}

/// Returns the schemas that this one directly contains, in document order.
pub(in crate::lower) fn parts(shape: &Shape) -> Vec<SchemaId> {
    match shape {
        Shape::Any | Shape::Scalar(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) => Vec::new(),
        Shape::Map(map) => [map.values].into_iter().chain(map.keys).collect(),
        Shape::Array(id) | Shape::Same(id) => vec![*id],
        Shape::Tuple(elements) => elements.clone(),
        Shape::Union(union) => union.branches.iter().map(|branch| branch.schema).collect(),
        Shape::Object(object) => {
            let mut parts: Vec<SchemaId> = object.properties.iter().map(|property| property.schema).collect();
            if let Additional::Declared(values) = object.additional {
                parts.push(values);
            }
            parts
        }
    }
}
