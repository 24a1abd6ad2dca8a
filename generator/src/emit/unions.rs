//! Unions: a variant for each branch, chosen by inspecting the value.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::derive::{derives, equality};
use super::docs::outer_docs;
use super::imports::Imports;
use super::purpose::emit_item_docs;
use crate::rust::{Attempt, Constant, Dispatch, Item, JsonKind, KindArm, TagArm, Type, Union, Variant};

pub(super) fn emit_union(item: &Item, union: &Union, imports: &mut Imports) -> TokenStream {
    let (docs, ident) = (emit_item_docs(item, imports), item.ident.to_token());
    let derives = derives(&item.derives);
    let (compares, equality) = equality(union.variants.iter().any(|variant| variant.ty.needs_serde()), &item.ident);
    let (from_json, to_json) = (imports.runtime("FromJson"), imports.runtime("ToJson"));
    let json = imports.runtime("Json");
    let variants = union.variants.iter().map(|variant| emit_variant(variant, imports)).collect::<Vec<_>>();
    let dispatch = emit_dispatch(union);
    let conversions = emit_conversions(item, union, imports);
    let writes = union.variants.iter().map(|variant| {
        let ident = variant.ident.to_token();
        let value = if variant.ty.needs_serde() {
            quote! { codegen::BySerde(value) }
        } else {
            quote! { value }
        };
        quote! { Self::#ident(value) => #value.write_json(json), }
    });
    quote! {
        #docs
        #[derive(Debug, Clone #compares #derives)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            #[doc = " A value that fits none of the other variants, unchanged."]
            Unrecognized(#json),
        }

        impl #from_json for #ident {
            #[inline]
            fn from_json(value: codegen::Value<'_>) -> codegen::Decoded<Self> {
                #dispatch
            }
        }

        impl #to_json for #ident {
            #[inline]
            fn write_json(&self, json: &mut codegen::Writer) {
                match self {
                    #(#writes)*
                    Self::Unrecognized(value) => json.unrecognized(value),
                }
            }
        }

        #equality
        codegen::serde_bridge!(#ident);

        #conversions
    }
}

fn emit_variant(variant: &Variant, imports: &mut Imports) -> TokenStream {
    let (docs, ident, ty) = (outer_docs(&variant.docs), variant.ident.to_token(), imports.ty(&variant.ty));
    quote! { #docs #ident(#ty), }
}

fn emit_dispatch(union: &Union) -> TokenStream {
    match &union.dispatch {
        Dispatch::Tag { property, arms, by_scalar, untagged, fallback } => {
            let arms = arms.iter().map(|arm| emit_tag_arm(arm, union));
            let tag = if *by_scalar {
                quote! { value.scalar_tag(#property).as_deref() }
            } else {
                quote! { value.tag(#property) }
            };
            let untagged = (!untagged.is_empty()).then(|| {
                let attempts = emit_attempts(untagged, union);
                quote! { None => #attempts, }
            });
            let other = match fallback {
                Some(variant) => emit_attempts(&[Attempt { variant: *variant, constants: Vec::new() }], union),
                None => quote! { Ok(Self::Unrecognized(value.into_json())) },
            };
            quote! {
                match #tag {
                    #(#arms)*
                    #untagged
                    _ => #other,
                }
            }
        }
        Dispatch::Kind(arms) => {
            let arms = arms.iter().map(|arm| emit_kind_arm(arm, union));
            quote! {
                match value.kind() {
                    #(#arms)*
                    _ => Ok(Self::Unrecognized(value.into_json())),
                }
            }
        }
    }
}

fn emit_tag_arm(arm: &TagArm, union: &Union) -> TokenStream {
    let values = &arm.values;
    let reads = emit_reading(&arm.attempts, union);
    quote! { Some(#(#values)|*) => #reads, }
}

fn emit_kind_arm(arm: &KindArm, union: &Union) -> TokenStream {
    let kinds = arm.kinds.iter().map(|kind| emit_kind(*kind));
    let reads = emit_reading(&arm.attempts, union);
    quote! { #(#kinds)|* => #reads, }
}

/// Emits the decoding of a value to which these variants apply.
fn emit_reading(attempts: &[Attempt], union: &Union) -> TokenStream {
    let [only] = attempts else { return emit_attempts(attempts, union) };
    let wrap = emit_wrap(&union.variants[only.variant]);
    quote! { value.variant(#wrap) }
}

/// Emits a function that wraps a value in a variant.
fn emit_wrap(variant: &Variant) -> TokenStream {
    let ident = variant.ident.to_token();
    if variant.ty.needs_serde() {
        quote! { |codegen::BySerde(value)| Self::#ident(value) }
    } else {
        quote! { Self::#ident }
    }
}

/// Emits the choice of the best variant, or of the unchanged value.
fn emit_attempts(attempts: &[Attempt], union: &Union) -> TokenStream {
    let best = match attempts {
        [only] => emit_attempt(only, union),
        _ => {
            let attempts = attempts.iter().map(|attempt| emit_attempt(attempt, union));
            quote! { value.best(&[#(|value| #attempts),*]) }
        }
    };
    quote! { Ok(#best.unwrap_or_else(|| Self::Unrecognized(value.into_json()))) }
}

fn emit_attempt(attempt: &Attempt, union: &Union) -> TokenStream {
    let wrap = emit_wrap(&union.variants[attempt.variant]);
    let mut constants = attempt.constants.iter().map(emit_constant);
    let Some(first) = constants.next() else { return quote! { value.attempt(#wrap) } };
    let more = constants.map(|constant| quote! { .and_then(|value| value #constant) });
    quote! { value #first #(#more)* .and_then(|value| value.attempt(#wrap)) }
}

/// Emits the check that a key has the variant's constant.
fn emit_constant((key, constant): &(String, Constant)) -> TokenStream {
    match constant {
        Constant::Text(text) => quote! { .with_tag(#key, &[#text]) },
        Constant::Truth(truth) => quote! { .with_bool(#key, #truth) },
        Constant::Integer(number) => {
            let number = Literal::i64_unsuffixed(*number);
            quote! { .with_integer(#key, #number) }
        }
    }
}

/// Emits `From` for the types that belong to a single variant.
fn emit_conversions(item: &Item, union: &Union, imports: &mut Imports) -> TokenStream {
    let ident = item.ident.to_token();
    let (mut plain, mut boxed) = (Vec::new(), Vec::new());
    for variant in union.variants.iter().filter(|variant| variant.converts) {
        let name = variant.ident.to_token();
        if let Type::Boxed(inner) = &variant.ty {
            let ty = imports.ty(inner);
            boxed.push(quote! { #name(#ty) });
        } else {
            let ty = imports.ty(&variant.ty);
            plain.push(quote! { #name(#ty) });
        }
    }
    let boxed = (!boxed.is_empty()).then(|| quote! { boxed { #(#boxed),* } });
    let from_str = union.variants.iter().find(|variant| variant.takes_str).map(|variant| {
        let variant = variant.ident.to_token();
        quote! { codegen::union_from_str!(#ident, #variant); }
    });
    match (plain.is_empty(), &boxed) {
        (true, None) => quote! { #from_str },
        _ => quote! { codegen::union_from!(#ident { #(#plain),* } #boxed); #from_str },
    }
}

fn emit_kind(kind: JsonKind) -> TokenStream {
    match kind {
        JsonKind::Bool => quote! { codegen::Kind::Bool },
        JsonKind::Number => quote! { codegen::Kind::Number },
        JsonKind::String => quote! { codegen::Kind::String },
        JsonKind::Array => quote! { codegen::Kind::Array },
        JsonKind::Object => quote! { codegen::Kind::Object },
    }
}
