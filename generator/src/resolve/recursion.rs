//! Circles of schemas: those that say nothing end in free-form JSON; arrays and maps that hold themselves get a name,
//! for a type without one cannot be written down.
//!
//! ```yaml
//! A: {anyOf: [{$ref: '#/components/schemas/A'}]}   # free-form JSON, with a finding
//! properties:
//!   tree: {type: object, additionalProperties: {$ref: '#/…/properties/tree'}}   # named `tree`
//! ```

use std::sync::Arc;

use crate::api::{SchemaId, Schemas, Shape};
use crate::source::Origin;

/// Breaks each circle of schemas that only repeat each other, at its first one, and tells which.
pub(super) fn break_loops(schemas: &mut Schemas) -> Vec<SchemaId> {
    let mut broken = Vec::new();
    let mut state = vec![State::New; schemas.len()];
    for start in schemas.ids() {
        let (mut id, mut way) = (start, Vec::new());
        while state[id.0 as usize] == State::New {
            state[id.0 as usize] = State::Open;
            way.push(id);
            let Shape::Same(next) = schemas[id].shape else { break };
            if state[next.0 as usize] == State::Open {
                schemas[next].shape = Shape::Any;
                broken.push(next);
            }
            id = next;
        }
        for id in way {
            state[id.0 as usize] = State::Done;
        }
    }
    broken
}

/// Names one schema of each circle of nameless ones, and tells which.
pub(super) fn name_recursion(schemas: &mut Schemas) -> Vec<SchemaId> {
    let mut named = Vec::new();
    let mut state = vec![State::New; schemas.len()];
    for start in schemas.ids() {
        let mut way: Vec<(SchemaId, usize)> = Vec::new();
        enter(schemas, start, &mut state, &mut way);
        while let Some((id, slot)) = way.last_mut() {
            let (id, next) = (*id, held(&schemas[*id].shape).get(*slot).copied());
            *slot += 1;
            match next {
                None => {
                    state[id.0 as usize] = State::Done;
                    way.pop();
                }
                Some(next) if state[next.0 as usize] == State::Open && schemas[next].name.is_none() => {
                    let name = name_of(&schemas[next].origin);
                    schemas[next].name = Some(name);
                    named.push(next);
                }
                Some(next) => enter(schemas, next, &mut state, &mut way),
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

/// What has a name ends every circle.
fn enter(schemas: &Schemas, id: SchemaId, state: &mut [State], way: &mut Vec<(SchemaId, usize)>) {
    let at = id.0 as usize;
    if state[at] == State::New && schemas[id].name.is_none() {
        state[at] = State::Open;
        way.push((id, 0));
    }
}

/// What a type is made of that gets no definition by itself.
fn held(shape: &Shape) -> Vec<SchemaId> {
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

/// The last name on the way to a place.
fn name_of(origin: &Origin) -> Arc<str> {
    let tokens = origin.pointer.tokens();
    let holds_names = |token: &str| matches!(token, "properties" | "schemas" | "definitions" | "$defs");
    let name = tokens.windows(2).rev().find(|pair| holds_names(pair[0])).map(|pair| pair[1]);
    name.or(tokens.last().copied()).filter(|name| !name.is_empty()).unwrap_or("recursive").into()
}
