//! Links: methods that take a response and return the next call.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::argument::emit_argument;
use super::docs::{deprecated, outer_docs};
use super::imports::Imports;
use super::module::gate;
use super::responses::emit_headers;
use super::send::{emit_send, emit_send_value};
use super::servers::emit_server;
use crate::rust::{Call, Link, LinkValue};

/// Emits the methods for the links of a call's responses.
pub(super) fn emit_links(call: &Call, imports: &mut Imports) -> TokenStream {
    let links = call.links.iter().map(|link| emit_link(call, link, imports)).collect::<Vec<_>>();
    quote! { #(#links)* }
}

fn emit_link(call: &Call, link: &Link, imports: &mut Imports) -> TokenStream {
    let (docs, deprecated, method, name) =
        (outer_docs(&link.docs), deprecated(link.deprecated), link.method.to_token(), &link.name);
    let target = imports.ty(&link.target);
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
        emit_send_value(&next, parameter, &quote! { &#value }, imports)
    });
    let found = found.collect::<Vec<_>>();
    let make = if link.of_error {
        quote! { of_error }
    } else if link.values.iter().any(|(value, _)| takes_body(value)) {
        quote! { with_body }
    } else {
        quote! { new }
    };
    let gate = gate(link.feature.as_ref());
    let (name_of_response, row) = emit_received(call, link, imports);
    let taken =
        (!link.values.is_empty()).then(|| quote! { let link = codegen::Link::#make(#name, #name_of_response); });
    let name_of_response = if taken.is_some() { name_of_response } else { quote::format_ident!("_{name_of_response}") };
    let server = link.server.as_ref().map(|server| {
        let server = emit_server(server);
        quote! { call.0.at(&#server); }
    });
    let body = if link.values.is_empty() && link.arguments.is_empty() && server.is_none() {
        quote! { Ok(#target::new(self.core)) }
    } else {
        quote! {
            #taken
            let mut call = #target::new(self.core);
            #server
            #(#found)*
            #(#passed)*
            Ok(call)
        }
    };
    let result = imports.prelude("Result");
    quote! {
        #docs
        #gate
        #deprecated
        #[inline]
        pub fn #method(
            &self,
            #name_of_response: #row,
            #(#arguments),*
        ) -> #result<#target, codegen::LinkError> {
            #body
        }
    }
}

/// Emits the parameter of the method: a response, or a documented error.
fn emit_received(call: &Call, link: &Link, imports: &mut Imports) -> (Ident, TokenStream) {
    if link.of_error {
        let error = imports.ty(&call.responses.error);
        return (quote::format_ident!("error"), quote! { &codegen::ApiError<#error> });
    }
    let output = imports.ty(&call.responses.output);
    let headers = emit_headers(call, imports);
    (quote::format_ident!("response"), quote! { &codegen::Response<#output #headers> })
}

fn takes_body(value: &LinkValue) -> bool {
    match value {
        LinkValue::Body(_) => true,
        LinkValue::Joined(parts) => parts.iter().any(takes_body),
        LinkValue::Header(_) | LinkValue::Status | LinkValue::Constant(_) => false,
    }
}

fn emit_value(value: &LinkValue) -> TokenStream {
    match value {
        LinkValue::Body(pointer) => quote! { link.body(#pointer)? },
        LinkValue::Header(name) => quote! { link.header(#name)? },
        LinkValue::Status => quote! { link.status()? },
        LinkValue::Constant(text) => quote! { link.constant(#text)? },
        LinkValue::Joined(parts) => {
            let parts = parts.iter().map(emit_value);
            quote! { link.joined(&[#(#parts),*]) }
        }
    }
}
