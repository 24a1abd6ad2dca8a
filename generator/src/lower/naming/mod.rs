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

pub(super) mod branches;
mod calls;
mod operations;
pub(super) mod status;
#[cfg(test)]
mod tests;
mod types;

use std::collections::HashMap;

use indexmap::IndexMap;

use crate::spelling::{Ident, Kind, Scope, Words};
pub(super) use operations::{is_taken_module, own_tag, tag_of};

use super::plan::overrides::Calls;
use super::plan::places::Places;
use super::plan::previous::Previous;
use super::plan::share::Shared;
use crate::api::{Api, SchemaId};
use crate::rust::{Module, TypePath, taken};

/// The names of everything public.
#[derive(Debug)]
pub(super) struct Names {
    types: HashMap<SchemaId, TypePath>,
    calls: Vec<CallName>,
    groups: HashMap<Ident, Ident>,
}

/// The names of an operation.
#[derive(Debug, Clone)]
pub(super) struct CallName {
    /// The module of its tag.
    pub(super) module: Ident,
    /// The method.
    pub(super) method: Ident,
    /// The newtype.
    pub(super) ident: Ident,
    /// The enum of its responses, where there can be several.
    pub(super) response: Ident,
    /// The enum of its errors, where there can be several.
    pub(super) error: Ident,
    /// The struct of what it takes, where that is given by name.
    pub(super) arguments: Ident,
    /// Its words, without the tag's.
    pub(super) words: Words,
}

impl Names {
    /// The path of the type that `item` stands for.
    pub(super) fn of_type(&self, item: SchemaId) -> Option<&TypePath> {
        self.types.get(&item)
    }

    /// The name of the operation at this index.
    pub(super) fn of_call(&self, index: usize) -> &CallName {
        &self.calls[index]
    }

    /// A module that no tag has: called so, or, where a tag is, with another word.
    pub(super) fn free_module(&self, name: &'static str) -> Ident {
        let words = Words::of(name);
        let candidates = [words.clone(), Words::of("api").join(&words), words.join(&Words::of("of api"))];
        let taken = |ident: &Ident| self.calls.iter().any(|call| call.module == *ident);
        let mut free = candidates.iter().map(Words::module_name).filter(|ident| !taken(ident));
        free.next().unwrap_or_else(|| words.numbered(2).module_name())
    }

    /// The struct whose methods are the calls of a tag's module.
    pub(super) fn of_group(&self, module: &Ident) -> Ident {
        self.groups.get(module).cloned().unwrap_or_else(|| Words::of(module.name()).type_name())
    }

    /// The names of the crate's types and calls.
    pub(super) fn of_items(&self) -> impl Iterator<Item = &Ident> {
        let calls = self.calls.iter().flat_map(|call| [&call.ident, &call.response, &call.error]);
        self.types.values().map(|path| &path.ident).chain(calls).chain(self.groups.values())
    }

    /// The content of the lock: every operation and every schema that became a public type, in document order.
    pub(super) fn locked(&self, api: &Api, places: &Places) -> IndexMap<String, String> {
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
}

/// The namespaces of the crate.
#[derive(Debug, Default)]
struct Scopes {
    types: HashMap<Module, Scope>,
    methods: HashMap<Ident, Scope>,
}

impl Scopes {
    fn types(&mut self, module: &Module) -> &mut Scope {
        self.types.entry(module.clone()).or_insert_with(Scope::of_types)
    }

    fn methods(&mut self, module: &Ident) -> &mut Scope {
        self.methods.entry(module.clone()).or_default()
    }
}

impl Scope {
    /// A module of types, where what generated files use is taken.
    pub(super) fn of_types() -> Self {
        let mut scope = Self::new();
        for name in taken::TYPES {
            scope.reserve(name);
        }
        scope
    }
}

pub(super) fn name_everything(api: &Api, shared: &Shared, places: &Places, said: &Calls, previous: &Previous) -> Names {
    let mut scopes = Scopes::default();
    let mut types = types::keep_names(api, places, previous, &mut scopes);
    types::name_components(api, shared, &mut types, &mut scopes);
    let calls = operations::name_operations(api, said, previous, &mut types, &mut scopes);
    let groups = name_groups(&calls, &mut scopes);
    types::name_inline(api, places, &calls, &mut types, &mut scopes);
    Names { types, calls, groups }
}

/// The struct of each tag: called like the module, unless a call of it is.
fn name_groups(calls: &[CallName], scopes: &mut Scopes) -> HashMap<Ident, Ident> {
    let mut groups = HashMap::new();
    for module in calls.iter().map(|call| &call.module) {
        groups.entry(module.clone()).or_insert_with(|| {
            let words = Words::of(module.name());
            let candidates = [words.clone(), words.join(&Words::of("calls")), words.join(&Words::of("group"))];
            scopes.types(&Module::Tag(module.clone())).claim(candidates, Kind::Type)
        });
    }
    groups
}
