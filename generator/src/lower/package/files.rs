//! Files of calls and types: a file per tag, and types in a few files of related schemas.
//!
//! ```yaml
//! Gist:  reached by calls of `gists` only        # types/gists.rs, compiled with the feature `gists`
//! User:  reached by calls of `gists` and `users` # types/common.rs, always compiled
//! ```

use indexmap::IndexMap;

use super::families::{split_file, split_tag};
use super::features::{Features, OptionalPart};
use crate::api;
use crate::lower::items::placed::Placed;
use crate::lower::lowering::Lowering;
use crate::lower::plan::tags::tag_of;
use crate::rust::{Alias, Call, Feature, FeatureName, ItemKind, Module, Tag, Type, TypeFile, taken};
use crate::spelling::Docs;
use crate::spelling::{Ident, Kind, Scope, Words};

/// The maximum number of types in a single file.
const ONE_FILE: usize = 150;

/// The calls and types of the crate, by file.
pub(in crate::lower) struct Files {
    pub(in crate::lower) tags: Vec<Tag>,
    pub(in crate::lower) types: Vec<TypeFile>,
    pub(in crate::lower) features: Vec<Feature>,
}

pub(in crate::lower) fn divide(
    lowering: &Lowering<'_>,
    mut features: Features,
    mut items: Vec<Placed>,
    calls: Vec<Call>,
) -> Files {
    let mut tags: IndexMap<Ident, Tag> = IndexMap::new();
    for (index, call) in calls.into_iter().enumerate() {
        let module = lowering.names.of_call(index).module.clone();
        let tag = tags.entry(module.clone()).or_insert_with(|| empty_tag(lowering, index, module));
        tag.calls.push(call);
    }
    let is_single = items.iter().filter(|placed| placed.path.module == Module::Types).count() <= ONE_FILE;
    for placed in &mut items {
        gate_former(placed, is_single, &mut features);
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
    for tag in tags.values_mut() {
        tag.feature = features.gate_of_tag(&tag.module);
        tag.files = split_tag(tag, lowering.facts.replaced.roots());
    }
    let types = divide_types(shared, &mut features);
    Files { tags: tags.into_values().collect(), types, features: features.list() }
}

/// Gates the former name of a type that needs another feature than the place of the name.
fn gate_former(placed: &mut Placed, is_single: bool, features: &mut Features) {
    let ItemKind::Alias(Alias { ty: Type::Named(target), former: Some(former) }) = &mut placed.item.kind else {
        return;
    };
    let mut gate = |module: &Module| match module {
        Module::Tag(module) => features.gate(&OptionalPart::Tag(module.clone())),
        Module::Types if is_single => None,
        Module::Types => features.only(placed.schema).and_then(|part| features.gate(&part)),
    };
    let needed = gate(&target.module);
    former.feature = needed.filter(|needed| gate(&placed.path.module).as_ref() != Some(needed));
}

fn empty_tag(lowering: &Lowering<'_>, index: usize, module: Ident) -> Tag {
    let name = tag_of(&lowering.api().operations[index]);
    let described = lowering.api().tags.iter().find(|tag| tag.name == name);
    let group = lowering.names.of_group(&module);
    Tag {
        accessor: accessor(&module),
        module,
        group,
        docs: described.map(lower_docs).unwrap_or_default(),
        feature: None,
        calls: Vec::new(),
        items: Vec::new(),
        files: Vec::new(),
    }
}

/// Returns the method of the client; an earlier run may have given a name that the client now uses itself.
pub(super) fn accessor(module: &Ident) -> Ident {
    let words = Words::of(module.name());
    if taken::CLIENT_METHODS.contains(&module.name()) {
        words.join(&Words::of("calls")).method_name()
    } else {
        words.method_name()
    }
}

fn lower_docs(tag: &api::Tag) -> Docs {
    let mut docs = Docs::summary_first(tag.summary.as_deref(), tag.description.as_deref());
    if let Some(parent) = &tag.parent {
        docs.push_paragraph(Docs::line(&format!("A part of `{}`.", parent.replace('`', "'"))));
    }
    docs
}

/// Divides types: those that one part alone reaches are in the file of that part, the others in a common one. A part with
/// too many types has several files, whose modules are named after those of all parts.
fn divide_types(items: Vec<Placed>, features: &mut Features) -> Vec<TypeFile> {
    let mut scope = Scope::new();
    let parts = divide_parts(items, features, &mut scope);
    parts.into_iter().flat_map(|part| split_file(part, &mut scope)).collect()
}

fn divide_parts(items: Vec<Placed>, features: &mut Features, scope: &mut Scope) -> Vec<TypeFile> {
    let single = items.len() <= ONE_FILE;
    let common = scope.claim([Words::of("common")], Kind::Module);
    let mut files: IndexMap<Option<OptionalPart>, TypeFile> = IndexMap::new();
    for placed in items {
        let part = if single { None } else { features.only(placed.schema) };
        let file = files.entry(part).or_insert_with_key(|part| match part {
            None => empty_file(common.clone(), None),
            Some(part) => empty_file(scope.claim([Words::of(part.name())], Kind::Module), features.gate(part)),
        });
        file.items.push(placed.item);
    }
    files.into_values().collect()
}

fn empty_file(module: Ident, feature: Option<FeatureName>) -> TypeFile {
    let docs = Docs::line(&format!("The types of `{}`.", module.name()));
    TypeFile { module, docs, feature, items: Vec::new() }
}
