//! Merging two sets of keywords into the keywords of values that are valid against both.
//!
//! ```text
//! {properties: {a: A}, required: [a]}  and  {properties: {b: B}}     {properties: {a: A, b: B}, required: [a]}
//! {type: number}                       and  {type: integer}          {type: integer}
//! {items: {type: object}}              and  {items: Pet}             {items: Pet}
//! ```

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use indexmap::IndexSet;

use super::all_of::Visited;
use super::context::Context;
use crate::diagnostic::Code;
use crate::limits::DEEPEST_MERGE;
use crate::origin::Origin;
use crate::schema::{Additional, Constraints, MergedProperty, Schema, Types, drop_contradictions, identity};
use crate::source::Node;

/// The number of searches for which an index of the properties costs more than it saves.
const SEARCHES: usize = 4;

/// The slots of properties by their names, if there are many to find.
struct Slots(Option<HashMap<Arc<str>, usize>>);

impl Slots {
    fn of(keywords: &Schema, searches: usize) -> Self {
        let slots = keywords.properties.iter().enumerate().map(|(slot, (name, _))| (name.clone(), slot));
        Self((searches > SEARCHES).then(|| slots.rev().collect()))
    }

    fn find(&self, keywords: &Schema, name: &Arc<str>) -> Option<usize> {
        match &self.0 {
            Some(slots) => slots.get(name).copied(),
            None => keywords.properties.iter().position(|(existing, _)| existing == name),
        }
    }

    fn add(&mut self, name: &Arc<str>, slot: usize) {
        if let Some(slots) = &mut self.0 {
            slots.insert(name.clone(), slot);
        }
    }
}

impl Context<'_> {
    /// Merges keywords so that values are valid against both; `later` counts if they contradict each other.
    pub(super) fn merge(&mut self, earlier: Schema, later: Schema, origin: &Origin) -> Schema {
        let types = self.merge_types(&earlier, &later, origin);
        let enumeration = match (earlier.enumeration, later.enumeration) {
            (Some(one), Some(two)) => {
                let known: HashSet<_> = two.iter().map(identity).collect();
                let both: Vec<Node> = one.into_iter().filter(|value| known.contains(&identity(value))).collect();
                if both.is_empty() {
                    let message =
                        "the branches of this `allOf` list no value in common; those of the last branch are used";
                    self.diagnostics.report(Code::AllOfConflict, origin, message);
                }
                Some(if both.is_empty() { two } else { both })
            }
            (one, two) => two.or(one),
        };
        let mut constraints = earlier.constraints.both(later.constraints);
        drop_contradictions(&mut constraints, origin, self.diagnostics);
        let mut other_unions = earlier.other_unions;
        other_unions.extend(later.other_unions);
        let mut merged = Schema {
            types,
            enumeration,
            properties: earlier.properties,
            merged_properties: earlier.merged_properties,
            required: earlier.required,
            additional: merge_additional(earlier.additional, later.additional),
            unevaluated: merge_unevaluated(earlier.unevaluated, later.unevaluated),
            pattern_properties: earlier.pattern_properties,
            property_names: later.property_names.or(earlier.property_names),
            conditional: earlier.conditional,
            format: later.format.or(earlier.format),
            value_names: if later.value_names.is_empty() { earlier.value_names } else { later.value_names },
            constraints,
            items: earlier.items,
            prefix_items: if later.prefix_items.is_empty() { earlier.prefix_items } else { later.prefix_items },
            one_of: merge_union(earlier.one_of, later.one_of, &mut other_unions),
            any_of: merge_union(earlier.any_of, later.any_of, &mut other_unions),
            other_unions,
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
        for items in later.items {
            self.merge_items(&mut merged.items, items);
        }
        merged.required =
            merged.required.into_iter().chain(later.required).collect::<IndexSet<_>>().into_iter().collect();
        let mut made = later.merged_properties;
        let mut slots = Slots::of(&merged, later.properties.len());
        for (name, at) in later.properties {
            let made = take_merged(&mut made, &name);
            match slots.find(&merged, &name) {
                Some(slot) => self.merge_property(&mut merged, slot, Declared { name, at, made }, origin),
                None => {
                    merged.merged_properties.extend(made.map(|made| (name.clone(), made)));
                    slots.add(&name, merged.properties.len());
                    merged.properties.push((name, at));
                }
            }
        }
        merged.merged_properties.extend(made);
        merged.pattern_properties.extend(later.pattern_properties);
        merged.conditional.extend(later.conditional);
        merged
    }

    fn merge_types(&mut self, earlier: &Schema, later: &Schema, origin: &Origin) -> Option<Types> {
        let (Some(one), Some(two)) = (&earlier.types, &later.types) else {
            return later.types.clone().or_else(|| earlier.types.clone());
        };
        let both = one.both(two);
        if !both.is_empty() {
            return Some(both);
        }
        let message = "the branches of this `allOf` share no type; the type of the last branch is used";
        self.diagnostics.report(Code::AllOfConflict, origin, message);
        Some(two.clone())
    }

    /// Adds a schema that every element must satisfy; a schema that implies another replaces it.
    fn merge_items(&self, items: &mut Vec<Origin>, later: Origin) {
        let target = |origin: &Origin| self.look(origin).map_or_else(|| origin.clone(), |(_, at)| at);
        let (at, targets) = (target(&later), items.iter().map(target).collect::<Vec<_>>());
        if targets.iter().any(|earlier_at| self.implies(earlier_at, &at)) {
            return;
        }
        let mut implied = targets.iter().map(|earlier_at| self.implies(&at, earlier_at));
        items.retain(|_| implied.next() != Some(true));
        items.push(later);
    }

    fn merge_property(&mut self, merged: &mut Schema, slot: usize, later: Declared, origin: &Origin) {
        let Declared { name, at, made } = later;
        let earlier_at = merged.properties[slot].1.clone();
        let (Some((one, one_at)), Some((two, two_at))) = (self.peek(&earlier_at), self.peek(&at)) else { return };
        if one_at == two_at {
            return;
        }
        let earlier = take_merged(&mut merged.merged_properties, &name);
        if earlier.is_none() && made.is_none() {
            if self.implies(&two_at, &one_at) {
                merged.properties[slot].1 = at;
                return;
            }
            if self.implies(&one_at, &two_at) {
                return;
            }
            if one.only_annotates() {
                merged.properties[slot].1 = at.clone();
                return narrow_property(merged, name, &at, &one);
            }
            if two.only_annotates() {
                return narrow_property(merged, name, &earlier_at, &two);
            }
        }
        let pair = (one_at.clone(), two_at.clone());
        if self.merging.contains(&pair) || self.merging.len() == DEEPEST_MERGE {
            // The two are being merged already: a recursive property keeps its first declaration.
            return;
        }
        self.merging.push(pair);
        let mut flat = |keywords, at: &Origin| {
            let mut visited = Visited::from([one_at.clone(), two_at.clone()]);
            self.silently(|context| context.flatten(keywords, at, &mut visited))
        };
        let one = earlier.map_or_else(|| flat(one, &one_at), |earlier| earlier.1);
        let two = made.map_or_else(|| flat(two, &two_at), |made| made.1);
        let shares = |one: &Types, two: &Types| !one.both(two).is_empty();
        let (types, others) = (one.types.as_ref(), two.types.as_ref());
        let differ = types.zip(others).is_some_and(|(one, two)| one != two && shares(one, two));
        if differ {
            let message = format!(
                "`{name}` has different types in the branches of this `allOf`; the values that both allow are used"
            );
            self.diagnostics
                .report(Code::AllOfConflict, origin, message)
                .related(&earlier_at, "declared here")
                .related(&at, "and here");
        }
        let excluded = types.zip(others).is_some_and(|(one, two)| !shares(one, two));
        let both = if excluded {
            let message =
                format!("`{name}` has no type in common in the branches of this `allOf`; the last declaration is used");
            self.diagnostics.report(Code::AllOfConflict, &at, message).related(&earlier_at, "declared here");
            self.silently(|context| context.merge(one, two, &at))
        } else {
            self.merge(one, two, &at)
        };
        self.merging.pop();
        merged.merged_properties.push((name, Box::new((at, both))));
    }
}

/// A property of a schema that is merged into another.
struct Declared {
    name: Arc<str>,
    at: Origin,
    /// Its keywords, if several places declare it.
    made: Option<Box<(Origin, Schema)>>,
}

fn take_merged(merged: &mut Vec<MergedProperty>, name: &Arc<str>) -> Option<Box<(Origin, Schema)>> {
    let at = merged.iter().rposition(|(earlier_at, _)| earlier_at == name)?;
    Some(merged.remove(at).1)
}

/// Narrows a property that one branch describes by the constraints that the other adds.
fn narrow_property(merged: &mut Schema, name: Arc<str>, declared: &Origin, narrowing: &Schema) {
    if narrowing.constraints != Constraints::default() {
        let (constraints, description) = (narrowing.constraints.clone(), narrowing.description.clone());
        let narrowed = Schema { all_of: vec![declared.clone()], constraints, description, ..Schema::default() };
        merged.merged_properties.push((name, Box::new((declared.clone(), narrowed))));
    }
}

/// Takes the branches of the later union; the earlier union applies in addition.
fn merge_union(earlier: Vec<Origin>, later: Vec<Origin>, others: &mut Vec<Vec<Origin>>) -> Vec<Origin> {
    if later.is_empty() {
        return earlier;
    }
    if !earlier.is_empty() && earlier != later && !others.contains(&earlier) {
        others.push(earlier);
    }
    later
}

/// Properties that one branch evaluates are evaluated for the whole schema (JSON Schema 2020-12, Core, section 11.3).
fn merge_unevaluated(earlier: Additional, later: Additional) -> Additional {
    match (earlier, later) {
        (Additional::Any, _) => Additional::Any,
        (Additional::Schema(one), Additional::Schema(two)) if one != two => Additional::Any,
        (one, two) => merge_additional(one, two),
    }
}

fn merge_additional(earlier: Additional, later: Additional) -> Additional {
    match (earlier, later) {
        (one, Additional::Unsaid) => one,
        (Additional::Schema(at), Additional::Any) => Additional::Schema(at),
        (_, two) => two,
    }
}
