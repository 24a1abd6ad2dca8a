//! The namespaces of the crate.

use std::collections::HashMap;

use crate::rust::{Module, taken};
use crate::spelling::{Ident, Scope};

/// The namespaces of the crate.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    pub(super) types: HashMap<Module, Scope>,
    pub(super) methods: HashMap<Ident, Scope>,
}

impl Scopes {
    pub(super) fn types(&mut self, module: &Module) -> &mut Scope {
        self.types.entry(module.clone()).or_insert_with(Scope::of_types)
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
