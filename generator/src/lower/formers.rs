//! Former names: what callers of the last version of the crate name, and what has another name now.
//!
//! ```text
//! Pet is called Animal   →  #[deprecated(note = "renamed to `Animal`")] pub type Pet = Animal;
//! list is called all     →  #[deprecated(note = "renamed to `all`")] pub fn list(&self) -> All
//! ```
//!
//! A name goes where the options say so, where the document calls a schema otherwise, and where an inline schema becomes
//! a component. A name whose item is gone has no alias.

use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::items::placed::Placed;
use super::lowering::Lowering;
use super::naming::operations::call_ident;
use super::plan::moved::is_alike;
use super::plan::previous::Previous;
use crate::api::SchemaId;
use crate::ledger::Ledger;
use crate::rust::taken::TYPES;
use crate::rust::{Alias, Call, FormerMethod, FormerName, Item, ItemKind, Module, Type, TypePath};
use crate::spelling::{Docs, Ident, Words, is_camel_case, is_clear};

/// The longest chain of former names that is followed.
const LONGEST: usize = 16;

/// Returns the present path by each former one. `previous` has the names of the last run, under the pointers of this one.
///
/// What was in a former module is in the present one under its former name, because the former module exports all of that:
/// `orders::list`, now `purchases::all`, is `purchases::list`.
pub(super) fn find_formers(
    lowering: &Lowering<'_>,
    previous: &Previous,
    modules: &IndexMap<String, String>,
    names: &IndexMap<String, String>,
) -> IndexMap<String, String> {
    let current: HashSet<&str> = names.values().map(String::as_str).collect();
    let mut changes = previous.ledger.aliases.clone();
    changes.retain(|former, _| former.contains("::") && !current.contains(former.as_str()));
    for (former, now) in changed_calls(lowering).into_iter().chain(changed_types(lowering, previous)) {
        if !current.contains(former.as_str()) {
            changes.insert(former, now);
        }
    }
    let present: HashSet<&str> =
        names.values().filter_map(|path| path.rsplit_once("::")).map(|(module, _)| module).chain(["types"]).collect();
    let follow = |former: &String| {
        let mut steps = std::iter::successors(changes.get(former), |now| changes.get(*now)).take(LONGEST);
        steps.find(|now| current.contains(now.as_str())).map(|now| (former.clone(), now.clone()))
    };
    let place = |(former, now): (String, String)| {
        let (module, name) = former.rsplit_once("::")?;
        let module = modules.get(module).map_or(module, String::as_str);
        let former = format!("{module}::{name}");
        (present.contains(module) && !current.contains(former.as_str())).then_some((former, now))
    };
    changes.keys().filter_map(follow).filter_map(place).collect()
}

/// Returns the present module by each former one, whose calls are all there now.
pub(super) fn find_modules(lowering: &Lowering<'_>, previous: &Previous) -> IndexMap<String, String> {
    let mut moved: IndexMap<&str, Option<&str>> = IndexMap::new();
    for index in 0..lowering.api().operations.len() {
        let had = lowering.facts.kept.call(index).and_then(|path| path.rsplit_once("::"));
        let Some((had, _)) = had else { continue };
        let now = Some(lowering.names.of_call(index).module.name());
        let known = moved.entry(had).or_insert(now);
        *known = known.filter(|_| *known == now);
    }
    let is_current = |module: &str| {
        (0..lowering.api().operations.len()).any(|index| lowering.names.of_call(index).module.name() == module)
    };
    let earlier = previous.ledger.aliases.iter().filter(|(former, _)| !former.contains("::"));
    let mut changes: IndexMap<String, String> = earlier.map(|(former, now)| (former.clone(), now.clone())).collect();
    changes.extend(moved.into_iter().filter_map(|(had, now)| Some((had.to_owned(), now?.to_owned()))));
    changes.retain(|former, _| !is_current(former));
    let follow = |former: &String| {
        let mut steps = std::iter::successors(changes.get(former), |now| changes.get(*now)).take(LONGEST);
        steps.find(|now| is_current(now)).map(|now| (former.clone(), now.clone()))
    };
    changes.keys().filter_map(follow).collect()
}

/// Returns what the ledger says about the structs of former modules.
pub(super) fn groups_of(modules: &IndexMap<String, String>, previous: &Previous) -> IndexMap<String, Vec<String>> {
    let members = |module: &String| Some((module.clone(), previous.ledger.members.get(module)?.clone()));
    modules.keys().filter_map(members).collect()
}

fn changed_calls(lowering: &Lowering<'_>) -> Vec<(String, String)> {
    let change = |index: usize| {
        let (name, had) = (lowering.names.of_call(index), lowering.facts.kept.call(index)?);
        let now = format!("{}::{}", name.module.name(), name.method.name());
        (now != had).then(|| (had.to_owned(), now))
    };
    (0..lowering.api().operations.len()).filter_map(change).collect()
}

/// Returns the types that schemas had, each with the type that most of them have now.
fn changed_types(lowering: &Lowering<'_>, previous: &Previous) -> Vec<(String, String)> {
    let facts = &lowering.facts;
    let mut counts: IndexMap<String, IndexMap<String, usize>> = IndexMap::new();
    for (item, place) in &facts.places {
        let Some(path) = lowering.names.of_type(*item) else { continue };
        let path = spelled(path);
        for schema in &place.schemas {
            let of_roles = facts.roles.of(*schema).iter().filter_map(|role| previous.ledger.roles.get(role));
            let of_roles = of_roles.filter(|had| is_alike(facts.api, *item, had, previous)).map(String::as_str);
            let had: HashSet<&str> = facts.kept.of(*schema).into_iter().chain(of_roles).collect();
            for had in had.into_iter().filter(|had| *had != path) {
                *counts.entry(had.to_owned()).or_default().entry(path.clone()).or_default() += 1;
            }
        }
    }
    counts.sort_keys();
    let most = |(had, counts): (String, IndexMap<String, usize>)| {
        let most = counts.values().copied().max()?;
        counts.into_iter().find(|(_, count)| *count == most).map(|(path, _)| (had, path))
    };
    counts.into_iter().filter_map(most).collect()
}

fn spelled(path: &TypePath) -> String {
    format!("{}::{}", path.module.path(), path.ident.name())
}

/// Adds the former names of types.
pub(super) fn add_types(lowering: &Lowering<'_>, formers: &IndexMap<String, String>, items: &mut Vec<Placed>) {
    let by_path: HashMap<String, (SchemaId, TypePath)> =
        items.iter().map(|placed| (spelled(&placed.path), (placed.schema, placed.path.clone()))).collect();
    for (former, now) in formers {
        let (Some((schema, target)), Some((module, name))) = (by_path.get(now), former.rsplit_once("::")) else {
            continue;
        };
        if by_path.contains_key(former) {
            continue;
        }
        let Some(ident) = Ident::parse(name).filter(|_| name.starts_with(char::is_uppercase)) else { continue };
        let module = if module == Module::Types.path() {
            Module::Types
        } else {
            let Some(module) = Ident::parse(module).filter(|module| lowering.names.has_module(module)) else {
                continue;
            };
            Module::Tag(module)
        };
        let called = if module == target.module { target.ident.name().to_owned() } else { now.clone() };
        let note = format!("renamed to `{called}`");
        let item = Item {
            ident: ident.clone(),
            docs: Docs::line(&format!("The former name of `{called}`.")),
            purpose: None,
            details: Docs::default(),
            deprecated: false,
            derives: Vec::new(),
            kind: ItemKind::Alias(Alias {
                ty: Type::Named(target.clone()),
                former: Some(FormerName { note, feature: None }),
            }),
        };
        items.push(Placed { schema: *schema, path: TypePath { module, ident }, item });
    }
}

/// Returns the members of a call, which the ledger has under its present module or under a former one.
fn members_of<'a>(
    lowering: &'a Lowering<'_>,
    module: &str,
    method: &str,
    modules: &IndexMap<String, String>,
) -> &'a [String] {
    let formers = modules.iter().filter(|(_, now)| *now == module).map(|(former, _)| former.as_str());
    let mut members = [module].into_iter().chain(formers);
    let mut of =
        |module: &str| Some(lowering.facts.kept.members(&format!("{module}::{method}"))).filter(|all| !all.is_empty());
    members.find_map(&mut of).unwrap_or_default()
}

/// Adds what the ledger says about calls under their former names, for as long as they have these.
pub(super) fn remember_members(lowering: &Lowering<'_>, modules: &IndexMap<String, String>, ledger: &mut Ledger) {
    for former in ledger.aliases.keys() {
        let path = former.rsplit_once("::").filter(|(_, name)| !name.starts_with(char::is_uppercase));
        let Some((module, method)) = path else { continue };
        let members = members_of(lowering, module, method, modules);
        if !members.is_empty() {
            ledger.members.entry(former.clone()).or_insert_with(|| members.to_vec());
        }
    }
}

/// Adds the former methods of calls.
pub(super) fn add_methods(
    lowering: &Lowering<'_>,
    formers: &IndexMap<String, String>,
    modules: &IndexMap<String, String>,
    calls: &mut [Call],
) {
    let taken: HashSet<(&Ident, &Ident)> = lowering.names.of_modules().collect();
    for (index, call) in calls.iter_mut().enumerate() {
        let name = lowering.names.of_call(index);
        let path = format!("{}::{}", name.module.name(), name.method.name());
        for former in formers.iter().filter(|(_, now)| **now == path).map(|(former, _)| former) {
            let Some((module, old)) = former.rsplit_once("::").filter(|(module, _)| *module == name.module.name())
            else {
                continue;
            };
            let Some(method) = Ident::parse(old).or_else(|| Ident::parse(&format!("r#{old}"))) else { continue };
            let members = members_of(lowering, module, old, modules);
            let had = |role: &str| members.iter().find_map(|member| Ident::parse(member.strip_prefix(role)?));
            let mut types = vec![(call_ident(&Words::of(old)), name.ident.clone())];
            let of_enum = |ty: &Type, ident: &Ident| matches!(ty, Type::Local(local) if local == ident);
            let companions = [
                ("> response = ", &name.response, of_enum(&call.responses.output, &name.response)),
                ("> error = ", &name.error, of_enum(&call.responses.error, &name.error)),
                ("> arguments = ", &name.arguments, call.bundle.is_some()),
            ];
            for (role, now, _) in companions.into_iter().filter(|(.., exists)| *exists) {
                types.extend(had(role).map(|had| (had, now.clone())));
            }
            let may_be =
                |had: &Ident| is_camel_case(had.name()) && is_clear(had.name()) && !TYPES.contains(&had.name());
            types.retain(|(had, now)| had != now && may_be(had) && !taken.contains(&(&name.module, had)));
            let note = format!("renamed to `{}`", name.method.name());
            debug_assert_eq!(module, name.module.name());
            call.formers.push(FormerMethod { method, note, types });
        }
    }
}
