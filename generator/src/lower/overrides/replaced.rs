//! Which schemas are types of other crates.
//!
//! Such a schema is no type of the crate, and what only it is made of is looked at no more; what it says of itself (its JSON
//! type, its rules) still counts where it stands.

use std::collections::{BTreeSet, HashMap};

use super::foreign::parse_foreign;
use super::{Overrides, TypeOverride, escape, report_unmatched};
use crate::api::{Api, SchemaId, Shape};
use crate::diagnostic::{Code, Diagnostics};
use crate::rust::ForeignType;

/// The types of schemas that are replaced.
#[derive(Debug, Default)]
pub(in crate::lower) struct Replaced(HashMap<SchemaId, ForeignType>);

impl Replaced {
    /// The type that stands in place of this schema's.
    pub(in crate::lower) fn get(&self, id: SchemaId) -> Option<&ForeignType> {
        self.0.get(&id)
    }

    /// Whether another type stands in place of this schema's.
    pub(in crate::lower) fn contains(&self, id: SchemaId) -> bool {
        self.0.contains_key(&id)
    }
}

/// Finds the schemas; `crates` are those that the manifest names, where there is one.
pub(in crate::lower) fn find_replaced(
    api: &Api,
    overrides: &Overrides,
    crates: Option<&BTreeSet<String>>,
    diagnostics: &mut Diagnostics,
) -> Replaced {
    let said = overrides.types.iter().filter_map(|(key, said)| Some((key.as_str(), said.replace.as_deref()?)));
    let mut wanted: HashMap<&str, &str> = said.collect();
    let mut replaced = Replaced::default();
    if wanted.is_empty() {
        return replaced;
    }
    let mut found: HashMap<&str, Vec<SchemaId>> = HashMap::new();
    for id in api.schemas.ids() {
        let schema = &api.schemas[id];
        let address = api.addresses.of(&schema.origin);
        let key =
            [schema.name.as_deref(), Some(&*address)].into_iter().flatten().find_map(|key| wanted.get_key_value(key));
        if let Some((key, _)) = key {
            found.entry(*key).or_default().push(id);
        }
    }
    for key in overrides.types.keys() {
        let Some(path) = wanted.remove(key.as_str()) else { continue };
        let Some(schemas) = found.get(key.as_str()) else {
            report_no_schema(api, key, diagnostics);
            continue;
        };
        match parse_foreign(path).and_then(|foreign| check_crates(foreign, crates)) {
            Ok(foreign) => {
                report_more(&overrides.types[key], key, &foreign, diagnostics);
                replaced.0.extend(schemas.iter().map(|id| (*id, foreign.clone())));
            }
            Err(fault) => {
                let message = format!("{fault}; `{key}` is generated");
                diagnostics.report_anywhere(Code::BadOverride, message).help("take a path such as `billing::Money`");
            }
        }
    }
    replaced
}

/// What is not generated has no name and derives nothing.
fn report_more(said: &TypeOverride, key: &str, foreign: &ForeignType, diagnostics: &mut Diagnostics) {
    if said.rename.is_some() || !said.derive.is_empty() {
        let message = format!("`{key}` is `{foreign}`, which `rename` and `derive` cannot change");
        diagnostics.report_anywhere(Code::BadOverride, message).help("take them away, or `replace`");
    }
}

/// What the crate does not depend on it cannot name.
fn check_crates(foreign: ForeignType, crates: Option<&BTreeSet<String>>) -> Result<ForeignType, String> {
    let Some(crates) = crates else { return Ok(foreign) };
    if foreign.is_here {
        return Err(format!("`{foreign}` is not in the generated crate"));
    }
    let known = |name: &str| matches!(name, "std" | "core" | "alloc") || crates.contains(name);
    match foreign.crates().into_iter().find(|name| !known(name.name())) {
        None => Ok(foreign),
        Some(missing) => Err(format!("`{foreign}` needs `{missing}` under `[dependencies]` of the options")),
    }
}

fn report_no_schema(api: &Api, key: &str, diagnostics: &mut Diagnostics) {
    if let Some(name) = referred(api, key) {
        let message = format!("`{key}` is no schema of its own: it only refers to `{name}`");
        diagnostics.report_anywhere(Code::BadOverride, message).help(format!("replace `{name}`"));
        return;
    }
    let names = api.named.iter().filter_map(|id| api.schemas[*id].name.as_deref());
    report_unmatched("types", key, "schema", names, diagnostics);
}

/// The name of the schema to which a property only refers.
fn referred<'a>(api: &'a Api, key: &str) -> Option<&'a str> {
    let (owner, last) = key.rsplit_once("/properties/")?;
    let mut owners = api.schemas.ids().filter(|id| api.addresses.of(&api.schemas[*id].origin) == owner);
    let Shape::Object(object) = &api.schemas[owners.next()?].shape else { return None };
    let property = object.properties.iter().find(|property| escape(&property.name) == last)?;
    api.schemas[property.schema].name.as_deref()
}
