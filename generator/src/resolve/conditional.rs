//! `if`, `then`, `else` and `dependentSchemas`: properties that only some values have become optional.
//!
//! ```yaml
//! properties: {kind: {type: string}}                     # Object { kind, code?: integer, text?: string }
//! if: {properties: {kind: {const: number}}}
//! then: {properties: {code: {type: integer}}}
//! else: {properties: {text: {type: string}}}
//! ```

use super::context::Context;
use crate::limits::DEEPEST_CONDITION;
use crate::origin::Origin;
use crate::schema::{Schema, Type};

impl Context<'_> {
    /// Adds the properties that only some values have.
    pub(super) fn add_conditional(&mut self, mut keywords: Schema) -> Schema {
        let conditional = std::mem::take(&mut keywords.conditional);
        let may_be_object = keywords.types.as_ref().is_none_or(|types| types.has(Type::Object));
        if conditional.is_empty() || !may_be_object {
            return keywords;
        }
        let own = keywords.properties.len();
        for at in conditional {
            self.add_branch(&mut keywords, own, &at, DEEPEST_CONDITION);
        }
        allow_anything_in(&mut keywords, own);
        keywords
    }

    /// Adds the properties of one branch. A property that is declared outside the condition keeps its declaration.
    fn add_branch(&mut self, keywords: &mut Schema, own: usize, at: &Origin, depth: usize) {
        let Some(branch) = self.peek_flat(at) else { return };
        for (name, at) in &branch.properties {
            match keywords.properties.iter().position(|(declared, _)| declared == name) {
                None => keywords.properties.push((name.clone(), at.clone())),
                Some(slot) if slot >= own => self.widen_property(keywords, name, at),
                Some(_) => {}
            }
        }
        if depth > 0 {
            for inner in &branch.conditional {
                self.add_branch(keywords, own, inner, depth - 1);
            }
        }
    }
}

/// Lets the properties that only conditions describe be anything as well: where the condition does not hold, nothing
/// constrains them.
fn allow_anything_in(keywords: &mut Schema, own: usize) {
    for (name, at) in keywords.properties.iter().skip(own) {
        let merged = keywords.merged_properties.iter_mut().find(|(merged, _)| merged == name);
        match merged {
            Some((_, merged)) if !merged.1.any_of.is_empty() => merged.1.any_of.push(at.key("if")),
            Some((_, merged)) => merged.1 = Schema::default(),
            None => {
                let wide = Schema { any_of: vec![at.clone(), at.key("if")], ..Schema::default() };
                keywords.merged_properties.push((name.clone(), Box::new((at.clone(), wide))));
            }
        }
    }
}
