//! Names of types, and what they derive.
//!
//! A new name is that of an earlier run, given before anything else is named: so whatever else would be called so gives way,
//! and the lock keeps it.

use std::borrow::Cow;

use indexmap::IndexMap;

use super::{Overrides, report_bad_name, report_taken, report_unmatched, report_way_given};
use crate::api::Api;
use crate::diagnostic::Diagnostics;
use crate::lower::naming::{Ident, Kind, Scope, Words};
use crate::lower::places::{Place, Places};
use crate::lower::previous::Previous;
use crate::rust::{Derive, ItemKind};

/// The names of earlier runs, with those that were said in place of them.
pub(in crate::lower) fn rename_types<'p>(
    api: &Api,
    places: &Places,
    overrides: &Overrides,
    previous: &'p Previous,
    diagnostics: &mut Diagnostics,
) -> Cow<'p, Previous> {
    let mut names = Cow::Borrowed(previous);
    let mut given: IndexMap<String, &str> = IndexMap::new();
    for (key, said) in overrides.types.iter().filter(|(_, said)| said.replace.is_none()) {
        let Some(address) = places.values().find_map(|place| find(api, place, key)) else {
            let names = api.named.iter().filter_map(|id| api.schemas[*id].name.as_deref());
            report_unmatched("types", key, "type", names, diagnostics);
            continue;
        };
        let Some(name) = &said.rename else { continue };
        if !is_type_name(name) {
            report_bad_name(key, name, "type", "Animal", diagnostics);
            continue;
        }
        if !Scope::of_types().is_free(name) {
            report_taken(key, name, "something that generated code uses", diagnostics);
            continue;
        }
        let module = previous.name_of(&address).map_or("types", |(module, _)| module);
        let path = format!("{module}::{name}");
        if let Some(other) = given.get(&path) {
            report_taken(key, name, &format!("`{other}`"), diagnostics);
            continue;
        }
        if let Some(other) = called_alike(api, overrides, &address, name) {
            report_way_given(key, name, &format!("the schema `{other}`"), diagnostics);
        }
        let names = &mut names.to_mut().names;
        // Who had the name from an earlier run gives way.
        names.retain(|_, had| *had != path);
        names.insert(address, path.clone());
        given.insert(path, key);
    }
    names
}

/// Another schema that would be called so.
fn called_alike<'a>(api: &'a Api, overrides: &Overrides, address: &str, name: &str) -> Option<&'a str> {
    let said =
        |schema: &str| overrides.types.get(schema).is_some_and(|said| said.rename.is_some() || said.replace.is_some());
    let others =
        api.named.iter().map(|id| &api.schemas[*id]).filter(|schema| api.addresses.of(&schema.origin) != address);
    let mut names = others.filter_map(|schema| schema.name.as_deref());
    names.find(|other| !said(other) && Ident::of(&Words::spelled(other), Kind::Type).name() == name)
}

/// What a type derives beside the usual: what its kind does not have anyway.
pub(in crate::lower) fn derives(api: &Api, place: &Place, overrides: &Overrides, kind: &ItemKind) -> Vec<Derive> {
    let said = overrides.types.iter().filter(|(key, said)| !said.derive.is_empty() && find(api, place, key).is_some());
    let mut derives: Vec<Derive> = said.flat_map(|(_, said)| said.derive.iter().copied()).collect();
    derives.sort_unstable();
    derives.dedup();
    derives.retain(|derive| match kind {
        ItemKind::StringEnum(held) if held.is_key => {
            !matches!(derive, Derive::Eq | Derive::Hash | Derive::Ord | Derive::PartialOrd)
        }
        ItemKind::StringEnum(_) | ItemKind::IntegerEnum(_) => !matches!(derive, Derive::Eq | Derive::Hash),
        _ => true,
    });
    derives
}

/// The address of the schema that is meant, where a type is made of it.
fn find(api: &Api, place: &Place, key: &str) -> Option<String> {
    let schemas = place.schemas.iter().map(|schema| &api.schemas[*schema]);
    schemas
        .map(|schema| (api.addresses.of(&schema.origin), schema.name.as_deref()))
        .find(|(address, name)| *name == Some(key) || address == key)
        .map(|(address, _)| address)
}

/// Upper camel case, as the compiler wants it: an underscore only holds digits apart.
fn is_type_name(name: &str) -> bool {
    let letters: Vec<char> = name.chars().collect();
    let apart = |at: usize| {
        let digit = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        digit(at.checked_sub(1)) && digit(Some(at + 1))
    };
    let plain = letters.iter().enumerate().all(|(at, letter)| *letter != '_' || apart(at));
    plain && name.starts_with(|first: char| first.is_uppercase()) && Ident::parse(name).is_some()
}
