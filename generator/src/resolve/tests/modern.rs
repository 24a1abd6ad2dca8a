//! Features that OpenAPI 3.1 and 3.2 add to the skeleton.

use super::{resolve, resolve_as};
use crate::api::{License, SecurityKind, Shape};

const NONE: [&str; 0] = [];

#[test]
fn info_has_a_summary_and_a_license() {
    let license = |license: &str| resolve(&format!("info: {{title: T, version: 1, {license}}}\n")).api;
    let api = license("summary: All pets., license: {name: Apache 2.0, identifier: Apache-2.0}");
    assert_eq!(api.summary.as_deref(), Some("All pets."));
    assert_eq!(api.license, Some(License { name: "Apache 2.0".into(), place: Some("Apache-2.0".into()) }));
    assert_eq!(license("license: {name: MIT}").license, Some(License { name: "MIT".into(), place: None }));
    assert_eq!(license("license: {}").license, None);
}

#[test]
fn mutual_tls_is_a_scheme() {
    let resolved = resolve("components: {securitySchemes: {tls: {type: mutualTLS}}}\n");
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.api.security_schemes[0].kind, SecurityKind::MutualTls);
}

#[test]
fn security_schemes_may_be_deprecated_and_describe_themselves() {
    let resolved = resolve_as(
        "3.2.0",
        "components: {securitySchemes: {a: {type: oauth2, deprecated: true, oauth2MetadataUrl: 'https://a.io/meta', flows: \
         {deviceAuthorization: {deviceAuthorizationUrl: 'https://a.io/device', tokenUrl: 'https://a.io/token', scopes: {}}}}}}\n",
    );
    let scheme = &resolved.api.security_schemes[0];
    assert_eq!((scheme.deprecated, scheme.metadata_url.as_deref()), (true, Some("https://a.io/meta")));
    let SecurityKind::OAuth2(flows) = &scheme.kind else { panic!("{:?}", scheme.kind) };
    let flows: Vec<_> = flows
        .iter()
        .map(|flow| [&flow.name, &flow.authorization_url, &flow.token_url, &flow.device_authorization_url])
        .collect();
    assert_eq!(flows, [["deviceAuthorization", "", "https://a.io/token", "https://a.io/device"]]);
}

#[test]
fn schemes_of_2_0_and_of_nobody_are_meant() {
    let resolved = resolve("components: {securitySchemes: {a: {type: basic}, b: {type: bearer}}}\n");
    let kinds: Vec<&SecurityKind> = resolved.api.security_schemes.iter().map(|scheme| &scheme.kind).collect();
    assert_eq!(kinds, [&SecurityKind::Basic, &SecurityKind::Bearer]);
    assert_eq!(
        resolved.findings,
        [
            "#/components/securitySchemes/a/type other-dialect: this is a `scheme` of `type: http`; it is read as one",
            "#/components/securitySchemes/b/type loose-form: this is a `scheme` of `type: http`; it is read as one"
        ]
    );
}

#[test]
fn every_token_is_a_method() {
    let resolved = resolve_as(
        "3.2.0",
        "paths: {/a: {query: {operationId: q, responses: {}}, additionalOperations: {COPY: {operationId: c, responses: {}}, \
         'NO GOOD': {responses: {}}}}}\n",
    );
    let methods: Vec<&str> = resolved.api.operations.iter().map(|operation| operation.method.as_str()).collect();
    assert_eq!(methods, ["QUERY", "COPY"]);
    assert_eq!(
        resolved.findings,
        [
            "#/paths/~1a/additionalOperations/NO GOOD unreadable-object: `NO GOOD` is not a method of HTTP; the operation is left \
          out"
        ]
    );
}

#[test]
fn media_types_may_be_shared_and_have_item_schemas() {
    let resolved = resolve_as(
        "3.2.0",
        "paths: {/a: {get: {operationId: a, responses: {200: {description: D, content: {application/jsonl: {$ref: \
         '#/components/mediaTypes/Events'}}}}}}}\ncomponents: {mediaTypes: {Events: {itemSchema: {type: object, properties: \
         {data: {type: string}}}, itemEncoding: {}}}}\n",
    );
    let media_type = &resolved.api.operations[0].responses[0].content[0];
    assert_eq!(resolved.shape_of(media_type.item.expect("items"), true), "{data?: string}");
    assert_eq!(
        resolved.findings,
        [
            "#/components/mediaTypes/Events/itemEncoding ignored-encoding: `itemEncoding` is not used: each part is encoded by \
             its type"
        ]
    );
}

#[test]
fn tags_and_servers_have_names_and_parents() {
    let resolved = resolve_as(
        "3.2.0",
        "servers: [{url: 'https://a.io', name: production}]\ntags: [{name: cats, summary: Cats, parent: pets, kind: nav}]\n",
    );
    let tag = &resolved.api.tags[0];
    assert_eq!((tag.summary.as_deref(), tag.parent.as_deref()), (Some("Cats"), Some("pets")));
    assert_eq!(resolved.api.servers[0].name.as_deref(), Some("production"));
    assert_eq!(resolved.findings, NONE);
}

#[test]
fn a_discriminator_may_have_a_default() {
    let resolved = resolve_as(
        "3.2.0",
        "components: {schemas: {Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Any'}], \
         discriminator: {propertyName: kind, defaultMapping: Any}}, Cat: {type: object}, Any: {type: object}}}\n",
    );
    let shape = resolved.api.named.iter().map(|id| &resolved.api.schemas[*id].shape).next();
    let Some(Shape::Union(union)) = shape else { panic!("{shape:?}") };
    assert_eq!(union.discriminator.as_ref().expect("a discriminator").default, Some(1));
}

#[test]
fn parameters_of_3_2_are_read_beside_those_of_3_0() {
    let resolved = resolve_as(
        "3.2.0",
        "paths: {/a: {get: {parameters: [{name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: \
         object}}}}, {name: c, in: cookie, style: cookie, schema: {type: string}}, {name: d, in: cookie, schema: {type: \
         string}}, {in: querystring, schema: {type: string}}], responses: {}}}}\n",
    );
    let parameters = &resolved.api.operations[0].parameters;
    let shown: Vec<String> = parameters
        .iter()
        .map(|one| format!("{} {:?} {:?} {}", one.name, one.location, one.style, one.required))
        .collect();
    assert_eq!(shown, ["q QueryString Form false", "c Cookie Cookie false", "d Cookie Form false"]);
    assert!(resolved.findings.iter().any(|finding| finding.contains("no `name`")), "{:?}", resolved.findings);
}
