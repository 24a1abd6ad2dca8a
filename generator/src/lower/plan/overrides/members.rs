//! Overrides of names of fields and parameters.

use std::collections::HashMap;

use super::{escape, report_bad_name, report_displaced, report_taken, report_unmatched, value_name};
use crate::api::{Api, Object, Operation, SchemaId, Shape};
use crate::config::{Config, Rename};
use crate::diagnostic::Diagnostics;
use crate::lower::plan::share::value_beside_null;
use crate::rust::taken;
use crate::spelling::{Ident, Kind, Words};

/// The names from the options, by owner and index.
#[derive(Debug, Default)]
pub(in crate::lower) struct Members {
    fields: HashMap<(SchemaId, usize), Ident>,
    parameters: HashMap<(usize, usize), Ident>,
}

impl Members {
    /// Returns the name of the property at this index of an object.
    pub(in crate::lower) fn field(&self, object: SchemaId, at: usize) -> Option<&Ident> {
        self.fields.get(&(object, at))
    }

    /// Returns the name of a property of a type that these schemas have: not each has every property.
    pub(in crate::lower) fn field_of<'s>(
        &self,
        api: &Api,
        schemas: impl IntoIterator<Item = &'s SchemaId>,
        property: &str,
    ) -> Option<&Ident> {
        let named = |schema: &SchemaId| {
            let Shape::Object(object) = &api.schemas[*schema].shape else { return None };
            let at = object.properties.iter().position(|other| *other.name == *property)?;
            self.field(*schema, at)
        };
        if self.fields.is_empty() { None } else { schemas.into_iter().find_map(named) }
    }

    /// Returns the name of the parameter at this index of an operation.
    pub(in crate::lower) fn parameter(&self, operation: usize, at: usize) -> Option<&Ident> {
        self.parameters.get(&(operation, at))
    }
}

/// Finds the names.
pub(in crate::lower) fn name_members(api: &Api, config: &Config, diagnostics: &mut Diagnostics) -> Members {
    let mut members = Members::default();
    if !config.fields.is_empty() {
        members.fields = name_fields(api, &config.fields, diagnostics);
    }
    if !config.parameters.is_empty() {
        members.parameters = name_parameters(api, &config.parameters, diagnostics);
    }
    members
}

/// An object, with its schema in the document.
struct Owner<'a> {
    id: SchemaId,
    object: &'a Object,
    name: Option<&'a str>,
    address: String,
}

impl Owner<'_> {
    /// Returns the pointer of a property.
    fn pointer_of(&self, property: &str) -> String {
        format!("{}/properties/{}", self.address, escape(property))
    }
}

fn owners(api: &Api) -> Vec<Owner<'_>> {
    // The object inside a nullable schema has the name of that schema.
    let beside_null: HashMap<SchemaId, SchemaId> =
        api.named.iter().filter_map(|id| Some((value_beside_null(api, *id)?, *id))).collect();
    let owner = |id: SchemaId| {
        let Shape::Object(object) = &api.schemas[id].shape else { return None };
        let schema = &api.schemas[beside_null.get(&id).copied().unwrap_or(id)];
        Some(Owner { id, object, name: schema.name.as_deref(), address: api.addresses.of(&schema.origin) })
    };
    api.schemas.ids().filter_map(owner).collect()
}

fn name_fields(
    api: &Api,
    renames: &indexmap::IndexMap<String, Rename>,
    diagnostics: &mut Diagnostics,
) -> HashMap<(SchemaId, usize), Ident> {
    let owners = owners(api);
    let named: Vec<(String, String)> = owners
        .iter()
        .filter_map(|owner| Some((owner, owner.name?)))
        .flat_map(|(owner, name)| {
            let property = move |property: &crate::api::Property| {
                (format!("{name}.{}", property.name), owner.pointer_of(&property.name))
            };
            owner.object.properties.iter().map(property)
        })
        .collect();
    let mut fields = HashMap::new();
    for (key, chosen) in renames {
        let pointer = named.iter().find(|(name, _)| name == key).map_or(key, |(_, pointer)| pointer);
        let meant = find_properties(api, &owners, pointer);
        if meant.is_empty() {
            report_unmatched("fields", key, "property", named.iter().map(|(name, _)| name.as_str()), diagnostics);
            continue;
        }
        let Some(ident) = value_name(&chosen.rename) else {
            report_bad_name(key, &chosen.rename, "field", "label", diagnostics);
            continue;
        };
        let is_taken = |(owner, at): &(&Owner<'_>, usize)| {
            fields.iter().any(|((id, other), name)| *id == owner.id && other != at && *name == ident)
        };
        if meant.iter().any(is_taken) {
            report_taken(key, &chosen.rename, "another field", diagnostics);
            continue;
        }
        fields.extend(meant.iter().map(|(owner, at)| ((owner.id, *at), ident.clone())));
    }
    report_displaced_fields(&owners, renames, &fields, diagnostics);
    fields
}

/// Returns the properties at this pointer in all objects: subtypes include those of their parent schema.
fn find_properties<'a>(api: &Api, owners: &'a [Owner<'a>], pointer: &str) -> Vec<(&'a Owner<'a>, usize)> {
    let Some((_, last)) = pointer.rsplit_once("/properties/") else { return Vec::new() };
    let mut found = Vec::new();
    for owner in owners {
        for (at, property) in owner.object.properties.iter().enumerate() {
            let is_here = || owner.pointer_of(&property.name) == pointer;
            let refers_here = || api.addresses.of(&api.schemas[property.schema].origin) == pointer;
            if escape(&property.name) == last && (is_here() || refers_here()) {
                found.push((owner, at));
            }
        }
    }
    found
}

fn report_displaced_fields(
    owners: &[Owner<'_>],
    renames: &indexmap::IndexMap<String, Rename>,
    fields: &HashMap<(SchemaId, usize), Ident>,
    diagnostics: &mut Diagnostics,
) {
    for (key, chosen) in renames {
        let is_displaced = |owner: &&Owner<'_>| {
            let renamed = fields.iter().any(|((id, _), name)| *id == owner.id && name.name() == chosen.rename);
            renamed.then(|| first_alike(owner, &chosen.rename, fields)).flatten().is_some()
        };
        if let Some(owner) = owners.iter().find(is_displaced) {
            let other = first_alike(owner, &chosen.rename, fields).unwrap_or_default();
            report_displaced(key, &chosen.rename, &format!("the field of the property `{other}`"), diagnostics);
        }
    }
}

/// Returns another property that would get the same name by default.
fn first_alike<'a>(owner: &'a Owner<'_>, name: &str, fields: &HashMap<(SchemaId, usize), Ident>) -> Option<&'a str> {
    let properties = owner.object.properties.iter().enumerate();
    let mut others = properties.filter(|(at, _)| !fields.contains_key(&(owner.id, *at)));
    others.find(|(_, property)| own_name(&property.name).name() == name).map(|(_, property)| &*property.name)
}

fn own_name(wire: &str) -> Ident {
    Ident::of(&Words::spelled(wire), Kind::Field)
}

fn name_parameters(
    api: &Api,
    renames: &indexmap::IndexMap<String, Rename>,
    diagnostics: &mut Diagnostics,
) -> HashMap<(usize, usize), Ident> {
    let mut parameters: HashMap<(usize, usize), Ident> = HashMap::new();
    for (key, chosen) in renames {
        let meant = find_parameters(api, key);
        if meant.is_empty() {
            let names: Vec<String> = api.operations.iter().flat_map(names_of_parameters).collect();
            report_unmatched("parameters", key, "parameter", names.iter().map(String::as_str), diagnostics);
            continue;
        }
        let Some(ident) = value_name(&chosen.rename) else {
            report_bad_name(key, &chosen.rename, "parameter", "at_most", diagnostics);
            continue;
        };
        let alike = |(operation, _): &(usize, usize)| {
            parameters.iter().any(|((other, _), name)| other == operation && *name == ident)
        };
        let repeated = meant.iter().enumerate().any(|(at, one)| meant[..at].iter().any(|other| other.0 == one.0));
        if repeated || meant.iter().any(alike) {
            report_taken(key, &chosen.rename, "another parameter of the operation", diagnostics);
        } else if taken::CALL_LOCALS.contains(&ident.name()) || taken::CALL_METHODS.contains(&ident.name()) {
            report_taken(key, &chosen.rename, "something of every call", diagnostics);
        } else {
            report_parameter_in_the_way(api, key, &ident, &meant, diagnostics);
            parameters.extend(meant.into_iter().map(|one| (one, ident.clone())));
        }
    }
    parameters
}

fn find_parameters(api: &Api, key: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (index, operation) in api.operations.iter().enumerate() {
        for (at, parameter) in operation.parameters.iter().enumerate() {
            let is_named = || operation.id.as_ref().is_some_and(|id| format!("{id}.{}", parameter.name) == *key);
            if is_named() || api.addresses.of(&parameter.origin) == key {
                found.push((index, at));
            }
        }
    }
    found
}

fn names_of_parameters(operation: &Operation) -> Vec<String> {
    let Some(id) = &operation.id else { return Vec::new() };
    operation.parameters.iter().map(|parameter| format!("{id}.{}", parameter.name)).collect()
}

fn report_parameter_in_the_way(
    api: &Api,
    key: &str,
    ident: &Ident,
    meant: &[(usize, usize)],
    diagnostics: &mut Diagnostics,
) {
    for (index, at) in meant {
        let parameters = &api.operations[*index].parameters;
        let required = parameters[*at].required;
        let mut others = parameters.iter().enumerate().filter(|(other, one)| other != at && one.required == required);
        if let Some((_, other)) = others.find(|(_, one)| own_name(&one.name) == *ident) {
            let what = format!("the parameter `{}`", other.name);
            return report_displaced(key, ident.name(), &what, diagnostics);
        }
    }
}
