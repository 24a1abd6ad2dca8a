//! Operations: a module for the tag, a method for the operation.

use std::collections::HashMap;

use indexmap::IndexMap;

use super::calls;
use super::names::CallName;
use super::scopes::Scopes;
use crate::api::{Api, Operation, SchemaId};
use crate::lower::plan::overrides::Calls;
use crate::lower::plan::previous::Previous;
use crate::lower::plan::tags::tag_of;
use crate::rust::{Module, TypePath, taken};
use crate::spelling::{Ident, Kind, Words};

/// The maximum length in characters of a name that gets a number.
const LONGEST_NUMBERED: usize = 100;

pub(super) fn name_operations(
    api: &Api,
    renamed: &Calls,
    previous: &Previous,
    types: &mut HashMap<SchemaId, TypePath>,
    scopes: &mut Scopes,
) -> Vec<CallName> {
    let modules = name_modules(api, renamed, previous);
    let words = calls::choose(&calls::candidates(&api.operations, &modules), &modules);
    let mut given: Vec<Option<CallName>> = vec![None; api.operations.len()];
    for (index, method) in (0..modules.len()).filter_map(|index| Some((index, renamed.methods.get(&index)?))) {
        let words = Words::of(method.name());
        // A type of the tag that had the call's name in an earlier run is renamed.
        let call = TypePath { module: Module::Tag(modules[index].clone()), ident: call_ident(&words) };
        types.retain(|_, path| *path != call);
        let members = members_of(previous, &modules[index], method);
        given[index] = Some(take(&modules[index], method.clone(), words, &api.operations[index], members, scopes));
    }
    let is_renamed =
        |path: &(Ident, Ident)| given.iter().flatten().any(|name| (&name.module, &name.method) == (&path.0, &path.1));
    for name in given.iter().flatten() {
        scopes.keep(&name.module, &name.ident);
    }
    // All calls keep their names before the first of their further types does.
    let paths: Vec<Option<(Ident, Ident)>> = api
        .operations
        .iter()
        .zip(&given)
        .map(|(operation, given)| {
            let path = kept_path(api, operation, previous).filter(|path| given.is_none() && !is_renamed(path))?;
            scopes.keep(&path.0, &call_ident(&Words::of(path.1.name()))).then_some(path)
        })
        .collect();
    let kept: Vec<Option<CallName>> = api
        .operations
        .iter()
        .zip(&given)
        .zip(paths)
        .map(|((operation, given), path)| {
            given.clone().or_else(|| {
                let path = path?;
                let words = Words::of(path.1.name());
                let members = members_of(previous, &path.0, &path.1);
                Some(take(&path.0, path.1, words, operation, members, scopes))
            })
        })
        .collect();
    let mut names = Vec::with_capacity(modules.len());
    for (((module, words), kept), operation) in modules.iter().zip(words).zip(kept).zip(&api.operations) {
        names.push(kept.unwrap_or_else(|| claim(module, words, operation, scopes)));
    }
    names
}

/// Returns the members that the call of this name had in the last run.
fn members_of<'a>(previous: &'a Previous, module: &Ident, method: &Ident) -> &'a [String] {
    let path = format!("{}::{}", module.name(), method.name());
    previous.ledger.members.get(&path).map_or(&[], Vec::as_slice)
}

/// Returns the module of each operation: that of its first tag.
fn name_modules(api: &Api, renamed: &Calls, previous: &Previous) -> Vec<Ident> {
    let mut scope = crate::spelling::Scope::new();
    for name in taken::MODULES.iter().chain(&taken::CLIENT_METHODS) {
        scope.reserve(name);
    }
    let mut by_tag: HashMap<&str, Ident> = HashMap::new();
    for operation in &api.operations {
        if let Some(module) = renamed.modules.get(tag_of(operation)) {
            scope.reserve(module.as_str());
            by_tag.insert(tag_of(operation), module.clone());
        }
    }
    // A tag with operations from an earlier run keeps the module that most of them have.
    let mut counts: IndexMap<(&str, Ident), usize> = IndexMap::new();
    for operation in &api.operations {
        let kept = previous.name_of(&api.addresses.of(&operation.origin)).and_then(|(module, _)| Ident::parse(module));
        if let Some(module) = kept {
            scope.reserve(module.as_str());
            *counts.entry((tag_of(operation), module)).or_default() += 1;
        }
    }
    counts.sort_by(|_, one, _, other| other.cmp(one));
    for ((tag, module), _) in counts {
        by_tag.entry(tag).or_insert(module);
    }
    let mut modules = Vec::with_capacity(api.operations.len());
    for operation in &api.operations {
        let given = by_tag.entry(tag_of(operation));
        let module = given.or_insert_with(|| scope.claim(module_candidates(operation), Kind::Module));
        modules.push(module.clone());
    }
    modules
}

/// Returns the names that the module of an operation's tag may have: its words, or `client calls` where those are taken.
fn module_candidates(operation: &Operation) -> [Words; 3] {
    let [words, whole] = calls::module_words(operation);
    let calls = words.join(&Words::of("calls"));
    [words, whole, calls]
}

/// Returns the module and the method from an earlier run.
fn kept_path(api: &Api, operation: &Operation, previous: &Previous) -> Option<(Ident, Ident)> {
    let (module, method) = previous.name_of(&api.addresses.of(&operation.origin))?;
    Some((Ident::parse(module)?, Ident::parse(method).or_else(|| Ident::parse(&format!("r#{method}")))?))
}

fn claim(module: &Ident, candidates: Vec<Words>, operation: &Operation, scopes: &mut Scopes) -> CallName {
    let last = candidates.last().cloned().unwrap_or_default();
    // The stem is short enough that the number is not cut off.
    let stem = last.cut(LONGEST_NUMBERED).into_owned();
    let mut number: u32 = 1;
    let mut candidates = candidates.into_iter();
    loop {
        let words = candidates.next().unwrap_or_else(|| {
            number = number.saturating_add(1);
            stem.numbered(number)
        });
        let (method, ident) = (words.method_name(), call_ident(&words));
        let free = scopes.types(&Module::Tag(module.clone())).is_free(ident.as_str());
        if free && scopes.methods(module).is_free(method.as_str()) {
            return take(module, method, words, operation, &[], scopes);
        }
    }
}

/// Returns the name of the newtype. A script without capitals tells it from no argument, which must not have the name of a
/// tuple struct (E0530).
pub(in crate::lower) fn call_ident(words: &Words) -> Ident {
    let ident = words.type_name();
    if ident == words.method_name() { words.join(&Words::of("call")).type_name() } else { ident }
}

/// Claims the names of a call in its module: the method, the newtype, the struct of its arguments, and the enums of its
/// responses; the latter are those of `members`, which the last run gave.
fn take(
    module: &Ident,
    method: Ident,
    words: Words,
    operation: &Operation,
    members: &[String],
    scopes: &mut Scopes,
) -> CallName {
    scopes.methods(module).reserve(method.as_str());
    let ident = call_ident(&words);
    scopes.types(&Module::Tag(module.clone())).reserve(ident.as_str());
    let (successes, errors) = count_responses(operation);
    let mut companion = |word: &str, plural: &str, needed: bool| {
        let role = format!("> {word} = ");
        let had = members.iter().find_map(|member| Ident::parse(member.strip_prefix(&role)?));
        let had = had.filter(|had| scopes.keep(module, had));
        let types = scopes.types(&Module::Tag(module.clone()));
        if let Some(had) = had {
            types.reserve(had.as_str());
            return had;
        }
        let mut candidates = [word, plural].into_iter().map(|noun| words.join(&Words::of(noun)));
        if needed {
            return types.claim(candidates, Kind::Type);
        }
        candidates.next().unwrap_or_default().type_name()
    };
    let response = companion("response", "responses", successes > 1);
    let error = companion("error", "errors", errors > 1);
    let arguments = companion("arguments", "all arguments", takes_several(operation));
    CallName { module: module.clone(), method, ident, response, error, arguments, words }
}

/// Returns true if an operation may take its parameters by name.
fn takes_several(operation: &Operation) -> bool {
    operation.body.is_some() || operation.parameters.iter().filter(|parameter| parameter.required).count() > 1
}

/// Returns the numbers of documented successes and errors; a single one does not become an enum.
fn count_responses(operation: &Operation) -> (usize, usize) {
    let errors = operation.responses.iter().filter(|response| !response.status.is_success());
    (operation.successes().count(), errors.count())
}
