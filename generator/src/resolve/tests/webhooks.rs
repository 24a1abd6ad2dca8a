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
    assert_eq!(
        resolved.findings,
        [
            "#/webhooks unsupported-callback: 2 webhooks: what the API sends has types here; receiving it is the caller's"
        ]
    );
}

#[test]
fn callbacks_are_webhooks_of_an_operation() {
    let resolved = resolve(
        "paths: {/a: {post: {operationId: a, responses: {}, callbacks: {done: {'{$request.body#/url}': {post: {requestBody: \
         {content: {application/json: {schema: {type: integer}}}}}}}, shared: {$ref: '#/components/callbacks/Shared'}}}}}\n\
         components: {callbacks: {Shared: {'{$url}': {put: {}}}}}\n",
    );
    assert_eq!(webhooks(&resolved), ["done/-: integer", "shared/-: "]);
    assert_eq!(
        resolved.findings,
        [
            "#/paths/~1a/post/callbacks unsupported-callback: what the API sends to these callbacks has types here; receiving \
          it is the caller's"
        ]
    );
}
