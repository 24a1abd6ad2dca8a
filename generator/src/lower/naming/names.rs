//! The names of everything public, as they were decided.

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::api::{Api, SchemaId};
use crate::ledger::Ledger;
use crate::lower::plan::facts::Facts;
use crate::lower::plan::places::Places;
use crate::lower::plan::shapes::shape_digest;
use crate::rust::{Module, TypePath};
use crate::spelling::{Ident, Words};

/// The names of everything public.
#[derive(Debug)]
pub(in crate::lower) struct Names {
    pub(super) types: HashMap<SchemaId, TypePath>,
    pub(super) calls: Vec<CallName>,
    pub(super) groups: HashMap<Ident, Ident>,
}

/// The names of an operation.
#[derive(Debug, Clone)]
pub(in crate::lower) struct CallName {
    /// The module of its tag.
    pub(in crate::lower) module: Ident,
    /// The method.
    pub(in crate::lower) method: Ident,
    /// The newtype.
    pub(in crate::lower) ident: Ident,
    /// The enum of its responses, where there can be several.
    pub(in crate::lower) response: Ident,
    /// The enum of its errors, where there can be several.
    pub(in crate::lower) error: Ident,
    /// The struct of what it takes, where that is given by name.
    pub(in crate::lower) arguments: Ident,
    /// Its words, without the tag's.
    pub(in crate::lower) words: Words,
}

impl Names {
    /// The path of the type that `item` stands for.
    pub(in crate::lower) fn of_type(&self, item: SchemaId) -> Option<&TypePath> {
        self.types.get(&item)
    }

    /// The name of the operation at this index.
    pub(in crate::lower) fn of_call(&self, index: usize) -> &CallName {
        &self.calls[index]
    }

    /// A module that no tag has: called so, or, where a tag is, with another word.
    pub(in crate::lower) fn free_module(&self, name: &'static str) -> Ident {
        let words = Words::of(name);
        let candidates = [words.clone(), Words::of("api").join(&words), words.join(&Words::of("of api"))];
        let taken = |ident: &Ident| self.calls.iter().any(|call| call.module == *ident);
        let mut free = candidates.iter().map(Words::module_name).filter(|ident| !taken(ident));
        free.next().unwrap_or_else(|| words.numbered(2).module_name())
    }

    /// The struct whose methods are the calls of a tag's module.
    pub(in crate::lower) fn of_group(&self, module: &Ident) -> Ident {
        self.groups.get(module).cloned().unwrap_or_else(|| Words::of(module.name()).type_name())
    }

    /// The names of the crate's types and calls.
    pub(in crate::lower) fn of_items(&self) -> impl Iterator<Item = &Ident> {
        let calls = self.calls.iter().flat_map(|call| [&call.ident, &call.response, &call.error]);
        self.types.values().map(|path| &path.ident).chain(calls).chain(self.groups.values())
    }

    /// The content of the lock: every operation and every schema that became a public type, in document order.
    pub(in crate::lower) fn locked(&self, api: &Api, places: &Places) -> IndexMap<String, String> {
        let mut locked = IndexMap::new();
        for (index, operation) in api.operations.iter().enumerate() {
            let call = &self.calls[index];
            locked
                .insert(api.addresses.of(&operation.origin), format!("{}::{}", call.module.name(), call.method.name()));
        }
        for (item, place) in places {
            let Some(path) = self.types.get(item) else { continue };
            for schema in &place.schemas {
                let pointer = api.addresses.of(&api.schemas[*schema].origin);
                locked.entry(pointer).or_insert_with(|| format!("{}::{}", path.module.path(), path.ident.name()));
            }
        }
        locked
    }

    /// Returns true if calls have this module.
    pub(in crate::lower) fn has_module(&self, module: &Ident) -> bool {
        self.calls.iter().any(|call| call.module == *module)
    }

    /// The types in the modules of calls.
    pub(in crate::lower) fn of_modules(&self) -> impl Iterator<Item = (&Ident, &Ident)> {
        let calls = self.calls.iter().flat_map(|call| {
            [&call.ident, &call.response, &call.error, &call.arguments].map(|ident| (&call.module, ident))
        });
        let types = self.types.values().filter_map(|path| match &path.module {
            Module::Tag(module) => Some((module, &path.ident)),
            Module::Types => None,
        });
        calls.chain(types).chain(&self.groups)
    }

    /// Facts by which the next run finds the items again.
    pub(in crate::lower) fn ledger(&self, facts: &Facts<'_>) -> Ledger {
        let mut ledger = Ledger::default();
        for operation in &facts.api.operations {
            if let Some(id) = &operation.id {
                ledger.operations.insert(facts.api.addresses.of(&operation.origin), id.clone());
            }
        }
        for (item, place) in &facts.places {
            let Some(path) = self.types.get(item) else { continue };
            let path = format!("{}::{}", path.module.path(), path.ident.name());
            for role in place.schemas.iter().flat_map(|schema| facts.roles.of(*schema)) {
                ledger.roles.entry(role.clone()).or_insert_with(|| path.clone());
            }
            if place.schemas.len() > 1 {
                ledger.shapes.insert(path, shape_digest(facts.api, *item));
            }
        }
        ledger
    }
}
