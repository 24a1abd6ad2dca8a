//! Operations, tags and schemas that remain after filters.

use super::{Resolved, resolve_selected};
use crate::diagnostic::Diagnostics;
use crate::select::{Filter, Selection};
use crate::source::read_text;

const NONE: [&str; 0] = [];

const SHOP: &str = "openapi: 3.2.0
info: {title: Shop, version: '1'}
tags: [{name: shop}, {name: pets, parent: animals}, {name: toys}, {name: animals, parent: shop}]
security: [{key: []}]
paths:
  /pets:
    get: {operationId: list, tags: [pets], responses: {200: {description: All., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}
  /toys:
    servers: [{url: 'https://toys.example'}]
    get: {operationId: toys, tags: [toys], security: [{token: []}], responses: {200: {description: All., content: {application/json: {schema: {$ref: '#/components/schemas/Toy'}}}}}}
webhooks:
  sold: {post: {requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Sale'}}}}, responses: {}}}
components:
  securitySchemes: {token: {type: oauth2, flows: {}}, key: {type: apiKey, in: header, name: K}}
  schemas:
    Broken: {$ref: '#/nowhere'}
    Toy: {type: object, properties: {broken: {$ref: '#/components/schemas/Broken'}}}
    Sale: {type: object, properties: {toy: {$ref: '#/components/schemas/Toy'}}}
    Owner: {type: object, properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
    Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
";

fn resolve(include: &[&str], exclude: &[&str]) -> Resolved {
    let filters = |texts: &[&str]| texts.iter().map(|text| text.parse().unwrap()).collect::<Vec<Filter>>();
    let mut diagnostics = Diagnostics::default();
    let documents = read_text("api.yaml".as_ref(), SHOP.into(), &mut diagnostics);
    resolve_selected(&documents, &Selection::new(filters(include), filters(exclude)), diagnostics)
}

impl Resolved {
    fn left(&self) -> String {
        let tags = self.api.tags.iter().map(|tag| tag.name.as_str());
        let schemes = self.api.security_schemes.iter().map(|scheme| &*scheme.name);
        let schemas = self.api.named.iter().filter_map(|id| self.api.schemas[*id].name.as_deref());
        let listed = |names: &mut dyn Iterator<Item = &str>| names.collect::<Vec<_>>().join(" ");
        format!("{} | {} | {}", listed(&mut { tags }), listed(&mut { schemes }), listed(&mut { schemas }))
    }
}

#[test]
fn what_is_taken_keeps_all_that_it_reaches_and_nothing_else() {
    let resolved = resolve(&["tag:pets"], &[]);
    assert_eq!(resolved.left(), "shop pets animals | key | Owner Pet");
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.api.webhooks.len(), 0);
}

#[test]
fn what_is_excluded_takes_its_faults_along_but_for_what_the_api_sends_unasked() {
    let resolved = resolve(&[], &["tag:toys"]);
    assert_eq!(resolved.left(), "shop pets animals | key | Toy Sale Owner Pet");
    assert_eq!(resolved.api.webhooks.len(), 1);
    let codes: Vec<&str> = resolved.findings.iter().filter_map(|finding| finding.split([' ', ':']).nth(1)).collect();
    assert_eq!(codes, ["dangling-reference"]);
}
