//! Overrides of names of operations and tags.
//!
//! The module of a renamed tag is renamed in the names of earlier runs, so that its calls and types move with it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;

use super::{report_bad_name, report_displaced, report_taken, report_unmatched, value_name};
use crate::api::{Api, Operation};
use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::lower::plan::previous::Previous;
use crate::lower::plan::tags::{is_taken_module, tag_of};
use crate::spelling::{Ident, Kind, Scope, Words};

/// The names from the options.
#[derive(Debug, Default)]
pub(in crate::lower) struct Calls {
    /// The methods of operations, by index.
    pub(in crate::lower) methods: HashMap<usize, Ident>,
    /// The modules of tags.
    pub(in crate::lower) modules: IndexMap<String, Ident>,
}

/// Finds the names; the modules of earlier runs follow their tags.
pub(in crate::lower) fn name_calls(
    api: &Api,
    config: &Config,
    previous: &mut Cow<'_, Previous>,
    diagnostics: &mut Diagnostics,
) -> Calls {
    let modules = rename_tags(api, config, diagnostics);
    for (tag, module) in &modules {
        move_module(api, tag, module, previous);
    }
    Calls { methods: rename_operations(api, config, diagnostics), modules }
}

fn rename_tags(api: &Api, config: &Config, diagnostics: &mut Diagnostics) -> IndexMap<String, Ident> {
    let mut modules: IndexMap<String, Ident> = IndexMap::new();
    let tags: Vec<&str> = api.operations.iter().map(tag_of).collect();
    for (key, chosen) in &config.tags {
        let name = &chosen.rename;
        let ident = Ident::of(&Words::of(name), Kind::Module);
        if !tags.contains(&key.as_str()) {
            report_unmatched("tags", key, "tag with operations", tags.iter().copied(), diagnostics);
        } else if ident.as_str() != name {
            report_bad_name(key, name, "module", "animals", diagnostics);
        } else if is_taken_module(name) {
            report_taken(key, name, "a module of every client", diagnostics);
        } else if let Some((other, _)) = modules.iter().find(|(_, module)| **module == ident) {
            report_taken(key, name, &format!("the tag `{other}`"), diagnostics);
        } else {
            let alike = |other: &&&str| {
                !config.tags.contains_key(**other) && Ident::of(&Words::spelled(other), Kind::Module) == ident
            };
            if let Some(other) = tags.iter().find(alike).filter(|other| **other != key) {
                report_displaced(key, name, &format!("the module of the tag `{other}`"), diagnostics);
            }
            modules.insert(key.clone(), ident);
        }
    }
    modules
}

/// Moves the items of an earlier run from a tag's module to its new one; items that used the new module's name are
/// renamed.
fn move_module(api: &Api, tag: &str, module: &Ident, previous: &mut Cow<'_, Previous>) {
    let of_tag = api.operations.iter().filter(|operation| tag_of(operation) == tag);
    let had = of_tag.filter_map(|operation| previous.name_of(&api.addresses.of(&operation.origin)));
    let had: HashSet<String> = had.map(|(module, _)| module.to_owned()).collect();
    let is_moved = |path: &str| path.rsplit_once("::").is_some_and(|(module, _)| had.contains(module));
    let is_target = |path: &str| path.rsplit_once("::").is_some_and(|(target, _)| target == module.as_str());
    if !previous.names.values().any(|path| is_moved(path) || is_target(path)) {
        return;
    }
    let previous = previous.to_mut();
    for path in previous.names.values().filter(|path| is_target(path) && !is_moved(path)) {
        previous.changed.insert(path.clone(), None);
    }
    for path in previous.names.values().filter(|path| is_moved(path)) {
        if let Some((_, name)) = path.rsplit_once("::") {
            previous.changed.insert(path.clone(), Some(format!("{module}::{name}")));
        }
    }
    let names = &mut previous.names;
    names.retain(|_, path| is_moved(path) || !is_target(path));
    for path in names.values_mut().filter(|path| is_moved(path)) {
        if let Some((_, name)) = path.rsplit_once("::") {
            *path = format!("{module}::{name}");
        }
    }
}

fn rename_operations(api: &Api, config: &Config, diagnostics: &mut Diagnostics) -> HashMap<usize, Ident> {
    let mut methods: HashMap<usize, Ident> = HashMap::new();
    for (key, chosen) in &config.operations {
        let Some(index) = api.operations.iter().position(|operation| is_meant(api, operation, key)) else {
            let ids = api.operations.iter().filter_map(|operation| operation.id.as_deref());
            report_unmatched("operations", key, "operation", ids, diagnostics);
            continue;
        };
        let Some(ident) = value_name(&chosen.rename) else {
            report_bad_name(key, &chosen.rename, "method", "list_all", diagnostics);
            continue;
        };
        if !Scope::of_types().is_free(Words::of(ident.name()).type_name().as_str()) {
            report_taken(key, &chosen.rename, "something that generated code uses", diagnostics);
            continue;
        }
        let tag = tag_of(&api.operations[index]);
        let alike = |(other, method): &(&usize, &Ident)| **method == ident && tag_of(&api.operations[**other]) == tag;
        if methods.contains_key(&index) || methods.iter().any(|one| alike(&one)) {
            report_taken(key, &chosen.rename, "another operation of its tag", diagnostics);
            continue;
        }
        methods.insert(index, ident);
    }
    methods
}

/// Returns whether a key of the options means an operation: by its `operationId`, `GET /pets`, or a pointer.
pub(in crate::lower) fn is_meant(api: &Api, operation: &Operation, key: &str) -> bool {
    let is_path = || {
        key.split_once(' ').is_some_and(|(method, path)| operation.method.as_str() == method && operation.path == path)
    };
    operation.id.as_deref() == Some(key) || is_path() || api.addresses.of(&operation.origin) == key
}
