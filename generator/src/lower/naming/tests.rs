//! Names of inline types of whole documents, by a run without an earlier one.

use indexmap::IndexMap;

use crate::config::Config;
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
    let mut api = resolve::resolve(&skeleton, &Selection::default(), &mut diagnostics);
    lower(&mut api, &Config::default(), &Options::default(), previous, &mut diagnostics).names
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

const UPLOAD: &str = "
paths:
  /upload:
    post:
      operationId: upload
      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Body_upload'}}}}
      responses: {'204': {description: Done.}}
components:
  schemas:
    Body_upload:
      {type: object, properties: {file: {type: string, format: binary}, kind: {type: string, enum: [photo, scan]}}}
";

#[test]
fn a_component_of_which_callers_pass_the_parts_has_no_type() {
    let names = names(UPLOAD);
    assert!(names.values().all(|path| path != "types::BodyUpload"), "{names:#?}");
    check(UPLOAD, &[("Body_upload/properties/kind", "api::UploadKind")]);
}

#[test]
fn a_component_of_which_callers_pass_the_parts_keeps_the_type_that_it_had() {
    let component = "#/components/schemas/Body_upload".to_owned();
    let before =
        Previous { names: [(component.clone(), "types::BodyUpload".to_owned())].into(), ..Previous::default() };
    let names = names_after(UPLOAD, &before);
    assert_eq!(names.get(&component).map(String::as_str), Some("types::BodyUpload"), "{names:#?}");
}

#[test]
fn a_component_that_is_also_received_whole_has_its_type() {
    let document = UPLOAD.replace(
        "{'204': {description: Done.}}",
        "{'200': {description: Done., content: {application/json: {schema: {$ref: '#/components/schemas/Body_upload'}}}}}",
    );
    check(&document, &[("schemas/Body_upload", "types::BodyUpload")]);
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
            "{{'200': {{description: One., content: {{application/json: {{schema: {{type: object, properties: {{{property}: {{type: string}}}}}}}}}}}}}}"
        )
    };
    let document = |property: &str| {
        let operation = |name: &str, property: &str| {
            format!("  /{name}: {{get: {{tags: [Pets], operationId: {name}, responses: {}}}}}\n", response(property))
        };
        ["paths:\n", &operation("one", property), &operation("two", "id"), &operation("three", "id")].concat()
    };
    let old = names(&document("id"));
    let schema = |name: &str| format!("#/paths/~1{name}/get/responses/200/content/application~1json/schema");
    assert_eq!(["one", "two", "three"].map(|name| old[&schema(name)].as_str()), ["pets::PetResponse"; 3]);
    let new = names_after(&document("key"), &Previous { names: old, ..Previous::default() });
    let expected = ["pets::OneResponse", "pets::PetResponse", "pets::PetResponse"];
    assert_eq!(["one", "two", "three"].map(|name| new[&schema(name)].as_str()), expected);
}

#[test]
fn properties_that_share_a_type_give_it_what_their_names_share() {
    let document = "
components:
  schemas:
    Device:
      type: object
      properties:
        band24: {type: object, properties: {power: {type: integer}}}
        band5: {type: object, properties: {power: {type: integer}}}
        band6: {type: object, properties: {power: {type: integer}}}
        source: {type: object, properties: {path: {type: string}}}
        target: {type: object, properties: {path: {type: string}}}
    Order:
      type: object
      properties:
        billingAddress: {type: object, properties: {city: {type: string}}}
        shippingAddress: {type: object, properties: {city: {type: string}}}
";
    check(
        document,
        &[
            ("Device/properties/band24", "types::DeviceBand"),
            ("Device/properties/band6", "types::DeviceBand"),
            ("Device/properties/target", "types::DeviceSource"),
            ("Order/properties/shippingAddress", "types::OrderAddress"),
        ],
    );
}

#[test]
fn a_branch_is_called_after_its_constant_where_not_all_branches_have_one() {
    let document = "
components:
  schemas:
    Other: {type: object, properties: {id: {type: string}}}
    Event:
      anyOf:
        - {$ref: '#/components/schemas/Other'}
        - {type: object, required: [id, type], properties: {id: {type: string}, type: {type: string, enum: [session.diff]}}}
        - {type: object, required: [id, type], properties: {id: {type: integer}, type: {type: string, enum: [session.idle]}}}
";
    check(
        document,
        &[
            ("Event/anyOf/1", "types::EventSessionDiff"),
            ("Event/anyOf/1/properties/type", "types::EventSessionDiffType"),
            ("Event/anyOf/2", "types::EventSessionIdle"),
        ],
    );
}

#[test]
fn a_branch_with_the_title_of_its_property_does_not_repeat_it() {
    let document = "
components:
  schemas:
    Evidence:
      type: object
      properties:
        duplicate: {anyOf: [{type: object, title: duplicate, properties: {id: {type: integer}}}, {type: string, enum: ['']}]}
";
    check(
        document,
        &[
            ("properties/duplicate", "types::EvidenceDuplicate"),
            ("properties/duplicate/anyOf/0", "types::EvidenceDuplicateDetails"),
        ],
    );
}

#[test]
fn the_hash_of_an_example_names_no_type() {
    let document = "
components:
  schemas:
    Names:
      type: object
      properties:
        namedTo: {type: object, properties: {'0xa57bd00134b2850b2a1c55860c9e9ea100fdd6cf': {type: object, properties: {id: {type: integer}}}}}
";
    check(document, &[("0xa57bd00134b2850b2a1c55860c9e9ea100fdd6cf", "types::NamesNamedToValue")]);
}

#[test]
fn the_words_of_a_tag_that_all_its_operations_have_after_a_verb_are_not_repeated() {
    let operation = |path: &str, id: &str| {
        format!(
            "  {path}: {{get: {{tags: [core_v1], operationId: {id}, responses: {{'204': {{description: Done.}}}}}}}}\n"
        )
    };
    let document = [
        "paths:\n",
        &operation("/pods", "listCoreV1Pod"),
        &operation("/pod", "readCoreV1Pod"),
        &operation("/nodes", "listCoreV1Node"),
    ];
    check(&document.concat(), &[("~1pods/get", "core_v1::list_pod"), ("~1nodes/get", "core_v1::list_node")]);
}

/// The struct of each tag, as `module::Struct`.
fn groups(document: &str, previous: &Previous) -> Vec<String> {
    let text = format!("openapi: 3.1.0\ninfo: {{title: Names, version: '1'}}\n{document}");
    let mut diagnostics = Diagnostics::default();
    let documents = read(Input::Bytes { name: "names.yaml".into(), bytes: text.into_bytes() }, &mut diagnostics);
    let skeleton = dialect::upgrade(&documents, &mut diagnostics).expect("a document");
    let mut api = resolve::resolve(&skeleton, &Selection::default(), &mut diagnostics);
    let krate = lower(&mut api, &Config::default(), &Options::default(), previous, &mut diagnostics).krate;
    krate.tags.iter().map(|tag| format!("{}::{}", tag.module.name(), tag.group.name())).collect()
}

fn with_group(module: &str, member: &str) -> Previous {
    let mut previous = Previous::default();
    previous.ledger.members.insert(module.to_owned(), vec![member.to_owned()]);
    previous
}

/// Two operations of the tag `pets` with these ids, and one of the tag `stores`.
fn operations(one: &str, other: &str) -> String {
    let get = |path: &str, tag: &str, id: &str| {
        format!("  /{path}: {{get: {{tags: [{tag}], operationId: {id}, responses: {{'204': {{description: D.}}}}}}}}\n")
    };
    format!("paths:\n{}{}{}", get("a", "pets", one), get("b", "pets", other), get("c", "stores", "open"))
}

#[test]
fn the_struct_of_a_tag_is_called_like_its_module_unless_a_call_is() {
    let none = Previous::default();
    assert_eq!(groups(&operations("list", "create"), &none), ["pets::Pets", "stores::Stores"]);
    assert_eq!(groups(&operations("pets", "create"), &none), ["pets::PetsCalls", "stores::Stores"]);
}

#[test]
fn the_struct_of_a_tag_keeps_its_name_as_long_as_it_is_free() {
    let document = operations("list", "create");
    assert_eq!(groups(&document, &with_group("pets", "> group = Animals")), ["pets::Animals", "stores::Stores"]);
    assert_eq!(groups(&document, &with_group("stores", "> group = Shops")), ["pets::Pets", "stores::Shops"]);
    assert_eq!(groups(&document, &with_group("pets", "> group = List")), ["pets::List", "stores::Stores"]);
    let mut kept = with_group("pets", "> group = List");
    kept.names.insert("#/paths/~1a/get".to_owned(), "pets::list".to_owned());
    assert_eq!(groups(&document, &kept), ["pets::Pets", "stores::Stores"], "a call had it before");
    assert_eq!(groups(&document, &with_group("pets", "group = Animals")), ["pets::Pets", "stores::Stores"]);
    assert_eq!(groups(&document, &with_group("pets", "> group = a b")), ["pets::Pets", "stores::Stores"]);
}

/// A type of the module may have had the name first.
#[test]
fn the_struct_of_a_tag_does_not_take_the_name_of_a_type() {
    let document = operations("list", "create").replacen(
        "{'204': {description: D.}}",
        "{'200': {description: D., content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}}",
        1,
    );
    let pointer = "#/paths/~1a/get/responses/200/content/application~1json/schema";
    let mut previous = with_group("pets", "> group = Animals");
    previous.names.insert(pointer.to_owned(), "pets::Animals".to_owned());
    assert_eq!(groups(&document, &previous), ["pets::Pets", "stores::Stores"]);
    previous.names.insert(pointer.to_owned(), "pets::Pets".to_owned());
    assert_eq!(
        groups(&document, &Previous { names: previous.names.clone(), ..Previous::default() })[0],
        "pets::PetsCalls"
    );
    let document = document.replace("operationId: create", "operationId: pets");
    previous.names.insert(pointer.to_owned(), "pets::PetsCalls".to_owned());
    assert_eq!(groups(&document, &Previous { names: previous.names, ..Previous::default() })[0], "pets::PetsGroup");
}
