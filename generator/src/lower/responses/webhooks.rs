//! Webhooks and callbacks: two functions each, which decode a request.
//!
//! ```yaml
//! webhooks:
//!   newPet: {post: {requestBody: {…}}}     # webhooks::decode_new_pet(&headers, &body) -> Result<types::Pet, …>
//! ```

use super::decode;
use crate::api::{self, MediaType};
use crate::diagnostic::{Code, Diagnostics};
use crate::lower::lowering::Lowering;
use crate::lower::plan::content::received::{is_plainly_bytes, rank};
use crate::rust::{Decoding, FeatureName, Type, Webhook, Webhooks};
use crate::spelling::Docs;
use crate::spelling::{Kind, Scope, Words};

/// Returns the modules of webhooks and of callbacks, if there are any, which a feature enables.
pub(in crate::lower) fn lower_webhooks(
    lowering: &Lowering<'_>,
    feature: Option<&FeatureName>,
    diagnostics: &mut Diagnostics,
) -> Vec<Webhooks> {
    let modules = [
        ("webhooks", false, "Requests that the API sends to webhooks, and functions that decode them."),
        ("callbacks", true, "Requests that the API sends to callback URLs, and functions that decode them."),
    ];
    let mut lowered = Vec::new();
    for (name, callbacks, docs) in modules {
        let mut scope = Scope::new();
        let found = lowering.api().webhooks.iter().filter(|webhook| webhook.callback.is_some() == callbacks);
        let found: Vec<&api::Webhook> = found.collect();
        if found.is_empty() {
            continue;
        }
        let webhooks = found.iter().map(|webhook| lower_webhook(lowering, webhook, &mut scope, diagnostics)).collect();
        lowered.push(Webhooks {
            module: lowering.names.free_module(name),
            docs: Docs::fixed(docs),
            feature: feature.cloned(),
            webhooks,
        });
    }
    lowered
}

fn lower_webhook(
    lowering: &Lowering<'_>,
    webhook: &api::Webhook,
    scope: &mut Scope,
    diagnostics: &mut Diagnostics,
) -> Webhook {
    let id = webhook.id.as_ref().filter(|id| !id.trim().is_empty());
    let id = id.unwrap_or(&webhook.name).clone();
    let words = Words::spelled(&id);
    let of = webhook.callback.as_ref().map_or_else(Words::default, |callback| Words::spelled(&callback.operation));
    let by_method = words.join(&Words::of(&webhook.method.to_lowercase()));
    let names = [words.clone(), of.join(&words), by_method];
    let claim = |scope: &mut Scope, verb: &str| {
        scope.claim(names.clone().map(|name| Words::of(verb).join(&name)), Kind::Method)
    };
    let (decode, decode_signed) = (claim(scope, "decode"), claim(scope, "decode signed"));
    let (decoding, payload) = lower_payload(lowering, webhook, &id, diagnostics);
    let xml = lowering.xml.of_webhook(lowering.api(), &lowering.facts.shared, webhook).cloned();
    let [digits, secrets] = [&lowering.facts.digits, &lowering.facts.secrets]
        .map(|holding| webhook.body.iter().flat_map(|body| &body.content).any(|one| holding.is_in(one)));
    Webhook { decode, decode_signed, docs: describe_webhook(webhook), id, payload, decoding, xml, digits, secrets }
}

/// Lowers the best media type, as for responses. A payload is not a stream: it is already complete.
fn lower_payload(
    lowering: &Lowering<'_>,
    webhook: &api::Webhook,
    id: &str,
    diagnostics: &mut Diagnostics,
) -> (Decoding, Type) {
    let content: &[MediaType] = webhook.body.as_ref().map_or(&[], |body| &body.content);
    let Some(best) = content.iter().min_by_key(|media_type| rank(lowering.api(), media_type)) else {
        return (Decoding::Empty, Type::Unit);
    };
    match decode(lowering, best) {
        (decoding @ (Decoding::Json | Decoding::Text | Decoding::Empty), ty) => (decoding, ty),
        _ if is_plainly_bytes(&best.name) => (Decoding::Bytes, Type::Bytes),
        _ => {
            let message = format!("`{}` is not decoded; `{id}` gives the bytes as they came", best.name);
            diagnostics.report(Code::UnsupportedCallback, &best.origin, message);
            (Decoding::Bytes, Type::Bytes)
        }
    }
}

fn describe_webhook(webhook: &api::Webhook) -> Docs {
    let plain = |text: &str| text.replace('`', "'");
    let mut docs = Docs::summary_first(webhook.summary.as_deref(), webhook.description.as_deref());
    docs.push_paragraph(Docs::line(&match &webhook.callback {
        None => format!("`{}` request of the webhook `{}`.", webhook.method, plain(&webhook.name)),
        Some(callback) => format!(
            "`{} {}`, a callback of `{}`.",
            webhook.method,
            plain(&callback.expression),
            plain(&callback.operation)
        ),
    }));
    docs
}
