//! Constraints on values: in the table of a struct, or on a parameter.
//!
//! ```text
//! codegen::object!(Pet { required name "name" [MaxLength(80)] });
//! self.0.within(&[codegen::Rule::Maximum("100")]).query("limit", &limit);
//! ```

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use crate::rust::Rule;

/// Emits constraints in brackets, for a table whose macro qualifies their names.
pub(super) fn emit_table_rules(rules: &[Rule]) -> Option<TokenStream> {
    let spelled = rules.iter().map(emit_rule);
    (!rules.is_empty()).then(|| quote! { [#(#spelled),*] })
}

/// Emits constraints as an expression.
pub(super) fn emit_rules(rules: &[Rule]) -> TokenStream {
    let spelled = rules.iter().map(emit_rule);
    quote! { &[#(codegen::Rule::#spelled),*] }
}

/// Emits `.within(…)`, if there are constraints.
pub(super) fn emit_within(rules: &[Rule]) -> Option<TokenStream> {
    (!rules.is_empty()).then(|| {
        let rules = emit_rules(rules);
        quote! { .within(#rules) }
    })
}

fn emit_rule(rule: &Rule) -> TokenStream {
    let counted = |name: &str, count: u64| {
        let (name, count) = (format_ident!("{name}"), Literal::u64_unsuffixed(count));
        quote! { #name(#count) }
    };
    let written = |name: &str, text: &str| {
        let name = format_ident!("{name}");
        quote! { #name(#text) }
    };
    match rule {
        Rule::MinLength(count) => counted("MinLength", *count),
        Rule::MaxLength(count) => counted("MaxLength", *count),
        Rule::MinItems(count) => counted("MinItems", *count),
        Rule::MaxItems(count) => counted("MaxItems", *count),
        Rule::MinProperties(count) => counted("MinProperties", *count),
        Rule::MaxProperties(count) => counted("MaxProperties", *count),
        Rule::Pattern(pattern) => written("Pattern", pattern),
        Rule::Minimum(bound) => written("Minimum", bound),
        Rule::Maximum(bound) => written("Maximum", bound),
        Rule::ExclusiveMinimum(bound) => written("ExclusiveMinimum", bound),
        Rule::ExclusiveMaximum(bound) => written("ExclusiveMaximum", bound),
        Rule::MultipleOf(divisor) => written("MultipleOf", divisor),
        Rule::UniqueItems => quote! { UniqueItems },
        Rule::Secret => quote! { Secret },
        Rule::Items(rules) => {
            let rules = emit_rules(rules);
            quote! { Items(#rules) }
        }
        Rule::Item(at, rules) => {
            let (at, rules) = (Literal::usize_unsuffixed(*at), emit_rules(rules));
            quote! { Item(#at, #rules) }
        }
        Rule::Values(rules) => {
            let rules = emit_rules(rules);
            quote! { Values(#rules) }
        }
    }
}
