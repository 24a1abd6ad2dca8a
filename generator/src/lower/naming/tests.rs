//! Names of inline types of whole documents, by a run without an earlier one.

use indexmap::IndexMap;

use crate::diagnostic::Diagnostics;
use crate::lower::{Options, Previous, lower};
use crate::select::Selection;
use crate::{Input, dialect, read, resolve};

/// The paths of a document's operations and types, by pointer.
fn names(document: &str) -> IndexMap<String, String> {
    names_after(document, &Previous::default())
}

fn names_after(document: &str, previous: &Previous) -> IndexMap<String, String> {
    let text = format!("openapi: 3.1.0\ninfo: {{title: Names, version: '1'}}\n{document}");
    let mut diagnostics = Diagnostics::default();
    let documents = read(Input::Bytes { name: "names.yaml".into(), bytes: text.into_bytes() }, &mut diagnostics);
    let skeleton = dialect::upgrade(&documents, &mut diagnostics).expect("a document");
    let api = resolve::resolve(&skeleton, &Selection::default(), &mut diagnostics);
    lower(&api, &Options::default(), previous, &mut diagnostics).names
}

#[track_caller]
fn check(document: &str, rows: &[(&str, &str)]) {
    let names = names(document);
    for (end, expected) in rows {
        let found = names.iter().find(|(pointer, _)| pointer.ends_with(end)).map(|(_, path)| path.as_str());
        assert_eq!(found, Some(*expected), "{end} of {names:#?}");
    }
}

#[test]
fn what_operations_share_is_called_after_their_tag() {
    let document = "
paths:
  /bookings:
    post:
      tags: [Bookings]
      operationId: create-booking
      responses: {'201': {description: Made., content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}
  /bookings/{id}:
    get:
      tags: [Bookings]
      operationId: get-booking
      responses: {'200': {description: One., content: {application/json: {schema: {type: object, properties: {id: {type: string}}}}}}}
";
    check(
        document,
        &[
            ("~1bookings/post/responses/201/content/application~1json/schema", "bookings::BookingResponse"),
            ("{id}/get/responses/200/content/application~1json/schema", "bookings::BookingResponse"),
        ],
    );
}

#[test]
fn what_a_component_has_is_called_after_it_whoever_uses_it() {
    let document = "
paths:
  /payments:
    post:
      tags: [Payments]
      operationId: pay
      requestBody: {content: {application/json: {schema: {allOf: [{$ref: '#/components/schemas/Payment'}, {properties: {links: {type: object, properties: {self: {type: string}}}}}]}}}}
      responses: {'204': {description: Done.}}
components:
  schemas:
    Payment: {type: object, properties: {currency: {type: string, enum: [eur, usd]}}}
";
    check(document, &[("Payment/properties/currency", "types::PaymentCurrency")]);
}

#[test]
fn equal_enumerations_are_called_after_owner_and_field() {
    let document = "
components:
  schemas:
    Pet: {type: object, properties: {status: {type: string, enum: [sold]}}}
    Order: {type: object, properties: {status: {type: string, enum: [sold]}}}
";
    check(document, &[("Order/properties/status", "types::PetStatus"), ("Pet/properties/status", "types::PetStatus")]);
}

#[test]
fn a_property_of_a_named_schema_is_not_called_after_a_branch_of_another() {
    let document = "
components:
  schemas:
    Everything:
      anyOf:
        - {type: object, title: First, required: [type], properties: {type: {type: string, enum: [ended]}}}
        - {type: object, title: Second, required: [kind], properties: {kind: {type: string}}}
    TextEnded: {type: object, properties: {type: {type: string, enum: [ended]}}}
";
    check(document, &[("TextEnded/properties/type", "types::TextEndedType")]);
}

#[test]
fn a_title_that_all_places_have_is_the_name() {
    let document = "
paths:
  /flags:
    get:
      tags: [flags]
      operationId: readFlag
      responses:
        '204': {description: Done.}
        '401': {description: No., content: {application/json: {schema: {title: ErrorSchema, type: object, properties: {code: {type: integer}}}}}}
        '412': {description: No., content: {application/json: {schema: {title: ErrorSchema, type: object, properties: {code: {type: integer}}}}}}
";
    check(document, &[("responses/401/content/application~1json/schema", "flags::ErrorSchema")]);
}

#[test]
fn names_of_the_prelude_and_repeated_words_are_not_given() {
    let document = "
components:
  schemas:
    Evidence:
      type: object
      properties:
        duplicate: {type: object, properties: {duplicate: {type: object, properties: {id: {type: integer}}}}}
paths:
  /messages:
    get:
      tags: [messages]
      operationId: find
      responses: {'200': {description: Some., content: {application/json: {schema: {title: Result, type: object, properties: {id: {type: integer}, at: {type: string}}}}}}}
";
    check(
        document,
        &[
            ("Evidence/properties/duplicate", "types::EvidenceDuplicate"),
            ("duplicate/properties/duplicate", "types::EvidenceDuplicateDuplicate"),
            ("get/responses/200/content/application~1json/schema", "messages::FindResponse"),
        ],
    );
}

/// Three responses had one type; the first of them gains a property.
#[test]
fn of_a_type_that_becomes_two_the_one_with_more_places_keeps_the_name() {
    let response = |property: &str| {
        format!(
            "{{'200': {{description: One., content: {{application/json: {{schema: {{type: object, properties: {{id: {{type: string}}{property}}}}}}}}}}}}}"
        )
    };
    let document = |property: &str| {
        let operation = |name: &str, property: &str| {
            format!("  /{name}: {{get: {{tags: [Pets], operationId: {name}, responses: {}}}}}\n", response(property))
        };
        ["paths:\n", &operation("one", property), &operation("two", ""), &operation("three", "")].concat()
    };
    let old = names(&document(""));
    let schema = |name: &str| format!("#/paths/~1{name}/get/responses/200/content/application~1json/schema");
    assert_eq!(["one", "two", "three"].map(|name| old[&schema(name)].as_str()), ["pets::PetResponse"; 3]);
    let new = names_after(&document(", age: {type: integer}"), &Previous { names: old, ..Previous::default() });
    let expected = ["pets::OneResponse", "pets::PetResponse", "pets::PetResponse"];
    assert_eq!(["one", "two", "three"].map(|name| new[&schema(name)].as_str()), expected);
}
