//! Implication between schemas: one that constrains values at least as much as another, in the cases that are easy to
//! detect.
//!
//! ```yaml
//! Cat: {allOf: [{$ref: '#/…/Pet'}, {properties: {lives: {type: integer}}}]}    # implies Pet, and {type: object}
//! ```

use std::collections::HashSet;

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
        let (mut keywords, _) = self.peek(origin)?;
        let types = types_and_null(&mut keywords)?;
        (keywords.only_annotates() && keywords.constraints == Constraints::default()).then_some(types)
    }

    /// Returns whether all values of a schema have one of these types, by its own `type` or that of a schema in its
    /// `allOf`.
    fn is_of(&self, schema: &Origin, types: &Types) -> bool {
        let own = |at: &Origin| self.peek(at).and_then(|(mut keywords, _)| types_and_null(&mut keywords));
        self.inherited(schema).iter().filter_map(own).any(|own| own.both(types) == own)
    }

    /// Returns whether a schema itself allows null.
    fn takes_null(&self, schema: &Origin) -> bool {
        let has_null = |types: Types| types.has(Type::Null);
        self.peek(schema).is_some_and(|(keywords, _)| keywords.nullable || keywords.types.is_some_and(has_null))
    }

    /// Returns whether a schema is another one, or has it in its `allOf`, directly or through others.
    fn includes(&self, schema: &Origin, part: &Origin) -> bool {
        self.inherited(schema).contains(part)
    }

    /// A schema and the schemas in its `allOf`, directly or through others.
    pub(super) fn inherited(&self, schema: &Origin) -> HashSet<Origin> {
        let mut pending = vec![schema.clone()];
        let mut seen = HashSet::new();
        while let Some(at) = pending.pop() {
            if seen.len() < DEEPEST_ALL_OF && seen.insert(at.clone()) {
                pending.extend(self.parents(&at));
            }
        }
        seen
    }
}

/// The types of `type`, and null if `nullable` allows it.
fn types_and_null(keywords: &mut Schema) -> Option<Types> {
    let mut types = keywords.types.take()?;
    if keywords.nullable {
        types.add(Type::Null);
    }
    Some(types)
}
