//! Links: a method that takes an answer and gives the next call.

use proc_macro2::TokenStream;
use quote::quote;

use super::call::{emit_argument, emit_send, emit_send_value};
use super::docs::{deprecated, outer_docs};
use super::imports::Imports;
use super::module::gate;
use crate::rust::{Call, Link, LinkValue};

/// The methods for the links of a call's answers.
pub(super) fn emit_links(call: &Call, imports: &mut Imports) -> TokenStream {
    let links = call.links.iter().map(|link| emit_link(call, link, imports)).collect::<Vec<_>>();
    quote! { #(#links)* }
}

fn emit_link(call: &Call, link: &Link, imports: &mut Imports) -> TokenStream {
    let (docs, deprecated, method, name) =
        (outer_docs(&link.docs), deprecated(link.deprecated), link.method.to_token(), &link.name);
    let (output, target) = (imports.ty(&call.reply.output), imports.ty(&link.target));
    let arguments = link
        .arguments
        .iter()
        .map(|argument| emit_argument(&argument.ident, &argument.parameter, imports))
        .collect::<Vec<_>>();
    let next = quote! { call.0 };
    let passed = link
        .arguments
        .iter()
        .map(|argument| {
            let ident = argument.ident.to_token();
            emit_send(&next, &quote! { #ident }, &argument.parameter, imports)
        })
        .collect::<Vec<_>>();
    let found = link.values.iter().map(|(value, parameter)| {
        let value = emit_value(value);
        emit_send_value(&next, parameter, &quote! { &link.#value? })
    });
    let make = if link.values.iter().any(|(value, _)| matches!(value, LinkValue::Body(_))) {
        quote! { with_body }
    } else {
        quote! { new }
    };
    let gate = gate(link.feature.as_deref());
    let is_plain = link.values.is_empty() && link.arguments.is_empty();
    let link = (!link.values.is_empty()).then(|| quote! { let link = codegen::Link::#make(#name, response); });
    let response = if link.is_some() {
        quote! { response }
    } else {
        quote! { _response }
    };
    let body = if is_plain {
        quote! { Ok(#target::new(self.core)) }
    } else {
        quote! {
            #link
            let mut call = #target::new(self.core);
            #(#found)*
            #(#passed)*
            Ok(call)
        }
    };
    quote! {
        #docs
        #gate
        #deprecated
        #[inline]
        pub fn #method(
            &self,
            #response: &codegen::Response<#output>,
            #(#arguments),*
        ) -> Result<#target, codegen::LinkError> {
            #body
        }
    }
}

fn emit_value(value: &LinkValue) -> TokenStream {
    match value {
        LinkValue::Body(pointer) => quote! { body(#pointer) },
        LinkValue::Header(name) => quote! { header(#name) },
        LinkValue::Status => quote! { status() },
        LinkValue::Constant(text) => quote! { constant(#text) },
    }
}
