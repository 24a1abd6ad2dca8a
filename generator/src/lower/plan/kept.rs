//! The path that each schema had in the last run.
//!
//! A named schema is found by its pointer, and an inline one by its role: an index in its pointer may now belong to
//! another. One path may belong to several schemas, which shared a type.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::inline::value_beside_null;
use super::moved::is_alike;
use super::previous::Previous;
use super::roles::{Roles, role_of_value};
use crate::api::{Api, Operation, SchemaId};
use crate::spelling::Words;

/// The path that each schema had.
#[derive(Debug, Default)]
pub(in crate::lower) struct Kept {
    paths: HashMap<SchemaId, String>,
    /// The named schemas by the paths that they had.
    named: HashMap<String, SchemaId>,
    /// The path of each operation.
    calls: Vec<Option<String>>,
    /// The members by the paths of types and operations.
    members: IndexMap<String, Vec<String>>,
}

impl Kept {
    /// Returns the path that a schema had.
    pub(in crate::lower) fn of(&self, id: SchemaId) -> Option<&str> {
        self.paths.get(&id).map(String::as_str)
    }

    /// Returns the named schema that a path belongs to.
    pub(in crate::lower) fn named(&self, path: &str) -> Option<SchemaId> {
        self.named.get(path).copied()
    }

    /// Returns the path that an operation had, by its index.
    pub(in crate::lower) fn call(&self, index: usize) -> Option<&str> {
        self.calls.get(index)?.as_deref()
    }

    /// Returns the members that the item of a path had.
    pub(in crate::lower) fn members(&self, path: &str) -> &[String] {
        self.members.get(path).map_or(&[], Vec::as_slice)
    }

    fn keep_named(&mut self, id: SchemaId, path: &str) {
        self.paths.insert(id, path.to_owned());
        self.named.insert(path.to_owned(), id);
    }
}

pub(in crate::lower) fn find_kept(api: &Api, roles: &Roles, previous: &Previous) -> Kept {
    let mut kept = Kept::default();
    if previous.names.is_empty() {
        return kept;
    }
    let address = |operation: &Operation| api.addresses.of(&operation.origin);
    kept.calls = api.operations.iter().map(|operation| previous.names.get(&address(operation)).cloned()).collect();
    kept.members.clone_from(&previous.ledger.members);
    for id in &api.named {
        keep_component(api, *id, previous, &mut kept);
    }
    for id in api.schemas.ids() {
        if let Some(roles) = roles.inline.get(&id).filter(|_| !kept.paths.contains_key(&id)) {
            let path = roles.iter().find_map(|role| previous.ledger.roles.get(role));
            if let Some(path) = path.or_else(|| path_by_pointer(api, id, previous)) {
                kept.paths.insert(id, path.clone());
            }
        }
    }
    keep_extracted(api, roles, previous, &mut kept);
    kept
}

/// Keeps the path of a named schema. If it is nullable, the type is inside it, and if it was, the type was.
fn keep_component(api: &Api, id: SchemaId, previous: &Previous, kept: &mut Kept) {
    let address = api.addresses.of(&api.schemas[id].origin);
    let (own, inner) = (previous.names.get(&address), previous.ledger.roles.get(&role_of_value(&address)));
    let Some(value) = value_beside_null(api, id) else {
        if let Some(path) = inner.or(own) {
            kept.keep_named(id, path);
        }
        return;
    };
    let was_plain = inner.is_none() && own.is_some_and(|path| !path.starts_with("types::Nullable"));
    if let Some(path) = own.filter(|_| !was_plain) {
        kept.keep_named(id, path);
    }
    if let Some(path) = if was_plain { own } else { inner } {
        kept.keep_named(value, path);
    }
}

/// Returns the path by the pointer. Where an index is a part of it, and the roles are known, it may be of another schema.
fn path_by_pointer<'p>(api: &Api, id: SchemaId, previous: &'p Previous) -> Option<&'p String> {
    let address = api.addresses.of(&api.schemas[id].origin);
    let is_known = !previous.ledger.roles.is_empty() && has_index(&address);
    previous.names.get(&address).filter(|_| !is_known)
}

fn has_index(pointer: &str) -> bool {
    let tokens: Vec<&str> = pointer.split('/').collect();
    let is_index = |token: &str| !token.is_empty() && token.bytes().all(|byte| byte.is_ascii_digit());
    tokens.windows(2).any(|two| is_index(two[1]) && ["parameters", "oneOf", "anyOf", "prefixItems"].contains(&two[0]))
}

/// Keeps the paths of inline schemas that became components of the same name.
fn keep_extracted(api: &Api, roles: &Roles, previous: &Previous, kept: &mut Kept) {
    let taken: HashSet<String> = kept.paths.values().cloned().collect();
    for id in api.named.iter().filter(|id| value_beside_null(api, **id).is_none()) {
        if kept.paths.contains_key(id) {
            continue;
        }
        let words = Words::spelled(api.schemas[*id].name.as_deref().unwrap_or_default());
        let wanted = format!("types::{}", words.type_name().name());
        let mut paths = roles.of(*id).iter().filter_map(|role| previous.ledger.roles.get(role));
        if paths.any(|path| *path == wanted) && !taken.contains(&wanted) && is_alike(api, *id, &wanted, previous) {
            kept.keep_named(*id, &wanted);
        }
    }
}
