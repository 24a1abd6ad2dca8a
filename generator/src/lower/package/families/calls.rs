//! The files of a large tag: its calls are divided by the words of their paths, and types follow the call that they are
//! named after.
//!
//! ```text
//! api.rs, 63,000 lines   →   api/customers.rs          GET /v1/customers, POST /v1/customers/{id}/sources, …
//!                            api/payment_intents.rs    POST /v1/payment_intents, …
//!                            api.rs                    the struct of the tag, and the rest
//! ```

use std::collections::HashMap;

use super::lines::{lines_of, lines_of_call};
use super::{Family, Member, Members, find_families};
use crate::rust::{Call, Docs, Item, Tag, TagFile, taken};
use crate::spelling::{Ident, Kind, Scope, Words};

/// The number of segments of a path by which calls are divided.
const MOST_SEGMENTS: usize = 32;

/// Crates by which paths in the module of a tag begin, beside [`taken::PATHS`].
const CRATES: [&str; 2] = ["std", "core"];

/// Divides a tag; `roots` are the crates of foreign types, which paths in its module begin with.
pub(in crate::lower) fn split_tag<'a>(tag: &Tag, roots: impl Iterator<Item = &'a Ident>) -> Vec<TagFile> {
    let families = find_families(members(tag));
    let mut scope = Scope::new();
    taken::PATHS.into_iter().chain(CRATES).chain(roots.map(Ident::name)).for_each(|name| scope.reserve(name));
    let part = Words::of(tag.module.name());
    let named =
        families.iter().filter_map(|family| Some((family, scope.claim(family.candidates(&part)?, Kind::Module))));
    named.map(|(family, module)| file(tag, family, module)).collect()
}

fn file(tag: &Tag, family: &Family, module: Ident) -> TagFile {
    let docs = Docs::line(&family.sentence(Members::Operations, tag.module.name()));
    let positions = family.members.iter().map(|member| member.position);
    let (calls, items): (Vec<usize>, Vec<usize>) = positions.partition(|position| *position < tag.calls.len());
    let items = items.into_iter().map(|position| position - tag.calls.len()).collect();
    TagFile { module, docs, calls, items }
}

/// The calls, and behind them the types.
fn members(tag: &Tag) -> Vec<Member> {
    let words = words_of_calls(&tag.calls);
    let calls = tag.calls.iter().zip(&words).map(|(call, words)| (words.clone(), lines_of_call(call)));
    let names = tag.calls.iter().map(|call| Words::of(call.ident.name()).singulars());
    let owners: HashMap<Words, &Words> = names.zip(&words).collect();
    let own = Words::of(tag.module.name());
    let items = tag.items.iter().map(|item| (words_of_item(item, &own, &owners), lines_of(item)));
    let all = calls.chain(items).enumerate();
    all.map(|(position, (words, lines))| Member { position, words, lines }).collect()
}

/// The words of the call whose name begins that of the type; else those of the type, without those of the tag.
fn words_of_item(item: &Item, tag: &Words, owners: &HashMap<Words, &Words>) -> Words {
    let name = Words::of(item.ident.name());
    let singulars = name.singulars();
    let owner = (1..=name.len()).rev().find_map(|count| owners.get(&singulars.first_words(count)));
    match owner {
        Some(words) => (*words).clone(),
        None => name.strip_prefix(tag).or_else(|| name.strip_prefix(&tag.singular())).unwrap_or(name),
    }
}

/// The words of each path, without parameters and without the first segments that most paths have.
fn words_of_calls(calls: &[Call]) -> Vec<Words> {
    let mut paths: Vec<Vec<&str>> = calls.iter().map(|call| segments(&call.path)).collect();
    while let Some(first) = usual(&paths) {
        for path in paths.iter_mut().filter(|path| path.first() == Some(&first)) {
            path.remove(0);
        }
    }
    let join = |path: &Vec<&str>| {
        path.iter().fold(Words::default(), |mut words, part| {
            words.append(&Words::spelled(part));
            words
        })
    };
    paths.iter().map(join).collect()
}

fn segments(path: &str) -> Vec<&str> {
    path.split('/').filter(|segment| !segment.is_empty() && !segment.contains('{')).take(MOST_SEGMENTS).collect()
}

/// The first segment of more than half of the paths.
fn usual<'a>(paths: &[Vec<&'a str>]) -> Option<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for first in paths.iter().filter_map(|path| path.first().copied()) {
        *counts.entry(first).or_default() += 1;
    }
    paths.iter().filter_map(|path| path.first().copied()).find(|first| counts[first] * 2 > paths.len())
}
