//! The names of members that the last run gave: they stay, also beside new members that would get them.
//!
//! ```text
//! ["id", "petId = pet_id2"]     the property `id` is the field `id`, the property `petId` the field `pet_id2`
//! ```

use std::collections::HashMap;

use super::facts::Facts;
use super::moved::key_of;
use super::places::Place;
use crate::spelling::{Ident, Kind, Scope, Words, is_camel_case, is_clear};

/// The names of members by their keys.
#[derive(Debug, Default)]
pub(in crate::lower) struct KeptMembers(HashMap<String, Ident>);

impl KeptMembers {
    /// Returns the names of the members of a type, as far as the members exist and the names are free, and reserves them.
    pub(in crate::lower) fn of_type(
        facts: &Facts<'_>,
        place: &Place,
        keys: &[String],
        kind: Kind,
        scope: &mut Scope,
    ) -> Self {
        let path = place.schemas.iter().find_map(|schema| facts.kept.of(*schema));
        let mut kept = HashMap::new();
        for (key, ident) in had(path.map_or(&[], |path| facts.kept.members(path)), keys, kind) {
            if !kept.contains_key(key) && scope.is_free(ident.as_str()) {
                scope.reserve(ident.as_str());
                kept.insert(key.to_owned(), ident);
            }
        }
        Self(kept)
    }

    /// Returns the names of the parameters of an operation, each if it is free in its namespace, and reserves them.
    pub(in crate::lower) fn of_parameters(
        members: &[String],
        keys: &[String],
        mut reserve: impl FnMut(usize, &Ident) -> bool,
    ) -> Self {
        let mut kept = HashMap::new();
        for (key, ident) in had(members, keys, Kind::Method) {
            let at = keys.iter().position(|other| other == key);
            if at.is_some_and(|at| reserve(at, &ident)) {
                kept.insert(key.to_owned(), ident);
            }
        }
        Self(kept)
    }

    /// Returns the name of a member.
    pub(in crate::lower) fn get(&self, key: &str) -> Option<&Ident> {
        self.0.get(key)
    }
}

/// Returns the names that members had, in the order of their keys.
fn had<'k>(members: &[String], keys: &'k [String], kind: Kind) -> Vec<(&'k str, Ident)> {
    let had: HashMap<&str, &String> = members.iter().map(|member| (key_of(member), member)).collect();
    let ident = |key: &'k String| {
        let ident = ident_of(had.get(key.as_str())?, kind)?;
        is_written_like(&ident, kind).then_some((key.as_str(), ident))
    };
    keys.iter().filter_map(ident).collect()
}

/// Returns true if a name has the case of its kind and letters that rustc does not warn of.
fn is_written_like(ident: &Ident, kind: Kind) -> bool {
    let has_case = match kind {
        Kind::Variant | Kind::Type => is_camel_case(ident.name()),
        _ => !ident.name().chars().any(char::is_uppercase),
    };
    has_case && is_clear(ident.name())
}

/// Returns the line of a member: its key, and its name unless that follows from the key alone.
pub(in crate::lower) fn member(key: &str, ident: &Ident, kind: Kind) -> String {
    if by_rule(key, kind) == *ident && !key.contains(" = ") { key.to_owned() } else { format!("{key} = {ident}") }
}

/// Returns the name of the member in a line.
pub(in crate::lower) fn ident_of(member: &str, kind: Kind) -> Option<Ident> {
    match member.rsplit_once(" = ") {
        Some((_, name)) => Ident::parse(name),
        None => Some(by_rule(member, kind)),
    }
}

/// Returns the name of a member that no other competes with. The keys of parameters begin with their location.
fn by_rule(key: &str, kind: Kind) -> Ident {
    let locations = ["query ", "header ", "cookie ", "part "];
    match kind {
        Kind::Variant => Ident::of(&Words::of(key), kind),
        Kind::Method => {
            let name = locations.iter().find_map(|location| key.strip_prefix(location)).unwrap_or(key);
            Ident::of(&Words::spelled(name), kind)
        }
        _ => Ident::of(&Words::spelled(key), kind),
    }
}
