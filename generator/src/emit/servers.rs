//! The module of the servers to choose from: the enum, and the structs and enums of their variables.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::{line_docs, outer_docs};
use super::imports::{ImportScope, Imports};
use super::module::{Module, Visibility};
use crate::rust::{
    Docs, Ident, Server, ServerField, ServerValues, ServerVariable, ServerVariables, ServerVariant, Servers,
};

pub(super) fn servers_module(servers: &Servers) -> Module<'_> {
    Module {
        ident: Some(servers.module.clone()),
        visibility: Visibility::Public,
        feature: None,
        docs: Docs::fixed("Servers of the API, for [`ClientBuilder::server`](super::ClientBuilder::server)."),
        place: ImportScope::tag(&servers.module, type_names(servers)),
        parts: vec![Box::new(|imports| {
            imports.codegen();
            emit_servers(servers, imports)
        })],
        children: Vec::new(),
    }
}

/// The names of the enum, and of the structs and enums of variables.
fn type_names(servers: &Servers) -> impl Iterator<Item = &Ident> {
    let variables = servers.variants.iter().filter_map(|variant| variant.variables.as_ref());
    let values = variables.clone().flat_map(|variables| &variables.fields).filter_map(|field| field.values.as_ref());
    let variables = variables.map(|variables| &variables.ident);
    std::iter::once(&servers.ident).chain(variables).chain(values.map(|values| &values.ident))
}

fn emit_servers(servers: &Servers, imports: &Imports) -> TokenStream {
    let ident = servers.ident.to_token();
    let variants = servers.variants.iter().map(|ServerVariant { ident, docs, variables, .. }| {
        let (docs, ident) = (outer_docs(docs), ident.to_token());
        let variables = variables.as_ref().map(|variables| variables.ident.to_token()).map(|ty| quote! { (#ty) });
        quote! { #docs #ident #variables, }
    });
    let arms = servers.variants.iter().map(emit_arm);
    let variables = servers
        .variants
        .iter()
        .filter_map(|variant| Some(emit_variables(variant, variant.variables.as_ref()?, imports)));
    quote! {
        #[doc = " A server of the API."]
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #ident { #(#variants)* }

        impl #ident {
            pub(super) fn choose(self, builder: codegen::Builder) -> codegen::Builder {
                match self { #(#arms)* }
            }
        }

        #(#variables)*
    }
}

/// Emits `Self::Eu(variables) => builder.server("https://{host}", vec![("host", variables.host)]),`
fn emit_arm(variant: &ServerVariant) -> TokenStream {
    let (ident, url) = (variant.ident.to_token(), &variant.url);
    let Some(variables) = &variant.variables else {
        return quote! { Self::#ident => builder.server(#url, Vec::new()), };
    };
    let values = variables.fields.iter().map(|field| {
        let (name, ident) = (&field.name, field.ident.to_token());
        let text = field.values.as_ref().map(|_| quote! { .as_str().to_owned() });
        quote! { (#name, variables.#ident #text) }
    });
    quote! { Self::#ident(variables) => builder.server(#url, vec![#(#values),*]), }
}

fn emit_variables(variant: &ServerVariant, variables: &ServerVariables, imports: &Imports) -> TokenStream {
    let default = imports.prelude("Default");
    let ident = variables.ident.to_token();
    let docs = format!(" Variables in the URL of [`Server::{}`].", variant.ident.name());
    let fields = variables.fields.iter().map(|field| {
        let (docs, ident, ty) = (outer_docs(&field.docs), field.ident.to_token(), field_type(field));
        quote! { #docs pub #ident: #ty, }
    });
    let defaults = variables.fields.iter().map(|field| {
        let (ident, default) = (field.ident.to_token(), emit_default(field));
        quote! { #ident: #default, }
    });
    let values = variables.fields.iter().filter_map(|field| Some(emit_values(field, field.values.as_ref()?)));
    quote! {
        #[doc = #docs]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct #ident { #(#fields)* }

        impl #default for #ident {
            fn default() -> Self {
                Self { #(#defaults)* }
            }
        }

        #(#values)*
    }
}

fn field_type(field: &ServerField) -> TokenStream {
    match &field.values {
        Some(values) => {
            let ident = values.ident.to_token();
            quote! { #ident }
        }
        None => quote! { String },
    }
}

fn emit_default(field: &ServerField) -> TokenStream {
    let default = &field.default;
    let Some(values) = &field.values else { return quote! { #default.to_owned() } };
    let ident = values.ident.to_token();
    let variant = values.variants.iter().find(|(_, value)| value == default).map(|(ident, _)| Ident::to_token(ident));
    quote! { #ident::#variant }
}

fn emit_values(field: &ServerField, values: &ServerValues) -> TokenStream {
    let ident = values.ident.to_token();
    let docs = line_docs(&format!("Values of the server variable `{}`.", field.name.replace('`', "'")));
    let variants = values.variants.iter().map(|(ident, value)| {
        let (docs, ident) = (line_docs(&format!("`{}`", value.replace('`', "'"))), ident.to_token());
        quote! { #docs #ident, }
    });
    let arms = values.variants.iter().map(|(ident, value)| {
        let ident = ident.to_token();
        quote! { Self::#ident => #value, }
    });
    quote! {
        #docs
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #ident { #(#variants)* }

        impl #ident {
            #[doc = " The value in the URL."]
            pub fn as_str(self) -> &'static str {
                match self { #(#arms)* }
            }
        }
    }
}

/// Emits an operation's server as a value of the runtime.
pub(super) fn emit_server(server: &Server) -> TokenStream {
    let url = &server.url;
    let variables = server.variables.iter().map(|ServerVariable { name, default, allowed }| {
        quote! { codegen::ServerVariable { name: #name, default: #default, allowed: &[#(#allowed),*] } }
    });
    quote! { codegen::Server { url: #url, variables: &[#(#variables),*] } }
}
