//! The modules of webhooks and of callbacks: the functions that decode their requests.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs::outer_docs;
use super::imports::{ImportScope, Imports};
use super::module::{Module, Visibility};
use crate::rust::{Decoding, Webhook, Webhooks};

pub(super) fn webhooks_module(webhooks: &Webhooks) -> Module<'_> {
    Module {
        ident: Some(webhooks.module.clone()),
        visibility: Visibility::Public,
        feature: webhooks.feature.as_ref(),
        docs: webhooks.docs.clone(),
        place: ImportScope::tag(&webhooks.module, []),
        parts: vec![Box::new(|imports| {
            imports.codegen();
            let webhooks = webhooks.webhooks.iter().map(|webhook| emit_webhook(webhook, imports)).collect::<Vec<_>>();
            quote! { #(#webhooks)* }
        })],
        children: Vec::new(),
    }
}

fn emit_webhook(webhook: &Webhook, imports: &mut Imports) -> TokenStream {
    let (docs, id) = (outer_docs(&webhook.docs), &webhook.id);
    let (decode, signed) = (webhook.decode.to_token(), webhook.decode_signed.to_token());
    let signed_docs =
        format!(" Verifies the signature, then decodes the request like [`{}`].", webhook.decode.as_str());
    let payload = imports.ty(&webhook.payload);
    let reading = emit_reading(webhook, imports);
    let secrets = webhook.secrets.then(|| quote! { .secrets() });
    quote! {
        #docs
        #[doc = ""]
        #[doc = " The sender is not verified."]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " The body does not match the document."]
        #[inline]
        pub fn #decode(headers: &codegen::HeaderMap, body: &[u8]) -> Result<#payload, codegen::WebhookError> {
            codegen::Delivery::new(#id, headers, body)#secrets.#reading
        }

        #[doc = #signed_docs]
        #[doc = ""]
        #[doc = " # Errors"]
        #[doc = ""]
        #[doc = " The signature is not valid, or the body does not match the document."]
        #[inline]
        pub fn #signed(
            signatures: &dyn codegen::VerifySignature,
            headers: &codegen::HeaderMap,
            body: &[u8],
        ) -> Result<#payload, codegen::WebhookError> {
            signatures.verify(headers, body)?;
            #decode(headers, body)
        }
    }
}

/// Emits the call that decodes the body.
fn emit_reading(webhook: &Webhook, imports: &Imports) -> TokenStream {
    let by_serde = webhook.payload.needs_serde();
    match (webhook.decoding, webhook.xml.as_ref().map(|xml| imports.xml(xml))) {
        (Decoding::Json, Some(xml)) if by_serde => quote! { xml_by_serde(#xml) },
        (Decoding::Json, Some(xml)) => quote! { xml(#xml) },
        (Decoding::Json, None) if by_serde => quote! { json_by_serde() },
        (Decoding::Json, None) if webhook.digits => quote! { json_digits() },
        (Decoding::Json, None) => quote! { json() },
        (Decoding::Text, _) => quote! { text() },
        (Decoding::Empty, _) => quote! { empty() },
        _ => quote! { bytes() },
    }
}
