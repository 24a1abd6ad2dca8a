//! What a user says of single types, over what would be made of them.
//!
//! ```toml
//! [types.Pet]                                            # the name of a schema
//! rename = "Animal"
//! derive = ["Eq", "Hash"]
//! [types."#/components/schemas/Pet/properties/address"]  # or a JSON pointer, as clientwright.lock has it
//! rename = "Home"
//! ```
//!
//! A new name is that of an earlier run, given before anything else is named: so whatever else would be called so gives way,
//! and the lock keeps it.

use std::borrow::Cow;

use indexmap::IndexMap;
use serde::Deserialize;

use super::Previous;
use super::naming::Ident;
use super::places::{Place, Places};
use crate::api::Api;
use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::rust::{Derive, ItemKind};

/// What is said of types, by the name of the schema or by where it is.
pub type Overrides = IndexMap<String, TypeOverride>;

/// What is said of a type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TypeOverride {
    /// What it is called.
    pub rename: Option<String>,
    /// What it derives beside the usual.
    pub derive: Vec<Derive>,
}

/// The names of earlier runs, with those that were said in place of them.
pub(super) fn rename<'p>(
    api: &Api,
    places: &Places,
    overrides: &Overrides,
    previous: &'p Previous,
    diagnostics: &mut Diagnostics,
) -> Cow<'p, Previous> {
    let mut names = Cow::Borrowed(previous);
    for (key, said) in overrides {
        let Some(address) = places.values().find_map(|place| find(api, place, key)) else {
            report_unmatched(api, key, diagnostics);
            continue;
        };
        let Some(name) = &said.rename else { continue };
        if !is_type_name(name) {
            let message = format!("`{name}` cannot be the name of a type; `{key}` keeps its own");
            diagnostics.report_anywhere(Code::BadOverride, message).help("take a name such as `Animal`");
            continue;
        }
        let module = previous.name_of(&address).map_or("types", |(module, _)| module);
        let path = format!("{module}::{name}");
        names.to_mut().names.insert(address, path);
    }
    names
}

/// What a type derives beside the usual: what its kind does not have anyway.
pub(super) fn derives(api: &Api, place: &Place, overrides: &Overrides, kind: &ItemKind) -> Vec<Derive> {
    let said = overrides.iter().filter(|(key, said)| !said.derive.is_empty() && find(api, place, key).is_some());
    let mut derives: Vec<Derive> = said.flat_map(|(_, said)| said.derive.iter().copied()).collect();
    derives.sort_unstable();
    derives.dedup();
    derives.retain(|derive| match kind {
        ItemKind::StringEnum(_) | ItemKind::IntegerEnum(_) => !matches!(derive, Derive::Eq | Derive::Hash),
        ItemKind::Struct(held) => !(held.has_default && *derive == Derive::Default),
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

fn is_type_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_uppercase()) && Ident::parse(name).is_some()
}

fn report_unmatched(api: &Api, key: &str, diagnostics: &mut Diagnostics) {
    let names = api.named.iter().filter_map(|id| api.schemas[*id].name.as_deref());
    let message = format!("`[types.\"{key}\"]` of the options is of no type of the document");
    let near = nearest(key, names).map(|near| format!("did you mean `{near}`?"));
    let finding = diagnostics.report_anywhere(Code::BadOverride, message);
    if let Some(near) = near {
        finding.help(near);
    }
}
