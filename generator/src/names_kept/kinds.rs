//! Each kind of change that keeps the meaning of what it touches: callers of the last version still compile.

use super::Client;

/// A response of `GET /NAME` with this schema.
fn get(name: &str, schema: &str) -> String {
    format!(
        "  /{name}: {{get: {{tags: [pets], operationId: {name}, responses: {{'200': {{description: One., content: {{application/json: {{schema: {schema}}}}}}}}}}}}}\n"
    )
}

fn operations(rows: &[(&str, &str)]) -> String {
    let paths: String = rows.iter().map(|(name, schema)| get(name, schema)).collect();
    format!("paths:\n{paths}")
}

fn schemas(rows: &str) -> String {
    format!("components:\n  schemas:\n{rows}")
}

const PET: &str = "{type: object, required: [id], properties: {id: {type: string}, name: {type: string}}}";

#[test]
fn types_that_become_equal_stay_two() {
    let old = Client::of(&operations(&[("one", "{type: object, properties: {a: {type: string}}}"), ("two", PET)]));
    assert_eq!(old.path("one/get/responses/200/content/application~1json/schema"), "pets::OneResponse");
    let new = old.next(&operations(&[("one", PET), ("two", PET)]));
    assert_eq!(new.path("one/get/responses/200/content/application~1json/schema"), "pets::OneResponse");
    assert_eq!(new.path("two/get/responses/200/content/application~1json/schema"), "pets::TwoResponse");
    new.has("pub struct OneResponse");
    new.has("pub struct TwoResponse");
}

/// The response of an operation.
fn response(name: &str) -> String {
    format!("{name}/get/responses/200/content/application~1json/schema")
}

#[test]
fn types_that_were_one_stay_one_if_some_have_grown() {
    let old = Client::of(&operations(&[("one", PET), ("two", PET), ("three", PET)]));
    assert_eq!(old.path(&response("one")), "pets::PetResponse");
    let grown =
        "{type: object, required: [id], properties: {age: {type: integer}, id: {type: string}, name: {type: string}}}";
    let document = operations(&[("one", PET), ("two", grown), ("three", grown)]);
    let new = old.next(&document);
    for name in ["one", "two", "three"] {
        assert_eq!(new.path(&response(name)), "pets::PetResponse", "{name}");
    }
    new.has("pub struct PetResponse { pub id: String, pub name: Option<String>, pub age: Option<i64>, }");
    let again = new.next(&document);
    assert_eq!((&again.names, &again.code), (&new.names, &new.code));
    // Types that were two stay two, also if one of them has all that the other has.
    let two = Client::of(&document);
    assert_eq!(two.path(&response("one")), "pets::OneResponse");
    assert_eq!(two.next(&document).path(&response("one")), "pets::OneResponse");
}

#[test]
fn types_inside_and_around_those_that_have_grown_stay_one() {
    let list = |pet: &str, states: &str| {
        format!(
            "{{type: object, properties: {{items: {{type: array, items: {pet}}}, state: {{type: string, enum: {states}}}}}}}"
        )
    };
    let grown =
        "{type: object, required: [id], properties: {id: {type: string}, name: {type: string}, age: {type: integer}}}";
    let old = Client::of(&operations(&[("one", &list(PET, "[a, b]")), ("two", &list(PET, "[a, b]"))]));
    let new = old.next(&operations(&[("one", &list(PET, "[a, b]")), ("two", &list(grown, "[a, b, c]"))]));
    for end in ["", "/properties/items/items", "/properties/state"] {
        let paths = ["one", "two"].map(|name| new.path(&format!("{}{end}", response(name))).to_owned());
        let before = old.path(&format!("{}{end}", response("one")));
        assert_eq!(paths, [before, before], "{end}");
    }
    assert_eq!(new.names.len(), old.names.len());
}

#[test]
fn a_property_that_is_renamed_keeps_its_name_in_a_type_that_has_grown() {
    let grown =
        "{type: object, required: [id], properties: {age: {type: integer}, id: {type: string}, name: {type: string}}}";
    let config = "[fields.\"#/paths/~1one/get/responses/200/content/application~1json/schema/properties/name\"]\nrename = \"label\"";
    let old = Client::of(&operations(&[("one", PET), ("two", PET)]));
    let new = old.configured(&operations(&[("one", PET), ("two", grown)]), config);
    new.has("pub struct PetResponse { pub id: String, pub label: Option<String>, pub age: Option<i64>, }");
}

#[test]
fn what_is_sent_or_required_does_not_stay_one() {
    let post = |name: &str, schema: &str| {
        format!(
            "  /{name}: {{post: {{tags: [pets], operationId: {name}, requestBody: {{content: {{application/json: {{schema: {schema}}}}}}}, responses: {{'204': {{description: None.}}}}}}}}\n"
        )
    };
    let grown =
        "{type: object, required: [id], properties: {id: {type: string}, name: {type: string}, age: {type: integer}}}";
    let document = |one: &str, two: &str| format!("paths:\n{}{}", post("one", one), post("two", two));
    let body = |name: &str| format!("{name}/post/requestBody/content/application~1json/schema");
    let new = Client::of(&document(PET, PET)).next(&document(PET, grown));
    assert_ne!(new.path(&body("one")), new.path(&body("two")));
    let required = "{type: object, required: [id, age], properties: {id: {type: string}, name: {type: string}, age: {type: integer}}}";
    let old = Client::of(&operations(&[("one", PET), ("two", PET)]));
    let new = old.next(&operations(&[("one", PET), ("two", required)]));
    assert_ne!(new.path(&response("one")), new.path(&response("two")));
}

#[test]
fn of_a_type_that_becomes_two_the_unchanged_one_keeps_the_name() {
    let old = Client::of(&operations(&[("one", PET), ("two", PET), ("three", PET)]));
    assert_eq!(old.path(&response("one")), "pets::PetResponse");
    let other = "{type: object, required: [id], properties: {id: {type: integer}, name: {type: string}}}";
    let new = old.next(&operations(&[("one", other), ("two", PET), ("three", other)]));
    assert_eq!(new.path(&response("one")), "pets::OneResponse");
    assert_eq!(new.path(&response("two")), "pets::PetResponse");
}

#[test]
fn of_a_type_that_becomes_two_one_without_a_member_does_not_keep_the_name() {
    let old = Client::of(&operations(&[("one", PET), ("two", PET), ("three", PET)]));
    let less = "{type: object, required: [id], properties: {id: {type: string}}}";
    let other = "{type: object, required: [id], properties: {id: {type: integer}, name: {type: string}}}";
    let new = old.next(&operations(&[("one", less), ("two", other), ("three", less)]));
    assert_eq!(new.path(&response("two")), "pets::PetResponse");
    assert_eq!(new.path(&response("one")), "pets::OneResponse");
}

#[test]
fn an_inline_type_that_becomes_a_component_has_an_alias() {
    let old = Client::of(&operations(&[("one", PET)]));
    let component = schemas(&format!("    Dog: {PET}\n"));
    let new = old.next(&format!("{}{component}", operations(&[("one", "{$ref: '#/components/schemas/Dog'}")])));
    assert_eq!(new.path("schemas/Dog"), "types::Dog");
    new.has("#[deprecated(note = \"renamed to `types::Dog`\")] pub type OneResponse = types::Dog;");
}

#[test]
fn an_inline_type_that_becomes_a_component_of_its_name_keeps_it() {
    let inline = schemas("    Pet: {type: object, properties: {status: {type: string, enum: [sold, free]}}}\n");
    let old = Client::of(&inline);
    assert_eq!(old.path("Pet/properties/status"), "types::PetStatus");
    let new = old.next(&schemas(
        "    Pet: {type: object, properties: {status: {$ref: '#/components/schemas/PetStatus'}}}\n    PetStatus: {type: string, enum: [sold, free]}\n",
    ));
    assert_eq!(new.path("schemas/PetStatus"), "types::PetStatus");
    // And back.
    assert_eq!(new.next(&inline).path("Pet/properties/status"), "types::PetStatus");
}

#[test]
fn a_component_that_becomes_inline_keeps_its_name() {
    let component = schemas(&format!("    Dog: {PET}\n"));
    let old = Client::of(&format!("{}{component}", operations(&[("one", "{$ref: '#/components/schemas/Dog'}")])));
    let new = old.next(&operations(&[("one", PET)]));
    assert_eq!(new.path("one/get/responses/200/content/application~1json/schema"), "types::Dog");
}

#[test]
fn an_enumeration_that_becomes_inline_beside_its_component_has_its_type() {
    let status = "    Status: {type: string, enum: [sold, free]}\n";
    let old = Client::of(&schemas(&format!(
        "    Pet: {{type: object, properties: {{status: {{$ref: '#/components/schemas/Status'}}}}}}\n{status}"
    )));
    let new = old.next(&schemas(&format!(
        "    Pet: {{type: object, properties: {{status: {{type: string, enum: [sold, free]}}}}}}\n{status}"
    )));
    new.has("pub status: Option<Status>");
    new.lacks("PetStatus");
}

#[test]
fn a_component_that_is_called_otherwise_has_an_alias() {
    let document = |name: &str| {
        let status = "{type: string, enum: [sold, free]}";
        let pet = format!("{{type: object, required: [id], properties: {{id: {{type: string}}, status: {status}}}}}");
        format!(
            "{}{}",
            operations(&[("one", &format!("{{$ref: '#/components/schemas/{name}'}}"))]),
            schemas(&format!("    {name}: {pet}\n"))
        )
    };
    let new = Client::of(&document("Pet")).next(&document("Animal"));
    assert_eq!(new.path("schemas/Animal"), "types::Animal");
    new.has("#[deprecated(note = \"renamed to `Animal`\")] pub type Pet = Animal;");
    // The types inside keep their names.
    assert_eq!(new.path("Animal/properties/status"), "types::PetStatus");
    // The alias stays, also if the component is renamed again.
    new.next(&document("Animal")).has("pub type Pet = Animal;");
    let third = new.next(&document("Creature"));
    third.has("pub type Pet = Creature;");
    third.has("pub type Animal = Creature;");
}

#[test]
fn another_schema_in_the_place_of_one_is_not_called_after_it() {
    let document = |name: &str, schema: &str| {
        format!(
            "{}{}",
            operations(&[("one", &format!("{{$ref: '#/components/schemas/{name}'}}"))]),
            schemas(&format!("    {name}: {schema}\n"))
        )
    };
    let old = Client::of(&document("Pet", PET));
    let new =
        old.next(&document("Invoice", "{type: object, properties: {total: {type: number}, due: {type: string}}}"));
    new.lacks("pub type Pet ");
}

#[test]
fn a_nullable_wrapper_leaves_the_type_its_name() {
    let document = |types: &str| {
        schemas(&format!(
            "    User: {{type: {types}, properties: {{id: {{type: string}}}}}}\n    Pet: {{type: object, properties: {{owner: {{$ref: '#/components/schemas/User'}}}}}}\n"
        ))
    };
    let (plain, nullable) = (document("object"), document("[object, 'null']"));
    let old = Client::of(&plain);
    old.has("pub struct User");
    let new = old.next(&nullable);
    new.has("pub struct User");
    new.has("pub type NullableUser = Option<User>");
    let third = new.next(&plain);
    third.has("pub struct User");
    third.has("pub type NullableUser = User;");
    assert_eq!(third.path("schemas/User"), "types::User");
}

#[test]
fn a_property_that_moves_into_all_of_keeps_its_type() {
    let status = "{type: object, properties: {status: {type: string, enum: [sold, free]}}}";
    let old = Client::of(&schemas(&format!("    Pet: {status}\n")));
    let new = old.next(&schemas(&format!(
        "    Pet: {{allOf: [{{type: object, properties: {{id: {{type: string}}}}}}, {status}]}}\n"
    )));
    assert_eq!(new.path("Pet/allOf/1/properties/status"), "types::PetStatus");
}

#[test]
fn parameters_and_branches_are_told_by_what_they_are_and_not_by_their_index() {
    let parameter =
        |name: &str, values: &str| format!("{{name: {name}, in: query, schema: {{type: string, enum: {values}}}}}");
    let (status, sort) = (parameter("status", "[sold, free]"), parameter("sort", "[up, down]"));
    let document = |parameters: &[&String]| {
        let all: Vec<&str> = parameters.iter().map(|it| it.as_str()).collect();
        format!(
            "paths:\n  /pets: {{get: {{tags: [pets], operationId: list, parameters: [{}], responses: {{'204': {{description: None.}}}}}}}}\n",
            all.join(", ")
        )
    };
    let old = Client::of(&document(&[&status]));
    assert_eq!(old.path("parameters/0/schema"), "pets::ListStatus");
    let new = old.next(&document(&[&sort, &status]));
    assert_eq!(new.path("parameters/0/schema"), "pets::ListSort");
    assert_eq!(new.path("parameters/1/schema"), "pets::ListStatus");
    // The one that takes the place of another does not take its name.
    assert_eq!(old.next(&document(&[&sort])).path("parameters/0/schema"), "pets::ListSort");

    let branch = |kind: &str| {
        format!("{{type: object, required: [kind], properties: {{kind: {{type: string, enum: [{kind}]}}}}}}")
    };
    let union = |branches: &[String]| schemas(&format!("    Event: {{oneOf: [{}]}}\n", branches.join(", ")));
    let old = Client::of(&union(&[branch("opened"), branch("closed")]));
    assert_eq!(old.path("oneOf/1"), "types::EventClosed");
    let new = old.next(&union(&[branch("closed"), branch("merged")]));
    assert_eq!(new.path("oneOf/0"), "types::EventClosed");
    assert_eq!(new.path("oneOf/1"), "types::EventMerged");
}

#[test]
fn an_operation_keeps_its_name_whatever_its_id_its_parameters_and_its_tag_are_called() {
    let document = |path: &str, id: &str, tag: &str, parameter: &str| {
        format!(
            "paths:\n  {path}: {{get: {{tags: [{tag}], operationId: {id}, parameters: [{{name: {parameter}, in: path, required: true, schema: {{type: string, enum: [a, b]}}}}], responses: {{'204': {{description: None.}}}}}}}}\n"
        )
    };
    let old = Client::of(&document("/pets/{id}", "showPet", "pets", "id"));
    assert_eq!(old.path("get"), "pets::show");
    for next in [
        document("/pets/{id}", "readPet", "pets", "id"),
        document("/pets/{petId}", "showPet", "pets", "petId"),
        document("/pets/{petId}/", "readPet", "pets", "petId"),
        document("/v2/animals/{id}", "showPet", "pets", "id"),
        document("/pets/{id}", "showPet", "animals", "id"),
    ] {
        let new = old.next(&next);
        assert_eq!(new.path("get"), "pets::show", "{next}");
        assert_eq!(new.path("parameters/0/schema"), old.path("parameters/0/schema"), "{next}");
        new.has("pub fn pets(&self)");
        new.has("pub fn show(&self, id: ");
    }
}

#[test]
fn an_operation_that_moves_to_another_tag_leaves_that_tag_its_module() {
    let operation = |path: &str, tag: &str| {
        format!(
            "  /{path}: {{get: {{tags: [{tag}], operationId: {path}, responses: {{'204': {{description: None.}}}}}}}}\n"
        )
    };
    let old = Client::of(&format!(
        "paths:\n{}{}{}",
        operation("a", "pets"),
        operation("b", "store"),
        operation("c", "store")
    ));
    let new = old.next(&format!(
        "paths:\n{}{}{}{}",
        operation("a", "store"),
        operation("b", "store"),
        operation("c", "store"),
        operation("d", "store")
    ));
    let paths = ["a", "b", "c", "d"].map(|name| new.path(&format!("~1{name}/get")));
    assert_eq!(paths, ["pets::a", "store::b", "store::c", "store::d"]);
}

#[test]
fn a_document_of_another_version_keeps_its_names() {
    let old = Client::of(
        "swagger: '2.0'
paths:
  /pets: {get: {tags: [pets], operationId: list, responses: {'200': {description: One., schema: {type: object, properties: {pet: {$ref: '#/definitions/pet'}}}}}}}
definitions:
  pet: {type: object, properties: {status: {type: string, enum: [sold]}}}
  Pet: {type: object, properties: {id: {type: string}}}",
    );
    assert_eq!([old.path("definitions/pet"), old.path("definitions/Pet")], ["types::Pet", "types::PetSchema"]);
    let new = old.next(&format!(
        "{}{}",
        operations(&[]).replace("paths:\n", "paths:\n  /pets: {get: {tags: [pets], operationId: list, responses: {'200': {description: One., content: {application/json: {schema: {type: object, properties: {pet: {$ref: '#/components/schemas/pet'}}}}}}}}}\n"),
        schemas("    Pet: {type: object, properties: {id: {type: string}}}\n    pet: {type: object, properties: {status: {type: string, enum: [sold]}}}\n")
    ));
    assert_eq!([new.path("schemas/pet"), new.path("schemas/Pet")], ["types::Pet", "types::PetSchema"]);
    assert_eq!(new.path("status"), old.path("status"));
    assert_eq!(new.path("application~1json/schema"), old.path("200/schema"));
}

#[test]
fn what_is_gone_keeps_its_name_reserved_and_gets_it_back() {
    let one = operations(&[("one", PET)]);
    let old = Client::of(&one);
    let gone = old.next(&operations(&[(
        "two",
        "{type: object, title: OneResponse, properties: {x: {type: string}, y: {type: string}}}",
    )]));
    assert_eq!(gone.path("two/get/responses/200/content/application~1json/schema"), "pets::TwoResponse");
    assert!(gone.previous.reserved.contains(&"pets::OneResponse".to_owned()), "{:?}", gone.previous.reserved);
    let back = gone.next(&one);
    assert_eq!(back.path("one/get"), "pets::one");
    assert_eq!(back.path("one/get/responses/200/content/application~1json/schema"), "pets::OneResponse");
}

#[test]
fn the_same_document_gives_the_same_ledger() {
    let document = format!("{}{}", operations(&[("one", PET), ("two", PET)]), schemas(&format!("    Dog: {PET}\n")));
    let first = Client::of(&document);
    let second = first.next(&document);
    let third = second.next(&document);
    assert_eq!(second.previous.ledger, first.previous.ledger);
    assert_eq!(third.previous.ledger, first.previous.ledger);
    assert_eq!((third.names, third.code), (first.names, first.code));
}
