//! References to other files.

use super::resolve_files;

const NONE: [&str; 0] = [];

#[test]
fn schemas_of_other_files_are_named_by_component_file_or_key() {
    let resolved = resolve_files(&[
        (
            "api/openapi.yaml",
            "openapi: 3.1.0\ncomponents: {schemas: {Owner: {$ref: schemas/person.yaml}}}\npaths: {/a: {$ref: paths/a.yaml}}\n",
        ),
        (
            "api/paths/a.yaml",
            "get: {responses: {200: {description: A, content: {application/json: {schema: {$ref: ../schemas/pet.yaml}}}}}}\n",
        ),
        (
            "api/schemas/pet.yaml",
            "properties: {owner: {$ref: person.yaml}, size: {$ref: common.yaml#/Size}, part: {$ref: 'common.yaml#/Box/properties/lid'}}\n",
        ),
        ("api/schemas/person.yaml", "type: object\nproperties: {pets: {items: {$ref: './pet.yaml'}}}\n"),
        ("api/schemas/common.yaml", "Size: {enum: [s, l]}\nBox: {properties: {lid: {type: boolean}}}\n"),
    ]);
    assert_eq!(
        resolved.findings,
        [
            "#/paths/~1a/get missing-operation-id: this operation has no `operationId`; its name is made of method and path"
        ]
    );
    assert_eq!(resolved.shape("Owner"), "{pets?: [pet]}");
    assert_eq!(resolved.shape("pet"), "{owner?: Owner, size?: Size, part?: boolean}");
    assert_eq!(resolved.shape("Size"), "'s'|'l'");
    assert_eq!(resolved.addresses(), ["#/components/schemas/Owner", "schemas/pet.yaml#", "schemas/common.yaml#/Size"]);
}

#[test]
fn everything_of_an_operation_may_be_in_other_files() {
    let resolved = resolve_files(&[
        (
            "api.yaml",
            "openapi: 3.0.0\npaths: {$ref: paths.yaml}\ncomponents: {securitySchemes: {$ref: 'parts.yaml#/schemes'}}\n",
        ),
        (
            "paths.yaml",
            "/a/{id}:\n  parameters: [{$ref: 'parts.yaml#/id'}]\n  put: {operationId: put, requestBody: {$ref: 'parts.yaml#/body'}, \
             responses: {200: {$ref: 'parts.yaml#/ok'}}, security: [{k: []}]}\n",
        ),
        (
            "parts.yaml",
            "id: {name: id, in: path, required: true, schema: {type: integer}}\nbody: {content: {application/json: {schema: {$ref: \
             '#/text'}}}}\nok: {description: OK}\ntext: {type: string}\nschemes: {k: {type: apiKey, in: header, name: K}}\n",
        ),
    ]);
    assert_eq!(resolved.findings, NONE);
    let operation = &resolved.api.operations[0];
    assert_eq!(operation.parameters[0].name, "id");
    let schema = operation.body.as_ref().and_then(|body| body.content[0].schema).expect("a schema");
    assert_eq!(resolved.shape_of(schema, true), "string");
    assert_eq!(operation.responses.len(), 1);
    assert_eq!(&*operation.security[0][0].scheme, "k");
    assert_eq!(resolved.api.addresses.of(&operation.origin), "#/paths/~1a~1{id}/put");
}

#[test]
fn files_may_refer_to_each_other_and_back() {
    let resolved = resolve_files(&[
        ("api.yaml", "openapi: 3.1.0\ncomponents: {schemas: {A: {properties: {b: {$ref: 'b.yaml#/B'}}}}}\n"),
        ("b.yaml", "B: {properties: {a: {$ref: 'api.yaml#/components/schemas/A'}, own: {$ref: '#/B'}}}\n"),
    ]);
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("A"), "{b?: B}");
    assert_eq!(resolved.shape("B"), "{a?: A, own?: B}");
}

#[test]
fn only_what_is_reached_is_read() {
    let resolved = resolve_files(&[
        ("api.yaml", "openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: 'b.yaml#/B'}}}\n"),
        ("b.yaml", "B: {type: string, examples: [{$ref: nothing.yaml}]}\nC: {$ref: nothing.yaml}\n"),
    ]);
    assert_eq!(resolved.findings, NONE);
    assert_eq!(resolved.shape("A"), "string");
}

#[test]
fn unreadable_files_are_reported_with_the_reason() {
    let resolved = resolve_files(&[
        (
            "api/openapi.yaml",
            "openapi: 3.1.0\ncomponents: {schemas: {A: {$ref: ../out.yaml}, B: {$ref: 'https://example.com/b'}, \
             C: {$ref: 'broken.yaml#/C'}}}\n",
        ),
        ("out.yaml", "type: string\n"),
        ("api/broken.yaml", "C: [\n"),
    ]);
    assert_eq!(resolved.findings[0], "broken.yaml# not-a-document: the file is not valid YAML: unclosed bracket '['");
    assert_eq!(
        resolved.findings[1..],
        [
            "#/components/schemas/A/$ref external-reference: `../out.yaml` leads out of `api`, the directory that references \
             may lead to; the schema is free-form JSON",
            "#/components/schemas/B/$ref external-reference: `https://example.com/b` leads to a URL, which is not read; the \
             schema is free-form JSON",
            "#/components/schemas/C/$ref dangling-reference: `broken.yaml#/C` leads nowhere; the schema is free-form JSON \
             [broken.yaml#: this could not be read]",
        ]
    );
    assert_eq!(resolved.shape("A"), "=any");
}

#[test]
fn swagger_2_0_may_be_in_several_files() {
    let resolved = resolve_files(&[
        ("api.yaml", "swagger: '2.0'\npaths: {/a: {$ref: 'paths/a.yaml#/item'}}\ndefinitions: {D: {type: integer}}\n"),
        (
            "paths/a.yaml",
            "item:\n  post:\n    operationId: a\n    parameters: [{$ref: 'parts.yaml#/body'}]\n    responses: {200: {$ref: \
             'parts.yaml#/ok'}}\n",
        ),
        (
            "paths/parts.yaml",
            "body: {in: body, name: b, schema: {$ref: '#/text'}}\nok: {description: OK, schema: {$ref: \
             '../api.yaml#/definitions/D'}}\ntext: {type: string}\n",
        ),
    ]);
    assert_eq!(resolved.findings, NONE);
    let operation = &resolved.api.operations[0];
    let body = operation.body.as_ref().expect("a body");
    assert_eq!(body.content[0].schema.map(|id| resolved.shape_of(id, true)).as_deref(), Some("string"));
    let response = &operation.responses[0];
    assert_eq!(response.content[0].schema.map(|id| resolved.shape_of(id, false)).as_deref(), Some("D"));
    assert_eq!(resolved.api.addresses.of(&response.origin), "paths/parts.yaml#/ok");
    assert_eq!(resolved.api.addresses.of(&operation.origin), "#/paths/~1a/post");
}
