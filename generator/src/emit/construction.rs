//! Construction of structs: `new` or `Default`, and setters.
//!
//! ```text
//! Construction::Arguments   →   pub fn new(name: impl Into<String>) -> Self
//! Construction::Required    →   pub struct PetRequired { … }   pub fn new(required: PetRequired) -> Self
//! Construction::Constants   →   impl Default for Marker
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::defaults::{emit_defaults, emit_value};
use super::docs::{allow_deprecated, line_literal, outer_docs};
use super::imports::Imports;
use crate::rust::{Construction, Field, FieldSetter, Given, Item, Presence, Struct, Type};

/// Emits the constructor and the defaults of fields.
pub(super) fn emit_functions(object: &Struct, ident: &Ident, imports: &mut Imports) -> TokenStream {
    let default = (object.construction == Construction::Constants).then(|| emit_default(object, ident, imports));
    let constructor = match &object.construction {
        Construction::Arguments => Some(emit_new(object, imports)),
        Construction::Required(required) => Some(emit_new_of_required(object, &required.to_token(), imports)),
        Construction::Derived | Construction::Constants | Construction::Received => None,
    };
    let defaults = emit_defaults(&object.defaults, imports);
    if constructor.is_none() && object.defaults.is_empty() {
        return quote! { #default };
    }
    quote! { #default impl #ident { #constructor #defaults } }
}

/// Emits the struct of the required fields, if there are too many for arguments.
pub(super) fn emit_required(item: &Item, object: &Struct, imports: &mut Imports) -> TokenStream {
    let Construction::Required(ident) = &object.construction else { return quote! {} };
    let (ident, docs) = (ident.to_token(), line_literal(&format!("The required fields of [`{}`].", item.ident.name())));
    let fields = object.fields.iter().filter(|field| field.is_asked()).map(|field| {
        let (docs, name, ty) = (outer_docs(&field.docs), field.ident.to_token(), imports.ty(&field.ty));
        quote! { #docs pub #name: #ty, }
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

fn emit_new(object: &Struct, imports: &mut Imports) -> TokenStream {
    let allow = allow_deprecated(object);
    let asked = object.fields.iter().filter(|field| field.is_asked());
    let arguments = asked.map(|field| emit_argument(field, imports)).collect::<Vec<_>>();
    let values = emit_values(object, imports, |field| {
        let name = field.ident.to_token();
        match field.given {
            Given::Value => quote! { #name },
            Given::Into => quote! { #name: #name.into() },
            Given::Items { convert: false } => quote! { #name: #name.into_iter().collect() },
            Given::Items { convert: true } => quote! { #name: #name.into_iter().map(Into::into).collect() },
            Given::Entries { .. } => {
                quote! { #name: #name.into_iter().map(|(key, value)| (key.into(), value.into())).collect() }
            }
        }
    });
    quote! {
        #[doc = " Creates a value with all required fields."]
        #allow
        #[inline]
        pub fn new(#(#arguments),*) -> Self {
            Self { #(#values),* }
        }
    }
}

fn emit_new_of_required(object: &Struct, required: &Ident, imports: &mut Imports) -> TokenStream {
    let allow = allow_deprecated(object);
    let values = emit_values(object, imports, |field| {
        let name = field.ident.to_token();
        quote! { #name: required.#name }
    });
    quote! {
        #[doc = " Creates a value with all required fields."]
        #allow
        #[inline]
        pub fn new(required: #required) -> Self {
            Self { #(#values),* }
        }
    }
}

fn emit_default(object: &Struct, ident: &Ident, imports: &mut Imports) -> TokenStream {
    let allow = allow_deprecated(object);
    let values = emit_values(object, imports, |_| quote! {});
    let default = imports.prelude("Default");
    quote! {
        impl #default for #ident {
            #allow
            #[inline]
            fn default() -> Self {
                Self { #(#values),* }
            }
        }
    }
}

/// Emits the value of each field of a new struct; `given` emits the values that callers pass.
fn emit_values(object: &Struct, imports: &mut Imports, given: impl Fn(&Field) -> TokenStream) -> Vec<TokenStream> {
    let values = object.fields.iter().map(|field| {
        let name = field.ident.to_token();
        match (field.presence, &field.constant) {
            (Presence::Required, None) => given(field),
            (Presence::Required, Some(constant)) => {
                let value = emit_value(constant, &field.ty, imports);
                quote! { #name: #value }
            }
            (Presence::Optional, Some(constant)) => {
                let value = emit_value(constant, &field.ty, imports);
                quote! { #name: Some(#value) }
            }
            (Presence::Optional, None) => quote! { #name: None },
            (Presence::Nullable, _) => {
                let nullable = imports.runtime("Nullable");
                quote! { #name: #nullable::Absent }
            }
        }
    });
    let mut values = values.collect::<Vec<_>>();
    values.extend(object.rest.as_ref().map(|rest| {
        let name = rest.ident.to_token();
        let map = imports.map();
        quote! { #name: #map::new() }
    }));
    values
}

fn emit_argument(field: &Field, imports: &mut Imports) -> TokenStream {
    let ident = field.ident.to_token();
    let ty = match (field.given, field.ty.resolved()) {
        (Given::Items { convert }, Type::Vec(items)) => {
            let items = given_type(items, convert, imports);
            let iterator = imports.prelude("IntoIterator");
            quote! { impl #iterator<Item = #items> }
        }
        (Given::Entries { convert_keys, convert_values }, Type::Map(keys, values)) => {
            let keys = given_type(keys, convert_keys, imports);
            let values = given_type(values, convert_values, imports);
            let iterator = imports.prelude("IntoIterator");
            quote! { impl #iterator<Item = (#keys, #values)> }
        }
        (given, _) => given_type(&field.ty, given == Given::Into, imports),
    };
    quote! { #ident: #ty }
}

fn given_type(ty: &Type, converts: bool, imports: &mut Imports) -> TokenStream {
    let ty = imports.ty(ty);
    if converts {
        quote! { impl Into<#ty> }
    } else {
        ty
    }
}

/// Emits the setters, as a table from which the runtime's macro makes methods.
pub(super) fn emit_setters(object: &Struct, ident: &Ident, imports: &mut Imports) -> TokenStream {
    if object.setters.is_empty() && object.rest_setter.is_none() {
        return quote! {};
    }
    let mut rows = |wanted: fn(Given) -> bool| {
        let setters = object.setters.iter().filter(|setter| wanted(object.fields[setter.field].given));
        setters.map(|setter| emit_setter(object, setter, imports)).collect::<Vec<_>>()
    };
    let values = rows(|given| matches!(given, Given::Value | Given::Into));
    let lists = rows(|given| matches!(given, Given::Items { .. }));
    let maps = rows(|given| matches!(given, Given::Entries { .. }));
    let lists = (!lists.is_empty()).then(|| quote! { lists { #(#lists),* } });
    let maps = (!maps.is_empty()).then(|| quote! { maps { #(#maps),* } });
    let rest = object.rest.as_ref().zip(object.rest_setter.as_ref()).map(|(rest, setter)| {
        let (method, field) = (setter.ident.to_token(), rest.ident.to_token());
        let ty = given_type(&rest.values, setter.converts, imports);
        quote! { rest #method(#field: #ty) }
    });
    quote! { codegen::setters!(#ident { #(#values),* } #lists #maps #rest); }
}

fn emit_setter(object: &Struct, setter: &FieldSetter, imports: &mut Imports) -> TokenStream {
    let field = &object.fields[setter.field];
    let (method, argument) = (setter.ident.to_token(), emit_argument(field, imports));
    let null = setter.null.as_ref().map(|null| {
        let null = null.to_token();
        quote! { null #null }
    });
    quote! { #method(#argument) #null }
}
