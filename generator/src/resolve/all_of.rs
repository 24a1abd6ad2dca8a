//! `allOf` applied: the keywords of all branches become one set of keywords.

use std::collections::HashSet;

use super::context::Context;
use super::reference;
use crate::diagnostic::Code;
use crate::schema::Schema;
use crate::source::Origin;

/// No honest `allOf` leads through as many others.
pub(super) const LONGEST_WAY: usize = 50;

/// The schemas that the branches of an `allOf` lead through.
pub(super) struct Way {
    /// From the schema itself to the branch that is looked at: what is here again is a loop.
    open: Vec<Origin>,
    /// What is merged already; it is merged once, as many ways as there may lead to it.
    merged: HashSet<Origin>,
}

impl<const N: usize> From<[Origin; N]> for Way {
    fn from(open: [Origin; N]) -> Self {
        Self { open: open.into(), merged: HashSet::new() }
    }
}

impl Context<'_> {
    /// The keywords with every `allOf` branch, and what a `$ref` beside keywords leads to, merged in.
    pub(super) fn apply_all_of(&mut self, keywords: Schema, origin: &Origin) -> Schema {
        // What is made of a schema has it as a part at the same place, which is no loop.
        let open = if keywords.all_of.contains(origin) { Vec::new() } else { vec![origin.clone()] };
        self.flatten(keywords, origin, &mut Way { open, merged: HashSet::new() }, true)
    }

    /// As [`Self::apply_all_of`], for a schema that is only looked at: nothing is reported.
    pub(super) fn peek_flat(&mut self, origin: &Origin) -> Option<Schema> {
        let (keywords, at) = self.peek(origin)?;
        let mut way = Way::from([origin.clone(), at.clone()]);
        Some(self.flatten(keywords, &at, &mut way, false))
    }

    pub(super) fn flatten(&mut self, mut own: Schema, origin: &Origin, way: &mut Way, report: bool) -> Schema {
        own.nullable |= self.adds_null(&own);
        let branches = std::mem::take(&mut own.all_of);
        let reference = own.reference.take();
        if branches.is_empty() && reference.is_none() {
            return own;
        }
        let referenced = reference.and_then(|reference| reference::follow(self.skeleton, origin, &reference).ok());
        let mut merged: Option<Schema> = None;
        for branch in referenced.into_iter().chain(branches) {
            let Some(part) = self.branch(&branch, way, report) else { continue };
            merged = Some(match merged {
                None => part,
                Some(earlier) => self.merge(earlier, part, origin, report),
            });
        }
        let Some(merged) = merged else { return own };
        let (title, description) = (own.title.clone(), own.description.clone());
        let nullable = own.nullable || merged.nullable;
        let whole = self.merge(merged, own, origin, report);
        Schema { title, description, nullable, ..whole }
    }

    /// Whether a branch of `allOf` says nothing but that null is allowed: strictly it adds nothing, and is not meant so.
    pub(super) fn adds_null(&self, keywords: &Schema) -> bool {
        let adds = |(branch, _): (Schema, Origin)| branch.nullable && branch.only_annotates();
        keywords.all_of.iter().any(|branch| self.peek(branch).is_some_and(adds))
    }

    fn branch(&mut self, branch: &Origin, way: &mut Way, report: bool) -> Option<Schema> {
        let refers = self.node(branch).and_then(reference::reference_in).is_some();
        let at = if report { self.follow(branch, "the branch is passed over")? } else { self.peek(branch)?.1 };
        if way.open.contains(&at) {
            if report {
                let message = "this `allOf` leads back to the schema that it is a part of; the branch is passed over";
                self.diagnostics.report(Code::ReferenceLoop, branch, message).related(&at, "back to here");
            }
            return None;
        }
        if way.open.len() == LONGEST_WAY {
            if report {
                let message =
                    format!("this `allOf` leads through more than {LONGEST_WAY} others; the branch is passed over");
                self.diagnostics.report(Code::LimitExceeded, branch, message);
            }
            return None;
        }
        if !way.merged.insert(at.clone()) {
            return None;
        }
        if report && !refers {
            self.tell_branch(&at);
        }
        let (keywords, _) = self.peek(&at)?;
        way.open.push(at.clone());
        let mut part = self.flatten(keywords, &at, way, report);
        way.open.pop();
        if part.discriminator.is_some() && self.lists_one_of(&part, &way.open) {
            // A base class lists its heirs; an heir is not one of them over again.
            part.one_of.clear();
            part.any_of.clear();
            part.other_unions.clear();
            part.discriminator = None;
        }
        Some(Schema { title: None, description: None, default: None, deprecated: false, xml: None, ..part })
    }

    /// Whether one of the branches of a union is one of these schemas.
    fn lists_one_of(&self, union: &Schema, schemas: &[Origin]) -> bool {
        union.unions().flatten().any(|branch| self.peek(branch).is_some_and(|(_, at)| schemas.contains(&at)))
    }
}
