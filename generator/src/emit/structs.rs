//! Structs: fields, constructor, and conversion from and to JSON.

use proc_macro2::TokenStream;
use quote::quote;

use super::construction::{emit_functions, emit_required, emit_setters};
use super::derive::{derives, equality};
use super::docs::{allow_deprecated, deprecated, outer_docs};
use super::imports::Imports;
use super::purpose::emit_item_docs;
use super::rules::{emit_rules, emit_table_rules};
use crate::rust::{Construction, Field, Item, Presence, Struct, Type};

pub(super) fn emit_struct(item: &Item, object: &Struct, imports: &mut Imports) -> TokenStream {
    let (docs, ident) = (emit_item_docs(item, imports), item.ident.to_token());
    let fields = object.fields.iter().map(|field| emit_field(field, imports)).collect::<Vec<_>>();
    let rest = emit_rest_field(object, imports);
    let derives = derives(&item.derives);
    let default = (object.construction == Construction::Derived).then(|| quote! { , Default });
    let functions = emit_functions(object, &ident, imports);
    let (required, setters) = (emit_required(item, object, imports), emit_setters(object, &ident, imports));
    let foreign = holds_foreign(object);
    let (compares, equality) = equality(foreign, &item.ident);
    let is_table = object.fields.len() <= Struct::MOST_ROWS && !foreign;
    let json = if is_table { emit_table(object, &ident) } else { emit_long(item, object, imports) };
    let heirs = object.heirs.as_ref().map(|heirs| {
        let heirs = imports.ty(heirs);
        quote! { codegen::heirs!(#ident, #heirs); }
    });
    quote! {
        #docs
        #[derive(Clone #compares #default #derives)]
        #[non_exhaustive]
        pub struct #ident {
            #(#fields)*
            #rest
        }

        #required
        #functions
        #setters
        #json
        #equality
        #heirs
    }
}

/// Emits the table of fields and keys, from which the runtime's macro implements conversion from and to JSON.
fn emit_table(object: &Struct, ident: &proc_macro2::Ident) -> TokenStream {
    let fields = object.fields.iter().map(|field| {
        let (ident, wire) = (field.ident.to_token(), &field.wire);
        let presence = match field.presence {
            Presence::Required => quote! { required },
            Presence::Optional | Presence::Nullable => quote! { optional },
        };
        let rules = emit_table_rules(&field.rules);
        quote! { #presence #ident #wire #rules }
    });
    let rest = object.rest.as_ref().map(|rest| {
        let (ident, rules) = (rest.ident.to_token(), emit_table_rules(&rest.rules));
        if rest.is_described {
            quote! { rest #ident #rules }
        } else {
            quote! { unknown #ident }
        }
    });
    quote! { codegen::object!(#ident { #(#fields),* } #rest); }
}

/// Returns true if a field has a foreign type, which only `serde` converts from and to JSON.
fn holds_foreign(object: &Struct) -> bool {
    let rest = object.rest.iter().map(|rest| &rest.values);
    object.fields.iter().map(|field| &field.ty).chain(rest).any(Type::needs_serde)
}

/// Emits the implementation in full, for objects that are too long for a tuple or hold foreign types.
fn emit_long(item: &Item, object: &Struct, imports: &mut Imports) -> TokenStream {
    let ident = item.ident.to_token();
    let from_json = emit_from_json(item, object, imports);
    let to_json = emit_to_json(item, object, imports);
    quote! { #from_json #to_json codegen::json_debug!(#ident); codegen::serde_bridge!(#ident); }
}

fn emit_field(field: &Field, imports: &mut Imports) -> TokenStream {
    let (docs, deprecated, ident) = (outer_docs(&field.docs), deprecated(field.deprecated), field.ident.to_token());
    let ty = field_type(field, imports);
    quote! { #docs #deprecated pub #ident: #ty, }
}

pub(super) fn field_type(field: &Field, imports: &mut Imports) -> TokenStream {
    let ty = imports.ty(&field.ty);
    match field.presence {
        Presence::Required => ty,
        Presence::Optional => quote! { Option<#ty> },
        Presence::Nullable => {
            let nullable = imports.runtime("Nullable");
            quote! { #nullable<#ty> }
        }
    }
}

fn emit_rest_field(object: &Struct, imports: &mut Imports) -> TokenStream {
    let Some(rest) = &object.rest else { return quote! {} };
    let ident = rest.ident.to_token();
    let ty = imports.ty(&Type::Map(Box::new(Type::String), Box::new(rest.values.clone())));
    let docs =
        if rest.is_described { " Additional properties." } else { " Properties that the document does not describe." };
    quote! {
        #[doc = #docs]
        pub #ident: #ty,
    }
}

fn emit_from_json(item: &Item, object: &Struct, imports: &mut Imports) -> TokenStream {
    let (ident, name, allow) = (item.ident.to_token(), item.ident.name(), allow_deprecated(object));
    let from_json = imports.runtime("FromJson");
    let fields = object.fields.iter().map(|field| {
        let (ident, wire) = (field.ident.to_token(), &field.wire);
        match (field.presence, field.ty.needs_serde()) {
            (Presence::Required, false) => quote! { #ident: object.required(#wire)? },
            (Presence::Optional, false) => quote! { #ident: object.optional(#wire)? },
            (Presence::Nullable, false) => quote! { #ident: object.nullable(#wire)? },
            (Presence::Required, true) => quote! { #ident: object.required::<codegen::BySerde<_>>(#wire)?.0 },
            (Presence::Optional, true) => {
                quote! { #ident: object.optional::<codegen::BySerde<_>>(#wire)?.map(|found| found.0) }
            }
            (Presence::Nullable, true) => {
                quote! { #ident: object.nullable::<codegen::BySerde<_>>(#wire)?.map(|found| found.0) }
            }
        }
    });
    let rest = object.rest.as_ref().map(|rest| {
        let ident = rest.ident.to_token();
        let known = object.fields.iter().map(|field| &field.wire);
        if rest.values.needs_serde() {
            quote! { #ident: codegen::from_serde(object.rest(&[#(#known),*])?) }
        } else {
            quote! { #ident: object.rest(&[#(#known),*])? }
        }
    });
    let values = fields.chain(rest).collect::<Vec<_>>();
    let body = if values.is_empty() {
        quote! {
            value.object(#name)?;
            Ok(Self {})
        }
    } else {
        quote! {
            let mut object = value.object(#name)?;
            Ok(Self { #(#values),* })
        }
    };
    quote! {
        impl #from_json for #ident {
            #allow
            #[inline]
            fn from_json(value: codegen::Value<'_>) -> codegen::Decoded<Self> {
                #body
            }
        }
    }
}

fn emit_to_json(item: &Item, object: &Struct, imports: &mut Imports) -> TokenStream {
    let (ident, allow) = (item.ident.to_token(), allow_deprecated(object));
    let to_json = imports.runtime("ToJson");
    let fields = object.fields.iter().map(|field| {
        let (ident, wire) = (field.ident.to_token(), &field.wire);
        let rules = emit_rules(&field.rules);
        let value = match (field.presence, field.ty.needs_serde()) {
            (_, false) => quote! { &self.#ident },
            (Presence::Required, true) => quote! { &codegen::BySerde(&self.#ident) },
            (Presence::Optional | Presence::Nullable, true) => {
                quote! { &self.#ident.as_ref().map(codegen::BySerde) }
            }
        };
        match field.presence {
            Presence::Required if field.rules.is_empty() => quote! { .field(#wire, #value) },
            Presence::Required => quote! { .field_within(#wire, #rules, #value) },
            Presence::Optional if field.rules.is_empty() => quote! { .optional(#wire, #value) },
            Presence::Optional => quote! { .optional_within(#wire, #rules, #value) },
            Presence::Nullable if field.rules.is_empty() => quote! { .nullable(#wire, #value) },
            Presence::Nullable => quote! { .nullable_within(#wire, #rules, #value) },
        }
    });
    let rest = object.rest.as_ref().map(|rest| {
        let (ident, rules) = (rest.ident.to_token(), emit_rules(&rest.rules));
        let rest_of = if rest.values.needs_serde() {
            quote! { codegen::by_serde(&self.#ident) }
        } else {
            quote! { self.#ident }
        };
        if !rest.is_described {
            quote! { .unknown(&#rest_of) }
        } else if rest.rules.is_empty() {
            quote! { .fields(&#rest_of) }
        } else {
            quote! { .fields_within(#rules, &#rest_of) }
        }
    });
    let writes = fields.chain(rest);
    quote! {
        impl #to_json for #ident {
            #allow
            #[inline]
            fn write_json(&self, json: &mut codegen::Writer) {
                json.object() #(#writes)* .end();
            }
        }
    }
}
