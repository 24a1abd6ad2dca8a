//! Schemas with numbers whose digits are kept, so that bodies with them are parsed without rounding.
//!
//! ```yaml
//! Order: {properties: {total: {type: number, format: decimal}}}   # every response with an Order in it
//! ```
//!
//! Keeping the digits takes a second pass over the body, which responses without such a number avoid.

use super::holding::{Holding, find_holding};
use super::overrides::Replaced;
use crate::api::{Api, Scalar, SchemaId, Shape};

/// Finds the schemas that contain such a number.
pub(in crate::lower) fn find_digits(api: &Api, replaced: &Replaced) -> Holding {
    find_holding(api, |id: SchemaId| match &api.schemas[id].shape {
        Shape::Scalar(scalar) => !replaced.contains(id) && keeps_digits(scalar),
        _ => false,
    })
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
