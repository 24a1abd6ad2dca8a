//! The struct of a call's named arguments.
//!
//! ```text
//! pub struct GetRefArguments {     pub fn get_ref(&self, arguments: GetRefArguments) -> GetRef {
//!     pub owner: String,               call.0.path("owner", &arguments.owner);
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::outer_docs;
use super::imports::Imports;
use crate::rust::{Bundle, Call, Ident, Parameter, Passing};

/// Emits the struct. It has no default, so that callers notice a new required parameter at compile time.
pub(super) fn emit_bundle(bundle: &Bundle, call: &Call, group: &Ident, imports: &mut Imports) -> TokenStream {
    let ident = bundle.ident.to_token();
    let docs = format!(" Required arguments of [`{group}::{}`].", call.method.name());
    let fields = bundle.fields.iter().map(|field| {
        let (docs, ident) = (outer_docs(&field.docs), field.ident.to_token());
        let ty = field.parameter.passing.owned().map(|ty| imports.ty(&ty));
        quote! { #docs pub #ident: #ty, }
    });
    let fields = fields.collect::<Vec<_>>();
    quote! {
        #[doc = #docs]
        #[derive(Debug, Clone)]
        pub struct #ident {
            #(#fields)*
        }
    }
}

/// Emits the argument of the method.
pub(super) fn emit_bundle_argument(bundle: &Bundle) -> TokenStream {
    let (argument, ident) = (bundle.argument.to_token(), bundle.ident.to_token());
    quote! { #argument: #ident }
}

/// Returns the values in it, and the way each is sent.
pub(super) fn emit_values(bundle: &Bundle) -> impl Iterator<Item = (TokenStream, Parameter)> {
    let argument = bundle.argument.to_token();
    bundle.fields.iter().filter_map(move |field| {
        let ident = field.ident.to_token();
        let passing = Passing::Value(field.parameter.passing.owned()?);
        Some((quote! { #argument.#ident }, Parameter { passing, ..field.parameter.clone() }))
    })
}
