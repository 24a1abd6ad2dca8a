//! Unions beside other keywords, beside other unions, and in a ring.

use super::resolve;
use crate::api::{Format, Scalar, Shape};

/// The shape of `A` in a document with these schemas.
fn shape_of_a(schemas: &str) -> String {
    resolve(&format!("components:\n  schemas:\n    {schemas}\n")).shape("A")
}

#[test]
fn two_unions_of_objects_hold_at_once() {
    let parts = "Card: {required: [card], properties: {card: {type: string}}}\n    Cash: {properties: {cash: {type: number}}}\n    \
                 Mail: {properties: {street: {type: string}}}\n    Shop: {properties: {shop: {type: integer}}}\n    \
                 Pay: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]}\n    \
                 Way: {oneOf: [{$ref: '#/components/schemas/Mail'}, {$ref: '#/components/schemas/Shop'}]}\n    ";
    let both = "{card?: string, cash?: number, street?: string, shop?: integer}";
    let of_all_of = "A: {allOf: [{$ref: '#/components/schemas/Pay'}, {$ref: '#/components/schemas/Way'}]}";
    assert_eq!(shape_of_a(&format!("{parts}{of_all_of}")), both);
    let beside = "A: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}], anyOf: [{$ref: \
                  '#/components/schemas/Mail'}, {$ref: '#/components/schemas/Shop'}]}";
    assert_eq!(shape_of_a(&format!("{parts}{beside}")), both);
    let nested = "A: {allOf: [{anyOf: [{$ref: '#/components/schemas/Pay'}, {properties: {free: {type: boolean}}}]}, {$ref: \
                  '#/components/schemas/Way'}]}";
    assert_eq!(
        shape_of_a(&format!("{parts}{nested}")),
        "{street?: string, shop?: integer, card?: string, cash?: number, free?: boolean}"
    );
}

#[test]
fn two_unions_of_other_values_share_what_both_allow() {
    assert_eq!(
        shape_of_a(
            "A: {oneOf: [{type: string}, {type: integer}, {type: boolean}], anyOf: [{type: number}, {type: string}]}"
        ),
        "(string or integer)"
    );
    assert_eq!(
        shape_of_a("A: {oneOf: [{type: string}, {type: integer}], anyOf: [{type: integer}, {type: array}]}"),
        "=integer"
    );
}

#[test]
fn branches_that_only_constrain_leave_what_stands_beside_them() {
    assert_eq!(shape_of_a("A: {type: integer, anyOf: [{minimum: 10}, {maximum: -10}]}"), "integer");
    assert_eq!(
        shape_of_a("A: {type: array, items: {type: string}, oneOf: [{minItems: 2}, {maxItems: 0}]}"),
        "[string]"
    );
    assert_eq!(
        shape_of_a(
            "A: {type: object, additionalProperties: {type: string}, anyOf: [{required: [a]}, {required: [b]}]}"
        ),
        "map of string"
    );
    assert_eq!(
        shape_of_a("A: {type: object, properties: {a: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}"),
        "{a?: string, b?: any}"
    );
    let resolved = resolve("components: {schemas: {A: {type: integer, anyOf: [{minimum: 10}, {maximum: -10}]}}}\n");
    assert_eq!(
        resolved.findings,
        [
            "#/components/schemas/A/anyOf narrowed-keyword: `anyOf` is not checked: its branches only constrain what stands \
          beside it"
        ]
    );
}

#[test]
fn keywords_beside_branches_hold_for_each_of_them() {
    assert_eq!(
        shape_of_a(
            "A: {type: object, additionalProperties: {type: integer}, oneOf: [{properties: {one: {type: integer}}}, \
             {properties: {two: {type: integer}}}]}"
        ),
        "{one?: integer, two?: integer, ..: integer}"
    );
    assert_eq!(
        shape_of_a(
            "A: {type: array, items: {type: integer}, oneOf: [{type: array, title: Few, maxItems: 3}, {type: 'null'}]}"
        ),
        "[integer] or null"
    );
    assert_eq!(
        shape_of_a("A: {type: [string, integer], oneOf: [{title: Any}, {type: string, format: date}]}"),
        "((string or integer) or string)"
    );
}

#[test]
fn a_ring_of_unions_has_the_branches_of_all_of_them() {
    let resolved = resolve(
        "components: {schemas: {A: {oneOf: [{$ref: '#/components/schemas/B'}, {type: string}]}, B: {oneOf: [{$ref: \
         '#/components/schemas/A'}, {type: integer}]}, C: {oneOf: [{$ref: '#/components/schemas/C'}, {type: integer}]}}}\n",
    );
    assert_eq!(resolved.shape("A"), "(string or integer)");
    assert_eq!(resolved.shape("B"), "(string or integer)");
    assert_eq!(resolved.shape("C"), "=integer");
    let places: Vec<&str> = resolved.findings.iter().filter_map(|finding| finding.split(':').next()).collect();
    assert_eq!(
        places,
        [
            "#/components/schemas/A reference-loop",
            "#/components/schemas/B reference-loop",
            "#/components/schemas/C reference-loop"
        ]
    );
}

#[test]
fn what_follows_the_places_of_an_open_tuple_is_any_value() {
    assert_eq!(
        shape_of_a("A: {type: array, prefixItems: [{type: string}, {type: integer}]}"),
        "[(string or integer or any)]"
    );
    assert_eq!(
        shape_of_a("A: {type: array, prefixItems: [{type: string}], items: {type: integer}}"),
        "[(string or integer)]"
    );
    let of_draft_7 = "A: {type: array, items: [{type: string}], additionalItems: {type: boolean}}";
    assert_eq!(shape_of_a(of_draft_7), "[(string or boolean)]");
    let resolved = resolve("components: {schemas: {A: {type: array, items: [{type: string}, {type: integer}]}}}\n");
    assert_eq!((resolved.shape("A").as_str(), resolved.findings.len()), ("[(string or integer or any)]", 1));
    assert_eq!(
        shape_of_a("A: {type: array, prefixItems: [{type: string}, {type: integer}], items: false}"),
        "[(string or integer)]"
    );
}

#[test]
fn a_format_stays_beside_other_strings() {
    let resolved = resolve(
        "components: {schemas: {A: {anyOf: [{type: string, format: date-time}, {enum: ['']}]}, B: {anyOf: [{type: string}, {enum: \
         [a]}]}}}\n",
    );
    let id = resolved.api.named[0];
    assert_eq!(resolved.api.schemas[id].shape, Shape::Scalar(Scalar::String { format: Some(Format::DateTime) }));
    assert_eq!(resolved.shape("B"), "'a'");
}

#[test]
fn a_branch_is_selected_by_a_number_a_boolean_or_the_value_of_a_vendor() {
    let mapping = |text: &str| -> Vec<String> {
        let resolved = resolve(&format!("components:\n  schemas:\n    {text}\n"));
        let Shape::Union(union) = &resolved.api.schemas[resolved.api.named[0]].shape else { return Vec::new() };
        let discriminator = union.discriminator.as_ref().expect("a discriminator");
        discriminator.mapping.iter().map(|(value, branch)| format!("{value} {branch}")).collect()
    };
    let union = "A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}], discriminator: {propertyName: v}}";
    assert_eq!(
        mapping(&format!(
            "{union}\n    B: {{properties: {{v: {{enum: [1, 3]}}}}}}\n    C: {{properties: {{v: {{const: 2.0}}}}}}"
        )),
        ["1 0", "3 0", "2 1"]
    );
    assert_eq!(
        mapping(&format!(
            "{union}\n    B: {{properties: {{v: {{const: true}}}}}}\n    C: {{properties: {{v: {{const: false}}}}}}"
        )),
        ["true 0", "false 1"]
    );
    assert_eq!(
        mapping(&format!("{union}\n    B: {{x-ms-discriminator-value: b.1, type: object}}\n    C: {{type: object}}")),
        ["b.1 0", "C 1"]
    );
}

#[test]
fn a_branch_holds_the_discriminator_that_it_does_not_declare() {
    let resolved = resolve(
        "components:\n  schemas:\n    A: {oneOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}], \
         discriminator: {propertyName: kind}}\n    B: {type: object, properties: {b: {type: integer}}}\n    C: {type: object, \
         properties: {c: {type: integer}, kind: {type: string}}}\n",
    );
    assert_eq!(resolved.shape("B"), "{b?: integer, kind?: string}");
    assert_eq!(resolved.shape("C"), "{c?: integer, kind?: string}");
}

#[test]
fn a_union_within_a_union_is_selected_by_the_values_of_its_branches() {
    let resolved = resolve(
        "components:\n  schemas:\n    A: {oneOf: [{$ref: '#/components/schemas/Animal'}, {$ref: '#/components/schemas/Car'}], discriminator: \
         {propertyName: kind}}\n    Animal: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]}\n    Cat: \
         {required: [kind], properties: {kind: {const: cat}}}\n    Dog: {required: [kind], properties: {kind: {const: dog}}}\n    Car: \
         {required: [kind], properties: {kind: {const: car}}}\n",
    );
    let named = resolved.api.named.iter().find(|id| resolved.api.schemas[**id].name.as_deref() == Some("A"));
    let Shape::Union(union) = &resolved.api.schemas[*named.expect("a schema")].shape else { panic!("a union") };
    let mapping = &union.discriminator.as_ref().expect("a discriminator").mapping;
    let mapping: Vec<(&str, usize)> = mapping.iter().map(|(value, at)| (&**value, *at)).collect();
    assert_eq!(mapping, [("cat", 0), ("dog", 0), ("car", 1)]);
}

#[test]
fn the_description_of_a_list_is_not_that_of_each_value() {
    let resolved = resolve(
        "components: {schemas: {A: {anyOf: [{type: string, enum: [a, b], description: Known.}, {type: string, const: c, description: \
         Another.}]}}}\n",
    );
    let Shape::StringEnumeration(values) = &resolved.api.schemas[resolved.api.named[0]].shape else { panic!("values") };
    let described: Vec<Option<&str>> = values.iter().map(|value| value.description.as_deref()).collect();
    assert_eq!(described, [None, None, Some("Another.")]);
}

/// The shape, rules and description of the property `n` of `A`, and its place.
fn property_of_a(schema: &str) -> (String, String, String) {
    let resolved = resolve(&format!("components: {{schemas: {{A: {schema}}}}}\n"));
    let Shape::Object(object) = &resolved.api.schemas[resolved.api.named[0]].shape else { return Default::default() };
    let property = object.properties.iter().find(|property| &*property.name == "n").expect("a property");
    let schema = &resolved.api.schemas[property.schema];
    let description = schema.description.as_deref().unwrap_or_default();
    (resolved.shape_of(property.schema, true), format!("{:?}", schema.rules), description.to_owned())
}

#[test]
fn a_property_of_two_branches_is_narrowed_by_constraints_alone() {
    let both = |one: &str, two: &str| {
        property_of_a(&format!("{{allOf: [{{properties: {{n: {{{one}}}}}}}, {{properties: {{n: {{{two}}}}}}}]}}"))
    };
    let text = |rules: &str, description: &str| ("string".to_owned(), rules.to_owned(), description.to_owned());
    assert_eq!(both("type: string, description: One", "description: Two"), text("[]", "One"));
    assert_eq!(both("description: One", "type: string, description: Two"), text("[]", "Two"));
    assert_eq!(both("type: string", "maxLength: 3, description: Two"), text("[MaxLength(3)]", "Two"));
    assert_eq!(both("maxLength: 3, description: One", "type: string"), text("[MaxLength(3)]", "One"));
    assert_eq!(both("type: string, minLength: 1", "maxLength: 3"), text("[MinLength(1), MaxLength(3)]", ""));
}

#[test]
fn branches_that_repeat_all_properties_are_a_union() {
    let a = |properties: &str, branches: &str| {
        shape_of_a(&format!("A: {{type: object, properties: {{{properties}}}, oneOf: [{branches}]}}"))
    };
    let (one, two) = ("{properties: {k: {}, a: {type: string}}}", "{properties: {k: {}, b: {type: integer}}}");
    assert_eq!(a("k: {}", &format!("{one}, {two}")), "({k?: any, a?: string} or {k?: any, b?: integer})");
    assert_eq!(a("k: {}", &format!("{one}, {{properties: {{b: {{}}}}}}")), "{k?: any, a?: string, b?: any}");
    assert_eq!(a("k: {}, l: {}", &format!("{one}, {two}")), "{k?: any, l?: any, a?: string, b?: integer}");
    assert_eq!(a("k: {}", "{type: 'null'}"), "={k?: any} or null");
    assert_eq!(a("k: {}", "{enum: [null]}"), "={k?: any} or null");
}

#[test]
fn values_of_tags_are_strings_integers_and_booleans() {
    let tag = |value: &str| {
        let branch = |value: &str| format!("{{type: object, required: [k], properties: {{k: {{const: {value}}}}}}}");
        let resolved =
            resolve(&format!("components: {{schemas: {{A: {{oneOf: [{}, {}]}}}}}}\n", branch(value), branch("other")));
        let Shape::Union(union) = &resolved.api.schemas[resolved.api.named[0]].shape else { return None };
        let names =
            |mapping: &[(std::sync::Arc<str>, usize)]| mapping.iter().map(|(name, _)| name.to_string()).collect();
        union.discriminator.as_ref().map(|discriminator| -> Vec<String> { names(&discriminator.mapping) })
    };
    for value in ["cat", "true", "7"] {
        assert_eq!(tag(value), Some(vec![value.to_owned(), "other".to_owned()]));
    }
    assert_eq!(tag("null"), None);
}
