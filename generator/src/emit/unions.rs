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
        match (variant.ty.needs_serde(), union.holds_secret) {
            (false, false) => quote! { Self::#ident(value) => value.write_json(json), },
            (false, true) => quote! { Self::#ident(value) => json.beside_secrets(value), },
            (true, false) => quote! { Self::#ident(value) => codegen::BySerde(value).write_json(json), },
            (true, true) => quote! { Self::#ident(value) => json.beside_secrets(&codegen::BySerde(value)), },
        }
    });
    // The derived `Debug` would show a secret in a value of no variant.
    let (debug, json_debug, unrecognized) = if union.holds_secret {
        (quote! {}, Some(quote! { codegen::json_debug!(#ident); }), quote! { unrecognized_secret })
    } else {
        (quote! { Debug, }, None, quote! { unrecognized })
    };
    quote! {
        #docs
        #[derive(#debug Clone #compares #derives)]
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
                    Self::Unrecognized(value) => json.#unrecognized(value),
                }
            }
        }

        #equality
        #json_debug
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

#[cfg(test)]
mod tests {
    use super::emit_dispatch;
    use crate::rust::{Attempt, Constant, Dispatch, Docs, Ident, JsonKind, KindArm, TagArm, Type, Union, Variant};

    fn attempt(variant: usize) -> Attempt {
        Attempt { variant, constants: Vec::new() }
    }

    /// The `match` of a union of `Cat` and `Dog`.
    fn dispatched(dispatch: Dispatch) -> String {
        let variants = ["Cat", "Dog"].map(|name| Variant {
            ident: Ident::parse(name).unwrap(),
            ty: Type::Json,
            converts: false,
            takes_str: false,
            docs: Docs::line("A pet."),
        });
        emit_dispatch(&Union { variants: variants.into(), dispatch, holds_secret: false }).to_string().replace(' ', "")
    }

    fn by_kind(by_scalar: bool, untagged: &[usize], fallback: Option<usize>) -> String {
        let arms = [("cat", 0), ("dog", 1)]
            .map(|(value, variant)| TagArm { values: vec![value.to_owned()], attempts: vec![attempt(variant)] });
        let untagged = untagged.iter().copied().map(attempt).collect();
        dispatched(Dispatch::Tag { property: "kind".to_owned(), arms: arms.into(), by_scalar, untagged, fallback })
    }

    const ARMS: &str = r#"Some("cat")=>value.variant(Self::Cat),Some("dog")=>value.variant(Self::Dog),"#;
    const OTHER: &str = "unwrap_or_else(||Self::Unrecognized(value.into_json()))";

    #[test]
    fn a_value_goes_to_the_variant_of_its_tag() {
        let unrecognized = "_=>Ok(Self::Unrecognized(value.into_json())),";
        assert_eq!(by_kind(false, &[], None), format!(r#"matchvalue.tag("kind"){{{ARMS}{unrecognized}}}"#));
        assert_eq!(
            by_kind(true, &[], None),
            format!(r#"matchvalue.scalar_tag("kind").as_deref(){{{ARMS}{unrecognized}}}"#)
        );
    }

    #[test]
    fn a_value_without_a_tag_goes_to_the_variants_that_may_lack_it() {
        let unrecognized = "_=>Ok(Self::Unrecognized(value.into_json())),";
        let one = format!("None=>Ok(value.attempt(Self::Dog).{OTHER}),");
        assert_eq!(by_kind(false, &[1], None), format!(r#"matchvalue.tag("kind"){{{ARMS}{one}{unrecognized}}}"#));
        let best = format!(
            "None=>Ok(value.best(&[|value|value.attempt(Self::Dog),|value|value.attempt(Self::Cat)]).{OTHER}),"
        );
        assert_eq!(by_kind(false, &[1, 0], None), format!(r#"matchvalue.tag("kind"){{{ARMS}{best}{unrecognized}}}"#));
    }

    #[test]
    fn a_value_of_another_tag_goes_to_the_fallback() {
        let fallback = format!("_=>Ok(value.attempt(Self::Dog).{OTHER}),");
        assert_eq!(by_kind(false, &[], Some(1)), format!(r#"matchvalue.tag("kind"){{{ARMS}{fallback}}}"#));
    }

    #[test]
    fn a_value_goes_to_the_variants_of_its_type_whose_constants_it_has() {
        let constants = vec![
            ("a".to_owned(), Constant::Text("x".to_owned())),
            ("b".to_owned(), Constant::Truth(true)),
            ("c".to_owned(), Constant::Integer(7)),
        ];
        let arms = vec![
            KindArm { kinds: vec![JsonKind::Object], attempts: vec![Attempt { variant: 0, constants }, attempt(1)] },
            KindArm { kinds: vec![JsonKind::String, JsonKind::Number], attempts: vec![attempt(1)] },
        ];
        let tried = r#"value.with_tag("a",&["x"]).and_then(|value|value.with_bool("b",true)).and_then(|value|value.with_integer("c",7)).and_then(|value|value.attempt(Self::Cat))"#;
        assert_eq!(
            dispatched(Dispatch::Kind(arms)),
            format!(
                "matchvalue.kind(){{codegen::Kind::Object=>Ok(value.best(&[|value|{tried},|value|value.attempt(Self::Dog)]).{OTHER}),\
                 codegen::Kind::String|codegen::Kind::Number=>value.variant(Self::Dog),\
                 _=>Ok(Self::Unrecognized(value.into_json())),}}"
            )
        );
    }
}
