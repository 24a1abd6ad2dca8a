//! Which schemas are sent, which are received, and which tags reach them.
//!
//! A required property that only the server writes cannot be required of a caller: such a field is optional in a type
//! that is sent, and required in one that is only received. The other way round for `writeOnly`.

use indexmap::IndexSet;

use super::share::Shared;
use crate::api::{Additional, Api, MediaType, Operation, SchemaId, Shape};

/// Who uses a schema for what.
#[derive(Debug)]
pub(super) struct Uses {
    sent: Vec<bool>,
    received: Vec<bool>,
    /// The operations that reach a schema, by index.
    reached: Vec<IndexSet<usize>>,
}

impl Uses {
    /// Whether callers send it; what nobody uses counts as sent and received.
    pub(super) fn is_sent(&self, id: SchemaId) -> bool {
        let at = id.0 as usize;
        self.sent[at] || !self.received[at]
    }

    /// Whether callers receive it.
    pub(super) fn is_received(&self, id: SchemaId) -> bool {
        let at = id.0 as usize;
        self.received[at] || !self.sent[at]
    }

    /// The operations that reach the type of this schema.
    pub(super) fn reached_by(&self, id: SchemaId) -> &IndexSet<usize> {
        &self.reached[id.0 as usize]
    }
}

pub(super) fn find_uses(api: &Api, shared: &Shared) -> Uses {
    let count = api.schemas.len();
    let mut uses =
        Uses { sent: vec![false; count], received: vec![false; count], reached: vec![IndexSet::new(); count] };
    for (index, operation) in api.operations.iter().enumerate() {
        for id in reach(api, shared, sent_by(operation)) {
            uses.sent[id.0 as usize] = true;
            uses.reached[id.0 as usize].insert(index);
        }
        for id in reach(api, shared, received_by(operation)) {
            uses.received[id.0 as usize] = true;
            uses.reached[id.0 as usize].insert(index);
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
    let headers = operation.responses.iter().flat_map(|response| &response.headers);
    let content = operation.responses.iter().flat_map(|response| &response.content);
    content.flat_map(contents).chain(headers.map(|header| header.schema)).collect()
}

/// What a media type holds, whole and item by item.
fn contents(media_type: &MediaType) -> impl Iterator<Item = SchemaId> {
    media_type.schema.into_iter().chain(media_type.item)
}

/// Everything that these schemas are made of, and what stands for it.
fn reach(api: &Api, shared: &Shared, from: Vec<SchemaId>) -> IndexSet<SchemaId> {
    let mut reached = IndexSet::new();
    let mut open = from;
    while let Some(id) = open.pop() {
        if reached.insert(id) {
            open.push(shared.item(id));
            open.extend(parts(&api.schemas[id].shape));
        }
    }
    reached
}

/// The schemas that this one is directly made of, in document order.
pub(super) fn parts(shape: &Shape) -> Vec<SchemaId> {
    match shape {
        Shape::Any | Shape::Scalar(_) | Shape::StringEnumeration(_) | Shape::IntegerEnumeration(_) => Vec::new(),
        Shape::Map(id) | Shape::Array(id) | Shape::Same(id) => vec![*id],
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
