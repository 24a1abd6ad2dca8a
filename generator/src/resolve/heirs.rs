//! Base classes: schemas with a `discriminator`, and no list of branches, that other schemas have in their `allOf`.
//!
//! ```yaml
//! Pet: {discriminator: {propertyName: kind}, properties: {kind: {type: string}}}    # Pet { kind, what an heir adds }
//! Cat: {allOf: [{$ref: '#/…/Pet'}, {properties: {lives: {type: integer}}}]}         # Cat { kind, lives }
//! ```
//!
//! Where a `Pet` is expected, a `Cat` may come (OpenAPI 3.1.1, section 4.8.25), so a base class keeps what it does not
//! declare, and beside it stands the union of its heirs, which tells what a pet is.

use std::collections::HashMap;

use super::context::Context;
use super::reference;
use crate::schema::{Discriminator, Schema};
use crate::source::{Node, Origin};

/// Each schema that is inherited from, and its heirs.
pub(super) type Heirs = HashMap<Origin, Vec<Origin>>;

impl Context<'_> {
    /// The base classes among what the components inherit from, directly or through others, each with all its heirs.
    pub(super) fn find_bases(&self, components: &[Origin]) -> Heirs {
        let mut heirs = Heirs::new();
        let mut pending: Vec<Origin> = Vec::new();
        for component in components {
            for parent in self.parents(component) {
                if self.says(&parent, "discriminator") {
                    pending.push(parent.clone());
                }
                heirs.entry(parent).or_default().push(component.clone());
            }
        }
        let mut bases = Heirs::new();
        while let Some(base) = pending.pop() {
            // What inherits from a base class is one, too, where something inherits from it.
            if let Some(direct) = heirs.get(&base).filter(|_| !bases.contains_key(&base)) {
                pending.extend(direct.iter().cloned());
                let all = components.iter().filter(|component| self.inherits(component, &base)).cloned().collect();
                bases.insert(base, all);
            }
        }
        // A base class that lists its heirs is a union.
        bases.retain(|base, _| !self.says(base, "oneOf") && !self.says(base, "anyOf"));
        bases
    }

    /// Whether a schema has another in its `allOf`, directly or through others.
    fn inherits(&self, heir: &Origin, base: &Origin) -> bool {
        heir != base && self.inherited(heir).contains(base)
    }

    /// The union of what the values of a base class may be, by its discriminator; a single heir makes none.
    pub(super) fn add_union_of_heirs(&mut self, base: &Schema, origin: &Origin) {
        let (Some(heirs), Some(discriminator)) = (self.bases.get(origin), &base.discriminator) else { return };
        let mut branches = heirs.clone();
        if self.maps_to_itself(discriminator, origin) {
            branches.insert(0, origin.clone());
        }
        if branches.len() < 2 {
            return;
        }
        let name = self.name_of(origin).unwrap_or_default();
        let description = format!("A `{name}` as what it is, told by `{}`.", discriminator.property);
        let union = Schema {
            description: Some(description.into()),
            one_of: branches,
            discriminator: Some(discriminator.clone()),
            ..Schema::default()
        };
        let union = self.schema_made(&origin.key("discriminator"), union);
        self.heirs.push((origin.clone(), union));
    }

    /// Whether a value of the discriminator means the schema that has it.
    fn maps_to_itself(&self, discriminator: &Discriminator, origin: &Origin) -> bool {
        let leads_here = |target: &str| {
            let followed = reference::follow(self.skeleton, origin, target).ok();
            followed.as_ref() == Some(origin) || self.name_of(origin).as_deref() == Some(target)
        };
        discriminator.mapping.iter().any(|(_, target)| leads_here(target))
    }

    /// What the `allOf` of a schema refers to.
    pub(super) fn parents(&self, heir: &Origin) -> Vec<Origin> {
        let at = heir.key("allOf");
        let branches = self.node(&at).and_then(Node::as_array).unwrap_or_default();
        let target = |(index, branch): (usize, &Node)| {
            let (_, reference) = reference::reference_in(branch)?;
            reference::follow(self.skeleton, &at.index(index), reference).ok()
        };
        branches.iter().enumerate().filter_map(target).collect()
    }

    fn says(&self, origin: &Origin, keyword: &str) -> bool {
        self.node(origin).is_some_and(|node| node.get(keyword).is_some())
    }
}
