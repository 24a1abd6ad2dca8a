//! References within a document.

use super::resolve;

const NONE: [&str; 0] = [];

#[test]
fn a_path_item_may_refer_and_say_more() {
    let resolved = resolve(
        "paths:\n  /a: {$ref: '#/components/pathItems/A', put: {operationId: own, responses: {}}, post: {operationId: post, \
         responses: {}}}\ncomponents: {pathItems: {A: {put: {operationId: other, responses: {}}, get: {operationId: get, \
         responses: {}}}}}\n",
    );
    let ids: Vec<&str> = resolved.api.operations.iter().filter_map(|operation| operation.id.as_deref()).collect();
    assert_eq!(ids, ["own", "post", "get"]);
    assert_eq!(
        resolved.findings,
        ["#/components/pathItems/A/put duplicate-operation: PUT is said beside the reference as well; that is used \
             [#/paths/~1a/put: said here]"]
    );
}

#[test]
fn a_reference_may_lead_anywhere() {
    let resolved = resolve(
        "paths: {'/a b/{x}': {get: {operationId: a, parameters: [{name: x, in: path, schema: {type: integer}}], responses: {}}}}\n\
         components:\n  schemas:\n    A: {properties: {x: {$ref: '#/paths/~1a%20b~1%7Bx%7D/get/parameters/0/schema'}}}\n    \
         B: {properties: {a: {$ref: '#/components/schemas/A/properties/x'}}}\n    \
         C: {properties: {a: {$ref: '#/components/schemas/D/properties/x'}}}\n    D: {$ref: '#/components/schemas/A'}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("A"), "{x?: integer}");
    assert_eq!(resolved.shape("B"), "{a?: integer}");
    assert_eq!(resolved.shape("C"), "{a?: integer}");
    assert_eq!(resolved.shape("D"), "=A");
}
