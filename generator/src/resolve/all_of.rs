//! `allOf` applied: the keywords of all branches become one set of keywords.

use std::rc::Rc;

use super::context::Context;
use super::reference;
use crate::diagnostic::{Code, Diagnostics};
use crate::limits::DEEPEST_ALL_OF;
use crate::origin::{Origin, OriginSet};
use crate::schema::{self, Constraints, Schema};
use crate::source::Node;

/// The schemas that were visited on the way through the branches of an `allOf`.
pub(super) struct Visited {
    /// The schemas from the outermost one to the current branch: one that appears again is a loop.
    open: Vec<Origin>,
    /// The schemas that are merged already; each is merged once, even if several references lead to it.
    merged: OriginSet,
}

impl<const N: usize> From<[Origin; N]> for Visited {
    fn from(open: [Origin; N]) -> Self {
        Self { open: open.into(), merged: OriginSet::default() }
    }
}

impl Context<'_> {
    /// Merges every `allOf` branch, and the target of a `$ref` beside other keywords, into the keywords.
    pub(super) fn apply_all_of(&mut self, keywords: Schema, origin: &Origin) -> Schema {
        // A schema that is composed here contains the original at the same place; that is not a loop.
        let open = if keywords.all_of.contains(origin) { Vec::new() } else { vec![origin.clone()] };
        self.flatten(keywords, origin, &mut Visited { open, merged: OriginSet::default() })
    }

    /// Does the same as [`Self::apply_all_of`] without reporting anything, for a schema that is only inspected.
    pub(super) fn peek_flat(&mut self, origin: &Origin) -> Option<Schema> {
        // Inside a merge, a property that is being merged keeps its first declaration.
        if !self.merging.is_empty() {
            return self.read_flat(origin);
        }
        if !self.flat.contains_key(origin) {
            let flat = self.read_flat(origin).map(Rc::new);
            self.flat.insert(origin.clone(), flat);
        }
        self.flat.get(origin)?.as_deref().cloned()
    }

    fn read_flat(&mut self, origin: &Origin) -> Option<Schema> {
        let beside = self.beside_reference(origin).map(|keywords| (keywords, origin.clone()));
        let (keywords, at) = beside.or_else(|| self.peek(origin))?;
        let mut visited = Visited::from([origin.clone(), at.clone()]);
        Some(self.silently(|context| context.flatten(keywords, &at, &mut visited)))
    }

    pub(super) fn flatten(&mut self, mut own: Schema, origin: &Origin, visited: &mut Visited) -> Schema {
        own.nullable |= self.adds_null(&own);
        let branches = std::mem::take(&mut own.all_of);
        let reference = own.reference.take();
        if branches.is_empty() && reference.is_none() {
            return own;
        }
        let referenced = reference.and_then(|reference| reference::follow(self.skeleton, origin, &reference).ok());
        let mut merged: Option<Schema> = None;
        for branch in referenced.into_iter().chain(branches) {
            let Some(part) = self.branch(&branch, visited) else { continue };
            merged = Some(match merged {
                None => part,
                Some(earlier) => self.merge(earlier, part, origin),
            });
        }
        let Some(merged) = merged else { return own };
        let (title, description) = (own.title.clone(), own.description.clone());
        let nullable = own.nullable || merged.nullable;
        let whole = self.merge(merged, own, origin);
        Schema { title, description, nullable, ..whole }
    }

    /// The keywords of an object with a reference, if others beside it constrain values as well.
    fn beside_reference(&self, origin: &Origin) -> Option<Schema> {
        let object = self.object(origin).filter(|object| object.get("$ref").and_then(Node::as_str).is_some())?;
        let keywords = schema::read(object, origin, &mut Diagnostics::default());
        let rest = Schema { reference: None, ..keywords.clone() };
        (!rest.only_annotates() || rest.constraints != Constraints::default()).then_some(keywords)
    }

    /// Returns whether a branch of `allOf` only allows null. Strictly it has no effect, but its author means it.
    pub(super) fn adds_null(&self, keywords: &Schema) -> bool {
        let adds = |(branch, _): (Rc<Schema>, Origin)| branch.nullable && branch.only_annotates();
        keywords.all_of.iter().any(|branch| self.look(branch).is_some_and(adds))
    }

    fn branch(&mut self, branch: &Origin, visited: &mut Visited) -> Option<Schema> {
        let refers = self.node(branch).and_then(reference::reference_in).is_some();
        let beside = self.beside_reference(branch);
        let at = match &beside {
            Some(_) => branch.clone(),
            None => self.follow(branch, "the branch is ignored")?,
        };
        if visited.open.contains(&at) {
            let message = "this `allOf` leads back to the schema that it is a part of; the branch is ignored";
            self.diagnostics.report(Code::ReferenceLoop, branch, message).related(&at, "back to here");
            return None;
        }
        if visited.open.len() == DEEPEST_ALL_OF {
            let message =
                format!("this `allOf` leads through more than {DEEPEST_ALL_OF} others; the branch is ignored");
            self.diagnostics.report(Code::LimitExceeded, branch, message);
            return None;
        }
        if !visited.merged.insert(at.clone()) {
            return None;
        }
        if !refers || beside.is_some() {
            self.report_branch(&at);
        }
        let keywords = match beside {
            Some(keywords) => keywords,
            None => self.peek(&at)?.0,
        };
        visited.open.push(at.clone());
        let mut part = self.flatten(keywords, &at, visited);
        visited.open.pop();
        if part.discriminator.is_some() && self.lists_one_of(&part, &visited.open) {
            // A parent schema lists its subtypes; a subtype does not repeat that list.
            part.one_of.clear();
            part.any_of.clear();
            part.other_unions.clear();
            part.discriminator = None;
        }
        Some(Schema { title: None, description: None, default: None, deprecated: false, xml: None, ..part })
    }

    /// Returns whether a branch of a union is one of these schemas.
    fn lists_one_of(&self, union: &Schema, schemas: &[Origin]) -> bool {
        union.unions().flatten().any(|branch| self.look(branch).is_some_and(|(_, at)| schemas.contains(&at)))
    }
}
