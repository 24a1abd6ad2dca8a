//! Items that have another pointer than in the last run: the names follow them.
//!
//! ```text
//! /pets/{id}           →  /pets/{petId}              the same template; so without a slash at the end
//! /v1/pets             →  /v2/pets                   the same `operationId`
//! #/definitions/Pet    →  #/components/schemas/Pet   another version of OpenAPI
//! #/components/schemas/Pet → …/Animal                what responses had, and nothing else has: the types inside follow
//! ```

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::keys::member_keys;
use super::previous::Previous;
use super::roles::Roles;
use crate::api::{Api, SchemaId};

/// Returns the names of the last run, under the pointers of this document.
pub(in crate::lower) fn follow_moved<'p>(api: &Api, roles: &Roles, previous: &'p Previous) -> Cow<'p, Previous> {
    let mut followed = Cow::Borrowed(previous);
    if previous.names.is_empty() {
        return followed;
    }
    let mut moved = moved_operations(api, previous);
    moved.extend(moved_components(api, previous));
    if !moved.is_empty() {
        followed.to_mut().rename_pointers(&moved);
    }
    let renamed = renamed_components(api, roles, &followed);
    if !renamed.is_empty() {
        followed.to_mut().rename_pointers(&renamed);
    }
    followed
}

/// Returns the new pointers of operations by their old ones.
fn moved_operations(api: &Api, previous: &Previous) -> IndexMap<String, String> {
    let current: HashSet<String> = api.operations.iter().map(|operation| api.addresses.of(&operation.origin)).collect();
    let is_operation =
        |path: &str| path.rsplit_once("::").is_some_and(|(_, name)| !name.starts_with(char::is_uppercase));
    let gone = || previous.names.iter().filter(|(pointer, path)| is_operation(path) && !current.contains(*pointer));
    // The last one with a key is the latest: names that are not in use any more come first.
    let by_template: HashMap<String, &String> = gone().map(|(pointer, _)| (template(pointer), pointer)).collect();
    let by_id: HashMap<&str, &String> =
        gone().filter_map(|(pointer, _)| Some((previous.ledger.operations.get(pointer)?.as_str(), pointer))).collect();
    let mut moved: IndexMap<String, String> = IndexMap::new();
    for operation in &api.operations {
        let address = api.addresses.of(&operation.origin);
        if previous.names.contains_key(&address) {
            continue;
        }
        let by_id = || operation.id.as_deref().and_then(|id| by_id.get(id));
        let Some(old) = by_template.get(&template(&address)).or_else(by_id) else { continue };
        if moved.contains_key(*old) {
            continue;
        }
        if let (Some((old_item, _)), Some((new_item, _))) = (old.rsplit_once('/'), address.rsplit_once('/')) {
            moved.entry(format!("{old_item}/parameters")).or_insert_with(|| format!("{new_item}/parameters"));
        }
        moved.insert((*old).clone(), address);
    }
    moved
}

/// Returns a pointer without the names of the parameters in its path, and without a slash at the end of the path.
fn template(pointer: &str) -> String {
    let mut template = String::with_capacity(pointer.len());
    let mut is_name = false;
    for letter in pointer.chars() {
        is_name &= letter != '}';
        if !is_name {
            template.push(letter);
        }
        is_name |= letter == '{';
    }
    match template.rsplit_once('/') {
        Some((path, method)) => format!("{}/{method}", path.trim_end_matches("~1")),
        None => template,
    }
}

/// Returns the new pointers of components in documents of another version.
fn moved_components(api: &Api, previous: &Previous) -> IndexMap<String, String> {
    const HOMES: [&str; 2] = ["#/definitions/", "#/components/schemas/"];
    let pair = |id: &SchemaId| {
        let address = api.addresses.of(&api.schemas[*id].origin);
        let (at, name) = HOMES.iter().enumerate().find_map(|(at, home)| Some((at, address.strip_prefix(home)?)))?;
        let old = format!("{}{name}", HOMES[1 - at]);
        (!previous.names.contains_key(&address) && previous.names.contains_key(&old)).then_some((old, address))
    };
    api.named.iter().filter_map(pair).collect()
}

/// Returns the new pointers of what is below components that are called otherwise now. The component itself gets its new
/// name, with an alias.
fn renamed_components(api: &Api, roles: &Roles, previous: &Previous) -> IndexMap<String, String> {
    if previous.ledger.roles.is_empty() {
        return IndexMap::new();
    }
    let addresses: Vec<(SchemaId, String)> =
        api.named.iter().map(|id| (*id, api.addresses.of(&api.schemas[*id].origin))).collect();
    let living: HashSet<&str> =
        addresses.iter().filter_map(|(_, address)| previous.names.get(address)).map(String::as_str).collect();
    let owner = |path: &str| {
        let owns = |pointer: &&String| is_component(pointer) && previous.names[*pointer] == path;
        previous.names.keys().rev().find(owns)
    };
    let mut renamed = IndexMap::new();
    for (id, address) in addresses.iter().filter(|(_, address)| !previous.names.contains_key(address)) {
        let paths = roles.of(*id).iter().filter_map(|role| previous.ledger.roles.get(role));
        let mut gone = paths.filter(|path| !living.contains(path.as_str()));
        let Some(old) = gone.find(|path| is_alike(api, *id, path, previous)).and_then(|path| owner(path)) else {
            continue;
        };
        renamed.entry(format!("{old} >")).or_insert_with(|| format!("{address} >"));
    }
    renamed
}

fn is_component(pointer: &str) -> bool {
    pointer.rsplit_once('/').is_some_and(|(home, _)| home.ends_with("/schemas") || home.ends_with("/definitions"))
}

/// Returns true if a schema has half of the members of a type, so that it may be what became of it.
pub(in crate::lower) fn is_alike(api: &Api, id: SchemaId, path: &str, previous: &Previous) -> bool {
    let Some(had) = previous.ledger.members.get(path) else { return true };
    let has = member_keys(api, api.schemas.behind(id));
    let had: HashSet<&str> = had.iter().map(|member| key_of(member)).collect();
    let both = has.iter().filter(|key| had.contains(key.as_str())).count();
    both * 2 >= had.len()
}

/// Returns the key of a member in the ledger: `id` of `id`, `petId` of `petId = pet_id2`.
pub(in crate::lower) fn key_of(member: &str) -> &str {
    member.rsplit_once(" = ").map_or(member, |(key, _)| key)
}
