//! The module `types`: a few files, which re-export their items so that all have one path.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::{ImportScope, hidden_by};
use super::module::{Module, Visibility, gate};
use super::tag::item_parts;
use crate::rust::{Crate, Docs, Ident, TypeFile};

pub(super) fn types_module(krate: &Crate) -> Module<'_> {
    let docs = Docs::fixed("The types of the API.");
    let ident = Ident::parse("types");
    let hidden = hidden_by(krate.types.iter().flat_map(|file| &file.items).map(|item| &item.ident));
    match &krate.types[..] {
        // If there is a single file, it is the module itself.
        [only] => Module { ident, docs, visibility: Visibility::Public, ..file_module(only, false, &hidden) },
        files => Module {
            ident,
            visibility: Visibility::Public,
            feature: None,
            docs,
            place: ImportScope::Outside,
            parts: vec![Box::new(|_| exports(files))],
            children: files.iter().map(|file| file_module(file, true, &hidden)).collect(),
        },
    }
}

fn exports(files: &[TypeFile]) -> TokenStream {
    let exports = files.iter().map(|file| {
        let (module, gate) = (file.module.to_token(), gate(file.feature.as_ref()));
        quote! { #gate pub use self::#module::*; }
    });
    quote! { #(#exports)* }
}

fn file_module<'a>(file: &'a TypeFile, below: bool, hidden: &BTreeSet<&'static str>) -> Module<'a> {
    let defined = file.items.iter().map(|item| item.ident.clone()).collect();
    let place = if file.items.is_empty() {
        ImportScope::Outside
    } else {
        ImportScope::Types { defined, below, hidden: hidden.clone() }
    };
    Module {
        ident: Some(file.module.clone()),
        visibility: Visibility::Private,
        feature: file.feature.as_ref(),
        docs: file.docs.clone(),
        place,
        parts: item_parts(&file.items.iter().collect::<Vec<_>>()).collect(),
        children: Vec::new(),
    }
}
