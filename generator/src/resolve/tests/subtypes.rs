//! Parent schemas and their subtypes.

use super::{Resolved, resolve_as};

/// A parent schema, and two levels of subtypes; `base` has further keywords of the parent schema.
fn animals(version: &str, base: &str) -> Resolved {
    let subtype = |of: &str, adds: &str| {
        format!("{{allOf: [{{$ref: '#/components/schemas/{of}'}}, {{properties: {{{adds}: {{type: string}}}}}}]}}")
    };
    resolve_as(
        version,
        &format!(
            "components:\n  schemas:\n    Pet: {{type: object, properties: {{kind: {{type: string}}}}, {base}}}\n    \
             Cat: {}\n    Lion: {}\n    Home: {{properties: {{pet: {{$ref: '#/components/schemas/Pet'}}}}}}\n",
            subtype("Pet", "name"),
            subtype("Cat", "mane"),
        ),
    )
}

#[test]
fn a_parent_schema_keeps_properties_of_its_subtypes() {
    for (version, discriminator) in [
        ("3.0.4", "discriminator: {propertyName: kind}"),
        ("3.1.1", "discriminator: {propertyName: kind, mapping: {pet: Pet, cat: Cat}}"),
    ] {
        let resolved = animals(version, discriminator);
        assert_eq!(resolved.shape("Pet"), "{kind?: string, ..: any}");
        assert_eq!(resolved.shape("Cat"), "{kind?: string, name?: string, ..: any}");
        assert_eq!(resolved.shape("Lion"), "{kind?: string, name?: string, mane?: string}");
        assert_eq!(resolved.shape("Home"), "{pet?: Pet}");
        assert!(resolved.findings.is_empty(), "{:?}", resolved.findings);
    }
}

#[test]
fn without_a_discriminator_nothing_else_is_expected() {
    let resolved = animals("3.1.1", "description: A pet");
    assert_eq!(resolved.shape("Pet"), "{kind?: string}");
    assert_eq!(resolved.shape("Cat"), "{kind?: string, name?: string}");
}

#[test]
fn additional_properties_of_a_parent_schema_count() {
    let discriminator = "discriminator: {propertyName: kind}";
    let closed = animals("3.1.1", &format!("{discriminator}, additionalProperties: false"));
    assert_eq!(closed.shape("Pet"), "{kind?: string}");
    let typed = animals("3.1.1", &format!("{discriminator}, additionalProperties: {{type: integer}}"));
    assert_eq!(typed.shape("Pet"), "{kind?: string, ..: integer}");
}

#[test]
fn a_parent_schema_without_subtypes_is_an_ordinary_object() {
    let text =
        "components: {schemas: {Pet: {properties: {kind: {type: string}}, discriminator: {propertyName: kind}}}}\n";
    assert_eq!(resolve_as("3.1.1", text).shape("Pet"), "{kind?: string}");
}

#[test]
fn schemas_that_inherit_from_each_other_end() {
    let text = "components:\n  schemas:\n    A: {discriminator: {propertyName: a}, allOf: [{$ref: '#/components/schemas/B'}], \
                properties: {a: {type: string}}}\n    B: {allOf: [{$ref: '#/components/schemas/A'}], properties: {b: \
                {type: string}}}\n";
    let resolved = resolve_as("3.1.1", text);
    assert_eq!(resolved.shape("A"), "{b?: string, a?: string, ..: any}");
    assert_eq!(resolved.shape("B"), "{a?: string, b?: string, ..: any}");
}
