//! Parent schemas: schemas with a `discriminator` and no list of branches that other schemas have in their `allOf`.
//!
//! ```yaml
//! Pet: {discriminator: {propertyName: kind}, properties: {kind: {type: string}}}    # Pet { kind, other properties }
//! Cat: {allOf: [{$ref: '#/…/Pet'}, {properties: {lives: {type: integer}}}]}         # Cat { kind, lives }
//! ```
//!
//! A `Cat` is valid where a `Pet` is expected (OpenAPI 3.1.1, section 4.8.25), so a parent schema keeps undeclared
//! properties, and gets a union of its subtypes in addition, which distinguishes them.

use std::rc::Rc;

use super::context::Context;
use super::known::Subtypes;
use super::reference;
use crate::origin::Origin;
use crate::schema::{Discriminator, Schema};
use crate::source::Node;

impl Context<'_> {
    /// Finds the parent schemas among the schemas that the components inherit from, each with all its direct and
    /// indirect subtypes.
    pub(super) fn find_parent_schemas(&self, components: &[Origin]) -> Subtypes {
        let (mut subtypes, mut heirs) = (Subtypes::default(), Subtypes::default());
        let mut pending: Vec<Origin> = Vec::new();
        for component in components {
            for parent in self.parents(component).iter() {
                if self.has_keyword(parent, "discriminator") {
                    pending.push(parent.clone());
                }
                subtypes.entry(parent.clone()).or_default().push(component.clone());
            }
            for ancestor in self.inherited(component).into_iter().filter(|ancestor| ancestor != component) {
                heirs.entry(ancestor).or_default().push(component.clone());
            }
        }
        let mut parent_schemas = Subtypes::default();
        while let Some(parent) = pending.pop() {
            // A subtype of a parent schema is one as well, if it has subtypes.
            if let Some(direct) = subtypes.get(&parent).filter(|_| !parent_schemas.contains_key(&parent)) {
                pending.extend(direct.iter().cloned());
                let all = heirs.remove(&parent).unwrap_or_default();
                parent_schemas.insert(parent, all);
            }
        }
        // A parent schema that lists its subtypes is a union.
        parent_schemas.retain(|parent, _| !self.has_keyword(parent, "oneOf") && !self.has_keyword(parent, "anyOf"));
        parent_schemas
    }

    /// Adds the union of a parent schema's subtypes, by its discriminator; a single subtype needs no union.
    pub(super) fn add_union_of_subtypes(&mut self, parent: &Schema, origin: &Origin) {
        let (Some(subtypes), Some(discriminator)) = (self.parent_schemas.get(origin), &parent.discriminator) else {
            return;
        };
        let mut branches = subtypes.clone();
        if self.maps_to_itself(discriminator, origin) {
            branches.insert(0, origin.clone());
        }
        if branches.len() < 2 {
            return;
        }
        let name = self.name_of(origin).unwrap_or_default();
        let description = format!("One of the subtypes of `{name}`, selected by `{}`.", discriminator.property);
        let union = Schema {
            description: Some(description.into()),
            one_of: branches,
            discriminator: Some(discriminator.clone()),
            ..Schema::default()
        };
        let union = self.schema_made(&origin.key("discriminator"), union);
        self.unions_of_subtypes.push((origin.clone(), union));
    }

    /// Returns whether a value of the discriminator selects the schema that contains it.
    fn maps_to_itself(&self, discriminator: &Discriminator, origin: &Origin) -> bool {
        let leads_here = |target: &str| {
            let followed = reference::follow(self.skeleton, origin, target).ok();
            followed.as_ref() == Some(origin) || self.name_of(origin).as_deref() == Some(target)
        };
        discriminator.mapping.iter().any(|(_, target)| leads_here(target))
    }

    /// The targets of the `allOf` of a schema.
    pub(super) fn parents(&self, subtype: &Origin) -> Rc<[Origin]> {
        if let Some(known) = self.parents.borrow().get(subtype) {
            return known.clone();
        }
        let parents: Rc<[Origin]> = self.read_parents(subtype).into();
        self.parents.borrow_mut().insert(subtype.clone(), parents.clone());
        parents
    }

    fn read_parents(&self, subtype: &Origin) -> Vec<Origin> {
        let at = subtype.key("allOf");
        let branches = self.node(&at).and_then(Node::as_array).unwrap_or_default();
        let target = |(index, branch): (usize, &Node)| {
            let (_, reference) = reference::reference_in(branch)?;
            reference::follow(self.skeleton, &at.index(index), reference).ok()
        };
        branches.iter().enumerate().filter_map(target).collect()
    }

    fn has_keyword(&self, origin: &Origin, keyword: &str) -> bool {
        self.node(origin).is_some_and(|node| node.get(keyword).is_some())
    }
}
