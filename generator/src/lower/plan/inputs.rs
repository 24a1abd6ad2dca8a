//! The inputs of an operation, which callers pass: its parameters, then the parts of a multipart body.

use super::content::sent::{best, parts_of};
use super::keys::parameter_keys;
use crate::api::{Api, Operation, Property};

/// Returns the keys of the inputs, by which the next run finds their names and their order.
pub(in crate::lower) fn input_keys(api: &Api, operation: &Operation) -> Vec<String> {
    let parts = best_parts(api, operation).iter().map(|part| format!("part {}", part.name));
    parameter_keys(operation).chain(parts).collect()
}

/// Returns the parts of the body that callers pass one by one.
pub(in crate::lower) fn best_parts<'a>(api: &'a Api, operation: &Operation) -> &'a [Property] {
    let best = operation.body.as_ref().and_then(|body| best(api, body));
    best.and_then(|media_type| parts_of(api, media_type)).unwrap_or_default()
}
