//! Implication between schemas: one that constrains values at least as much as another, in the cases that are easy to
//! detect.
//!
//! ```yaml
//! Cat: {allOf: [{$ref: '#/…/Pet'}, {properties: {lives: {type: integer}}}]}    # implies Pet, and {type: object}
//! ```

use indexmap::IndexSet;

use super::context::Context;
use crate::limits::DEEPEST_ALL_OF;
use crate::origin::Origin;
use crate::schema::{Constraints, Schema, Type, Types};

impl Context<'_> {
    /// Returns whether all values of one schema are valid against another; a `false` may be wrong.
    pub(super) fn implies(&self, schema: &Origin, other: &Origin) -> bool {
        if self.takes_null(schema) && !self.takes_null(other) {
            return false;
        }
        self.includes(schema, other) || self.only_types(other).is_some_and(|types| self.is_of(schema, &types))
    }

    /// The types that a schema allows, if it does not constrain values otherwise.
    fn only_types(&self, origin: &Origin) -> Option<Types> {
        let (keywords, _) = self.look(origin)?;
        let types = types_and_null(&keywords)?;
        let keywords = Schema { types: None, ..(*keywords).clone() };
        (keywords.only_annotates() && keywords.constraints == Constraints::default()).then_some(types)
    }

    /// Returns whether all values of a schema have one of these types, by its own `type` or that of a schema in its
    /// `allOf`.
    fn is_of(&self, schema: &Origin, types: &Types) -> bool {
        let own = |at: &Origin| self.look(at).and_then(|(keywords, _)| types_and_null(&keywords));
        self.inherited(schema).iter().filter_map(own).any(|own| own.both(types) == own)
    }

    /// Returns whether a schema itself allows null.
    fn takes_null(&self, schema: &Origin) -> bool {
        let has_null = |types: &Types| types.has(Type::Null);
        self.look(schema)
            .is_some_and(|(keywords, _)| keywords.nullable || keywords.types.as_ref().is_some_and(has_null))
    }

    /// Returns whether a schema is another one, or has it in its `allOf`, directly or through others.
    fn includes(&self, schema: &Origin, part: &Origin) -> bool {
        self.inherited(schema).contains(part)
    }

    /// A schema and the schemas in its `allOf`, directly or through others.
    pub(super) fn inherited(&self, schema: &Origin) -> IndexSet<Origin> {
        let mut pending = vec![schema.clone()];
        let mut seen = IndexSet::new();
        while let Some(at) = pending.pop() {
            if seen.len() < DEEPEST_ALL_OF && seen.insert(at.clone()) {
                pending.extend(self.parents(&at).iter().cloned());
            }
        }
        seen
    }
}

/// The types of `type`, and null if `nullable` allows it.
fn types_and_null(keywords: &Schema) -> Option<Types> {
    let mut types = keywords.types.clone()?;
    if keywords.nullable {
        types.add(Type::Null);
    }
    Some(types)
}
