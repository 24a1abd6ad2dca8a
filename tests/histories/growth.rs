//! Changes of a small document, and the judgement of each: growth does not break callers.

use std::fs;

use clientwright::Builder;
use clientwright::surface::{Release, SURFACE, Surface, compare};
use clientwright_tests::sources::project;

const SHOP: &str = "
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      parameters: [{name: state, in: query, schema: {$ref: '#/components/schemas/State'}}]
      responses: {'200': {description: All, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Order'}}}}}, '404': {description: None, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}, default: {description: Bad, content: {application/json: {schema: {$ref: '#/components/schemas/Fault'}}}}}
    post:
      operationId: createOrder
      tags: [orders]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewOrder'}}}}
      responses: {'204': {description: Done}}
  /orders/{id}:
    get:
      operationId: getOrder
      tags: [orders]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      responses: {'200': {description: One, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
components:
  schemas:
    State: {type: string, enum: [open, paid]}
    Order: {type: object, required: [id], properties: {id: {type: integer}, state: {$ref: '#/components/schemas/State'}}}
    NewOrder: {type: object, required: [total], properties: {total: {type: number}, note: {type: string}, buyer: {$ref: '#/components/schemas/Buyer'}}}
    Problem: {type: object, properties: {title: {type: string}}}
    Fault: {type: object, properties: {code: {type: integer}}}
    Person: {type: object, required: [name], properties: {name: {type: string}}}
    Company: {type: object, required: [vat], properties: {vat: {type: string}}}
    Buyer: {oneOf: [{$ref: '#/components/schemas/Person'}, {$ref: '#/components/schemas/Company'}]}
";

/// A change: its name, the text before and after, the release, and the changes of public items.
type Row = (&'static str, &'static str, &'static str, Release, &'static [&'static str]);

const ROWS: &[Row] = &[
    ("nothing", "All", "All", Release::None, &[]),
    ("a description", "description: All", "description: All of them", Release::None, &[]),
    ("a constraint", "total: {type: number}", "total: {type: number, minimum: 0}", Release::None, &[]),
    (
        "a value of an enumeration",
        "[open, paid]",
        "[open, paid, sent]",
        Release::Minor,
        &["rust-variant-added types::State::Sent"],
    ),
    (
        "an optional property of what is sent",
        "note: {type: string}",
        "note: {type: string}, gift: {type: boolean}",
        Release::Minor,
        &["rust-field-added types::NewOrder::gift", "rust-item-added types::NewOrder::with_gift"],
    ),
    (
        "an optional property of what is received",
        "{id: {type: integer},",
        "{id: {type: integer}, paid: {type: boolean},",
        Release::Minor,
        &["rust-field-added types::Order::paid"],
    ),
    (
        "an optional parameter",
        "parameters: [{name: state,",
        "parameters: [{name: limit, in: query, schema: {type: integer}}, {name: state,",
        Release::Minor,
        &["rust-item-added orders::List::limit"],
    ),
    (
        "a status of an error, where errors have an enum",
        "'404': {description: None,",
        "'409': {description: Busy, content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}, '404': {description: None,",
        Release::Minor,
        &["rust-variant-added orders::ListError::Conflict"],
    ),
    (
        "a branch of a union",
        "{oneOf: [",
        "{oneOf: [{type: object, required: [club], properties: {club: {type: string}}}, ",
        Release::Minor,
        &["rust-item-added types::BuyerClub"],
    ),
    (
        "an operation",
        "  /orders/{id}:\n    get:",
        "  /orders/{id}:\n    delete: {operationId: deleteOrder, tags: [orders], parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {'204': {description: Done}}}\n    get:",
        Release::Minor,
        &["rust-item-added orders::Delete", "rust-item-added orders::Orders::delete"],
    ),
    (
        "a tag with an operation",
        "  /orders/{id}:\n",
        "  /users: {get: {operationId: listUsers, tags: [users], responses: {'204': {description: Done}}}}\n  /orders/{id}:\n",
        Release::Minor,
        &["rust-item-added Client::users", "rust-feature-added feature::users"],
    ),
    (
        "a required property of what is sent",
        "required: [total]",
        "required: [total, note]",
        Release::Major,
        &[
            "rust-argument-added types::NewOrder::new (note)",
            "rust-field-type-changed types::NewOrder::note",
            "rust-item-removed types::NewOrder::with_note",
        ],
    ),
    (
        "a property that is gone",
        "note: {type: string}, ",
        "",
        Release::Major,
        &["rust-item-removed types::NewOrder::note", "rust-item-removed types::NewOrder::with_note"],
    ),
    (
        "a required parameter",
        "parameters: [{name: state,",
        "parameters: [{name: shop, in: query, required: true, schema: {type: string}}, {name: state,",
        Release::Major,
        &["rust-argument-added orders::Orders::list (shop)"],
    ),
    (
        "another type of a property",
        "vat: {type: string}",
        "vat: {type: integer}",
        Release::Major,
        &["rust-argument-type-changed types::Company::new (vat)", "rust-field-type-changed types::Company::vat"],
    ),
    (
        "a value of an enumeration that is gone",
        "[open, paid]",
        "[open]",
        Release::Major,
        &["rust-item-removed types::State::Paid"],
    ),
];

#[test]
fn each_change_has_its_judgement() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut faults = Vec::new();
    for (number, (name, before, after, release, expected)) in ROWS.iter().enumerate() {
        assert!(SHOP.contains(before), "{name}: nothing to replace");
        let out = folder.path().join(number.to_string());
        let surface = |text: &str| {
            let document = folder.path().join("shop.yaml");
            fs::write(&document, text).expect("a document");
            let builder = Builder::new(&document).name("shop").runtime_path(project().join("runtime"));
            builder.generate_to(&out).expect("a crate");
            Surface::read(&fs::read_to_string(out.join(SURFACE)).expect("a surface")).expect("lines")
        };
        let changes = compare(&surface(SHOP), &surface(&SHOP.replacen(before, after, 1)));
        let found: Vec<String> = changes.iter().map(ToString::to_string).collect();
        let has_all = expected.iter().all(|line| found.iter().any(|found| found == line));
        if Release::of(&changes) != *release || !has_all || expected.is_empty() && !found.is_empty() {
            faults.push(format!("{name}: {} {found:#?}", Release::of(&changes)));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
