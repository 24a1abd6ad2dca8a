//! A tag's module: its struct with the calls as methods, the calls, and the types that only they use.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::call::{emit_method, emit_newtype};
use super::imports::{Imports, Place};
use super::item::emit_item;
use super::module::{Module, Visibility};
use crate::rust::{Docs, Tag};

pub(super) fn tag_module(tag: &Tag) -> Module<'_> {
    let docs = if tag.docs.is_empty() { Docs::line(&format!("The calls of `{}`.", tag.module.name())) } else { tag.docs.clone() };
    let body = Box::new(|| tag_body(tag));
    Module { ident: Some(tag.module.clone()), visibility: Visibility::Public, docs, body, children: Vec::new() }
}

fn tag_body(tag: &Tag) -> TokenStream {
    let mut imports = Imports::new(Place::Tag(tag.module.clone()));
    let group = tag.group.to_token();
    let link = format!(" Made by [`Client::{}`](super::Client::{0}).", tag.accessor.name());
    let heading = format!(" The calls of `{}`.", tag.module.name());
    let methods = tag.calls.iter().map(|call| emit_method(call, &mut imports)).collect::<Vec<_>>();
    let calls = tag.calls.iter().map(|call| emit_newtype(call, &tag.group, &mut imports)).collect::<Vec<_>>();
    let items = tag.items.iter().map(|item| emit_item(item, &mut imports)).collect::<Vec<_>>();
    let uses = imports.uses();
    quote! {
        #uses

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

        #(#calls)*
        #(#items)*
    }
}

/// The names that a list of items defines.
pub(super) fn defined(items: &[crate::rust::Item]) -> BTreeSet<crate::rust::Ident> {
    items.iter().map(|item| item.ident.clone()).collect()
}
