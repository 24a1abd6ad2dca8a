//! Responses: the table from status to type, and the enums of calls with several response types.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::docs::outer_docs;
use super::imports::Imports;
use crate::rust::{
    Call, Decoding, Outcome, Pattern, ResponseRow, ResponseVariant, Responses, Type, View, ViewRequest, Wrap,
};

/// Emits the table from status to decoded type.
pub(super) fn emit_rows(responses: &Responses, imports: &mut Imports) -> TokenStream {
    emit_arms(&responses.rows, &quote! {}, imports)
}

fn emit_arms(rows: &[ResponseRow], receiver: &TokenStream, imports: &mut Imports) -> TokenStream {
    let arms = rows.iter().map(|row| {
        let (pattern, outcome) = (emit_pattern(row.pattern), emit_outcome(row, imports));
        let otherwise = row.otherwise.as_ref().map(|other| emit_outcome(other, imports));
        // The table of the call writes it shorter.
        let is_row = receiver.is_empty();
        let otherwise = otherwise.map(|otherwise| {
            if is_row {
                quote! { or #otherwise }
            } else {
                quote! { .or_else(|error| error.or(|| #receiver #otherwise)) }
            }
        });
        quote! { #pattern => #receiver #outcome #otherwise }
    });
    let arms = arms.collect::<Vec<_>>();
    let complete = rows.iter().any(|row| row.pattern == Pattern::Any);
    let undocumented = (!complete).then(|| quote! { , _ => #receiver undocumented() });
    quote! { #(#arms),* #undocumented }
}

/// Emits a method with an alternative decoding of the response.
pub(super) fn emit_view(view: &View, call: &Call, imports: &mut Imports) -> TokenStream {
    let (docs, method) = (outer_docs(&view.docs), view.method.to_token());
    let (output, error) = (imports.ty(&view.output), imports.ty(&call.responses.error));
    let headers = emit_headers(call, imports);
    let arms = emit_arms(&view.rows, &quote! { response. }, imports);
    let decode = quote! { |response| match response.status().as_u16() { #arms } };
    let read = match &view.request {
        ViewRequest::Stream(accept) => quote! { streamed(#accept, #decode) },
        ViewRequest::Value(accept) => quote! { accepting(#accept, #decode) },
        ViewRequest::Upgrade => quote! { upgraded(#decode) },
    };
    quote! {
        #docs
        #[inline]
        pub fn #method(self) -> codegen::Call<#output, #error #headers> {
            self.0.#read
        }
    }
}

/// Emits the struct of the headers of successful responses, after a comma.
pub(super) fn emit_headers(call: &Call, imports: &mut Imports) -> Option<TokenStream> {
    let headers = imports.ty(call.headers.of_successes.as_ref()?);
    Some(quote! { , #headers })
}

fn emit_pattern(pattern: Pattern) -> TokenStream {
    match pattern {
        Pattern::Code(code) => {
            let code = Literal::u16_unsuffixed(code);
            quote! { #code }
        }
        Pattern::Range(first, last) => {
            let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
            quote! { #first..=#last }
        }
        Pattern::Any => quote! { _ },
    }
}

fn emit_outcome(row: &ResponseRow, imports: &mut Imports) -> TokenStream {
    let outcome = match row.outcome {
        Outcome::Success => "ok",
        Outcome::Error => "err",
    };
    let decoding = match row.decoding {
        Decoding::Json => "json",
        Decoding::Text => "text",
        Decoding::OnlyText => "only_text",
        Decoding::Bytes => "bytes",
        Decoding::Empty => "empty",
        Decoding::Stream => "stream",
        Decoding::Events => "events",
        Decoding::TextEvents => "text_events",
        Decoding::Items => "items",
        Decoding::Upgraded => "upgraded",
    };
    let xml = row.xml.as_ref().map(|xml| imports.xml(xml));
    let decoding = if xml.is_some() { "xml" } else { decoding };
    let method = format_ident!("{outcome}_{decoding}");
    let wrap = match (&row.wrap, row.decoding) {
        (Wrap::Identity, Decoding::Empty) => quote! { () },
        (Wrap::Identity, _) if row.by_serde => quote! { |codegen::BySerde(value)| value },
        (Wrap::Variant(name, variant), _) if row.by_serde => {
            let (name, variant) = (name.to_token(), variant.to_token());
            quote! { |codegen::BySerde(value)| #name::#variant(value) }
        }
        (Wrap::Identity, _) => {
            let identity = imports.runtime("identity");
            quote! { #identity }
        }
        (Wrap::Variant(name, variant), _) => {
            let (name, variant) = (name.to_token(), variant.to_token());
            quote! { #name::#variant }
        }
    };
    let xml = xml.map(|xml| quote! { , #xml });
    quote! { #method(#wrap #xml) }
}

/// Emits the enums of a call with several success or error types.
pub(super) fn emit_enums(call: &Call, imports: &mut Imports) -> TokenStream {
    let responses = &call.responses;
    let method = call.method.name();
    let response = emit_enum(
        &responses.output,
        &responses.output_variants,
        &format!(" Response of `{method}`, by status."),
        imports,
    );
    let error = emit_enum(
        &responses.error,
        &responses.error_variants,
        &format!(" Documented errors of `{method}`, by status."),
        imports,
    );
    quote! { #response #error }
}

fn emit_enum(ty: &Type, variants: &[ResponseVariant], docs: &str, imports: &mut Imports) -> TokenStream {
    let Type::Local(ident) = ty else { return quote! {} };
    let ident = ident.to_token();
    let compares = !variants.iter().filter_map(|variant| variant.ty.as_ref()).any(Type::needs_serde);
    let compares = compares.then(|| quote! { , PartialEq });
    let variants = variants.iter().map(|variant| {
        let (docs, ident) = (outer_docs(&variant.docs), variant.ident.to_token());
        let content = variant.ty.as_ref().map(|ty| imports.ty(ty)).map(|ty| quote! { (#ty) });
        quote! { #docs #ident #content, }
    });
    quote! {
        #[doc = #docs]
        #[derive(Debug, Clone #compares)]
        #[non_exhaustive]
        pub enum #ident { #(#variants)* }
    }
}
