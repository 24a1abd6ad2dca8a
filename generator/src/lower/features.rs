//! Cargo features: one for each tag, so that who calls one tag does not compile the others.
//!
//! ```text
//! default = ["gists", "repos", "webhooks", "schemas"]
//! ```
//!
//! `webhooks` has what only webhooks and callbacks reach, `schemas` the named schemas that nothing reaches. What several
//! parts reach is always compiled, and so are headers: every part finds what its types are made of, whatever else is
//! left out.

use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};

use super::items::Placed;
use super::naming::Ident;
use super::uses::User;
use super::{Layout, Lowering};
use crate::api::SchemaId;
use crate::rust::{Feature, Module};

/// What can be left out of a crate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// The calls of a tag, by its module.
    Tag(Ident),
    /// What webhooks and callbacks bring.
    Webhooks,
    /// Named schemas that nobody uses.
    Schemas,
}

impl Part {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Tag(module) => module.name(),
            Self::Webhooks => "webhooks",
            Self::Schemas => "schemas",
        }
    }

    /// The part that alone reaches this type.
    pub(super) fn only(lowering: &Lowering<'_>, schema: SchemaId) -> Option<Self> {
        let users = lowering.uses.users(schema);
        if users.is_empty() {
            return Some(Self::Schemas);
        }
        let part = |user: &User| match user {
            User::Operation(index) => Some(Self::Tag(lowering.names.of_call(*index).module.clone())),
            User::Webhook => Some(Self::Webhooks),
            User::Header => None,
        };
        let parts: IndexSet<Option<Self>> = users.iter().map(part).collect();
        if parts.len() == 1 { parts.into_iter().next().flatten() } else { None }
    }
}

/// The features of a crate.
pub(super) struct Features {
    /// The feature of each tag.
    tags: IndexMap<Part, String>,
    /// Parts with types that others use: these are always compiled.
    always: BTreeSet<Ident>,
    /// The other features that something is compiled with.
    others: IndexMap<Part, String>,
    names: BTreeSet<String>,
}

impl Features {
    /// A module has no features of its own, and a single tag has nothing to be left out for.
    pub(super) fn of(lowering: &Lowering<'_>, layout: Layout, items: &[Placed]) -> Self {
        let mut features = Self {
            tags: IndexMap::new(),
            always: items.iter().filter_map(|placed| used_elsewhere(lowering, placed)).collect(),
            others: IndexMap::new(),
            names: BTreeSet::from(["default".to_owned()]),
        };
        let modules: IndexSet<&Ident> =
            (0..lowering.api.operations.len()).map(|index| &lowering.names.of_call(index).module).collect();
        if layout == Layout::Crate && modules.len() > 1 {
            for module in modules {
                let part = Part::Tag(module.clone());
                let name = features.claim(part.name());
                features.tags.insert(part, name);
            }
        }
        features
    }

    /// The feature that a part is compiled with; none where it always is.
    pub(super) fn gate(&mut self, part: &Part) -> Option<String> {
        match part {
            Part::Tag(module) if self.always.contains(module) => None,
            Part::Tag(_) => self.tags.get(part).cloned(),
            _ if self.tags.is_empty() => None,
            _ => Some(match self.others.get(part) {
                Some(name) => name.clone(),
                None => {
                    let name = self.claim(part.name());
                    self.others.insert(part.clone(), name.clone());
                    name
                }
            }),
        }
    }

    /// All of them. Schemas that nobody uses are made of any others.
    pub(super) fn list(self) -> Vec<Feature> {
        let parts: Vec<(Part, String)> = self.tags.into_iter().chain(self.others).collect();
        let all: Vec<String> = parts.iter().map(|(_, name)| name.clone()).collect();
        let enables = |part: &Part, own: &String| match part {
            Part::Schemas => all.iter().filter(|name| *name != own).cloned().collect(),
            Part::Tag(_) | Part::Webhooks => Vec::new(),
        };
        parts.iter().map(|(part, name)| Feature { enables: enables(part, name), name: name.clone() }).collect()
    }

    /// `code_scanning` → `code-scanning`, which Cargo does not take for anything else.
    fn claim(&mut self, module: &str) -> String {
        let mut name = module.replace('_', "-");
        while !self.names.insert(name.clone()) {
            name.push_str("-of-api");
        }
        name
    }
}

/// The module of a tag, where this type of it is also used elsewhere: an earlier run put it there.
fn used_elsewhere(lowering: &Lowering<'_>, placed: &Placed) -> Option<Ident> {
    let Module::Tag(module) = &placed.path.module else { return None };
    let own = Part::Tag(module.clone());
    (Part::only(lowering, placed.schema) != Some(own)).then(|| module.clone())
}
