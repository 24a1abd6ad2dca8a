//! Functions that return the defaults of fields.
//!
//! ```text
//! DefaultFunction { default_status: Status = Available }   →   pub fn default_status() -> Status { Status::Available }
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs::{deprecated, line_literal};
use super::imports::Imports;
use crate::rust::{DefaultFunction, DefaultValue, Format, Type};

pub(super) fn emit_defaults(defaults: &[DefaultFunction], imports: &mut Imports) -> TokenStream {
    let functions = defaults.iter().map(|default| emit_default(default, imports)).collect::<Vec<_>>();
    quote! { #(#functions)* }
}

fn emit_default(default: &DefaultFunction, imports: &mut Imports) -> TokenStream {
    let (ident, deprecated) = (default.ident.to_token(), deprecated(default.deprecated));
    let docs = line_literal(&format!("The default value of `{}`.", default.field.name()));
    let (ty, value) = (imports.ty(&default.ty), emit_value(&default.value, &default.ty, imports));
    quote! {
        #[doc = #docs]
        #deprecated
        #[inline]
        pub fn #ident() -> #ty {
            #value
        }
    }
}

pub(super) fn emit_value(value: &DefaultValue, ty: &Type, imports: &mut Imports) -> TokenStream {
    match value {
        DefaultValue::Bool(truth) => quote! { #truth },
        DefaultValue::Integer(number) => {
            let number = Literal::i128_unsuffixed(*number);
            quote! { #number }
        }
        DefaultValue::Float(number) => {
            let number = Literal::f64_unsuffixed(*number);
            quote! { #number }
        }
        DefaultValue::Text(text) => emit_text(text, ty, imports),
        DefaultValue::Variant(ident) => {
            let (ty, ident) = (imports.ty(ty), ident.to_token());
            quote! { #ty::#ident }
        }
        DefaultValue::List(values) => emit_list(values, ty, imports),
        DefaultValue::EmptyMap => {
            let map = imports.map();
            quote! { #map::new() }
        }
    }
}

/// A string of a format is parsed from the document's text, as in a response.
fn emit_text(text: &str, ty: &Type, imports: &mut Imports) -> TokenStream {
    match ty.resolved() {
        Type::Formatted(_) => {
            let (is_bare, path) = (!matches!(ty, Type::Formatted(Format { value: Some(_), .. })), imports.ty(ty));
            if is_bare {
                quote! { #path::from_unchecked(#text) }
            } else {
                quote! { <#path>::from_unchecked(#text) }
            }
        }
        Type::Secret => quote! { #text.into() },
        _ => quote! { String::from(#text) },
    }
}

fn emit_list(values: &[DefaultValue], ty: &Type, imports: &mut Imports) -> TokenStream {
    let Type::Vec(items) = ty.resolved() else { return quote! { Vec::new() } };
    let values = values.iter().map(|value| emit_value(value, items, imports)).collect::<Vec<_>>();
    if values.is_empty() {
        return quote! { Vec::new() };
    }
    quote! { vec![#(#values),*] }
}
