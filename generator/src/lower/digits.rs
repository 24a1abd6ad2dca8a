//! Which schemas hold numbers whose digits are kept, so that what is read for them is read with all digits.
//!
//! ```yaml
//! Order: {properties: {total: {type: number, format: decimal}}}   # every answer with an Order in it
//! ```
//!
//! To read them costs another look at the text: answers without such a number are spared it.

use std::collections::HashMap;

use super::Lowering;
use super::formats::keeps_digits;
use super::uses::parts;
use crate::api::{Api, MediaType, SchemaId, Shape};

/// Those schemas.
#[derive(Debug, Default)]
pub(super) struct Digits(Vec<bool>);

impl Digits {
    /// Whether values of this media type hold such a number.
    pub(super) fn are_in(&self, media_type: &MediaType) -> bool {
        let mut schemas = media_type.schema.into_iter().chain(media_type.item);
        schemas.any(|schema| self.0.get(schema.0 as usize) == Some(&true))
    }
}

pub(super) fn find_digits(lowering: &Lowering<'_>) -> Digits {
    let api = lowering.api;
    let keeps = |id: &SchemaId| match &api.schemas[*id].shape {
        Shape::Scalar(scalar) => !lowering.replaced.contains(*id) && keeps_digits(scalar),
        _ => false,
    };
    let mut open: Vec<SchemaId> = api.schemas.ids().filter(keeps).collect();
    if open.is_empty() {
        return Digits::default();
    }
    let holders = find_holders(api);
    let mut found = vec![false; api.schemas.len()];
    while let Some(id) = open.pop() {
        if !std::mem::replace(&mut found[id.0 as usize], true) {
            open.extend(holders.get(&id).into_iter().flatten());
        }
    }
    Digits(found)
}

/// What is directly made of each schema.
fn find_holders(api: &Api) -> HashMap<SchemaId, Vec<SchemaId>> {
    let mut holders: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    for id in api.schemas.ids() {
        for part in parts(&api.schemas[id].shape) {
            holders.entry(part).or_default().push(id);
        }
    }
    holders
}
