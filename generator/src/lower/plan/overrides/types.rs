//! Overrides of names of types, and of their derives.
//!
//! A new name is treated as that of an earlier run, assigned before all other names: other types that would get it are
//! renamed, and the lock keeps it.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::{report_bad_name, report_displaced, report_taken, report_unmatched};
use crate::api::{Api, SchemaId};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower::plan::facts::Facts;
use crate::lower::plan::places::Place;
use crate::lower::plan::previous::Previous;
use crate::rust::{Derive, ItemKind};
use crate::spelling::{Ident, Kind, Scope, Words, is_camel_case};

/// Returns the names of earlier runs, with the overrides applied.
pub(in crate::lower) fn rename_types<'p>(
    facts: &Facts<'_>,
    previous: &'p Previous,
    diagnostics: &mut Diagnostics,
) -> Cow<'p, Previous> {
    let Facts { api, config, places, kept, .. } = facts;
    let mut names = Cow::Borrowed(previous);
    let mut given: IndexMap<String, &str> = IndexMap::new();
    for (key, chosen) in config.types.iter().filter(|(_, chosen)| chosen.replace.is_none()) {
        let Some((schema, address)) = places.values().find_map(|place| find(api, place, key)) else {
            let names = api.named.iter().filter_map(|id| api.schemas[*id].name.as_deref());
            report_unmatched("types", key, "type", names, diagnostics);
            continue;
        };
        let Some(name) = &chosen.rename else { continue };
        if !is_type_name(name) {
            report_bad_name(key, name, "type", "Animal", diagnostics);
            continue;
        }
        if !Scope::of_types().is_free(name) {
            report_taken(key, name, "something that generated code uses", diagnostics);
            continue;
        }
        let had = kept.of(schema);
        let module = had.and_then(|path| path.rsplit_once("::")).map_or("types", |(module, _)| module);
        let path = format!("{module}::{name}");
        if let Some(other) = given.get(&path) {
            report_taken(key, name, &format!("`{other}`"), diagnostics);
            continue;
        }
        if let Some(other) = called_alike(api, config, &address, name) {
            report_displaced(key, name, &format!("the schema `{other}`"), diagnostics);
        }
        let names = names.to_mut();
        // An item that had the name in an earlier run is renamed.
        names.changed.insert(path.clone(), None);
        if let Some(had) = had {
            names.changed.insert(had.to_owned(), Some(path.clone()));
        }
        names.given.insert(address, path.clone());
        given.insert(path, key);
    }
    names
}

/// Returns another schema that would get the same name by default.
fn called_alike<'a>(api: &'a Api, config: &Config, address: &str, name: &str) -> Option<&'a str> {
    let is_overridden = |schema: &str| {
        config.types.get(schema).is_some_and(|chosen| chosen.rename.is_some() || chosen.replace.is_some())
    };
    let others =
        api.named.iter().map(|id| &api.schemas[*id]).filter(|schema| api.addresses.of(&schema.origin) != address);
    let mut names = others.filter_map(|schema| schema.name.as_deref());
    names.find(|other| !is_overridden(other) && Ident::of(&Words::spelled(other), Kind::Type).name() == name)
}

/// Returns the additional derives of a type, without those that its kind always has.
pub(in crate::lower) fn derives(api: &Api, place: &Place, config: &Config, kind: &ItemKind) -> Vec<Derive> {
    let chosen =
        config.types.iter().filter(|(key, chosen)| !chosen.derive.is_empty() && find(api, place, key).is_some());
    let mut derives: Vec<Derive> = chosen.flat_map(|(_, chosen)| chosen.derive.iter().copied()).collect();
    derives.sort_unstable();
    derives.dedup();
    derives.retain(|derive| match kind {
        ItemKind::StringEnum(strings) if strings.is_key => {
            !matches!(derive, Derive::Eq | Derive::Hash | Derive::Ord | Derive::PartialOrd)
        }
        ItemKind::StringEnum(_) | ItemKind::IntegerEnum(_) => !matches!(derive, Derive::Eq | Derive::Hash),
        _ => true,
    });
    derives
}

/// Returns the address of the schema that a key refers to, if the type is made from it.
pub(super) fn find(api: &Api, place: &Place, key: &str) -> Option<(SchemaId, String)> {
    let address = |schema: SchemaId| api.addresses.of(&api.schemas[schema].origin);
    let is_meant = |schema: &&SchemaId| api.schemas[**schema].name.as_deref() == Some(key) || address(**schema) == key;
    place.schemas.iter().find(is_meant).map(|schema| (*schema, address(*schema)))
}

/// Returns true for upper camel case, as the compiler requires it: an underscore is valid only between digits.
fn is_type_name(name: &str) -> bool {
    let is_plain = is_camel_case(name) && !name.ends_with('_');
    is_plain && name.starts_with(|first: char| first.is_uppercase()) && Ident::parse(name).is_some()
}
