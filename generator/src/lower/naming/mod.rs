//! Names: decided once, deterministically, and kept.
//!
//! What the lock holds comes first and stays. Then named schemas take their names in document order, then operations
//! theirs in their tag, then inline types: by the last word of the way where several share them, by the whole way where
//! that is taken or says too little.
//!
//! ```text
//! operationId listPets, tag pets     → pets::list   (the tag's word is not said twice)
//! GET /pets/{petId} without an id    → pets::get_by_pet_id
//! Order.items[], an object           → types::OrderItem
//! ```

mod calls;
pub(super) mod names;
pub(super) mod operations;
mod scopes;
pub(super) mod status;
#[cfg(test)]
mod tests;
mod types;

use std::collections::{HashMap, HashSet};

use self::names::{CallName, Names};
use self::scopes::Scopes;
use super::plan::facts::Facts;
use super::plan::overrides::Calls;
use super::plan::previous::Previous;
use crate::config::Edition;
use crate::ledger::GROUP;
use crate::rust::{Module, TypePath};
use crate::spelling::{Ident, Kind, Words};

/// Names everything by the rules of an edition. A rule that changes gets an edition of its own, so that nothing is called
/// otherwise by a newer generator.
pub(super) fn name_everything(edition: Edition, facts: &Facts<'_>, renamed: &Calls, previous: &Previous) -> Names {
    match edition {
        Edition::Of2026 => name_by_rules_of_2026(facts, renamed, previous),
    }
}

fn name_by_rules_of_2026(facts: &Facts<'_>, renamed: &Calls, previous: &Previous) -> Names {
    let Facts { api, places, .. } = facts;
    let mut scopes = Scopes::default();
    let mut types = types::keep_names(facts, previous, &mut scopes);
    types::name_components(facts, &mut types, &mut scopes);
    let calls = operations::name_operations(api, renamed, previous, &mut types, &mut scopes);
    types::release_names(&calls, &mut types, &scopes);
    types::name_components(facts, &mut types, &mut scopes);
    let groups = name_groups(&calls, previous, &types, &mut scopes);
    types::name_inline(api, places, &calls, &mut types, &mut scopes);
    Names { types, calls, groups }
}

/// The struct of each tag: called like the module, unless a call of it is.
fn name_groups(
    calls: &[CallName],
    previous: &Previous,
    types: &types::Types,
    scopes: &mut Scopes,
) -> HashMap<Ident, Ident> {
    let mut groups = HashMap::new();
    let of_types: HashSet<&TypePath> = types.values().collect();
    for module in calls.iter().map(|call| &call.module) {
        groups.entry(module.clone()).or_insert_with(|| {
            let had = previous.ledger.members.get(module.name()).and_then(|members| members.first());
            let had = had.and_then(|member| Ident::parse(member.strip_prefix(GROUP)?));
            let is_free = |ident: &Ident| {
                !of_types.contains(&TypePath { module: Module::Tag(module.clone()), ident: ident.clone() })
            };
            if let Some(group) = had.filter(is_free).filter(|group| scopes.keep(module, group)) {
                return group;
            }
            let words = Words::of(module.name());
            let candidates = [words.clone(), words.join(&Words::of("calls")), words.join(&Words::of("group"))];
            scopes.types(&Module::Tag(module.clone())).claim(candidates, Kind::Type)
        });
    }
    groups
}
