//! Cargo features: one for each tag, so that users of one tag do not compile the others.
//!
//! ```text
//! default = ["gists", "repos", "webhooks", "schemas"]
//! ```
//!
//! `webhooks` has the types that only webhooks and callbacks use, `schemas` the unused named schemas. Types that
//! several parts use are always compiled, and so are headers: every combination of features compiles.

use std::collections::BTreeSet;

use indexmap::{IndexMap, IndexSet};

use crate::api::SchemaId;
use crate::config::Form;
use crate::lower::items::placed::Placed;
use crate::lower::lowering::Lowering;
use crate::lower::plan::uses::{User, Users, find_users};
use crate::rust::{Feature, FeatureName, Module};
use crate::spelling::Ident;

/// An optional part of a crate.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(in crate::lower) enum OptionalPart {
    /// The calls of a tag, by its module.
    Tag(Ident),
    /// Webhooks and callbacks, with their types.
    Webhooks,
    /// Unused named schemas.
    Schemas,
}

impl OptionalPart {
    pub(in crate::lower) fn name(&self) -> &str {
        match self {
            Self::Tag(module) => module.name(),
            Self::Webhooks => "webhooks",
            Self::Schemas => "schemas",
        }
    }

    /// Returns the feature, whose name is in ASCII: registries ask for that.
    fn feature_name(&self) -> FeatureName {
        match self {
            Self::Tag(module) => FeatureName::of_module(&module.file_name()),
            Self::Webhooks | Self::Schemas => FeatureName::of_module(self.name()),
        }
    }
}

/// The only part that uses each type.
struct OnlyParts {
    parts: IndexSet<OptionalPart>,
    /// The index of a part by schema; `None` for headers, which are always compiled.
    users: Vec<Users<Option<usize>>>,
}

impl OnlyParts {
    fn find(lowering: &Lowering<'_>) -> Self {
        let facts = &lowering.facts;
        let mut parts = IndexSet::from([OptionalPart::Webhooks]);
        let modules = (0..facts.api.operations.len()).map(|index| lowering.names.of_call(index).module.clone());
        let tags: Vec<usize> = modules.map(|module| parts.insert_full(OptionalPart::Tag(module)).0).collect();
        let users = find_users(facts.api, &facts.shared, &facts.replaced, |user| match user {
            User::Operation(index) => Some(tags[index]),
            User::Webhook => Some(0),
            User::Header => None,
        });
        Self { parts, users }
    }

    fn of(&self, schema: SchemaId) -> Option<OptionalPart> {
        match self.users[schema.0 as usize] {
            Users::Nobody => Some(OptionalPart::Schemas),
            Users::One(part) => part.and_then(|part| self.parts.get_index(part).cloned()),
            Users::Several => None,
        }
    }
}

/// The features of a crate.
pub(in crate::lower) struct Features {
    only: OnlyParts,
    /// The features of tags.
    tags: IndexMap<OptionalPart, FeatureName>,
    /// Tags with types that others use: these are always compiled.
    always: BTreeSet<Ident>,
    /// The other features that are in use.
    others: IndexMap<OptionalPart, FeatureName>,
    names: BTreeSet<FeatureName>,
}

impl Features {
    /// Collects the features of tags. An included module has no features of its own, and a single tag needs none.
    pub(in crate::lower) fn of(lowering: &Lowering<'_>, form: Form, items: &[Placed]) -> Self {
        let only = OnlyParts::find(lowering);
        let mut features = Self {
            tags: IndexMap::new(),
            always: items.iter().filter_map(|placed| used_elsewhere(&only, placed)).collect(),
            only,
            others: IndexMap::new(),
            names: BTreeSet::from([FeatureName::of_module("default")]),
        };
        let modules: IndexSet<&Ident> =
            (0..lowering.api().operations.len()).map(|index| &lowering.names.of_call(index).module).collect();
        if form == Form::Crate && modules.len() > 1 {
            for module in modules {
                let part = OptionalPart::Tag(module.clone());
                let name = features.claim(part.feature_name());
                features.tags.insert(part, name);
            }
        }
        features
    }

    /// Returns the only part that uses this type.
    pub(in crate::lower) fn only(&self, schema: SchemaId) -> Option<OptionalPart> {
        self.only.of(schema)
    }

    /// Returns the feature that enables a part; `None` if it is always compiled.
    pub(in crate::lower) fn gate(&mut self, part: &OptionalPart) -> Option<FeatureName> {
        match part {
            OptionalPart::Tag(module) => self.gate_of_tag(module),
            _ if self.tags.is_empty() => None,
            _ => Some(match self.others.get(part) {
                Some(name) => name.clone(),
                None => {
                    let name = self.claim(part.feature_name());
                    self.others.insert(part.clone(), name.clone());
                    name
                }
            }),
        }
    }

    /// Returns the feature that enables a tag; `None` if it is always compiled.
    pub(in crate::lower) fn gate_of_tag(&self, module: &Ident) -> Option<FeatureName> {
        if self.always.contains(module) { None } else { self.tags.get(&OptionalPart::Tag(module.clone())).cloned() }
    }

    /// Returns all features. Unused schemas may refer to types of any other part.
    pub(in crate::lower) fn list(self) -> Vec<Feature> {
        let parts: Vec<(OptionalPart, FeatureName)> = self.tags.into_iter().chain(self.others).collect();
        let all: Vec<FeatureName> = parts.iter().map(|(_, name)| name.clone()).collect();
        let enables = |part: &OptionalPart, own: &FeatureName| match part {
            OptionalPart::Schemas => all.iter().filter(|name| *name != own).cloned().collect(),
            OptionalPart::Tag(_) | OptionalPart::Webhooks => Vec::new(),
        };
        parts.iter().map(|(part, name)| Feature { enables: enables(part, name), name: name.clone() }).collect()
    }

    /// Returns a name that is free.
    fn claim(&mut self, mut name: FeatureName) -> FeatureName {
        while !self.names.insert(name.clone()) {
            name = name.next();
        }
        name
    }
}

/// Returns the tag whose module contains this type, if others use it too: an earlier run named it.
fn used_elsewhere(only: &OnlyParts, placed: &Placed) -> Option<Ident> {
    let Module::Tag(module) = &placed.path.module else { return None };
    let own = OptionalPart::Tag(module.clone());
    (only.of(placed.schema) != Some(own)).then(|| module.clone())
}
