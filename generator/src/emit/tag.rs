//! A tag's module: its struct with the calls as methods, the calls, and the types that only these use.

use proc_macro2::TokenStream;
use quote::quote;

use super::call::{emit_methods, emit_newtype};
use super::example::emit_example;
use super::imports::{Imports, Place};
use super::item::emit_item;
use super::module::{Module, Part, Visibility};
use crate::rust::{Docs, Ident, Item, Tag};

/// The number of items that are printed at once.
const AT_ONCE: usize = 64;

pub(super) fn tag_module<'a>(tag: &'a Tag, library: Option<&'a Ident>) -> Module<'a> {
    let docs = if tag.docs.is_empty() {
        Docs::line(&format!("Operations of the tag `{}`.", tag.module.name()))
    } else {
        tag.docs.clone()
    };
    let mut parts: Vec<Part<'_>> = vec![Box::new(move |imports| emit_group(tag, library, imports))];
    for calls in tag.calls.chunks(AT_ONCE) {
        parts.push(Box::new(move |imports| {
            let calls = calls.iter().map(|call| emit_newtype(call, &tag.group, imports)).collect::<Vec<_>>();
            quote! { #(#calls)* }
        }));
    }
    parts.extend(item_parts(&tag.items));
    let place = Place::tag(&tag.module, type_names(tag));
    Module {
        ident: Some(tag.module.clone()),
        visibility: Visibility::Public,
        feature: tag.feature.as_deref(),
        docs,
        place,
        parts,
        children: Vec::new(),
    }
}

/// The names of the types in a tag's module that a document may hide the prelude by.
fn type_names(tag: &Tag) -> impl Iterator<Item = &Ident> {
    let calls = tag.calls.iter().map(|call| &call.ident);
    calls.chain(tag.items.iter().map(|item| &item.ident)).chain([&tag.group])
}

/// Splits items into parts.
pub(super) fn item_parts(items: &[Item]) -> impl Iterator<Item = Part<'_>> {
    items.chunks(AT_ONCE).map(|items| -> Part<'_> {
        Box::new(move |imports| {
            let items = items.iter().map(|item| emit_item(item, imports)).collect::<Vec<_>>();
            quote! { #(#items)* }
        })
    })
}

fn emit_group(tag: &Tag, library: Option<&Ident>, imports: &mut Imports) -> TokenStream {
    imports.codegen();
    let group = tag.group.to_token();
    let heading = format!(" Operations of the tag `{}`.", tag.module.name());
    let link = format!(" Returned by [`Client::{}`](super::Client::{0}).", tag.accessor.name());
    let methods = tag.calls.iter().map(|call| {
        let example = library.map(|library| emit_example(call, tag, library));
        emit_methods(call, example.as_ref(), imports)
    });
    let methods = methods.collect::<Vec<_>>();
    quote! {
        #[doc = #heading]
        #[doc = ""]
        #[doc = #link]
        #[derive(Debug, Clone, Copy)]
        pub struct #group<'a> {
            pub(super) core: &'a codegen::Core,
        }

        impl #group<'_> {
            #(#methods)*
        }
    }
}
