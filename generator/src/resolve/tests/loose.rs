//! Documents as people write them: each lenient reading, and its diagnostic.

use super::{Resolved, resolve, resolve_as};

fn schema(version: &str, text: &str) -> Resolved {
    resolve_as(version, &format!("components: {{schemas: {{A: {{{text}}}}}}}\n"))
}

fn becomes(version: &str, text: &str, shape: &str, findings: &[&str]) {
    let resolved = schema(version, text);
    assert_eq!(resolved.shape("A"), shape, "{text}");
    let codes = resolved.findings.iter().map(|finding| finding.split(':').next().unwrap_or_default());
    let codes: Vec<String> = codes.map(|code| code.replace("#/components/schemas/A", "")).collect();
    assert_eq!(codes, findings, "{text}");
}

#[test]
fn keywords_of_other_versions_are_read() {
    becomes("3.1.0", "type: string, nullable: true", "string or null", &["/nullable other-dialect"]);
    becomes("3.0.3", "type: [string, 'null']", "string or null", &["/type other-dialect"]);
    becomes("3.0.3", "const: a", "'a'", &["/const other-dialect"]);
    becomes(
        "3.1.0",
        "type: integer, minimum: 0, exclusiveMinimum: true",
        "integer",
        &["/exclusiveMinimum other-dialect"],
    );
}

#[test]
fn types_of_other_languages_are_meant() {
    becomes("3.0.3", "type: long", "integer", &["/type loose-form"]);
    becomes("3.0.3", "type: DateTime", "string", &["/type loose-form"]);
    becomes("3.0.3", "type: bool", "boolean", &["/type loose-form"]);
    becomes("3.0.3", "type: pet", "any", &["/type unknown-type"]);
}

#[test]
fn a_property_may_have_required_true() {
    becomes(
        "3.0.3",
        "type: object, properties: {a: {type: string, required: true}, b: {type: string, required: false}}",
        "{a: string, b?: string}",
        &["/properties/a/required loose-form", "/properties/b/required loose-form"],
    );
    becomes("3.0.3", "properties: {a: {type: string}}, required: a", "{a: string}", &["/required loose-form"]);
}

#[test]
fn words_for_booleans_are_booleans() {
    becomes("3.0.3", "type: string, nullable: yes", "string or null", &["/nullable loose-form"]);
    becomes("3.0.3", "type: string, nullable: perhaps", "string", &["/nullable malformed-keyword"]);
}

#[test]
fn what_contradicts_itself_is_read_as_it_is_meant() {
    becomes("3.0.3", "type: string, properties: {a: {type: string}}", "{a?: string}", &["/type loose-form"]);
    becomes("3.0.3", "type: string, enum: []", "string", &["/enum malformed-keyword"]);
    becomes("3.0.3", "type: integer, default: ten", "integer", &["/default mismatched-default"]);
    becomes("3.0.3", "type: string, default: 1.10", "string", &["/default loose-form"]);
    becomes("3.0.3", "oneOf: {type: string}", "=string", &["/oneOf loose-form"]);
    becomes("3.0.3", "type: array, items: 3", "[any]", &["/items malformed-keyword"]);
}

#[test]
fn properties_of_one_of_several_types_belong_to_objects() {
    becomes("3.1.0", "type: [string, object], properties: {a: {type: string}}", "(string or {a?: string})", &[]);
}

#[test]
fn a_reference_with_siblings_counts_both() {
    let resolved = resolve_as(
        "3.0.3",
        "components: {schemas: {A: {properties: {b: {$ref: '#/components/schemas/B', nullable: true}}}, B: {type: string}}}\n",
    );
    assert_eq!(resolved.shape("A"), "{b?: =B or null}");
    assert_eq!(
        resolved.findings,
        [
            "#/components/schemas/A/properties/b/nullable other-dialect: `nullable` stands beside `$ref`, where OpenAPI 3.0 \
          ignores it; it is applied, as in OpenAPI 3.1"
        ]
    );
}

#[test]
fn a_parameter_without_a_schema_is_a_string() {
    let resolved = resolve_as(
        "3.0.3",
        "paths: {/a: {get: {operationId: a, parameters: [{in: query, name: q, required: yes}], responses: {}}}}\n",
    );
    let parameter = &resolved.api.operations[0].parameters[0];
    assert_eq!((resolved.shape_of(parameter.schema, true).as_str(), parameter.required), ("string", true));
    assert_eq!(
        resolved.findings,
        [
            "#/paths/~1a/get/parameters/0/required loose-form: `required` is a string where `true` or `false` belongs; it is \
             read as `true`",
            "#/paths/~1a/get/parameters/0 loose-form: this parameter has neither `schema` nor `content`; it is read as a string"
        ]
    );
}

#[test]
fn statuses_and_values_may_be_numbers_and_dates() {
    let resolved = resolve_as(
        "3.0.3",
        "info: {title: T, version: 2020-01-01}\npaths: {/a: {get: {operationId: a, responses: {200: {description: D}, 4XX: \
         {description: E}}}}}\ncomponents: {schemas: {A: {type: string, enum: [2020-01-01, 2021-01-01]}}}\n",
    );
    assert_eq!(resolved.api.version, "2020-01-01");
    assert_eq!(resolved.api.operations[0].responses.len(), 2);
    assert_eq!(resolved.shape("A"), "'2020-01-01'|'2021-01-01'");
    assert_eq!(resolved.findings, [""; 0]);
}

#[test]
fn type_decides_where_enum_contradicts_it() {
    let resolved = resolve(
        "components:\n  schemas:\n    A: {type: boolean, enum: ['true', 'false']}\n    B: {type: integer, enum: ['1', '2']}\n    C: \
         {type: array, items: {type: string}, enum: [cpu, disk]}\n    D: {type: string, enum: [[a], [b]]}\n    E: {type: string, \
         enum: [1, true]}\n",
    );
    let shapes = ["A", "B", "C", "D", "E"].map(|name| resolved.shape(name));
    assert_eq!(shapes, ["boolean", "1|2", "['cpu'|'disk']", "string", "'1'|'true'"]);
    assert_eq!(
        resolved.findings,
        [
            "#/components/schemas/A/enum loose-form: `enum` has values that are not of `type: boolean`; they are read as \
             values of the type",
            "#/components/schemas/B/enum loose-form: `enum` has values that are not of `type: integer`; they are read as \
             values of the type",
            "#/components/schemas/C/enum loose-form: `enum` has values that are not of `type: array`; they are read as values \
             of its items",
            "#/components/schemas/D/enum malformed-keyword: `enum` has values that are not of `type: string`; the type is \
             taken, and these values are ignored",
        ]
    );
}

#[test]
fn formats_of_integers_make_numbers_integers() {
    for format in ["int", "int8", "int32", "int64", "int128", "uint", "uint8", "uint16", "uint64", "integer", "long"] {
        assert_eq!(schema("3.1.0", &format!("type: number, format: {format}")).shape("A"), "integer", "{format}");
    }
    for format in ["double", "int7", "uint7", "short", "decimal"] {
        assert_eq!(schema("3.1.0", &format!("type: number, format: {format}")).shape("A"), "number", "{format}");
    }
}
