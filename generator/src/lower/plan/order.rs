//! The order that members had in the last run stays: arguments of functions are in this order, and two of one type that
//! change places would still compile.
//!
//! ```text
//! [members] "types::Transfer" = ["from", "to"]
//! Transfer: {required: [from, to], properties: {to: .., from: ..}}   →   Transfer::new(from, to)
//! ```
//!
//! Members that are new follow those that are known.

use std::collections::HashMap;

use super::content::sent::{best, parts_of};
use super::kept::Kept;
use super::keys::parameter_keys;
use super::moved::key_of;
use crate::api::{Api, Location, Shape};

/// Puts properties and parameters in the order of the last run.
pub(in crate::lower) fn keep_order(api: &mut Api, kept: &Kept) {
    for id in api.schemas.ids() {
        let members = kept.of(id).map_or(&[][..], |path| kept.members(path));
        if members.is_empty() {
            continue;
        }
        if let Shape::Object(object) = &mut api.schemas[id].shape {
            let ranks = ranks(members);
            object.properties.sort_by_key(|property| rank(&ranks, &property.name));
        }
    }
    for index in 0..api.operations.len() {
        let members = kept.call(index).map_or(&[][..], |path| kept.members(path));
        if members.is_empty() {
            continue;
        }
        let ranks = ranks(members);
        keep_parts(api, index, kept, &ranks);
        let operation = &mut api.operations[index];
        let keys: Vec<String> = parameter_keys(operation).collect();
        // Parameters of the path come first, in the order of the path.
        let mut order: Vec<usize> = (0..keys.len()).collect();
        order.sort_by_key(|at| match operation.parameters[*at].location {
            Location::Path => (0, *at),
            _ => (1, rank(&ranks, &keys[*at])),
        });
        let mut parameters: Vec<_> = std::mem::take(&mut operation.parameters).into_iter().map(Some).collect();
        operation.parameters = order.into_iter().filter_map(|at| parameters[at].take()).collect();
    }
}

/// Puts the parts of a body in order, unless its schema has a type, whose order they have.
fn keep_parts(api: &mut Api, index: usize, kept: &Kept, ranks: &HashMap<&str, usize>) {
    let body = api.operations[index].body.as_ref().and_then(|body| best(api, body));
    let body = body.filter(|body| parts_of(api, body).is_some()).and_then(|body| body.schema);
    let Some(id) = body.map(|schema| api.schemas.behind(schema)).filter(|id| kept.of(*id).is_none()) else { return };
    if let Shape::Object(object) = &mut api.schemas[id].shape {
        object.properties.sort_by_key(|property| rank(ranks, &format!("part {}", property.name)));
    }
}

fn ranks(members: &[String]) -> HashMap<&str, usize> {
    members.iter().enumerate().map(|(at, member)| (key_of(member), at)).collect()
}

fn rank(ranks: &HashMap<&str, usize>, key: &str) -> usize {
    ranks.get(key).copied().unwrap_or(usize::MAX)
}
