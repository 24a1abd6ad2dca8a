//! Structs, enums, aliases, functions and exports → items of a surface.

use quote::ToTokens;
use syn::{Attribute, Fields, Item, ItemEnum, ItemFn, ItemMod, ItemType, ItemUse, Meta, UseTree, Visibility};

use super::found::Harvest;
use super::paths::Paths;
use super::types::{print_signature, print_type, print_written};
use crate::emit::syntax::{Piece, Struct, flatten};
use crate::surface::{Declaration, Definition, Mark};

pub(super) fn harvest_item(item: &Item, paths: &Paths<'_>, harvest: &mut Harvest) {
    match item {
        Item::Enum(item) => harvest_enum(item, paths, harvest),
        Item::Type(item) => harvest_alias(item, paths, harvest),
        Item::Fn(item) => harvest_function(item, paths, harvest),
        Item::Use(item) => harvest_exports(item, paths, harvest),
        Item::Mod(item) => harvest_former_module(item, paths, harvest),
        _ => {}
    }
}

pub(super) fn harvest_struct(item: &Struct, paths: &Paths<'_>, harvest: &mut Harvest) {
    if !item.is_public {
        return;
    }
    let path = paths.own(&item.name);
    let mut definition = Definition { generics: flatten(item.generics()), ..Definition::default() };
    for attribute in &item.attributes {
        if attribute.is("non_exhaustive") {
            definition.marks.push(Mark::NonExhaustive);
        } else if attribute.is("derive") {
            definition.traits.extend(attribute.list().iter().filter_map(Piece::word).map(str::to_owned));
        }
    }
    let fields = item.fields.all().iter().enumerate();
    let (public, private): (Vec<_>, Vec<_>) = fields.partition(|(_, field)| field.is_public);
    if !private.is_empty() {
        definition.marks.push(Mark::Opaque);
    }
    harvest.push(&path, Declaration::Struct(definition), paths.feature());
    for (at, field) in public {
        let name = field.name.clone().unwrap_or_else(|| at.to_string());
        harvest.push(&format!("{path}::{name}"), Declaration::Field(print_written(field.ty(), paths)), None);
    }
}

fn harvest_enum(item: &ItemEnum, paths: &Paths<'_>, harvest: &mut Harvest) {
    if !is_public(&item.vis) {
        return;
    }
    let path = paths.own(&item.ident.to_string());
    harvest.push(&path, Declaration::Enum(definition(&item.attrs, &item.generics)), paths.feature());
    for variant in &item.variants {
        let types = match &variant.fields {
            Fields::Unnamed(fields) => fields.unnamed.iter().map(|field| print_type(&field.ty, paths)).collect(),
            Fields::Named(_) | Fields::Unit => Vec::new(),
        };
        harvest.push(&format!("{path}::{}", variant.ident), Declaration::Variant(types), None);
    }
}

fn harvest_alias(item: &ItemType, paths: &Paths<'_>, harvest: &mut Harvest) {
    if is_public(&item.vis) {
        let path = paths.own(&item.ident.to_string());
        harvest.push(&path, Declaration::Alias(print_type(&item.ty, paths)), paths.feature());
    }
}

fn harvest_function(item: &ItemFn, paths: &Paths<'_>, harvest: &mut Harvest) {
    if is_public(&item.vis) {
        let path = paths.own(&item.sig.ident.to_string());
        harvest.push(&path, Declaration::Function(print_signature(&item.sig, paths)), paths.feature());
    }
}

/// Reads re-exports; those of all items of a private module are the items themselves.
fn harvest_exports(item: &ItemUse, paths: &Paths<'_>, harvest: &mut Harvest) {
    if is_public(&item.vis) {
        list_exports(&item.tree, &mut Vec::new(), paths, harvest);
    }
}

/// Reads a module that exports the items of another: `pets::*: use animals::*`.
fn harvest_former_module(item: &ItemMod, paths: &Paths<'_>, harvest: &mut Harvest) {
    let Some((_, items)) = item.content.as_ref().filter(|_| is_public(&item.vis)) else { return };
    let (path, feature) = (paths.own(&item.ident.to_string()), feature_of(&item.attrs));
    harvest.push(&path, Declaration::Module, feature);
    for item in items {
        let Item::Use(item) = item else { continue };
        let mut target: Vec<String> = Vec::new();
        let mut tree = &item.tree;
        while let UseTree::Path(part) = tree {
            target.extend(Some(part.ident.to_string()).filter(|name| name != "super"));
            tree = &part.tree;
        }
        let (name, exported) = match tree {
            UseTree::Glob(_) => ("*".to_owned(), "*".to_owned()),
            UseTree::Rename(name) => (name.ident.to_string(), name.rename.to_string()),
            _ => continue,
        };
        let target = format!("{}::{name}", target.join("::"));
        harvest.push(&format!("{path}::{exported}"), Declaration::Export(target), None);
    }
}

fn list_exports(tree: &UseTree, before: &mut Vec<String>, paths: &Paths<'_>, harvest: &mut Harvest) {
    match tree {
        UseTree::Path(path) => {
            before.push(path.ident.to_string());
            list_exports(&path.tree, before, paths, harvest);
            before.pop();
        }
        UseTree::Group(group) => group.items.iter().for_each(|tree| list_exports(tree, before, paths, harvest)),
        UseTree::Name(name) => export(&name.ident, &name.ident, before, paths, harvest),
        UseTree::Rename(name) => export(&name.ident, &name.rename, before, paths, harvest),
        UseTree::Glob(_) => {}
    }
}

fn export(
    name: &proc_macro2::Ident,
    exported: &proc_macro2::Ident,
    before: &[String],
    paths: &Paths<'_>,
    harvest: &mut Harvest,
) {
    // The client is in a private module, whose items are listed at the root.
    if before.first().is_some_and(|module| module == "client") {
        return;
    }
    let path = before.iter().cloned().chain([name.to_string()]).collect::<Vec<_>>().join("::");
    harvest.push(&paths.own(&exported.to_string()), Declaration::Export(path), None);
}

fn definition(attributes: &[Attribute], generics: &syn::Generics) -> Definition {
    let lifetimes: Vec<String> = generics.params.iter().map(|param| param.to_token_stream().to_string()).collect();
    let generics = if lifetimes.is_empty() { String::new() } else { format!("<{}>", lifetimes.join(", ")) };
    let mut definition = Definition { generics, ..Definition::default() };
    for attribute in attributes {
        match &attribute.meta {
            Meta::Path(path) if path.is_ident("non_exhaustive") => definition.marks.push(Mark::NonExhaustive),
            Meta::List(list) if list.path.is_ident("derive") => {
                let names = list.tokens.clone().into_iter().map(|token| token.to_string());
                definition.traits.extend(names.filter(|name| name != ","));
            }
            _ => {}
        }
    }
    definition
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Returns the feature of `#[cfg(feature = "pets")]`.
fn feature_of(attributes: &[Attribute]) -> Option<String> {
    let lists = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::List(list) if list.path.is_ident("cfg") => Some(list),
        _ => None,
    });
    lists.filter_map(|list| list.parse_args::<syn::MetaNameValue>().ok()).find_map(|pair| match pair.value {
        syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(name), .. }) => Some(name.value()),
        _ => None,
    })
}
