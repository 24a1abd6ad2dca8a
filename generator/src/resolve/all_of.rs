//! `allOf` applied: the keywords of all branches become one set of keywords.

use std::collections::HashSet;
use std::sync::Arc;

use super::context::Context;
use super::reference;
use crate::diagnostic::Code;
use crate::schema::{Additional, Constraints, Schema, Types};
use crate::source::{Node, Origin};

/// Properties that are merged lie no deeper in one another in any honest document.
const DEEPEST: usize = 24;
/// No honest `allOf` leads through as many others.
const LONGEST_WAY: usize = 50;

/// The schemas that the branches of an `allOf` lead through.
struct Way {
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
        self.flatten(keywords, origin, &mut Way::from([origin.clone()]), true)
    }

    /// As [`Self::apply_all_of`], for a schema that is only looked at: nothing is reported.
    pub(super) fn peek_flat(&mut self, origin: &Origin) -> Option<Schema> {
        let (keywords, at) = self.peek(origin)?;
        let mut way = Way::from([origin.clone(), at.clone()]);
        Some(self.flatten(keywords, &at, &mut way, false))
    }

    fn flatten(&mut self, mut own: Schema, origin: &Origin, way: &mut Way, report: bool) -> Schema {
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
        if refers && part.discriminator.is_some() {
            // A base class lists its heirs; an heir is not one of them over again.
            part.one_of.clear();
            part.any_of.clear();
            part.discriminator = None;
        }
        Some(Schema { title: None, description: None, default: None, deprecated: false, xml: None, ..part })
    }

    /// What is valid in both; where they contradict each other, `later` counts.
    fn merge(&mut self, earlier: Schema, later: Schema, origin: &Origin, report: bool) -> Schema {
        let types = self.merge_types(&earlier, &later, origin, report);
        let enumeration = match (earlier.enumeration, later.enumeration) {
            (Some(one), Some(two)) => {
                let both: Vec<Node> = one.into_iter().filter(|value| two.contains(value)).collect();
                Some(if both.is_empty() { two } else { both })
            }
            (one, two) => two.or(one),
        };
        let mut merged = Schema {
            types,
            enumeration,
            properties: earlier.properties,
            merged_properties: earlier.merged_properties,
            required: earlier.required,
            additional: merge_additional(earlier.additional, later.additional),
            unevaluated: merge_additional(earlier.unevaluated, later.unevaluated),
            pattern_properties: earlier.pattern_properties,
            property_names: later.property_names.or(earlier.property_names),
            conditional: earlier.conditional,
            format: later.format.or(earlier.format),
            value_names: if later.value_names.is_empty() { earlier.value_names } else { later.value_names },
            constraints: earlier.constraints.both(later.constraints),
            items: later.items.or(earlier.items),
            prefix_items: if later.prefix_items.is_empty() { earlier.prefix_items } else { later.prefix_items },
            one_of: if later.one_of.is_empty() { earlier.one_of } else { later.one_of },
            any_of: if later.any_of.is_empty() { earlier.any_of } else { later.any_of },
            discriminator: later.discriminator.or(earlier.discriminator),
            xml: later.xml.or(earlier.xml),
            nullable: earlier.nullable && later.nullable,
            read_only: earlier.read_only || later.read_only,
            write_only: earlier.write_only || later.write_only,
            title: later.title,
            description: later.description,
            deprecated: later.deprecated,
            default: later.default.or(earlier.default),
            reference: None,
            all_of: Vec::new(),
        };
        for name in later.required {
            if !merged.required.contains(&name) {
                merged.required.push(name);
            }
        }
        for (name, at) in later.properties {
            self.merge_property(&mut merged, name, at, origin, report);
        }
        merged.merged_properties.extend(later.merged_properties);
        merged.pattern_properties.extend(later.pattern_properties);
        merged.conditional.extend(later.conditional);
        merged
    }

    fn merge_types(&mut self, earlier: &Schema, later: &Schema, origin: &Origin, report: bool) -> Option<Types> {
        let (Some(one), Some(two)) = (&earlier.types, &later.types) else {
            return later.types.clone().or_else(|| earlier.types.clone());
        };
        let both = one.both(two);
        if !both.is_empty() {
            return Some(both);
        }
        if report {
            let message = "the branches of this `allOf` share no type; the last one's type is taken";
            self.diagnostics.report(Code::AllOfConflict, origin, message);
        }
        Some(two.clone())
    }

    fn merge_property(&mut self, merged: &mut Schema, name: Arc<str>, at: Origin, origin: &Origin, report: bool) {
        let Some(slot) = merged.properties.iter().position(|(there, _)| *there == name) else {
            merged.properties.push((name, at));
            return;
        };
        let there = merged.properties[slot].1.clone();
        let (Some((one, one_at)), Some((two, two_at))) = (self.peek(&there), self.peek(&at)) else { return };
        if one_at == two_at {
            return;
        }
        if one.only_annotates() {
            merged.properties[slot].1 = at.clone();
            return narrow_property(merged, name, &at, &one);
        }
        if two.only_annotates() {
            return narrow_property(merged, name, &there, &two);
        }
        let pair = (one_at.clone(), two_at.clone());
        if self.merging.contains(&pair) || self.merging.len() == DEEPEST {
            // What they have in common is being found: a property that recurs in itself is taken as first written.
            return;
        }
        self.merging.push(pair);
        let way = || Way::from([one_at.clone(), two_at.clone()]);
        let one = self.flatten(one, &one_at, &mut way(), false);
        let two = self.flatten(two, &two_at, &mut way(), false);
        if report && one.types.is_some() && two.types.is_some() && one.types != two.types {
            let message =
                format!("`{name}` has different types in the branches of this `allOf`; what both allow is taken");
            self.diagnostics
                .report(Code::AllOfConflict, origin, message)
                .related(&there, "declared here")
                .related(&at, "and here");
        }
        let both = self.merge(one, two, &at, false);
        self.merging.pop();
        merged.merged_properties.push((name, Box::new((at, both))));
    }
}

/// A property of which one branch says what it is, and the other no more than bounds.
fn narrow_property(merged: &mut Schema, name: Arc<str>, told: &Origin, bounds: &Schema) {
    if bounds.constraints != Constraints::default() {
        let (constraints, description) = (bounds.constraints.clone(), bounds.description.clone());
        let narrowed = Schema { all_of: vec![told.clone()], constraints, description, ..Schema::default() };
        merged.merged_properties.push((name, Box::new((told.clone(), narrowed))));
    }
}

fn merge_additional(earlier: Additional, later: Additional) -> Additional {
    match (earlier, later) {
        (one, Additional::Unsaid) => one,
        (Additional::Schema(at), Additional::Any) => Additional::Schema(at),
        (_, two) => two,
    }
}
