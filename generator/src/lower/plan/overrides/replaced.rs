//! Schemas that are replaced by types of other crates.
//!
//! No type is generated for such a schema, and schemas that only it contains are ignored; its own JSON type and
//! constraints still apply where it is used.

use std::collections::{BTreeSet, HashMap};

use super::foreign::parse_foreign;
use super::{escape, report_unmatched};
use crate::api::{Api, SchemaId, Shape};
use crate::config::{Config, TypeOverride};
use crate::diagnostic::{Code, Diagnostics};
use crate::rust::{ForeignType, Ident};

/// The replacements of schemas.
#[derive(Debug, Default)]
pub(in crate::lower) struct Replaced(HashMap<SchemaId, ForeignType>);

impl Replaced {
    /// Returns the type that replaces this schema's.
    pub(in crate::lower) fn get(&self, id: SchemaId) -> Option<&ForeignType> {
        self.0.get(&id)
    }

    /// Returns true if another type replaces this schema's.
    /// The crates of the types.
    pub(in crate::lower) fn roots(&self) -> impl Iterator<Item = &Ident> {
        self.0.values().filter_map(|foreign| foreign.path.first())
    }

    pub(in crate::lower) fn contains(&self, id: SchemaId) -> bool {
        self.0.contains_key(&id)
    }
}

/// Finds the replaced schemas; `crates` are the dependencies in the manifest, if there is one.
pub(in crate::lower) fn find_replaced(
    api: &Api,
    config: &Config,
    crates: Option<&BTreeSet<String>>,
    diagnostics: &mut Diagnostics,
) -> Replaced {
    let replacements = config.types.iter().filter_map(|(key, chosen)| Some((key.as_str(), chosen.replace.as_deref()?)));
    let mut wanted: HashMap<&str, &str> = replacements.collect();
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
    for key in config.types.keys() {
        let Some(path) = wanted.remove(key.as_str()) else { continue };
        let Some(schemas) = found.get(key.as_str()) else {
            report_no_schema(api, key, diagnostics);
            continue;
        };
        match parse_foreign(path).and_then(|foreign| check_crates(foreign, crates)) {
            Ok(foreign) => {
                report_more(&config.types[key], key, &foreign, diagnostics);
                replaced.0.extend(schemas.iter().map(|id| (*id, foreign.clone())));
            }
            Err(fault) => {
                let message = format!("{fault}; `{key}` is generated");
                diagnostics.report_anywhere(Code::BadOverride, message).help("use a path such as `billing::Money`");
            }
        }
    }
    replaced
}

/// Reports other overrides of a replaced type, which have no effect.
fn report_more(chosen: &TypeOverride, key: &str, foreign: &ForeignType, diagnostics: &mut Diagnostics) {
    if chosen.rename.is_some() || !chosen.derive.is_empty() {
        let message = format!("`{key}` is `{foreign}`, which `rename` and `derive` cannot change");
        diagnostics.report_anywhere(Code::BadOverride, message).help("remove them, or `replace`");
    }
}

/// Checks that the crate depends on the type's crates.
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
        let message = format!("`{key}` is not a schema of its own: it only refers to `{name}`");
        diagnostics.report_anywhere(Code::BadOverride, message).help(format!("replace `{name}`"));
        return;
    }
    let names = api.named.iter().filter_map(|id| api.schemas[*id].name.as_deref());
    report_unmatched("types", key, "schema", names, diagnostics);
}

/// Returns the name of the schema that a property refers to.
fn referred<'a>(api: &'a Api, key: &str) -> Option<&'a str> {
    let (owner, last) = key.rsplit_once("/properties/")?;
    let mut owners = api.schemas.ids().filter(|id| api.addresses.of(&api.schemas[*id].origin) == owner);
    let Shape::Object(object) = &api.schemas[owners.next()?].shape else { return None };
    let property = object.properties.iter().find(|property| escape(&property.name) == last)?;
    api.schemas[property.schema].name.as_deref()
}
