//! Parameters that are set once, on the builder of the client: their table, their setters, and the calls that take the values.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::docs::outer_docs;
use super::rules::emit_rules;
use crate::rust::{ClientParameter, Inherited, Passing, QueryOptions, Sending, Type};

/// Emits the row of the builder and the table; nothing if the options name no parameter.
pub(super) fn emit_table(parameters: &[ClientParameter]) -> [Option<TokenStream>; 2] {
    if parameters.is_empty() {
        return [None, None];
    }
    let rows = parameters.iter().map(emit_row);
    let table = quote! { const PARAMETERS: &[codegen::ClientParameter] = &[#(#rows),*]; };
    [Some(quote! { .parameters(PARAMETERS) }), Some(table)]
}

fn emit_row(parameter: &ClientParameter) -> TokenStream {
    let ClientParameter { name, setter, variable, rules, .. } = parameter;
    let (setter, rules) = (setter.name(), emit_rules(rules));
    let place = match &parameter.sending {
        Sending::Query(_, QueryOptions { style, allow_reserved, allow_empty_value }) => {
            let style = format_ident!("{}", style.as_str());
            quote! {
                Query(codegen::QueryOptions {
                    style: codegen::QueryStyle::#style,
                    allow_reserved: #allow_reserved,
                    allow_empty_value: #allow_empty_value,
                })
            }
        }
        _ => quote! { Header },
    };
    let value = match &parameter.passing {
        Passing::Value(Type::Bool) => quote! { Boolean },
        Passing::Value(_) => quote! { Number },
        Passing::SecretText => quote! { Secret },
        _ => quote! { Text },
    };
    quote! {
        codegen::ClientParameter {
            name: #name,
            setter: #setter,
            variable: #variable,
            place: codegen::ParameterPlace::#place,
            value: codegen::ParameterValue::#value,
            rules: #rules,
        }
    }
}

/// Emits the method of the builder.
pub(super) fn emit_setter(parameter: &ClientParameter) -> TokenStream {
    let (setter, name, docs) = (parameter.setter.to_token(), parameter.setter.name(), outer_docs(&parameter.docs));
    let (ty, value) = match &parameter.passing {
        Passing::Value(Type::Integer(int)) => (identifier(int.as_str()), quote! { value }),
        Passing::Value(Type::Float) => (identifier("f64"), quote! { value }),
        Passing::Value(_) => (identifier("bool"), quote! { value }),
        Passing::SecretText => (quote! { impl Into<codegen::Secret> }, quote! { value.into() }),
        _ => (quote! { impl Into<String> }, quote! { value.into() }),
    };
    let owned = match &parameter.passing {
        Passing::SecretText => quote! { let value: codegen::Secret = #value; },
        Passing::Value(_) => TokenStream::new(),
        _ => quote! { let value: String = #value; },
    };
    quote! {
        #docs
        #[inline]
        pub fn #setter(self, value: #ty) -> Self {
            #owned
            Self(self.0.parameter(#name, &value))
        }
    }
}

fn identifier(name: &str) -> TokenStream {
    let name = format_ident!("{name}");
    quote! { #name }
}

/// Emits `inherits [header "X-Account" "x_account"],` for the table of a call.
pub(super) fn emit_inherits(inherited: &[Inherited]) -> Option<TokenStream> {
    let rows = inherited.iter().map(|one| {
        let (function, name, setter) = (function(one), &one.name, one.setter.name());
        quote! { #function #name #setter }
    });
    let rows = rows.collect::<Vec<_>>();
    (!rows.is_empty()).then(|| quote! { inherits [#(#rows),*], })
}

/// Emits `.inherits(const { &[codegen::Inherited::header("X-Account", "x_account")] })`.
pub(super) fn emit_inherits_of_check(inherited: &[Inherited]) -> Option<TokenStream> {
    let rows = inherited.iter().map(|one| {
        let (function, name, setter) = (function(one), &one.name, one.setter.name());
        quote! { codegen::Inherited::#function(#name, #setter) }
    });
    let rows = rows.collect::<Vec<_>>();
    (!rows.is_empty()).then(|| quote! { .inherits(const { &[#(#rows),*] }) })
}

fn function(inherited: &Inherited) -> Ident {
    let place = if inherited.is_query { "query" } else { "header" };
    if inherited.is_required { format_ident!("{place}") } else { format_ident!("optional_{place}") }
}
