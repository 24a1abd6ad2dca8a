//! Keywords of JSON Schema 2020-12: their types and their diagnostics.

use super::{Resolved, resolve};

/// A schema named `A`.
fn schema(text: &str) -> Resolved {
    resolve(&format!("components: {{schemas: {{A: {{{text}}}}}}}\n"))
}

fn becomes(text: &str, shape: &str, findings: &[&str]) {
    let resolved = schema(text);
    assert_eq!(resolved.shape("A"), shape, "{text}");
    let codes = resolved.findings.iter().map(|finding| finding.split(':').next().unwrap_or_default());
    let codes: Vec<String> = codes.map(|code| code.replace("#/components/schemas/A", "")).collect();
    assert_eq!(codes, findings, "{text}");
}

#[test]
fn patterns_of_keys_give_values_their_type() {
    let narrowed = ["/patternProperties narrowed-keyword"];
    becomes("type: object, patternProperties: {^x: {type: integer}}", "map of integer", &narrowed);
    becomes(
        "patternProperties: {^x: {type: integer}, ^y: {type: string}}, additionalProperties: false",
        "map of (integer or string)",
        &narrowed,
    );
    becomes(
        "properties: {a: {type: string}}, patternProperties: {^x: {type: integer}}, additionalProperties: false",
        "{a?: string, ..: integer}",
        &narrowed,
    );
}

#[test]
fn an_object_that_may_grow_takes_anything_beside_its_patterns() {
    let text = "properties: {a: {type: string}}, patternProperties: {^x: {type: integer}}";
    becomes(text, "{a?: string, ..: any}", &["/patternProperties narrowed-keyword"]);
}

#[test]
fn unevaluated_properties_count_without_other_keywords() {
    becomes("type: object, unevaluatedProperties: {type: integer}", "map of integer", &[]);
    becomes(
        "type: object, additionalProperties: {type: string}, unevaluatedProperties: {type: integer}",
        "map of string",
        &[],
    );
    becomes(
        "allOf: [{properties: {a: {type: string}}}], unevaluatedProperties: {type: integer}",
        "{a?: string, ..: integer}",
        &[],
    );
}

#[test]
fn unevaluated_items_count_without_other_keywords() {
    becomes("type: array, unevaluatedItems: {type: integer}", "[integer]", &[]);
}

#[test]
fn what_holds_for_some_values_is_optional() {
    becomes(
        "properties: {kind: {type: string}}, if: {properties: {kind: {const: n}}}, then: {properties: {code: {type: integer}, \
         kind: {const: n}}, required: [code]}, else: {properties: {text: {type: string}}}",
        "{kind?: string, code?: (integer or any), text?: (string or any)}",
        &["/if narrowed-keyword"],
    );
    becomes(
        "properties: {card: {type: string}}, dependentSchemas: {card: {properties: {address: {type: string}}}}",
        "{card?: string, address?: (string or any)}",
        &["/dependentSchemas narrowed-keyword"],
    );
    becomes(
        "type: object, if: true, then: {properties: {a: {type: integer}}}, else: {properties: {a: {type: string}}}",
        "{a?: (integer or string or any)}",
        &["/if narrowed-keyword"],
    );
}

#[test]
fn what_other_keywords_may_evaluate_is_not_constrained_by_unevaluated_ones() {
    becomes(
        "type: object, properties: {a: {type: string}}, if: {patternProperties: {b: {type: string}}}, unevaluatedProperties: false",
        "{a?: string}",
        &[],
    );
    becomes(
        "type: object, properties: {a: {type: string}}, allOf: [{unevaluatedProperties: true}], unevaluatedProperties: {type: string}",
        "{a?: string, ..: any}",
        &[],
    );
    becomes(
        "type: array, contains: {type: string}, unevaluatedItems: {type: integer}",
        "[any]",
        &["/contains narrowed-keyword", "/unevaluatedItems narrowed-keyword"],
    );
}

#[test]
fn limits_that_contradict_each_other_in_branches_are_reported() {
    becomes(
        "properties: {a: {allOf: [{type: integer, minimum: 10}, {maximum: 5}]}, b: {allOf: [{type: string, minLength: 5}, \
         {maxLength: 3}]}}",
        "{a?: integer, b?: string}",
        &["/properties/a/minimum malformed-keyword", "/properties/b/minLength malformed-keyword"],
    );
}

#[test]
fn an_unknown_keyword_is_reported_once() {
    let resolved = schema("flag: 1, properties: {a: {flag: 2}, b: {flag: 3}}");
    let message = "is not a keyword of JSON Schema or OpenAPI; it is ignored";
    assert_eq!(
        resolved.findings,
        [format!("#/components/schemas/A/flag unknown-keyword: `flag` {message} (here and in 2 other places)")]
    );
}

#[test]
fn keywords_beside_a_reference_in_a_branch_hold() {
    let resolved = resolve(
        "components: {schemas: {Base: {type: object, properties: {a: {type: string}}}, A: {allOf: [{$ref: '#/components/schemas/Base', \
         properties: {b: {type: integer}}, required: [b]}, {properties: {c: {type: string}}}]}}}\n",
    );
    assert_eq!(resolved.shape("A"), "{a?: string, b: integer, c?: string}");
}

#[test]
fn an_example_that_contradicts_its_format_makes_a_string() {
    use crate::api::{Format, Scalar, Shape};
    let format = |text: &str| {
        let resolved = schema(text);
        let [id] = resolved.api.named[..] else { panic!("one schema") };
        let Shape::Object(object) = &resolved.api.schemas[id].shape else { panic!("an object") };
        match resolved.api.schemas[object.properties[0].schema].shape {
            Shape::Scalar(Scalar::String { format }) => (format, resolved.findings),
            _ => panic!("a string"),
        }
    };
    let diagnostic = "format-as-string: the example `1m30s` has not the format `duration`; the value is a `String`";
    for (text, at) in [
        ("properties: {wait: {type: string, format: duration, example: 1m30s}}", "/properties/wait/example"),
        (
            "properties: {wait: {type: string, format: duration, examples: [PT1M, 1m30s]}}",
            "/properties/wait/examples/1",
        ),
        ("properties: {wait: {type: string, format: duration}}, example: {wait: 1m30s}", "/example/wait"),
    ] {
        assert_eq!(format(text), (None, vec![format!("#/components/schemas/A{at} {diagnostic}")]), "{text}");
    }
    for example in ["PT1M30S", "string", "<duration>"] {
        let text = format!("properties: {{wait: {{type: string, format: duration, example: '{example}'}}}}");
        assert_eq!(format(&text), (Some(Format::Duration), Vec::new()), "{text}");
    }
}

#[test]
fn keys_of_maps_have_their_type() {
    becomes(
        "type: object, additionalProperties: {type: integer}, propertyNames: {enum: [a, b]}",
        "map of integer by 'a'|'b'",
        &[],
    );
    becomes("type: object, propertyNames: {type: string, format: uuid}", "map of any by string", &[]);
    becomes(
        "type: object, additionalProperties: {type: integer}, propertyNames: {enum: [a, 1]}",
        "map of integer",
        &["/propertyNames narrowed-keyword"],
    );
    becomes(
        "properties: {a: {type: string}}, additionalProperties: {type: integer}, propertyNames: {enum: [a, b]}",
        "{a?: string, ..: integer}",
        &["/propertyNames narrowed-keyword"],
    );
}

#[test]
fn constraints_beyond_types_are_reported() {
    becomes("type: string, not: {const: a}", "string", &["/not narrowed-keyword"]);
    becomes("type: array, items: {type: string}, contains: {const: a}", "[string]", &["/contains narrowed-keyword"]);
    becomes(
        "type: object, additionalProperties: {type: string}, propertyNames: {pattern: ^a}",
        "map of string",
        &["/propertyNames narrowed-keyword"],
    );
    becomes(
        "properties: {a: {type: string}}, dependentRequired: {a: [b]}",
        "{a?: string}",
        &["/dependentRequired narrowed-keyword"],
    );
    becomes(
        "type: string, contentMediaType: application/json, contentSchema: {type: object}",
        "string",
        &["/contentMediaType narrowed-keyword", "/contentSchema narrowed-keyword"],
    );
}

#[test]
fn keywords_in_a_branch_are_reported_as_well() {
    becomes(
        "allOf: [{type: object, properties: {a: {type: string}}, not: {required: [b]}, odd: 1}]",
        "{a?: string}",
        &["/allOf/0/odd unknown-keyword", "/allOf/0/not narrowed-keyword"],
    );
}

#[test]
fn annotations_are_no_news() {
    becomes(
        "type: string, $comment: c, examples: [a], $schema: 'https://json-schema.org/draft/2020-12/schema', $vocabulary: {}, \
         externalDocs: {url: u}, xml: {name: n}, x-own: 1",
        "string",
        &[],
    );
}

#[test]
fn schemas_may_be_true_or_false() {
    becomes("type: object, properties: {a: true}, additionalProperties: false", "{a?: any}", &[]);
    becomes("type: array, items: true", "[any]", &[]);
    becomes("properties: {a: false}", "{a?: any}", &["/properties/a never-valid"]);
}

#[test]
fn two_branches_may_constrain_one_property() {
    let resolved = resolve(
        "components:\n  schemas:\n    P: {properties: {name: {type: string, maxLength: 10}, size: {minimum: 0}}}\n    A: {allOf: \
         [{$ref: '#/components/schemas/P'}, {properties: {name: {minLength: 2}, size: {maximum: 9}}}]}\n",
    );
    assert_eq!(resolved.findings, [""; 0]);
    assert_eq!(resolved.shape("A"), "{name?: string, size?: any}");
}

#[test]
fn branches_that_contradict_each_other_are_reported() {
    let resolved = resolve(
        "components:\n  schemas:\n    P: {properties: {status: {enum: [a, b]}, tags: {type: array, items: {type: string}}}}\n    A: \
         {allOf: [{$ref: '#/components/schemas/P'}, {properties: {status: {enum: [c]}, tags: {type: string}}}]}\n",
    );
    assert_eq!(resolved.shape("A"), "{status?: 'c', tags?: string}");
    assert_eq!(
        resolved.findings,
        [
            "#/components/schemas/A/allOf/1/properties/status all-of-conflict: the branches of this `allOf` list no value in \
             common; those of the last branch are used",
            "#/components/schemas/A/allOf/1/properties/tags all-of-conflict: `tags` has no type in common in the branches of \
             this `allOf`; the last declaration is used [#/components/schemas/P/properties/tags: declared here]",
        ]
    );
}

#[test]
fn arrays_and_maps_may_be_64_levels_deep() {
    let nested = |levels: usize| {
        let array = (0..levels).fold("{type: string}".to_owned(), |inner, level| match level % 2 {
            0 => format!("{{type: array, items: {inner}}}"),
            _ => format!("{{type: object, additionalProperties: {inner}}}"),
        });
        let resolved = resolve(&format!("components: {{schemas: {{A: {array}}}}}\n"));
        resolved.findings.iter().filter(|finding| finding.contains("limit-exceeded")).count()
    };
    assert_eq!((nested(60), nested(64), nested(65)), (0, 0, 1));
}

/// A document may have 10000 properties, and one more for each 16 of its bytes. Those that are inherited count.
#[test]
fn all_objects_share_a_number_of_properties() {
    let properties = (0..999).map(|at| format!("p{at}: {{}}, ")).collect::<Vec<_>>().concat();
    let subtypes = (0..10)
        .map(|at| format!("H{at}: {{allOf: [{{$ref: '#/components/schemas/P'}}, {{properties: {{q: {{}}}}}}]}}, "))
        .collect::<Vec<_>>()
        .concat();
    let text = format!(
        "components: {{schemas: {{P: {{type: object, properties: {{{properties}}}}}, {subtypes}Empty: {{type: object, additionalProperties: \
         false}}}}}}\n"
    );
    // The version is written before it.
    let padded = |bytes: usize| format!("{text}#{}", "-".repeat(bytes - text.len() - "openapi: '3.1.0'\n#".len()));
    let exact = resolve(&padded(15_984));
    assert_eq!(exact.findings, [""; 0]);
    assert_eq!(exact.shape("H9").get(..20), Some("{p0?: any, p1?: any,"));
    let less = resolve(&padded(15_983));
    assert_eq!(
        less.findings,
        [
            "#/components/schemas/H9 limit-exceeded: the objects have more than 10998 properties together, inherited ones \
             counted for each; this one is a map with values of any type"
        ]
    );
    assert_eq!((less.shape("H9"), less.shape("Empty")), ("map of any".to_owned(), "{}".to_owned()));
}

#[test]
fn a_struct_has_1000_properties_at_most() {
    let shape = |count: usize| {
        let properties = (0..count).map(|at| format!("p{at}: {{}}, ")).collect::<Vec<_>>().concat();
        let resolved = resolve(&format!("components: {{schemas: {{P: {{properties: {{{properties}}}}}}}}}\n"));
        (resolved.shape("P"), resolved.findings)
    };
    let (shape_of_most, findings) = shape(1000);
    assert!(shape_of_most.ends_with("p999?: any}"));
    assert_eq!(findings, [""; 0]);
    assert_eq!(
        shape(1001),
        (
            "map of any".to_owned(),
            vec![
                "#/components/schemas/P limit-exceeded: the object has 1001 properties, and a struct at most 1000; it is a map \
                 with values of any type"
                    .to_owned()
            ]
        )
    );
}
