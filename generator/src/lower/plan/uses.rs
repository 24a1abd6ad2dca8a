//! Uses of schemas: sent, received, and by which parts of the API.
//!
//! A required read-only property cannot be required of callers: the field is optional in a type that is sent, and
//! required in one that is only received. For `writeOnly` it is the reverse.
//!
//! A use of a schema is a use of everything that it contains. Later stages ask only for nobody, one part or several: a
//! schema changes at most twice, so that the time is linear in the sizes of the schemas, however many operations there
//! are.

use std::collections::HashSet;

use super::content::sent::parts_of;
use super::kept::Kept;
use super::overrides::Replaced;
use super::share::Shared;
use crate::api::{Additional, Api, MediaType, Operation, SchemaId, Shape};

/// The directions in which each schema is used.
#[derive(Debug)]
pub(in crate::lower) struct Uses {
    sent: Vec<bool>,
    received: Vec<bool>,
}

/// A part of the API that uses a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum User {
    /// The operation at this index.
    Operation(usize),
    /// A webhook or callback.
    Webhook,
    /// A response header: headers are in one module, whatever operation has them.
    Header,
}

/// The users of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::lower) enum Users<T> {
    /// Nobody: the schema is only named.
    Nobody,
    /// One part alone.
    One(T),
    /// Several parts.
    Several,
}

impl<T: Copy + Eq> Users<T> {
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nobody, users) | (users, Self::Nobody) => users,
            (one, two) if one == two => one,
            _ => Self::Several,
        }
    }
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
}

pub(in crate::lower) fn find_uses(api: &Api, shared: &Shared, replaced: &Replaced) -> Uses {
    let sent = api.operations.iter().flat_map(sent_by);
    let received = api.operations.iter().flat_map(received_by).chain(received_by_webhooks(api));
    Uses { sent: reach(api, shared, replaced, sent), received: reach(api, shared, replaced, received) }
}

fn reach(api: &Api, shared: &Shared, replaced: &Replaced, from: impl Iterator<Item = SchemaId>) -> Vec<bool> {
    let users = spread(api, shared, replaced, from.map(|id| (id, ())));
    users.into_iter().map(|users| users != Users::Nobody).collect()
}

/// Returns the users of each schema, by the parts of the crate that `part` names.
pub(in crate::lower) fn find_users<T: Copy + Eq>(
    api: &Api,
    shared: &Shared,
    replaced: &Replaced,
    part: impl Fn(User) -> T,
) -> Vec<Users<T>> {
    let mut from: Vec<(SchemaId, T)> = Vec::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let part = part(User::Operation(index));
        from.extend(sent_by(operation).chain(received_by(operation)).map(|id| (id, part)));
    }
    from.extend(api.operations.iter().flat_map(headers_of).map(|id| (id, part(User::Header))));
    from.extend(received_by_webhooks(api).map(|id| (id, part(User::Webhook))));
    spread(api, shared, replaced, from)
}

/// Returns the named schemas of which callers pass only the properties, as the parts of a multipart body. They need no type,
/// unless an earlier run gave them one.
pub(in crate::lower) fn find_taken_apart(
    api: &Api,
    shared: &Shared,
    replaced: &Replaced,
    kept: &Kept,
) -> HashSet<SchemaId> {
    let is_new =
        |id: &SchemaId| api.schemas[*id].name.is_some() && !api.heirs.contains_key(id) && kept.of(*id).is_none();
    let bodies = || api.operations.iter().flat_map(|operation| &operation.body).flat_map(|body| &body.content);
    let (apart, whole): (Vec<_>, Vec<_>) = bodies().partition(|media_type| parts_of(api, media_type).is_some());
    let candidates: HashSet<SchemaId> =
        apart.iter().filter_map(|media_type| media_type.schema).filter(is_new).collect();
    if candidates.is_empty() {
        return candidates;
    }
    let values = apart.into_iter().filter_map(|media_type| parts_of(api, media_type)).flatten();
    let others = api.named.iter().filter(|id| !candidates.contains(*id));
    let from = values
        .map(|property| property.schema)
        .chain(whole.into_iter().flat_map(contents))
        .chain(api.operations.iter().flat_map(|operation| &operation.parameters).map(|parameter| parameter.schema))
        .chain(api.operations.iter().flat_map(received_by))
        .chain(received_by_webhooks(api))
        .chain(others.copied());
    let users = spread(api, shared, replaced, from.map(|id| (id, ())));
    candidates.into_iter().filter(|id| users[id.0 as usize] == Users::Nobody).collect()
}

/// Passes users on from schemas to those that they contain and to their representatives, until nothing changes.
fn spread<T: Copy + Eq>(
    api: &Api,
    shared: &Shared,
    replaced: &Replaced,
    from: impl IntoIterator<Item = (SchemaId, T)>,
) -> Vec<Users<T>> {
    let mut users = vec![Users::Nobody; api.schemas.len()];
    let mut changed: Vec<SchemaId> = Vec::new();
    let add = |id: SchemaId, more: Users<T>, users: &mut [Users<T>], changed: &mut Vec<SchemaId>| {
        let known = &mut users[id.0 as usize];
        let all = known.with(more);
        if all != *known {
            *known = all;
            changed.push(id);
        }
    };
    for (id, user) in from {
        add(id, Users::One(user), &mut users, &mut changed);
    }
    while let Some(id) = changed.pop() {
        if replaced.contains(id) {
            continue;
        }
        let own = users[id.0 as usize];
        // A parameter or body of a parent schema may hold a subtype.
        let below = parts(&api.schemas[id].shape).into_iter().chain(api.heirs.get(&id).copied());
        for next in below.chain([shared.item(id)]) {
            add(next, own, &mut users, &mut changed);
        }
    }
    users
}

fn sent_by(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let parameters = operation.parameters.iter().map(|parameter| parameter.schema);
    parameters.chain(operation.body.iter().flat_map(|body| &body.content).flat_map(contents))
}

fn received_by(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    let content = operation.responses.iter().flat_map(|response| &response.content);
    content.flat_map(contents).chain(headers_of(operation))
}

fn received_by_webhooks(api: &Api) -> impl Iterator<Item = SchemaId> {
    let bodies = api.webhooks.iter().filter_map(|webhook| webhook.body.as_ref());
    bodies.flat_map(|body| &body.content).flat_map(contents)
}

fn headers_of(operation: &Operation) -> impl Iterator<Item = SchemaId> {
    operation.responses.iter().flat_map(|response| &response.headers).map(|header| header.schema)
}

/// Returns the schemas of a media type, for the whole and for its items.
fn contents(media_type: &MediaType) -> impl Iterator<Item = SchemaId> {
    media_type.schema.into_iter().chain(media_type.item)
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
