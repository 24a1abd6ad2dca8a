//! The struct of what a call takes by name.
//!
//! ```text
//! pub struct GetRefArguments<'a> {     pub fn get_ref(&self, arguments: GetRefArguments<'_>) -> GetRef {
//!     pub owner: &'a str,                  call.0.path("owner", &arguments.owner);
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::outer_docs;
use super::imports::Imports;
use crate::rust::{Bundle, Call, Ident, Parameter, Passing};

/// The struct; whoever writes one names every field, so that a new required parameter is seen where it is missing.
pub(super) fn emit_bundle(bundle: &Bundle, call: &Call, group: &Ident, imports: &mut Imports) -> TokenStream {
    let (ident, lifetime) = (bundle.ident.to_token(), borrows(bundle).then(|| quote! { <'a> }));
    let docs = format!(" What [`{group}::{}`] takes.", call.method.name());
    let fields = bundle.fields.iter().map(|field| {
        let (docs, ident, ty) =
            (outer_docs(&field.docs), field.ident.to_token(), field_type(&field.parameter, imports));
        quote! { #docs pub #ident: #ty, }
    });
    let fields = fields.collect::<Vec<_>>();
    quote! {
        #[doc = #docs]
        #[derive(Debug, Clone)]
        pub struct #ident #lifetime {
            #(#fields)*
        }
    }
}

/// The argument of the method.
pub(super) fn emit_argument(bundle: &Bundle) -> TokenStream {
    let (argument, ident) = (bundle.argument.to_token(), bundle.ident.to_token());
    let lifetime = borrows(bundle).then(|| quote! { <'_> });
    quote! { #argument: #ident #lifetime }
}

/// The values in it, and how each is sent.
pub(super) fn emit_values(bundle: &Bundle) -> impl Iterator<Item = (TokenStream, &Parameter)> {
    let argument = bundle.argument.to_token();
    bundle.fields.iter().map(move |field| {
        let ident = field.ident.to_token();
        (quote! { #argument.#ident }, &field.parameter)
    })
}

fn borrows(bundle: &Bundle) -> bool {
    bundle.fields.iter().any(|field| !matches!(field.parameter.passing, Passing::Value(_)))
}

fn field_type(parameter: &Parameter, imports: &mut Imports) -> TokenStream {
    match &parameter.passing {
        Passing::Value(ty) => imports.ty(ty),
        Passing::Texts => quote! { &'a [&'a str] },
        Passing::Slice(ty) => {
            let ty = imports.ty(ty);
            quote! { &'a [#ty] }
        }
        Passing::Reference(ty) => {
            let ty = imports.ty(ty);
            quote! { &'a #ty }
        }
        // What is passed in other ways stays an argument.
        _ => quote! { &'a str },
    }
}
