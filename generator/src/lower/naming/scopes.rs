//! The namespaces of the crate.

use std::collections::{HashMap, HashSet};

use crate::rust::{Module, taken};
use crate::spelling::{Ident, Scope, is_camel_case, is_clear};

/// The namespaces of the crate.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    pub(super) types: HashMap<Module, Scope>,
    pub(super) methods: HashMap<Ident, Scope>,
    /// The types of calls that have the name which they had in an earlier run, by the modules of their tags.
    used: HashSet<(Ident, Ident)>,
}

impl Scopes {
    pub(super) fn types(&mut self, module: &Module) -> &mut Scope {
        self.types.entry(module.clone()).or_insert_with(Scope::of_types)
    }

    /// Gives a type of a tag the name that it had, unless another type of this run has it, or none may have it.
    pub(super) fn keep(&mut self, module: &Ident, ident: &Ident) -> bool {
        let may_be = is_camel_case(ident.name()) && is_clear(ident.name()) && !taken::TYPES.contains(&ident.name());
        may_be && self.used.insert((module.clone(), ident.clone()))
    }

    /// Returns true if a type of a call has the name that it had.
    pub(super) fn is_kept(&self, module: &Ident, ident: &Ident) -> bool {
        self.used.contains(&(module.clone(), ident.clone()))
    }

    pub(super) fn methods(&mut self, module: &Ident) -> &mut Scope {
        self.methods.entry(module.clone()).or_default()
    }
}

impl Scope {
    /// A module of types, where what generated files use is taken.
    pub(in crate::lower) fn of_types() -> Self {
        let mut scope = Self::new();
        for name in taken::TYPES {
            scope.reserve(name);
        }
        scope
    }

    /// The variants of an enumeration or a union, which has one for what the document does not know.
    pub(in crate::lower) fn of_variants() -> Self {
        let mut scope = Self::new();
        for variant in taken::VARIANTS {
            scope.reserve(variant);
        }
        scope
    }
}
