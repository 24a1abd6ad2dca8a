//! An argument of a method: its name, and the type by which callers pass it.

use proc_macro2::TokenStream;
use quote::quote;

use super::imports::Imports;
use crate::rust::{Ident, Parameter, Passing};

pub(super) fn emit_argument(ident: &Ident, parameter: &Parameter, imports: &mut Imports) -> TokenStream {
    let ident = ident.to_token();
    let ty = match &parameter.passing {
        Passing::Value(ty) => imports.ty(ty),
        Passing::Text | Passing::SecretText => quote! { &str },
        Passing::Texts => {
            let (iterator, text) = (imports.prelude("IntoIterator"), imports.prelude("AsRef"));
            quote! { impl #iterator<Item: #text<str>> }
        }
        Passing::Slice(ty) => {
            let (slice, ty) = (imports.prelude("AsRef"), imports.ty(ty));
            quote! { impl #slice<[#ty]> }
        }
        Passing::Reference(ty) => {
            let ty = imports.ty(ty);
            quote! { &#ty }
        }
        Passing::Into(ty) => {
            let ty = imports.ty(ty);
            quote! { impl Into<#ty> }
        }
        Passing::Body => quote! { impl Into<codegen::Body> },
        Passing::Sequence(ty) => {
            let ty = imports.ty(ty);
            quote! { impl Into<codegen::Sequence<#ty>> }
        }
        Passing::File => quote! { impl Into<codegen::Upload> },
        Passing::Files => quote! { Vec<codegen::Upload> },
        Passing::FileOrText => quote! { impl Into<codegen::FileOrText> },
        Passing::FilesOrTexts => {
            let iterator = imports.prelude("IntoIterator");
            quote! { impl #iterator<Item: Into<codegen::FileOrText>> }
        }
        Passing::Multipart => quote! { codegen::Multipart },
    };
    quote! { #ident: #ty }
}
