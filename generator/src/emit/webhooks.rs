//! The modules of webhooks and of callbacks: a type each, and how it reads a request.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::outer_docs;
use super::imports::{Imports, Place};
use super::module::{Module, Visibility};
use super::xml::emit_path;
use crate::rust::{Decoding, Webhook, Webhooks};

pub(super) fn webhooks_module(webhooks: &Webhooks) -> Module<'_> {
    Module {
        ident: Some(webhooks.module.clone()),
        visibility: Visibility::Public,
        feature: webhooks.feature.as_deref(),
        docs: webhooks.docs.clone(),
        place: Place::Tag(webhooks.module.clone()),
        parts: vec![Box::new(|imports| {
            imports.codegen();
            let webhooks = webhooks.webhooks.iter().map(|webhook| emit_webhook(webhook, imports)).collect::<Vec<_>>();
            quote! { #(#webhooks)* }
        })],
        children: Vec::new(),
    }
}

fn emit_webhook(webhook: &Webhook, imports: &mut Imports) -> TokenStream {
    let (docs, ident, id) = (outer_docs(&webhook.docs), webhook.ident.to_token(), &webhook.id);
    let payload = imports.ty(&webhook.payload);
    let reading = match webhook.decoding {
        Decoding::Json if webhook.xml.is_some() => {
            let xml = webhook.xml.as_ref().map(emit_path);
            let method = if webhook.payload.needs_serde() {
                quote! { xml_by_serde }
            } else {
                quote! { xml }
            };
            quote! { #method(#xml) }
        }
        Decoding::Json if webhook.payload.needs_serde() => quote! { json_by_serde },
        Decoding::Json if webhook.digits => quote! { json_digits },
        Decoding::Json => quote! { json },
        Decoding::Text => quote! { text },
        Decoding::Empty => quote! { empty },
        _ => quote! { bytes },
    };
    quote! {
        #docs
        #[derive(Debug, Clone, Copy)]
        pub struct #ident;

        codegen::webhook!(#ident(#payload) #id #reading);
    }
}
