//! Requests that the API makes.

use super::{Resolved, resolve};

/// `name/id: body` of each.
fn webhooks(resolved: &Resolved) -> Vec<String> {
    let shown = |webhook: &crate::api::Webhook| {
        let content = webhook.body.iter().flat_map(|body| &body.content);
        let bodies = content.filter_map(|media_type| Some(resolved.shape_of(media_type.schema?, false)));
        let id = webhook.id.as_deref().unwrap_or("-");
        format!("{}/{id}: {}", webhook.name, bodies.collect::<Vec<_>>().join(", "))
    };
    resolved.api.webhooks.iter().map(shown).collect()
}

#[test]
fn a_document_may_hold_nothing_but_webhooks() {
    let resolved = resolve(
        "webhooks:\n  newPet: {post: {operationId: onPet, requestBody: {content: {application/json: {schema: {$ref: \
         '#/components/schemas/Pet'}}}}}}\n  oldPet: {$ref: '#/components/pathItems/Old'}\ncomponents:\n  schemas: {Pet: {type: \
         object}}\n  pathItems: {Old: {post: {requestBody: {content: {application/json: {schema: {type: string}}}}}}}\n",
    );
    assert_eq!(webhooks(&resolved), ["newPet/onPet: Pet", "oldPet/-: string"]);
    assert!(resolved.api.operations.is_empty());
    assert!(resolved.findings.is_empty());
}

#[test]
fn callbacks_are_webhooks_of_an_operation() {
    let resolved = resolve(
        "paths: {/a: {post: {operationId: a, responses: {}, callbacks: {done: {'{$request.body#/url}': {post: {requestBody: \
         {content: {application/json: {schema: {type: integer}}}}}}}, shared: {$ref: '#/components/callbacks/Shared'}}}}}\n\
         components: {callbacks: {Shared: {'{$url}': {put: {}}}}}\n",
    );
    assert_eq!(webhooks(&resolved), ["done/-: integer", "shared/-: "]);
    let called_back = resolved.api.webhooks.iter().filter_map(|webhook| webhook.callback.as_ref());
    let shown: Vec<String> =
        called_back.map(|callback| format!("{} of {}", callback.expression, callback.operation)).collect();
    assert_eq!(shown, ["{$request.body#/url} of a", "{$url} of a"]);
    assert!(resolved.findings.is_empty());
}
