//! Unions: a variant for each branch, told apart by looking at the value.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::outer_docs;
use super::imports::Imports;
use crate::rust::{Attempt, Dispatch, Item, JsonKind, KindArm, TagArm, Union, Variant};

pub(super) fn emit_union(item: &Item, union: &Union, imports: &mut Imports) -> TokenStream {
    let (docs, ident) = (outer_docs(&item.docs), item.ident.to_token());
    let (from_json, to_json) = (imports.runtime("FromJson"), imports.runtime("ToJson"));
    let json = imports.runtime("Json");
    let variants = union.variants.iter().map(|variant| emit_variant(variant, imports)).collect::<Vec<_>>();
    let dispatch = emit_dispatch(union);
    let writes = union.variants.iter().map(|variant| {
        let ident = variant.ident.to_token();
        quote! { Self::#ident(value) => value.to_json(json), }
    });
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
            #[doc = " A value that is none of the above, as it came."]
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
            fn to_json(&self, json: &mut codegen::Writer) {
                match self {
                    #(#writes)*
                    Self::Unrecognized(value) => value.to_json(json),
                }
            }
        }

        codegen::serde_bridge!(#ident);
    }
}

fn emit_variant(variant: &Variant, imports: &mut Imports) -> TokenStream {
    let (docs, ident, ty) = (outer_docs(&variant.docs), variant.ident.to_token(), imports.ty(&variant.ty));
    quote! { #docs #ident(#ty), }
}

fn emit_dispatch(union: &Union) -> TokenStream {
    match &union.dispatch {
        Dispatch::Tag { property, arms, untagged, fallback } => {
            let arms = arms.iter().map(|arm| emit_tag_arm(arm, union));
            let untagged = (!untagged.is_empty()).then(|| {
                let attempts = emit_attempts(untagged, union);
                quote! { None => #attempts, }
            });
            let other = match fallback {
                Some(variant) => emit_attempts(&[Attempt { variant: *variant, constants: Vec::new() }], union),
                None => quote! { Ok(Self::Unrecognized(value.to_json())) },
            };
            quote! {
                match value.tag(#property) {
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
                    _ => Ok(Self::Unrecognized(value.to_json())),
                }
            }
        }
    }
}

fn emit_tag_arm(arm: &TagArm, union: &Union) -> TokenStream {
    let values = &arm.values;
    let variant = union.variants[arm.variant].ident.to_token();
    quote! { Some(#(#values)|*) => value.variant(Self::#variant), }
}

fn emit_kind_arm(arm: &KindArm, union: &Union) -> TokenStream {
    let kinds = arm.kinds.iter().map(|kind| emit_kind(*kind));
    if let [only] = &arm.attempts[..] {
        let variant = union.variants[only.variant].ident.to_token();
        return quote! { #(#kinds)|* => value.variant(Self::#variant), };
    }
    let attempts = emit_attempts(&arm.attempts, union);
    quote! { #(#kinds)|* => #attempts, }
}

/// The first variant that fits, or the value as it came.
fn emit_attempts(attempts: &[Attempt], union: &Union) -> TokenStream {
    let mut attempts = attempts.iter().map(|attempt| emit_attempt(attempt, union));
    let first = attempts.next();
    quote! { Ok(#first #(.or_else(|| #attempts))* .unwrap_or_else(|| Self::Unrecognized(value.to_json()))) }
}

fn emit_attempt(attempt: &Attempt, union: &Union) -> TokenStream {
    let variant = union.variants[attempt.variant].ident.to_token();
    let mut constants = attempt.constants.iter();
    let Some((key, values)) = constants.next() else { return quote! { value.attempt(Self::#variant) } };
    let more = constants.map(|(key, values)| quote! { .and_then(|value| value.with_tag(#key, &[#(#values),*])) });
    quote! { value.with_tag(#key, &[#(#values),*]) #(#more)* .and_then(|value| value.attempt(Self::#variant)) }
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
