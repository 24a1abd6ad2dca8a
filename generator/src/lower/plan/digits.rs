//! Schemas with numbers whose digits are kept, so that bodies with them are parsed without rounding.
//!
//! ```yaml
//! Order: {properties: {total: {type: number, format: decimal}}}   # every response with an Order in it
//! ```
//!
//! Keeping the digits takes a second pass over the body, which responses without such a number avoid.

use std::collections::HashMap;

use super::overrides::Replaced;
use super::uses::parts;
use crate::api::{Api, MediaType, Scalar, SchemaId, Shape};

/// The schemas that contain such a number.
#[derive(Debug, Default)]
pub(in crate::lower) struct Digits(Vec<bool>);

impl Digits {
    /// Returns true if values of this media type contain such a number.
    pub(in crate::lower) fn are_in(&self, media_type: &MediaType) -> bool {
        let mut schemas = media_type.schema.into_iter().chain(media_type.item);
        schemas.any(|schema| self.0.get(schema.0 as usize) == Some(&true))
    }
}

pub(in crate::lower) fn find_digits(api: &Api, replaced: &Replaced) -> Digits {
    let keeps = |id: &SchemaId| match &api.schemas[*id].shape {
        Shape::Scalar(scalar) => !replaced.contains(*id) && keeps_digits(scalar),
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

/// Returns true if the digits of a number exceed the precision of every built-in type, or the format requires them.
pub(in crate::lower) fn keeps_digits(scalar: &Scalar) -> bool {
    match scalar {
        Scalar::Number { format } => format.as_deref() == Some("decimal"),
        Scalar::Integer { bounds, .. } => {
            let limits = [&bounds.minimum, &bounds.maximum];
            limits.into_iter().flatten().any(|limit| limit.as_f64().abs() > WIDEST)
        }
        _ => false,
    }
}

/// 2¹²⁷: an `i128` is smaller.
const WIDEST: f64 = 170_141_183_460_469_231_731_687_303_715_884_105_728.0;

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
