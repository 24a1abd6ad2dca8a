//! Schemas whose values contain a value of some kind: themselves, or in a property, an item, a branch.

use std::collections::HashMap;

use super::uses::parts;
use crate::api::{Api, MediaType, SchemaId};

/// The schemas that contain such a value.
#[derive(Debug, Default)]
pub(in crate::lower) struct Holding(Vec<bool>);

impl Holding {
    /// Returns true if values of this media type contain such a value.
    pub(in crate::lower) fn is_in(&self, media_type: &MediaType) -> bool {
        media_type.schema.into_iter().chain(media_type.item).any(|schema| self.has(schema))
    }

    /// Returns true if values of this schema contain such a value, or are one.
    pub(in crate::lower) fn has(&self, schema: SchemaId) -> bool {
        self.0.get(schema.0 as usize) == Some(&true)
    }
}

/// Finds the schemas that are of this kind, or contain one that is.
pub(super) fn find_holding(api: &Api, is_one: impl Fn(SchemaId) -> bool) -> Holding {
    let mut open: Vec<SchemaId> = api.schemas.ids().filter(|id| is_one(*id)).collect();
    if open.is_empty() {
        return Holding::default();
    }
    let holders = find_holders(api);
    let mut found = vec![false; api.schemas.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut found[id.0 as usize], true) {
            open.extend(holders.get(&id).into_iter().flatten());
        }
    }
    Holding(found)
}

/// Returns the schemas that directly contain each schema.
fn find_holders(api: &Api) -> HashMap<SchemaId, Vec<SchemaId>> {
    let mut holders: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    for id in api.schemas.ids() {
        for part in parts(&api.schemas[id].shape) {
            holders.entry(part).or_default().push(id);
        }
    }
    holders
}
