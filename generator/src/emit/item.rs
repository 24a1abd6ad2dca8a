//! A type of the crate, by its kind.

use proc_macro2::TokenStream;
use quote::quote;

use super::derive::{derives, equality};
use super::imports::Imports;
use super::module::gate;
use super::purpose::emit_item_docs;
use super::{enums, structs, unions};
use crate::rust::{Alias, Item, ItemKind, Newtype};

pub(super) fn emit_item(item: &Item, imports: &mut Imports) -> TokenStream {
    if !matches!(item.kind, ItemKind::Alias(_)) {
        imports.codegen();
    }
    match &item.kind {
        ItemKind::Struct(kind) => structs::emit_struct(item, kind, imports),
        ItemKind::StringEnum(kind) => enums::emit_string_enum(item, kind, imports),
        ItemKind::IntegerEnum(kind) => enums::emit_integer_enum(item, kind, imports),
        ItemKind::Union(kind) => unions::emit_union(item, kind, imports),
        ItemKind::Alias(kind) => emit_alias(item, kind, imports),
        ItemKind::Newtype(kind) => emit_newtype(item, kind, imports),
    }
}

fn emit_alias(item: &Item, alias: &Alias, imports: &mut Imports) -> TokenStream {
    let (docs, ident, ty) = (emit_item_docs(item, imports), item.ident.to_token(), imports.ty(&alias.ty));
    let former = alias.former.as_ref().map(|former| {
        let (gate, note) = (gate(former.feature.as_ref()), &former.note);
        quote! { #gate #[deprecated(note = #note)] }
    });
    quote! { #docs #former pub type #ident = #ty; }
}

fn emit_newtype(item: &Item, newtype: &Newtype, imports: &mut Imports) -> TokenStream {
    let (docs, ident, ty) = (emit_item_docs(item, imports), item.ident.to_token(), imports.ty(&newtype.ty));
    let derives = derives(&item.derives);
    let (from_json, to_json) = (imports.runtime("FromJson"), imports.runtime("ToJson"));
    let (compares, equality) = equality(newtype.ty.needs_serde(), &item.ident);
    let (reads, writes) = if newtype.ty.needs_serde() {
        (quote! { value.variant(|codegen::BySerde(value)| Self(value)) }, quote! { codegen::BySerde(&self.0) })
    } else {
        (quote! { value.variant(Self) }, quote! { self.0 })
    };
    quote! {
        #docs
        #[derive(Debug, Clone #compares #derives)]
        pub struct #ident(
            #[doc = " The value."]
            pub #ty
        );

        impl #from_json for #ident {
            #[inline]
            fn from_json(value: codegen::Value<'_>) -> codegen::Decoded<Self> {
                #reads
            }
        }

        impl #to_json for #ident {
            #[inline]
            fn write_json(&self, json: &mut codegen::Writer) {
                #writes.write_json(json);
            }
        }

        #equality
        codegen::serde_bridge!(#ident);
    }
}
