//! Which file each call and each type is in: a file per tag, and types in a few files of related schemas.

use indexmap::IndexMap;

use super::Lowering;
use super::docs::Docs;
use super::items::Placed;
use super::naming::{Ident, Kind, Scope, Words};
use crate::api;
use crate::rust::{Call, Item, Module, Tag, TypeFile};

/// Up to this many types, one file is easier to read.
const ONE_FILE: usize = 150;

/// The calls and types of the crate, by file.
pub(super) struct Files {
    pub(super) tags: Vec<Tag>,
    pub(super) types: Vec<TypeFile>,
}

pub(super) fn divide(lowering: &Lowering<'_>, items: Vec<Placed>, calls: Vec<Call>) -> Files {
    let mut tags: IndexMap<Ident, Tag> = IndexMap::new();
    for (index, call) in calls.into_iter().enumerate() {
        let module = lowering.names.of_call(index).module.clone();
        let tag = tags.entry(module.clone()).or_insert_with(|| empty_tag(lowering, index, module));
        tag.calls.push(call);
    }
    let mut shared: Vec<Placed> = Vec::new();
    for placed in items {
        match &placed.path.module {
            Module::Types => shared.push(placed),
            Module::Tag(module) => match tags.get_mut(module) {
                Some(tag) => tag.items.push(placed.item),
                None => shared.push(placed),
            },
        }
    }
    Files { tags: tags.into_values().collect(), types: divide_types(lowering, shared) }
}

fn empty_tag(lowering: &Lowering<'_>, index: usize, module: Ident) -> Tag {
    let name = super::naming::tag_of(&lowering.api.operations[index]);
    let described = lowering.api.tags.iter().find(|tag| tag.name == name);
    let group = lowering.names.of_group(&module);
    Tag {
        accessor: Words::of(module.name()).method_name(),
        module,
        group,
        docs: described.map(lower_docs).unwrap_or_default(),
        calls: Vec::new(),
        items: Vec::new(),
    }
}

fn lower_docs(tag: &api::Tag) -> Docs {
    let mut docs = Docs::summary_first(tag.summary.as_deref(), tag.description.as_deref());
    if let Some(parent) = &tag.parent {
        docs.push_paragraph(Docs::line(&format!("A part of `{}`.", parent.replace('`', "'"))));
    }
    docs
}

/// Types are in the file of the first tag that reaches them, those that none reaches in a common one.
fn divide_types(lowering: &Lowering<'_>, items: Vec<Placed>) -> Vec<TypeFile> {
    let single = items.len() <= ONE_FILE;
    let mut scope = Scope::new();
    let common = scope.claim([Words::of("common")], Kind::Module);
    let mut modules: IndexMap<Option<Ident>, Ident> = IndexMap::new();
    let mut files: IndexMap<Ident, Vec<Item>> = IndexMap::new();
    for placed in items {
        let owner = if single { None } else { first_tag(lowering, &placed) };
        let module = modules.entry(owner).or_insert_with_key(|owner| match owner {
            None => common.clone(),
            Some(tag) => scope.claim([Words::of(tag.name())], Kind::Module),
        });
        files.entry(module.clone()).or_default().push(placed.item);
    }
    files.into_iter().map(|(module, items)| TypeFile { module, items }).collect()
}

fn first_tag(lowering: &Lowering<'_>, placed: &Placed) -> Option<Ident> {
    let first = lowering.uses.reached_by(placed.schema).iter().min()?;
    Some(lowering.names.of_call(*first).module.clone())
}
