//! The ledger: the part of the lock by which the next run finds what had a name before.
//!
//! ```toml
//! [operations]                     # an operation whose path changes is found by its `operationId`
//! "#/paths/~1pets/get" = "listPets"
//!
//! [roles]                          # a schema that moves in the document is found by the part that it plays
//! "#/paths/~1pets/get > 200" = "types::Pets"
//!
//! [shapes]                         # of a type that becomes several, the one that is still so keeps the name
//! "pets::PetResponse" = "b2c5a0…"
//!
//! [members]                        # fields, variants and parameters keep their names, also against new ones
//! "types::Pet" = ["id", "petId = pet_id2"]
//!
//! [aliases]                        # deprecated names, and their targets
//! "types::Pet" = "types::Animal"
//!
//! [releases]                       # the first version of the crate that has an alias
//! "types::Pet" = "1.5.0"
//! ```

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// The mark before the name of the struct of calls, among the members of a module.
pub const GROUP: &str = "> group = ";

/// Facts about the items that have names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Ledger {
    /// The `operationId` by the pointer of an operation.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub operations: IndexMap<String, String>,
    /// The path of a type by the part that a schema plays.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub roles: IndexMap<String, String>,
    /// The digest of the shape by the path of a type that several schemas have.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub shapes: IndexMap<String, String>,
    /// The members by the path of their type or operation: `id`, or `petId = pet_id2` where the name differs from what
    /// it would be alone.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub members: IndexMap<String, Vec<String>>,
    /// The path by a deprecated path, and the module of calls by a deprecated one.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub aliases: IndexMap<String, String>,
    /// The version of the crate that was the first to have an alias: `2.0.0`, or `> 1.4.2` if no release was made.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub releases: IndexMap<String, String>,
}

impl Ledger {
    /// Adds what `earlier` says about items that have no name now, so that they are recognized when they return.
    pub fn remember(&mut self, earlier: &Self, is_gone: impl Fn(&str) -> bool) {
        for (role, path) in earlier.roles.iter().filter(|(_, path)| is_gone(path)) {
            self.roles.entry(role.clone()).or_insert_with(|| path.clone());
        }
        for (path, shape) in earlier.shapes.iter().filter(|(path, _)| is_gone(path)) {
            self.shapes.entry(path.clone()).or_insert_with(|| shape.clone());
        }
        for (path, members) in earlier.members.iter().filter(|(path, _)| is_gone(path)) {
            self.members.entry(path.clone()).or_insert_with(|| members.clone());
        }
    }
}
