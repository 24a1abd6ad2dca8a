//! The names that an operation may have in its tag, the best one first.
//!
//! ```text
//! listPets, tag pets                → list, list pets
//! dns.managedZones.list             → list, where everything of the tag begins with dns managed zones
//! GET /pets/{petId} without an id   → get, get by pet id, get pet, get pets by pet id
//! ```

mod candidate;
mod operation_id;
mod path;
mod tag;
#[cfg(test)]
mod tests;
mod verbs;

use std::collections::HashMap;

use self::candidate::Candidate;
use crate::api::Operation;
use crate::lower::plan::tags::tag_of;
use crate::parallel;
use crate::spelling::{Ident, Words};

/// The maximum length in characters of a name that is derived from a path, unless a shorter one is taken.
const LONGEST_PATH: usize = 60;

/// The minimum number of operations of which all have the tag's words after a verb, so that it is not a coincidence.
const FEWEST: usize = 3;

/// Returns the words of a tag's module and of its group: first those that distinguish it.
pub(super) fn module_words(operation: &Operation) -> [Words; 2] {
    tag::tag_words(tag_of(operation))
}

/// Returns the candidates of each operation, best first, given the modules of the operations.
pub(super) fn candidates(operations: &[Operation], modules: &[Ident]) -> Vec<Vec<Candidate>> {
    let service = operation_id::shared_service(operations);
    let mut candidates = parallel::map(operations, |_, operation| own_candidates(operation, service));
    let mut members: HashMap<&Ident, Vec<usize>> = HashMap::new();
    for (at, module) in modules.iter().enumerate() {
        members.entry(module).or_default().push(at);
    }
    for at in 0..operations.len() {
        if let Some(members) = members.remove(&modules[at]) {
            drop_what_all_share(&mut candidates, &members, &operations[at]);
        }
    }
    parallel::map(operations, |at, operation| with_shorter(&candidates[at], operation))
}

/// Returns the candidates from the operation's own words, without regard to others.
fn own_candidates(operation: &Operation, service: Option<&str>) -> Vec<Candidate> {
    let ids = operation_id::id_words(operation, service);
    if ids.is_empty() {
        return path::path_words(operation);
    }
    ids.into_iter().map(|words| Candidate { words, lacks: 0 }).collect()
}

/// Puts a name without the first words that all operations share, and without empty last ones, before each.
fn drop_what_all_share(candidates: &mut [Vec<Candidate>], members: &[usize], operation: &Operation) {
    let is_tagged = operation.tags.first().is_some_and(|tag| !tag.trim().is_empty());
    let firsts: Vec<&Words> = members.iter().map(|at| &candidates[*at][0].words).collect();
    if !is_tagged || firsts.len() < 2 {
        return;
    }
    let (start, end) = (shared_start(&firsts), shared_end(&firsts));
    let namespace = tag::tag_words(tag_of(operation)).into_iter().find(|tag| is_namespace(&firsts, tag));
    if (start, end) == (0, 0) && namespace.is_none() {
        return;
    }
    for at in members {
        let words = candidates[*at][0].words.starting_at(start);
        let words = words.first_words(words.len() - end);
        let words = namespace.as_ref().and_then(|tag| without_middle_tag(&words, tag)).unwrap_or(words);
        candidates[*at].insert(0, Candidate { words, lacks: 0 });
    }
}

/// Returns the number of words that all names begin with, before any verb, so that the rest remains descriptive.
fn shared_start(names: &[&Words]) -> usize {
    let is_shared = |count: &usize| names.iter().all(|words| words.starts_with(&names[0].first_words(*count)));
    let before_verb = names[0].iter().take_while(|word| !verbs::is_verb(word)).count();
    let leaves_names = |count: &usize| names.iter().all(|words| tag::tells(&words.starting_at(*count)));
    let mut counts = (1..=before_verb).take_while(is_shared).collect::<Vec<_>>();
    counts.reverse();
    counts.into_iter().find(leaves_names).unwrap_or(0)
}

/// Returns the name without the tag's words after the first word, if it goes on: create core v1 pod → create pod.
fn without_middle_tag(words: &Words, tag: &Words) -> Option<Words> {
    let rest = words.starting_at(1).strip_prefix(tag).filter(|rest| !tag.is_empty() && !rest.is_empty())?;
    Some(words.first_words(1).join(&rest))
}

/// Returns whether nine in ten names have the tag's words after different first words: there they are a namespace.
fn is_namespace(names: &[&Words], tag: &Words) -> bool {
    let have = names.iter().filter(|words| without_middle_tag(words, tag).is_some()).count();
    let has_other_verb = || names.iter().any(|words| words.iter().next() != names[0].iter().next());
    names.len() >= FEWEST && have * 10 >= names.len() * 9 && has_other_verb()
}

/// Returns the number of words that all names end with, if these are not descriptive: v1, endpoint.
fn shared_end(names: &[&Words]) -> usize {
    let last = |words: &Words| words.iter().last().map(str::to_owned);
    let first = last(names[0]).filter(|word| verbs::is_empty_end(word));
    let is_shared = first.is_some() && names.iter().all(|words| last(words) == first && words.len() > 2);
    usize::from(is_shared)
}

/// Adds the names without the tag's words, and shorter ones of long paths.
fn with_shorter(own: &[Candidate], operation: &Operation) -> Vec<Candidate> {
    let tag = tag::tag_words(tag_of(operation));
    let has_id = operation_id::named(operation).is_some();
    let mut all = Vec::with_capacity(own.len() * 2);
    for candidate in own {
        let short = tag.iter().find_map(|tag| tag::without_tag(&candidate.words, tag));
        all.extend(short.map(|words| Candidate { words, lacks: candidate.lacks }));
        all.extend(Some(candidate.clone()).filter(|_| has_id));
    }
    if !has_id {
        // Of names from a path, those without the tag come first, whatever parameters they leave out.
        all.extend(own.iter().cloned());
        let shorter: Vec<Candidate> = all.iter().map(cut).collect();
        all.splice(0..0, shorter);
    }
    let mut seen = Vec::new();
    all.retain(|candidate| {
        !seen.contains(&candidate.words) && {
            seen.push(candidate.words.clone());
            true
        }
    });
    all
}

/// Returns a name that fits into a line; its end is kept, because it is the most specific.
fn cut(candidate: &Candidate) -> Candidate {
    let words = candidate.words.keep_ends(LONGEST_PATH);
    Candidate { lacks: candidate.lacks + candidate.words.len() - words.len(), words }
}

/// Returns the names of each operation to which no other of its tag has a better claim; the last one stays in any case.
pub(super) fn choose(candidates: &[Vec<Candidate>], modules: &[Ident]) -> Vec<Vec<Words>> {
    let mut lacking: HashMap<(&Ident, &Words), Vec<usize>> = HashMap::new();
    for (own, module) in candidates.iter().zip(modules) {
        for candidate in own {
            lacking.entry((module, &candidate.words)).or_default().push(candidate.lacks);
        }
    }
    let is_best = |module: &Ident, candidate: &Candidate| {
        let rivals = lacking[&(module, &candidate.words)].iter().filter(|lacks| **lacks <= candidate.lacks);
        rivals.count() == 1
    };
    let chosen = |(own, module): (&Vec<Candidate>, &Ident)| {
        let best = own.iter().filter(|candidate| is_best(module, candidate));
        let mut words: Vec<Words> = best.map(|candidate| candidate.words.clone()).collect();
        words.extend(own.last().map(|candidate| candidate.words.clone()).filter(|last| words.last() != Some(last)));
        words
    };
    candidates.iter().zip(modules).map(chosen).collect()
}
