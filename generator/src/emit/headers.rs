//! The module of response headers: a struct for each set, and the table from header to field.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::docs::{deprecated, outer_docs};
use super::imports::{ImportScope, Imports};
use super::module::{Module, Visibility};
use crate::rust::{Docs, HeaderField, HeaderForm, HeaderSet, Headers, Presence};

pub(super) fn headers_module(headers: &Headers) -> Module<'_> {
    Module {
        ident: Some(headers.module.clone()),
        visibility: Visibility::Public,
        feature: None,
        docs: Docs::fixed(
            "Typed response headers: `typed_headers` of a response returns those of its call, and `error_headers` of a call those of an error.",
        ),
        place: ImportScope::tag(&headers.module, headers.sets.iter().map(|set| &set.ident)),
        parts: vec![Box::new(|imports| {
            imports.codegen();
            let sets = headers.sets.iter().map(|set| emit_set(set, imports)).collect::<Vec<_>>();
            quote! { #(#sets)* }
        })],
        children: Vec::new(),
    }
}

fn emit_set(set: &HeaderSet, imports: &mut Imports) -> TokenStream {
    let (docs, ident) = (outer_docs(&set.docs), set.ident.to_token());
    let fields = set.fields.iter().map(|field| emit_field(field, imports)).collect::<Vec<_>>();
    let rows = set.fields.iter().map(emit_row);
    let compares = !set.fields.iter().any(|field| field.header.ty.needs_serde());
    let compares = compares.then(|| quote! { , PartialEq });
    quote! {
        #docs
        #[derive(Debug, Clone #compares)]
        #[non_exhaustive]
        pub struct #ident {
            #(#fields)*
        }

        codegen::headers!(#ident { #(#rows),* });
    }
}

fn emit_field(field: &HeaderField, imports: &mut Imports) -> TokenStream {
    let (docs, deprecated, ident) = (outer_docs(&field.docs), deprecated(field.deprecated), field.ident.to_token());
    let ty = imports.ty(&field.header.ty);
    let ty = match field.header.presence {
        Presence::Required => ty,
        Presence::Optional => quote! { Option<#ty> },
        Presence::Nullable => {
            let nullable = imports.runtime("Nullable");
            quote! { #nullable<#ty> }
        }
    };
    quote! { #docs #deprecated pub #ident: #ty, }
}

fn emit_row(field: &HeaderField) -> TokenStream {
    let (ident, name, form) = (field.ident.to_token(), &field.header.name, emit_form(&field.header.form));
    let presence = match (field.header.presence, field.header.ty.needs_serde()) {
        (Presence::Required, false) => quote! { required },
        (Presence::Optional, false) => quote! { optional },
        (Presence::Nullable, false) => quote! { nullable },
        (Presence::Required, true) => quote! { required_by_serde },
        (Presence::Optional, true) => quote! { optional_by_serde },
        (Presence::Nullable, true) => quote! { nullable_by_serde },
    };
    quote! { #presence #ident #name #form }
}

/// Returns a form as a row of the table writes it.
fn emit_form(form: &HeaderForm) -> TokenStream {
    match form {
        HeaderForm::Text => quote! { Text },
        HeaderForm::Literal => quote! { Literal },
        HeaderForm::Json => quote! { Json },
        HeaderForm::Lines => quote! { Lines },
        HeaderForm::List(items) => {
            let items = emit_form(items);
            quote! { List(&#items) }
        }
        HeaderForm::Object(members, exploded, others) => {
            let members = members.iter().map(|(name, form)| {
                let form = emit_form(form);
                quote! { (#name, #form) }
            });
            let members = members.collect::<Vec<_>>();
            let (others, kind) = (emit_form(others), if *exploded { "ExplodedObject" } else { "Object" });
            let kind = format_ident!("{kind}");
            quote! { #kind(&[#(#members),*], &#others) }
        }
    }
}
