//! Named schemas without a type of their own, and the schemas of the keys of maps.

use std::collections::HashSet;

use super::overrides::Replaced;
use super::share::{Shared, makes_item};
use super::uses::parts;
use crate::api::{Api, SchemaId, Shape};

/// The named schemas without an item that contain themselves; all others are plain aliases.
#[derive(Debug)]
pub(in crate::lower) struct Aliases {
    recursive: HashSet<SchemaId>,
}

impl Aliases {
    /// Returns true if this named schema contains itself through aliases only, so that it must be a type of its own.
    pub(in crate::lower) fn is_recursive(&self, id: SchemaId) -> bool {
        self.recursive.contains(&id)
    }
}

/// Finds the named arrays and maps that contain themselves with no item in between.
pub(in crate::lower) fn find_aliases(api: &Api, shared: &Shared, replaced: &Replaced) -> Aliases {
    let through = |id: SchemaId| {
        let shape = &api.schemas[id].shape;
        let stops = makes_item(shape) || replaced.contains(id);
        parts(shape).into_iter().filter(move |_| !stops).chain(Some(shared.item(id)).filter(|item| *item != id))
    };
    let holds_itself = |start: SchemaId| {
        let mut seen = HashSet::new();
        let mut open: Vec<SchemaId> = through(start).collect();
        while let Some(id) = open.pop() {
            if id == start {
                return true;
            }
            if seen.insert(id) {
                open.extend(through(id));
            }
        }
        false
    };
    let candidates = api.named.iter().copied().filter(|id| !makes_item(&api.schemas[*id].shape));
    Aliases { recursive: candidates.filter(|id| holds_itself(*id)).collect() }
}

/// Returns the schemas of the keys of maps, at the end of chains of aliases.
pub(in crate::lower) fn find_keys(api: &Api) -> HashSet<SchemaId> {
    let keys = |id| match &api.schemas[id].shape {
        Shape::Map(map) => map.keys,
        _ => None,
    };
    api.schemas.ids().filter_map(keys).map(|key| api.schemas.behind(key)).collect()
}
