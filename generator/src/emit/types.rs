//! The module `types`: a few files, whose items are all named as if they were in one.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{Imports, Place};
use super::item::emit_item;
use super::module::{Module, Visibility};
use super::tag::defined;
use crate::rust::{Crate, Docs, Ident, TypeFile};

pub(super) fn types_module(krate: &Crate) -> Module<'_> {
    let docs = Docs::fixed("The types of the API.");
    let ident = types_ident();
    match &krate.types[..] {
        // A single file is the module itself.
        [only] => {
            let body = Box::new(|| file_body(only, false));
            Module { ident, visibility: Visibility::Public, docs, body, children: Vec::new() }
        }
        files => {
            let children = files.iter().map(file_module).collect::<Vec<_>>();
            let body = Box::new(|| exports(files));
            Module { ident, visibility: Visibility::Public, docs, body, children }
        }
    }
}

fn exports(files: &[TypeFile]) -> TokenStream {
    let exports = files.iter().map(|file| {
        let module = file.module.to_token();
        quote! { pub use self::#module::*; }
    });
    quote! { #(#exports)* }
}

fn types_ident() -> Option<Ident> {
    Ident::parse("types")
}

fn file_module(file: &TypeFile) -> Module<'_> {
    let docs = Docs::line(&format!("The types of `{}`.", file.module.name()));
    let body = Box::new(|| file_body(file, true));
    Module { ident: Some(file.module.clone()), visibility: Visibility::Private, docs, body, children: Vec::new() }
}

fn file_body(file: &TypeFile, below: bool) -> TokenStream {
    let mut imports = Imports::new(Place::Types { defined: defined(&file.items), below });
    let items = file.items.iter().map(|item| emit_item(item, &mut imports)).collect::<Vec<_>>();
    if items.is_empty() {
        return quote! {};
    }
    let uses = imports.uses();
    quote! { #uses #(#items)* }
}
