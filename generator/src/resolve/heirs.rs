//! Base classes: schemas with a `discriminator`, and no list of branches, that other schemas have in their `allOf`.
//!
//! ```yaml
//! Pet: {discriminator: {propertyName: kind}, properties: {kind: {type: string}}}    # Pet { kind, what an heir adds }
//! Cat: {allOf: [{$ref: '#/…/Pet'}, {properties: {lives: {type: integer}}}]}         # Cat { kind, lives }
//! ```
//!
//! Where a `Pet` is expected, a `Cat` may come (OpenAPI 3.1.1, section 4.8.25), so a base class keeps what it does not
//! declare.

use std::collections::{HashMap, HashSet};

use super::context::Context;
use super::reference;
use crate::source::{Node, Origin};

/// Each schema that is inherited from, and its heirs.
type Heirs = HashMap<Origin, Vec<Origin>>;

impl Context<'_> {
    /// The base classes among what the components inherit from, directly or through others.
    pub(super) fn find_bases(&self, components: &[Origin]) -> HashSet<Origin> {
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
        let mut seen: HashSet<Origin> = HashSet::new();
        while let Some(base) = pending.pop() {
            // What inherits from a base class is one, too, where something inherits from it.
            if let Some(heirs) = heirs.get(&base).filter(|_| !seen.contains(&base)) {
                pending.extend(heirs.iter().cloned());
                seen.insert(base);
            }
        }
        // A base class that lists its heirs is a union.
        seen.retain(|base| !self.says(base, "oneOf") && !self.says(base, "anyOf"));
        seen
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
