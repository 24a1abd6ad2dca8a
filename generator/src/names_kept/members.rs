//! Members keep their names beside new ones, and deliberate renames leave aliases.

use super::Client;

#[test]
fn a_new_property_does_not_take_the_name_of_another() {
    let document =
        |properties: &str| format!("components: {{schemas: {{Pet: {{type: object, properties: {{{properties}}}}}}}}}");
    let old = Client::of(&document("pet_id: {type: string}"));
    let new = old.next(&document("petId: {type: integer}, pet_id: {type: string}"));
    new.has("pub pet_id2: Option<i64>");
    new.has("pub pet_id: Option<String>");
    // It stays so when the other one goes.
    new.next(&document("petId: {type: integer}")).has("pub pet_id2: Option<i64>");
}

#[test]
fn a_new_value_does_not_take_the_variant_of_another() {
    let document = |values: &str| format!("components: {{schemas: {{Status: {{type: string, enum: [{values}]}}}}}}");
    let old = Client::of(&document("in-use"));
    old.has("InUse");
    let new = old.next(&document("in_use, in-use"));
    new.has("InUse = \"in-use\"");
    new.has("InUse2 = \"in_use\"");
}

#[test]
fn a_new_parameter_does_not_take_the_setter_of_another() {
    let document = |parameters: &str| {
        format!(
            "paths: {{/pets: {{get: {{tags: [pets], operationId: list, parameters: [{parameters}], responses: {{'204': {{description: None.}}}}}}}}}}"
        )
    };
    let limit = "{name: limit, in: query, schema: {type: integer}}";
    let old = Client::of(&document(limit));
    let new = old.next(&document(&format!("{{name: Limit, in: header, schema: {{type: string}}}}, {limit}")));
    new.has("pub fn limit(mut self, limit: i64)");
    new.has("pub fn limit_parameter(mut self, limit_parameter: &str)");
}

#[test]
fn arguments_of_new_keep_their_order() {
    let document = |required: &str, properties: &str| {
        format!(
            "components: {{schemas: {{Transfer: {{type: object, required: [{required}], properties: {{{properties}}}}}}}}}"
        )
    };
    let (from, to, note) = ("from: {type: string}", "to: {type: string}", "note: {type: string}");
    let old = Client::of(&document("from, to", &[from, to].join(", ")));
    old.has("pub fn new(from: impl Into<String>, to: impl Into<String>) -> Self");
    // The document is written by another tool, in another order.
    let again = old.next(&document("to, from", &[to, from].join(", ")));
    again.has("pub fn new(from: impl Into<String>, to: impl Into<String>) -> Self");
    assert_eq!(again.code, old.code);
    // What is new comes last, and stays where it is.
    let third = again.next(&document("from, to, note", &[note, to, from].join(", ")));
    let all = "pub fn new( from: impl Into<String>, to: impl Into<String>, note: impl Into<String>, ) -> Self";
    third.has(all);
    third.next(&document("from, to, note", &[to, from, note].join(", "))).has(all);
}

#[test]
fn arguments_of_calls_keep_their_order() {
    let document = |parameters: &str| {
        format!(
            "paths: {{'/{{shop}}/pets': {{get: {{tags: [pets], operationId: list, parameters: [{parameters}], responses: {{'204': {{description: None.}}}}}}}}}}"
        )
    };
    let shop = "{name: shop, in: path, required: true, schema: {type: integer}}";
    let [after, kind] = [("after", "string"), ("kind", "boolean")]
        .map(|(name, ty)| format!("{{name: {name}, in: query, required: true, schema: {{type: {ty}}}}}"));
    let old = Client::of(&document(&[shop, &after, &kind].join(", ")));
    old.has("pub fn list(&self, shop: i64, after: &str, kind: bool) -> List");
    let again = old.next(&document(&[&kind, &after, shop].join(", ")));
    assert_eq!(again.code, old.code);
    let limit = "{name: limit, in: query, required: true, schema: {type: number}}";
    let third = again.next(&document(&[limit, &kind, shop, &after].join(", ")));
    third.has("pub fn list(&self, shop: i64, after: &str, kind: bool, limit: f64) -> List");
}

#[test]
fn parts_of_a_body_keep_their_order_and_their_names() {
    let document = |required: &str, properties: &str| {
        format!(
            "paths: {{/pets: {{post: {{tags: [pets], operationId: add, requestBody: {{required: true, content: {{multipart/form-data: {{schema: {{type: object, required: [{required}], properties: {{{properties}}}}}}}}}}}, responses: {{'204': {{description: None.}}}}}}}}}}"
        )
    };
    let (name, age, note) = ("name: {type: string}", "age: {type: integer}", "Note: {type: string}");
    let old = Client::of(&document("name, age", &[name, age, note].join(", ")));
    old.has("pub fn add(&self, name: &str, age: i64) -> Add");
    old.has("pub fn note(mut self, note: &str)");
    let again = old.next(&document("age, name", &[age, note, name].join(", ")));
    assert_eq!(again.code, old.code);
    let third = again.next(&document("note, name, age", &["note: {type: boolean}", note, age, name].join(", ")));
    third.has("pub fn add(&self, name: &str, age: i64, note: bool) -> Add");
    third.has("pub fn note(mut self, note: &str)");
}

#[test]
fn a_renamed_operation_of_a_renamed_tag_leaves_both() {
    let pet =
        "{description: One., content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}";
    let document = format!(
        "paths:\n  /pets: {{get: {{tags: [pets], operationId: list, responses: {{'200': {pet}, '202': {pet}}}}}}}\n  /pet: {{get: {{tags: [pets], operationId: show, responses: {{'200': {pet}, '204': {{description: None.}}}}}}}}\n"
    );
    let old = Client::of(&document);
    let config = "[tags.pets]\nrename = 'animals'\n[operations.show]\nrename = 'find'";
    let new = old.configured(&document, config);
    assert_eq!(new.path("pet/get"), "animals::find");
    new.has("pub mod pets { pub use super::animals::*; pub use super::animals::Animals as Pets; }");
    new.has("#[deprecated(note = \"renamed to `find`\")] #[inline] pub fn show(&self) -> Find { self.find() }");
    new.has("#[deprecated(note = \"renamed to `Find`\")] pub type Show = Find;");
    new.has("#[deprecated(note = \"renamed to `FindResponse`\")] pub type ShowResponse = FindResponse;");
    let again = new.configured(&document, config);
    let differing: Vec<_> = again.code.lines().zip(new.code.lines()).filter(|(one, two)| one != two).collect();
    assert_eq!(differing, []);
}

#[test]
fn a_path_that_only_a_role_has_belongs_to_one_type() {
    let document = "components: {schemas: {Shape: {type: object, properties: {a: {type: string}}}, Odd: {type: object, properties: {type: {type: string, enum: [odd]}}}}}";
    let mut old = Client::of(document);
    old.previous.names.clear();
    old.previous.names.insert("#/components/schemas/Odd".to_owned(), "types::Odd".to_owned());
    old.previous.ledger.roles.insert("#/components/schemas/Odd > type".to_owned(), "types::Shape".to_owned());
    let new = old.next(document);
    assert_eq!(new.path("properties/type"), "types::Shape");
    assert_eq!(new.path("schemas/Shape"), "types::ShapeSchema");
}

#[test]
fn a_type_of_a_call_keeps_its_name_reserved() {
    let schema = |name: &str| format!("{{type: object, properties: {{{name}: {{type: string}}}}}}");
    let response = |status: &str, name: &str| {
        format!("'{status}': {{description: One., content: {{application/json: {{schema: {}}}}}}}", schema(name))
    };
    let document = |responses: &str| {
        format!("paths: {{/pets: {{get: {{tags: [pets], operationId: list, responses: {{{responses}}}}}}}}}")
    };
    let two = document(&[response("200", "a"), response("202", "b")].join(", "));
    let old = Client::of(&two);
    old.has("pub enum ListResponse");
    // The enum is gone, and the type of the only response that is left is not called like it.
    let new = old.next(&document(&response("201", "c")));
    assert_ne!(new.path("201/content/application~1json/schema"), "pets::ListResponse");
    new.next(&two).has("pub enum ListResponse");
}

#[test]
fn a_renamed_type_leaves_an_alias() {
    let document = "components: {schemas: {Pet: {type: object, properties: {status: {type: string, enum: [sold]}}}}}";
    let new = Client::of(document).configured(document, "[types.Pet]\nrename = 'Animal'");
    new.has("#[deprecated(note = \"renamed to `Animal`\")] pub type Pet = Animal;");
    assert_eq!(new.path("properties/status"), "types::PetStatus");
}

#[test]
fn a_renamed_tag_leaves_its_module() {
    let operation = |path: &str, tag: &str| {
        format!(
            "  /{path}: {{get: {{tags: [{tag}], operationId: {path}, responses: {{'200': {{description: One., content: {{application/json: {{schema: {{type: object, properties: {{a: {{type: string}}}}}}}}}}}}}}}}}}\n"
        )
    };
    let document = format!("paths:\n{}{}", operation("cats", "pets"), operation("store", "shop"));
    let old = Client::of(&document);
    let new = old.configured(&document, "[tags.pets]\nrename = 'animals'");
    assert_eq!(new.path("cats/get"), "animals::cats");
    new.has("#[cfg(feature = \"animals\")] #[deprecated(note = \"renamed to `animals`\")] pub mod pets { pub use super::animals::*; pub use super::animals::Animals as Pets; }");
    new.has("#[deprecated(note = \"renamed to `animals`\")] #[inline] pub fn pets(&self) -> super::animals::Animals<'_> { self.animals() }");
    // It stays, also when the tag is renamed again, until it expires.
    let again = new.configured(&document, "[tags.pets]\nrename = 'animals'");
    assert_eq!(again.code, new.code);
    let third = new.configured(&document, "[tags.pets]\nrename = 'beasts'");
    third.has("pub mod pets { pub use super::beasts::*; pub use super::beasts::Beasts as Pets; }");
    third.has("pub mod animals { pub use super::beasts::*; pub use super::beasts::Beasts as Animals; }");
    // A tag that has the name again has the module.
    let both = format!("{document}{}", operation("dogs", "pets2"));
    let taken = new.configured(&both, "[tags.pets]\nrename = 'animals'\n[tags.pets2]\nrename = 'pets'");
    taken.lacks("renamed to `animals`");
}

#[test]
fn a_renamed_operation_leaves_a_method_and_the_names_of_its_types() {
    let document = "
paths:
  /pets/{id}:
    get:
      tags: [pets]
      operationId: show
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses:
        '200': {description: One., content: {application/json: {schema: {type: object, properties: {a: {type: string}}}}}}
        '202': {description: Later., content: {application/json: {schema: {type: object, properties: {b: {type: string}}}}}}
";
    let new = Client::of(document).configured(document, "[operations.show]\nrename = 'find'");
    new.has(
        "#[deprecated(note = \"renamed to `find`\")] #[inline] pub fn show(&self, id: &str) -> Find { self.find(id) }",
    );
    new.has("#[deprecated(note = \"renamed to `Find`\")] pub type Show = Find;");
    new.has("#[deprecated(note = \"renamed to `FindResponse`\")] pub type ShowResponse = FindResponse;");
}
