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
use crate::lower::plan::uses::User;
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

    /// Returns the only part that uses this type.
    pub(in crate::lower) fn only(lowering: &Lowering<'_>, schema: SchemaId) -> Option<Self> {
        let users = lowering.facts.uses.users(schema);
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
pub(in crate::lower) struct Features {
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
        let mut features = Self {
            tags: IndexMap::new(),
            always: items.iter().filter_map(|placed| used_elsewhere(lowering, placed)).collect(),
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
fn used_elsewhere(lowering: &Lowering<'_>, placed: &Placed) -> Option<Ident> {
    let Module::Tag(module) = &placed.path.module else { return None };
    let own = OptionalPart::Tag(module.clone());
    (OptionalPart::only(lowering, placed.schema) != Some(own)).then(|| module.clone())
}
