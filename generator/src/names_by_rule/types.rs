//! Rules for types.

use indexmap::IndexMap;

use super::counts::Counts;
use super::methods::has_code_point;
use crate::api::{Api, SchemaId};
use crate::lower::Plan;
use crate::spelling::Words;

/// Names that fit into a line with what is around them.
const LONG: usize = 60;

pub(super) fn count(api: &Api, plan: &Plan, counts: &mut Counts) {
    for (path, schemas) in by_path(api, plan) {
        let Some((module, name)) = path.rsplit_once("::") else { continue };
        let place = api.addresses.of(&api.schemas[schemas[0]].origin);
        let is_inline = schemas.iter().all(|id| api.schemas[*id].name.is_none());
        let words = Words::of(name);
        let mut rule = |title, counted| counts.count(title, counted, path, &place);
        rule("types", true);
        rule("inline types", is_inline);
        rule("inline types of one word", is_inline && module == "types" && words.len() == 1);
        rule("types over 60 characters", name.chars().count() > LONG);
        rule("types with a number of ours", has_own_number(api, name, &schemas));
        rule("types of properties called after a stranger's branch", is_of_stranger(api, name, &schemas));
        rule("types with code points", has_code_point(name));
    }
}

/// The schemas of each type.
fn by_path<'p>(api: &Api, plan: &'p Plan) -> IndexMap<&'p str, Vec<SchemaId>> {
    let mut types: IndexMap<&str, Vec<SchemaId>> = IndexMap::new();
    for id in api.schemas.ids() {
        if let Some(path) = plan.names.get(&api.addresses.of(&api.schemas[id].origin)) {
            types.entry(path).or_default().push(id);
        }
    }
    types
}

/// Returns whether a name ends in a number that stands in no title and no pointer of its schemas.
fn has_own_number(api: &Api, name: &str, schemas: &[SchemaId]) -> bool {
    let digits = &name[name.trim_end_matches(|end: char| end.is_ascii_digit()).len()..];
    let has = |id: &SchemaId| {
        let schema = &api.schemas[*id];
        let pointer = schema.origin.pointer.to_string();
        let mut tokens = pointer.split('/').filter(|token| token.parse::<usize>().is_err());
        tokens.any(|token| token.contains(digits))
            || schema.title.as_deref().is_some_and(|title| title.contains(digits))
    };
    !digits.is_empty() && !schemas.iter().any(has)
}

/// Returns whether a property of a named schema has a type that is called after an equal one in a branch of another.
fn is_of_stranger(api: &Api, name: &str, schemas: &[SchemaId]) -> bool {
    let places: Vec<(Words, bool)> = schemas.iter().filter_map(|id| owner(api, *id)).collect();
    let is_first = |owner: &Words| name.starts_with(owner.type_name().as_str());
    let at_home = places.iter().any(|(owner, in_branch)| !in_branch && is_first(owner));
    let has_home = places.iter().any(|(_, in_branch)| !in_branch);
    has_home && !at_home && places.iter().any(|(owner, in_branch)| *in_branch && is_first(owner))
}

/// The named schema that holds this one, and whether it is in a branch there.
fn owner(api: &Api, id: SchemaId) -> Option<(Words, bool)> {
    match api.schemas[id].origin.pointer.tokens()[..] {
        ["components", "schemas", name, ref rest @ ..] | ["definitions", name, ref rest @ ..] => {
            let in_branch = rest.iter().any(|token| ["anyOf", "oneOf"].contains(token));
            Some((Words::spelled(name), in_branch))
        }
        _ => None,
    }
}
