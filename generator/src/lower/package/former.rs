//! Former modules of tags.
//!
//! ```toml
//! [tags.pets]
//! rename = "animals"     # #[deprecated] pub mod pets { pub use super::animals::*; }
//! ```

use std::collections::HashSet;

use indexmap::IndexMap;

use super::files::{Files, accessor};
use crate::ledger::GROUP;
use crate::lower::naming::names::Names;
use crate::lower::plan::tags::is_taken_module;
use crate::rust::{Feature, FeatureName, FormerModule, Tag, taken};
use crate::spelling::{Ident, Words};

/// The former modules of calls, as the ledger has them.
pub(in crate::lower) struct Formers {
    /// The present modules by the former ones.
    pub(in crate::lower) modules: IndexMap<String, String>,
    /// The structs of the former modules.
    pub(in crate::lower) groups: IndexMap<String, Vec<String>>,
}

/// Returns the former modules whose names neither tags nor other modules have, and adds their features.
pub(super) fn lower_formers(
    names: &Names,
    formers: &Formers,
    others: &HashSet<String>,
    files: &mut Files,
) -> Vec<FormerModule> {
    let mut found: Vec<FormerModule> = Vec::new();
    for (former, now) in &formers.modules {
        let Some(module) = Ident::parse(former).or_else(|| Ident::parse(&format!("r#{former}"))) else { continue };
        let Some(tag) = files.tags.iter().find(|tag| tag.module.name() == now) else { continue };
        let is_used = is_taken_module(former) || others.contains(former) || names.free_module("servers") == module;
        if is_used || names.has_module(&module) {
            continue;
        }
        let former = former_module(names, module, tag, &formers.groups, &files.tags);
        add_feature(&former, &mut files.features);
        found.push(former);
    }
    found
}

fn former_module(
    names: &Names,
    module: Ident,
    tag: &Tag,
    groups: &IndexMap<String, Vec<String>>,
    tags: &[Tag],
) -> FormerModule {
    let members = groups.get(module.name()).map_or(&[][..], Vec::as_slice);
    let had = members.iter().find_map(|member| Ident::parse(member.strip_prefix(GROUP)?));
    let had = had.unwrap_or_else(|| Words::of(module.name()).type_name());
    let is_free = !names.of_modules().any(|(other, ident)| *other == tag.module && *ident == had);
    let method = accessor(&module);
    let is_method = taken::CLIENT_METHODS.contains(&method.name()) || tags.iter().any(|tag| tag.accessor == method);
    FormerModule {
        target: tag.module.clone(),
        group: tag.group.clone(),
        former_group: Some(had).filter(|_| is_free),
        accessor: (!is_method).then(|| [method, tag.accessor.clone()]),
        feature: tag.feature.clone(),
        note: format!("renamed to `{}`", tag.module.name()),
        module,
    }
}

/// Adds the feature that the former module had, which enables the present one.
fn add_feature(former: &FormerModule, features: &mut Vec<Feature>) {
    let name = FeatureName::of_module(&former.module.file_name());
    let enables = FeatureName::of_module(&former.target.file_name());
    let has = |name: &FeatureName| features.iter().any(|feature| feature.name == *name);
    if has(&enables) && !has(&name) {
        features.push(Feature { name, enables: vec![enables] });
    }
}
