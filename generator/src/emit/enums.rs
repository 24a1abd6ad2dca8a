//! Enumerations of strings and of integers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::derive::derives;
use super::docs::outer_docs;
use super::imports::Imports;
use super::purpose::emit_item_docs;
use crate::rust::{IntegerEnum, Item, StringEnum};

pub(super) fn emit_string_enum(item: &Item, strings: &StringEnum, imports: &Imports) -> TokenStream {
    let (docs, ident) = (emit_item_docs(item, imports), item.ident.to_token());
    let derives = derives(&item.derives);
    let key = strings.is_key.then(|| quote! { codegen::map_key!(#ident); });
    let variants = strings.variants.iter().map(|variant| {
        let (docs, ident) = (outer_docs(&variant.docs), variant.ident.to_token());
        quote! { #docs #ident, }
    });
    let table = strings.variants.iter().map(|variant| {
        let (ident, value) = (variant.ident.to_token(), &variant.value);
        quote! { #ident = #value }
    });
    quote! {
        #docs
        #[derive(Debug, Clone #derives)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            #[doc = " A value that the document does not list, unchanged."]
            Unrecognized(String),
        }

        codegen::string_enum!(#ident { #(#table),* });
        #key
    }
}

pub(super) fn emit_integer_enum(item: &Item, integers: &IntegerEnum, imports: &Imports) -> TokenStream {
    let (docs, ident) = (emit_item_docs(item, imports), item.ident.to_token());
    let derives = derives(&item.derives);
    let variants = integers.variants.iter().map(|variant| {
        let (docs, ident) = (outer_docs(&variant.docs), variant.ident.to_token());
        quote! { #docs #ident, }
    });
    let table = integers.variants.iter().map(|variant| {
        let (ident, value) = (variant.ident.to_token(), Literal::i64_unsuffixed(variant.value));
        quote! { #ident = #value }
    });
    quote! {
        #docs
        #[derive(Debug, Clone #derives)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            #[doc = " A value that the document does not list, unchanged."]
            Unrecognized(i64),
        }

        codegen::integer_enum!(#ident { #(#table),* });
    }
}
