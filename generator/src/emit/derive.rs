//! The traits that a type implements by a derive, or by a macro of the runtime in its place.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::rust::{Derive, Ident};

/// Emits the comparison of values: derived, unless the type holds types of other crates, which may lack `PartialEq`.
pub(super) fn equality(holds_foreign: bool, ident: &Ident) -> (TokenStream, TokenStream) {
    let ident = ident.to_token();
    if holds_foreign { (quote! {}, quote! { codegen::json_eq!(#ident); }) } else { (quote! { , PartialEq }, quote! {}) }
}

/// Emits the traits that are derived beside the usual ones.
pub(super) fn derives(derives: &[Derive]) -> TokenStream {
    let names = derives.iter().map(|derive| format_ident!("{}", derive.as_str()));
    quote! { #(, #names)* }
}
