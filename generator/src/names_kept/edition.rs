//! The names of edition 2026, one by one. A rule that changes one of them belongs into a new edition.

use super::Client;

const DOCUMENT: &str = "
paths:
  /pets:
    get:
      tags: [pets]
      operationId: listPets
      parameters: [{name: sort-by, in: query, schema: {type: string, enum: [born, name]}}]
      responses:
        '200': {description: Some., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/pet'}}}}}
        '404': {description: None., content: {application/json: {schema: {title: Problem Details, type: object, properties: {code: {type: integer, enum: [1, 2]}}}}}}
    post: {tags: [pets], requestBody: {required: true, content: {application/json: {schema: {type: object, properties: {name: {type: string}}}}}}, responses: {'201': {description: Made.}}}
  /pets/{petId}:
    get: {tags: [pets], parameters: [{name: petId, in: path, required: true, schema: {type: string}}], responses: {'204': {description: None.}}}
  /owners/{id}/pets:
    get: {tags: [2. Owners], operationId: owners.pets.list, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: None.}}}
  /status: {get: {responses: {'200': {description: It., content: {application/json: {schema: {type: object, properties: {ok: {type: boolean}}}}}}}}}
components:
  schemas:
    pet:
      type: object
      properties:
        type: {type: string, enum: [cat, DOG, '1st', a+b, '']}
        homes: {type: array, items: {type: object, properties: {city: {type: string}}}}
        petId: {type: string}
        pet_id: {type: string}
    Pet: {type: [object, 'null'], properties: {a: {type: string}}}
    Event:
      oneOf:
        - {type: object, required: [kind], properties: {kind: {type: string, enum: [opened]}}}
        - {title: Was Closed, type: object, properties: {at: {type: string}}}
        - {type: string}
";

#[test]
fn the_names_of_edition_2026() {
    let client = Client::of(DOCUMENT);
    let names: Vec<String> = client.names.iter().map(|(pointer, path)| format!("{pointer} {path}")).collect();
    assert_eq!(
        names,
        [
            "#/paths/~1pets/get pets::list",
            "#/paths/~1pets/post pets::post",
            "#/paths/~1pets~1{petId}/get pets::get",
            "#/paths/~1owners~1{id}~1pets/get owners::pets_list",
            "#/paths/~1status/get api::get_status",
            "#/components/schemas/pet types::Pet",
            "#/components/schemas/pet/properties/type types::PetType",
            "#/components/schemas/pet/properties/homes/items types::PetHome",
            "#/components/schemas/Pet types::NullablePet",
            "#/components/schemas/Pet/nullable types::PetDetails",
            "#/components/schemas/Event types::Event",
            "#/components/schemas/Event/oneOf/0 types::EventOpened",
            "#/components/schemas/Event/oneOf/0/properties/kind types::EventOpenedKind",
            "#/components/schemas/Event/oneOf/1 types::EventWasClosed",
            "#/paths/~1pets/get/parameters/0/schema pets::ListSortBy",
            "#/paths/~1pets/get/responses/404/content/application~1json/schema pets::ProblemDetails",
            "#/paths/~1pets/get/responses/404/content/application~1json/schema/properties/code pets::ListNotFoundCode",
            "#/paths/~1pets/post/requestBody/content/application~1json/schema pets::PostBody",
            "#/paths/~1status/get/responses/200/content/application~1json/schema api::GetStatusResponse"
        ]
    );
}

#[test]
fn the_names_of_members_of_edition_2026() {
    let client = Client::of(DOCUMENT);
    let members: Vec<String> = client
        .previous
        .ledger
        .members
        .iter()
        .map(|(path, members)| format!("{path}: {}", members.join(", ")))
        .collect();
    assert_eq!(
        members,
        [
            "types::Pet: type, homes, petId, pet_id = pet_id2",
            "types::PetType: cat, DOG, 1st, a+b,  = Empty",
            "types::PetHome: city",
            "types::PetDetails: a",
            "types::Event: opened, was closed, string",
            "types::EventOpened: kind",
            "types::EventOpenedKind: opened",
            "types::EventWasClosed: at",
            "pets::ListSortBy: born, name",
            "pets::ProblemDetails: code",
            "pets::ListNotFoundCode: 1, 2",
            "pets::PostBody: name",
            "api::GetStatusResponse: ok",
            "pets::list: query sort-by",
            "pets: > group = Pets",
            "pets::get: path 0 = pet_id",
            "owners::pets_list: path 0 = id",
            "owners: > group = Owners",
            "api: > group = Api"
        ]
    );
    client.has(r#"(PetType { Cat = "cat", Dog = "DOG", N1st = "1st", AB = "a+b", Empty = "" })"#);
    client.has("(ListNotFoundCode { N1 = 1, N2 = 2 })");
    client.has("pub r#type: Option<PetType>");
    client.has("pub fn sort_by(mut self, sort_by: ListSortBy)");
}
