//! Cycles of schemas: a cycle of references without keywords becomes free-form JSON; recursive arrays and maps get a
//! name, because only a named type can refer to itself.
//!
//! ```yaml
//! A: {anyOf: [{$ref: '#/components/schemas/A'}]}   # free-form JSON, with a diagnostic
//! properties:
//!   tree: {type: object, additionalProperties: {$ref: '#/…/properties/tree'}}   # named `tree`
//! ```

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use crate::api::{Branch, SchemaId, Schemas, Shape, Union};
use crate::origin::Origin;

/// Breaks each cycle of schemas that only repeat each other at its first schema, and returns these schemas.
pub(super) fn break_loops(schemas: &mut Schemas) -> Vec<SchemaId> {
    let mut broken = Vec::new();
    let mut state = vec![State::New; schemas.len()];
    for start in schemas.ids() {
        let (mut id, mut path) = (start, Vec::new());
        while state[id.0 as usize] == State::New {
            state[id.0 as usize] = State::Open;
            path.push(id);
            let Shape::Same(next) = schemas[id].shape else { break };
            if state[next.0 as usize] == State::Open {
                schemas[next].shape = Shape::Any;
                broken.push(next);
            }
            id = next;
        }
        for id in path {
            state[id.0 as usize] = State::Done;
        }
    }
    broken
}

/// Removes the cyclic branches of each union that is a branch of itself through others, and returns these unions:
/// decoding a value that none of the other branches accepts would never end.
pub(super) fn break_rings(schemas: &mut Schemas) -> Vec<SchemaId> {
    let mut broken = Vec::new();
    let mut leading: HashMap<SchemaId, Vec<SchemaId>> = HashMap::new();
    for id in schemas.ids() {
        for member in members(schemas, id) {
            leading.entry(member).or_default().push(id);
        }
    }
    let mut done: HashSet<SchemaId> = HashSet::new();
    for id in schemas.ids().filter(|id| matches!(schemas[*id].shape, Shape::Union(_))).collect::<Vec<_>>() {
        let forward = reachable(id, |at| members(schemas, at));
        if done.contains(&id) || !forward.iter().any(|at| members(schemas, *at).contains(&id)) {
            continue;
        }
        let backward: HashSet<SchemaId> =
            reachable(id, |at| leading.get(&at).cloned().unwrap_or_default()).into_iter().collect();
        let ring: Vec<SchemaId> = forward.into_iter().filter(|at| backward.contains(at)).collect();
        done.extend(&ring);
        broken.extend(open_ring(schemas, &ring));
    }
    broken
}

/// Gives the unions of one cycle the branches that are outside of it.
fn open_ring(schemas: &mut Schemas, ring: &[SchemaId]) -> Vec<SchemaId> {
    let inside: HashSet<SchemaId> = ring.iter().copied().collect();
    let mut leaves: Vec<SchemaId> = Vec::new();
    for leaf in ring.iter().flat_map(|at| members(schemas, *at)) {
        if !inside.contains(&leaf) && !leaves.contains(&leaf) {
            leaves.push(leaf);
        }
    }
    let nullable = ring.iter().any(|at| schemas[*at].nullable);
    let unions: Vec<SchemaId> =
        ring.iter().copied().filter(|at| matches!(schemas[*at].shape, Shape::Union(_))).collect();
    for id in &unions {
        schemas[*id].nullable |= nullable;
        schemas[*id].shape = match leaves[..] {
            [] => Shape::Any,
            [only] => Shape::Same(only),
            _ => Shape::Union(Union {
                branches: leaves.iter().map(|schema| Branch { schema: *schema }).collect(),
                discriminator: None,
            }),
        };
    }
    unions
}

/// The schemas that also describe a schema's value, at the same place.
fn members(schemas: &Schemas, id: SchemaId) -> Vec<SchemaId> {
    match &schemas[id].shape {
        Shape::Same(target) => vec![*target],
        Shape::Union(union) => union.branches.iter().map(|branch| branch.schema).collect(),
        _ => Vec::new(),
    }
}

/// A schema and all schemas behind it, the nearest first.
fn reachable(start: SchemaId, next: impl Fn(SchemaId) -> Vec<SchemaId>) -> Vec<SchemaId> {
    let (mut found, mut seen) = (vec![start], HashSet::from([start]));
    let mut at = 0;
    while let Some(id) = found.get(at).copied() {
        found.extend(next(id).into_iter().filter(|next| seen.insert(*next)));
        at += 1;
    }
    found
}

/// Names one schema of each cycle of unnamed ones, and returns these schemas.
pub(super) fn name_recursion(schemas: &mut Schemas) -> Vec<SchemaId> {
    let mut named = Vec::new();
    let mut state = vec![State::New; schemas.len()];
    for start in schemas.ids() {
        let mut path: Vec<(SchemaId, usize)> = Vec::new();
        enter(schemas, start, &mut state, &mut path);
        while let Some((id, slot)) = path.last_mut() {
            let (id, next) = (*id, parts(&schemas[*id].shape).get(*slot).copied());
            *slot += 1;
            match next {
                None => {
                    state[id.0 as usize] = State::Done;
                    path.pop();
                }
                Some(next) if state[next.0 as usize] == State::Open && schemas[next].name.is_none() => {
                    let name = name_of(&schemas[next].origin);
                    schemas[next].name = Some(name);
                    named.push(next);
                }
                Some(next) => enter(schemas, next, &mut state, &mut path),
            }
        }
    }
    named
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Open,
    Done,
}

/// Enters a schema unless it has a name: a named schema ends every cycle.
fn enter(schemas: &Schemas, id: SchemaId, state: &mut [State], path: &mut Vec<(SchemaId, usize)>) {
    let at = id.0 as usize;
    if state[at] == State::New && schemas[id].name.is_none() {
        state[at] = State::Open;
        path.push((id, 0));
    }
}

/// The schemas that make up a type without a definition of its own.
fn parts(shape: &Shape) -> Vec<SchemaId> {
    match shape {
        Shape::Map(map) => vec![map.values],
        Shape::Array(id) | Shape::Same(id) => vec![*id],
        Shape::Tuple(elements) => elements.clone(),
        Shape::Any
        | Shape::Scalar(_)
        | Shape::StringEnumeration(_)
        | Shape::IntegerEnumeration(_)
        | Shape::Object(_)
        | Shape::Union(_) => Vec::new(),
    }
}

/// The last key on the path to a place.
fn name_of(origin: &Origin) -> Arc<str> {
    let tokens = origin.pointer.tokens();
    let holds_names = |token: &str| matches!(token, "properties" | "schemas" | "definitions" | "$defs");
    let name = tokens.windows(2).rev().find(|pair| holds_names(pair[0])).map(|pair| pair[1]);
    name.or(tokens.last().copied()).filter(|name| !name.is_empty()).unwrap_or("recursive").into()
}
