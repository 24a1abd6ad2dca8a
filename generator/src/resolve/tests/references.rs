//! References within a document.

use super::resolve;

const NONE: [&str; 0] = [];

#[test]
fn a_path_item_may_have_a_reference_and_fields() {
    let resolved = resolve(
        "paths:\n  /a: {$ref: '#/components/pathItems/A', put: {operationId: own, responses: {}}, post: {operationId: post, \
         responses: {}}}\ncomponents: {pathItems: {A: {put: {operationId: other, responses: {}}, get: {operationId: get, \
         responses: {}}}}}\n",
    );
    let ids: Vec<&str> = resolved.api.operations.iter().filter_map(|operation| operation.id.as_deref()).collect();
    assert_eq!(ids, ["own", "post", "get"]);
    assert_eq!(
        resolved.findings,
        [
            "#/components/pathItems/A/put duplicate-operation: PUT is declared both in this path item and beside the `$ref` that leads here; this one is left out \
             [#/paths/~1a/put: this one is used]"
        ]
    );
}

/// A document without a host has no place for its servers, which must not stand for the whole document.
#[test]
fn a_reference_may_lead_anywhere_beside_parts_of_another_version() {
    let resolved = resolve(
        "paths: {/a: {get: {operationId: a, parameters: [{name: x, in: query, schema: {type: integer}}], responses: {}}}}\n\
         $defs: {Pet: {type: object, properties: {a: {type: string}}}}\n\
         definitions:\n  A: {properties: {x: {$ref: '#/paths/~1a/get/parameters/0/schema'}}}\n  \
         B: {$ref: '#/$defs/Pet'}\n",
    );
    assert!(resolved.findings.iter().all(|finding| finding.contains("other-dialect")), "{:?}", resolved.findings);
    assert_eq!(resolved.shape("A"), "{x?: integer}");
    assert_eq!(resolved.shape("B"), "{a?: string}");
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

#[test]
fn ids_and_anchors_are_names() {
    let resolved = resolve(
        "components:\n  schemas:\n    A: {$id: 'https://example.com/a', $anchor: top, type: object, properties: {b: {$ref: b}, c: \
         {$ref: '#lid'}, d: {$ref: '#/$defs/D'}}, $defs: {D: {$anchor: lid, type: boolean}}}\n    B: {$id: \
         'https://example.com/b', type: integer}\n    C: {properties: {a: {$ref: 'https://example.com/a'}, d: {$ref: \
         'https://example.com/a#lid'}, b: {$ref: '#here'}}}\n    E: {$anchor: here, type: string}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("A"), "{b?: B, c?: boolean, d?: boolean}");
    assert_eq!(resolved.shape("C"), "{a?: A, d?: boolean, b?: E}");
}

#[test]
fn a_document_may_declare_its_own_uri() {
    let resolved = resolve(
        "$self: https://example.com/api\ncomponents: {schemas: {A: {$ref: 'https://example.com/api#/components/schemas/B'}, B: \
         {type: string}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("A"), "=B");
}

#[test]
fn pointers_below_an_id_may_count_from_the_top_of_the_file() {
    let resolved = resolve(
        "components: {schemas: {A: {$id: a.json, properties: {b: {$ref: '#/components/schemas/B'}}}, B: {type: string}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("A"), "{b?: B}");
}

#[test]
fn dynamic_references_lead_to_their_anchor() {
    let resolved = resolve(
        "components: {schemas: {Tree: {$dynamicAnchor: node, properties: {parts: {type: array, items: {$dynamicRef: \
         '#node'}}}}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("Tree"), "{parts?: [Tree]}");
    let resolved = resolve(
        "components: {schemas: {Tree: {$recursiveAnchor: true, properties: {parts: {type: array, items: {$recursiveRef: \
         '#'}}}}}}\n",
    );
    assert_eq!(
        resolved.findings,
        [
            "#/components/schemas/Tree/$recursiveAnchor other-dialect: `$recursiveAnchor` is written as in an older draft of \
          JSON Schema, and this is OpenAPI 3.1; it is read as in an older draft of JSON Schema"
        ]
    );
    assert_eq!(resolved.shape("Tree"), "{parts?: [Tree]}");
}

#[test]
fn a_schema_that_only_repeats_itself_is_any_value() {
    let resolved = resolve(
        "components: {schemas: {A: {anyOf: [{$ref: '#/components/schemas/A'}]}, B: {allOf: [{$ref: '#/components/schemas/C'}]}, C: \
         {oneOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}}}\n",
    );
    assert_eq!(
        (resolved.shape("A"), resolved.shape("B"), resolved.shape("C")),
        ("any".into(), "any".into(), "=B or null".into())
    );
    let loops: Vec<&str> =
        resolved.findings.iter().map(|finding| finding.split(':').next().unwrap_or_default()).collect();
    assert_eq!(loops, ["#/components/schemas/A reference-loop", "#/components/schemas/B reference-loop"]);
}

#[test]
fn an_array_or_map_that_holds_itself_has_a_name() {
    let resolved = resolve(
        "components: {schemas: {A: {properties: {tree: {additionalProperties: {$ref: '#/components/schemas/A/properties/tree'}}, \
         nest: {type: array, items: {type: array, items: {$ref: '#/components/schemas/A/properties/nest'}}}}}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("A"), "{tree?: tree, nest?: nest}");
    assert_eq!(resolved.shape("tree"), "map of tree");
    assert_eq!(resolved.shape("nest"), "[[nest]]");
}

#[test]
fn what_stands_beside_a_reference_counts() {
    let resolved = resolve(
        "components:\n  schemas:\n    A: {type: object, properties: {x: {type: string}}}\n    B: {properties: {a: {$ref: \
         '#/components/schemas/A', description: D}, b: {$ref: '#/components/schemas/A', required: [x], properties: {y: {type: \
         integer}}}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("B"), "{a?: =A, b?: {x: string, y?: integer}}");
}

#[test]
fn a_dangling_reference_shows_both_ends() {
    let resolved = resolve(
        "paths: {/a: {get: {operationId: a, parameters: [{$ref: '#/components/parameters/x'}], responses: {200: {$ref: \
         '#/components/responses/y'}}}}}\ncomponents: {schemas: {Pet: {}, A: {$ref: '#/components/schemas/Pets'}}}\n",
    );
    assert_eq!(
        resolved.findings,
        [
            "#/paths/~1a/get/parameters/0/$ref dangling-reference: `#/components/parameters/x` leads nowhere; the parameter \
             is left out [#/components: there is no `parameters` here]",
            "#/paths/~1a/get/responses/200/$ref dangling-reference: `#/components/responses/y` leads nowhere; the response \
             is left out [#/components: there is no `responses` here]",
            "#/components/schemas/A/$ref dangling-reference: `#/components/schemas/Pets` leads nowhere; the schema is \
             free-form JSON [#/components/schemas: there is no `Pets` here]",
        ]
    );
    assert_eq!(resolved.api.operations.len(), 1);
}

#[test]
fn loops_show_both_ends() {
    let resolved = resolve(
        "components: {schemas: {A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/C'}, C: {$ref: \
         '#/components/schemas/A'}, D: {$ref: '#/components/schemas/D'}, E: {allOf: [{properties: {x: {}}}, {$ref: \
         '#/components/schemas/E'}]}}}\n",
    );
    assert_eq!(
        resolved.findings,
        [
            "#/components/schemas/A/$ref reference-loop: `#/components/schemas/B` leads back to itself; the schema is \
             free-form JSON [#/components/schemas/C: this leads back]",
            "#/components/schemas/B/$ref reference-loop: `#/components/schemas/C` leads back to itself; the schema is \
             free-form JSON [#/components/schemas/A: this leads back]",
            "#/components/schemas/C/$ref reference-loop: `#/components/schemas/A` leads back to itself; the schema is \
             free-form JSON [#/components/schemas/B: this leads back]",
            "#/components/schemas/D/$ref reference-loop: `#/components/schemas/D` leads back to itself; the schema is \
             free-form JSON",
            "#/components/schemas/E/allOf/1 reference-loop: this `allOf` leads back to the schema that it is a part of; the \
             branch is ignored [#/components/schemas/E: back to here]",
        ]
    );
    assert_eq!(resolved.shape("E"), "{x?: any}");
}

#[test]
fn the_document_as_a_whole_is_no_schema() {
    let resolved = resolve("components: {schemas: {A: {$ref: '#'}}}\n");
    assert_eq!(
        resolved.findings,
        ["#/components/schemas/A/$ref dangling-reference: `#` leads nowhere; the schema is free-form JSON"]
    );
}

#[test]
fn media_types_may_be_references() {
    let resolved = resolve(
        "paths: {/a: {get: {operationId: a, responses: {200: {description: D, content: {application/json: {$ref: \
         '#/components/mediaTypes/M'}}}}}}}\ncomponents: {mediaTypes: {M: {schema: {type: integer}}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    let schema = resolved.api.operations[0].responses[0].content[0].schema.expect("a schema");
    assert_eq!(resolved.shape_of(schema, true), "integer");
}

#[test]
fn path_items_lead_through_each_other_and_hold_together() {
    let resolved = resolve(
        "paths:\n  /a: {$ref: '#/components/pathItems/M', parameters: [{name: x, in: header, schema: {type: string}}], post: \
         {operationId: p, responses: {}}}\ncomponents:\n  pathItems:\n    M: {$ref: '#/components/pathItems/L', parameters: \
         [{name: y, in: query, schema: {type: integer}}]}\n    L: {get: {operationId: g, responses: {}}, delete: {operationId: \
         d, responses: {}}}\n",
    );
    assert_eq!(resolved.findings, NONE);
    let operations: Vec<String> = resolved
        .api
        .operations
        .iter()
        .map(|operation| {
            let names: Vec<&str> = operation.parameters.iter().map(|parameter| &*parameter.name).collect();
            format!("{} {}", operation.method, names.join(" "))
        })
        .collect();
    assert_eq!(operations, ["POST x y", "GET x y", "DELETE x y"]);
}

#[test]
fn a_path_item_that_leads_back_to_itself_ends() {
    let resolved = resolve(
        "paths:\n  /a: {$ref: '#/components/pathItems/M', get: {operationId: g, responses: {}}}\ncomponents:\n  pathItems:\n    \
         M: {$ref: '#/paths/~1a', post: {operationId: p, responses: {}}}\n",
    );
    assert_eq!(resolved.api.operations.len(), 2);
    assert_eq!(
        resolved.findings,
        ["#/paths/~1a/$ref reference-loop: this path item leads back to itself; the reference is ignored"]
    );
}

/// Neither path item has a field of its own, so that nothing is collected on the way.
#[test]
fn a_path_item_that_is_only_a_reference_to_itself_ends() {
    let resolved = resolve("paths:\n  /a: {$ref: '#/paths/~1b'}\n  /b: {$ref: '#/paths/~1b'}\n");
    assert_eq!(resolved.api.operations.len(), 0);
    assert_eq!(
        resolved.findings,
        [
            "#/paths/~1a/$ref reference-loop: `#/paths/~1b` leads back to itself; the operations of this path are left \
             out [#/paths/~1b: this leads back]",
            "#/paths/~1b/$ref reference-loop: `#/paths/~1b` leads back to itself; the operations of this path are left \
             out"
        ]
    );
}

#[test]
fn a_path_without_a_slash_gets_one() {
    let resolved = resolve(
        "paths: {'pets/{id}': {get: {operationId: g, parameters: [{name: id, in: path, required: true, schema: {}}], responses: {}}}}\n",
    );
    assert_eq!(resolved.api.operations[0].path, "/pets/{id}");
    assert_eq!(
        resolved.findings,
        ["#/paths/pets~1{id} unreachable-path: `pets/{id}` does not begin with a slash; `/pets/{id}` is called"]
    );
}

#[test]
fn a_style_that_a_place_does_not_allow_gives_way_to_its_default() {
    let resolved = resolve(
        "paths: {'/a/{id}': {get: {operationId: g, parameters: [{name: id, in: path, required: true, style: deepObject, schema: \
         {type: integer}}], responses: {}}}}\n",
    );
    let parameter = &resolved.api.operations[0].parameters[0];
    assert_eq!(
        (parameter.style, resolved.shape_of(parameter.schema, true)),
        (crate::api::Style::Simple, "integer".to_owned())
    );
    assert_eq!(
        resolved.findings,
        [
            "#/paths/~1a~1{id}/get/parameters/0/style unsupported-parameter: `deepObject` is not a style of a parameter in \
          `path`; `simple` is used"
        ]
    );
}

#[test]
fn a_server_keeps_variables_without_a_default() {
    let resolved =
        resolve("servers: [{url: 'https://{a}.io:{p}', variables: {a: {enum: [x, y]}, p: {default: 8443}}}]\n");
    assert_eq!(resolved.api.servers[0].url, "https://x.io:8443");
    assert_eq!(
        resolved.findings,
        ["#/servers/0/variables/a malformed-keyword: the variable `a` has no `default`; `x` is taken"]
    );
}

#[test]
fn a_recursive_schema_of_a_path_is_called_after_its_own_place() {
    let resolved = resolve(
        "paths: {/a: {get: {operationId: g, responses: {'200': {description: d, content: {application/json: {schema: {type: array, items: \
         {$ref: '#/paths/~1a/get/responses/200/content/application~1json/schema'}}}}}}}}}\n",
    );
    let names: Vec<&str> =
        resolved.api.named.iter().filter_map(|id| resolved.api.schemas[*id].name.as_deref()).collect();
    assert_eq!(names, ["schema"]);
}

#[test]
fn definitions_of_the_whole_document_have_names() {
    let resolved = resolve(
        "components: {schemas: {A: {properties: {p: {$ref: '#/definitions/Owner'}}}}}\ndefinitions: {Owner: {type: object}}\n",
    );
    assert_eq!(resolved.shape("A"), "{p?: Owner}");
}
