//! The state of a comparison: the changes so far, and the pairs of schemas that wait.
//!
//! Every pair of schemas is compared once for each place, way and form, however many operations use it, and no pair is
//! compared within another: recursive schemas and long chains of references cost neither time nor stack.

use std::collections::{BTreeSet, HashMap, VecDeque};

use super::at::At;
use super::change::Change;
use super::level::{Effect, Flow, Level};
use super::place::SchemaPlace;
use super::rule::{Keyword, PartRule, Rule};
use super::usage::{Media, Usage};
use super::view::View;
use crate::limits::MOST_DIFF_PAIRS;
use crate::origin::Origin;

/// A pair of schemas that is compared.
pub(super) struct Pair<'a> {
    pub(super) old: View<'a>,
    pub(super) new: View<'a>,
    pub(super) usage: Usage,
    id: usize,
}

/// The identity of a pair.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    old: Vec<Origin>,
    new: Vec<Origin>,
    place: SchemaPlace,
    flow: Flow,
    is_lenient: bool,
    media: Media,
    is_exploded: bool,
    is_branch: bool,
}

/// A pair that waits.
struct Waiting<'a> {
    old: Vec<At<'a>>,
    new: Vec<At<'a>>,
    usage: Usage,
    id: usize,
}

/// The context of a change outside of schemas.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope {
    /// The operation, by its number.
    pub(super) operation: Option<usize>,
    /// The way of the values.
    pub(super) flow: Option<Flow>,
    /// Set if changes break nobody.
    pub(super) is_lenient: bool,
    /// Set if the way of the values is judged in reverse.
    pub(super) is_reversed: bool,
}

impl Scope {
    /// The scope of a schema.
    fn of(usage: &Usage) -> Self {
        Self {
            operation: usage.operation,
            flow: Some(usage.flow),
            is_lenient: usage.is_lenient,
            is_reversed: usage.is_reversed,
        }
    }

    /// The whole document.
    pub(super) const DOCUMENT: Self = Self { operation: None, flow: None, is_lenient: false, is_reversed: false };
}

/// The state of a comparison.
#[derive(Default)]
pub(super) struct Comparison<'a> {
    changes: Vec<(Change, Option<usize>)>,
    /// The names of the operations.
    operations: Vec<String>,
    known: HashMap<Key, usize>,
    /// The pairs that lead to each pair.
    parents: Vec<BTreeSet<usize>>,
    /// The operations that lead to each pair directly.
    users: Vec<BTreeSet<usize>>,
    waiting: VecDeque<Waiting<'a>>,
    /// The pair that is compared.
    current: Option<usize>,
}

impl<'a> Comparison<'a> {
    /// Adds an operation; returns its number.
    pub(super) fn add_operation(&mut self, name: String) -> usize {
        self.operations.push(name);
        self.operations.len() - 1
    }

    /// Puts a pair of schemas on the list, unless it is there.
    pub(super) fn compare(&mut self, old: Vec<At<'a>>, new: Vec<At<'a>>, usage: &Usage) {
        let origins = |list: &[At<'a>]| list.iter().map(|at| at.clone().followed().origin).collect::<Vec<_>>();
        let key = Key {
            old: origins(&old),
            new: origins(&new),
            place: usage.place,
            flow: usage.flow,
            is_lenient: usage.is_lenient,
            media: usage.media,
            is_exploded: usage.is_exploded,
            is_branch: usage.is_branch,
        };
        let id = match self.known.get(&key) {
            Some(id) => *id,
            None if self.parents.len() >= MOST_DIFF_PAIRS => return,
            None => {
                let id = self.parents.len();
                self.known.insert(key, id);
                self.parents.push(BTreeSet::new());
                self.users.push(BTreeSet::new());
                self.waiting.push_back(Waiting { old, new, usage: usage.clone(), id });
                id
            }
        };
        match (self.current, usage.operation) {
            (Some(parent), _) => _ = self.parents[id].insert(parent),
            (None, Some(operation)) => _ = self.users[id].insert(operation),
            (None, None) => {}
        }
    }

    /// Takes the next pair from the list.
    pub(super) fn next_pair(&mut self) -> Option<Pair<'a>> {
        let next = self.waiting.pop_front();
        self.current = next.as_ref().map(|waiting| waiting.id);
        let Waiting { old, new, usage, id } = next?;
        Some(Pair { old: View::of(old), new: View::of(new), usage, id })
    }

    /// Reports a change of a keyword with the effect of the catalogue.
    pub(super) fn report(&mut self, pair: &Pair<'_>, keyword: Keyword, places: (Origin, Origin), predicate: &str) {
        self.report_as(pair, keyword, keyword.effect(), places, predicate);
    }

    /// Reports a change of a keyword with another effect.
    pub(super) fn report_as(
        &mut self,
        pair: &Pair<'_>,
        keyword: Keyword,
        effect: Effect,
        places: (Origin, Origin),
        predicate: &str,
    ) {
        let usage = &pair.usage;
        let scope = Scope::of(usage);
        let sentence = format!("{} {predicate}", usage.subject());
        self.add(Rule::Keyword(usage.place, keyword), effect, scope, places, &sentence, Some(pair.id));
    }

    /// Reports a change of a property of the pair, under the rules of the property's place.
    pub(super) fn report_of_property(
        &mut self,
        pair: &Pair<'_>,
        usage: &Usage,
        (keyword, effect): (Keyword, Effect),
        places: (Origin, Origin),
        predicate: &str,
    ) {
        let scope = Scope::of(usage);
        let sentence = format!("{} {predicate}", usage.subject());
        self.add(Rule::Keyword(usage.place, keyword), effect, scope, places, &sentence, Some(pair.id));
    }

    /// Reports a change of a part of a schema that has rules of its own, such as a property.
    pub(super) fn report_part_of(
        &mut self,
        pair: &Pair<'_>,
        (part, effect): (PartRule, Effect),
        is_lenient: bool,
        places: (Origin, Origin),
        sentence: &str,
    ) {
        let usage = &pair.usage;
        let scope = Scope::of(&usage.lenient(is_lenient));
        self.add(Rule::Part(part), effect, scope, places, sentence, Some(pair.id));
    }

    /// Reports a change outside of schemas.
    pub(super) fn report_part(&mut self, scope: Scope, part: PartRule, places: (Origin, Origin), sentence: &str) {
        self.add(Rule::Part(part), part.effect(), scope, places, sentence, None);
    }

    /// Reports a change outside of schemas with another effect.
    pub(super) fn report_part_as(
        &mut self,
        scope: Scope,
        (part, effect): (PartRule, Effect),
        places: (Origin, Origin),
        sentence: &str,
    ) {
        self.add(Rule::Part(part), effect, scope, places, sentence, None);
    }

    fn add(
        &mut self,
        rule: Rule,
        effect: Effect,
        scope: Scope,
        (old, new): (Origin, Origin),
        sentence: &str,
        pair: Option<usize>,
    ) {
        let wire = effect.judge(scope.flow.unwrap_or(Flow::Request));
        let wire = if scope.is_lenient { wire.min(Level::Compatible) } else { wire };
        let name = scope.operation.and_then(|operation| self.operations.get(operation)).cloned();
        let message = match &name {
            Some(name) => format!("{name}: {sentence}"),
            None => sentence.to_owned(),
        };
        let operations = name.into_iter().collect();
        let flow = if scope.is_reversed { scope.flow.map(Flow::reversed) } else { scope.flow };
        let change = Change { rule, message, wire, flow, behaviour: rule.behaviour(), operations, old, new };
        self.changes.push((change, pair));
    }

    /// The changes, each with all operations that it concerns.
    pub(super) fn into_changes(self) -> Vec<Change> {
        let mut found: Vec<Change> = Vec::new();
        let mut positions: HashMap<(Rule, Origin, Origin, String), usize> = HashMap::new();
        let mut reached: HashMap<usize, BTreeSet<usize>> = HashMap::new();
        for (mut change, pair) in self.changes {
            if let Some(pair) = pair {
                let users = reached.entry(pair).or_insert_with(|| users_of(pair, &self.parents, &self.users));
                let names = users.iter().filter_map(|operation| self.operations.get(*operation));
                let others = names.filter(|name| !change.operations.contains(name)).cloned().collect::<Vec<_>>();
                change.operations.extend(others);
            }
            // The same change may be found in a read-only property and in one that is not: the graver one counts.
            let sentence = change.message.split_once(": ").map_or("", |(_, sentence)| sentence).to_owned();
            let key = (change.rule, change.old.clone(), change.new.clone(), sentence);
            match positions.get(&key) {
                Some(at) if pair.is_some() => found[*at].wire = found[*at].wire.max(change.wire),
                _ => {
                    positions.insert(key, found.len());
                    found.push(change);
                }
            }
        }
        found
    }
}

/// The operations that lead to a pair.
fn users_of(pair: usize, parents: &[BTreeSet<usize>], users: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let (mut seen, mut pending, mut found) = (BTreeSet::from([pair]), vec![pair], BTreeSet::new());
    while let Some(at) = pending.pop() {
        found.extend(&users[at]);
        pending.extend(parents[at].iter().filter(|parent| seen.insert(**parent)));
    }
    found
}
