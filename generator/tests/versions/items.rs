//! The effect on Rust, by the public items of the crates of both documents.

use std::path::PathBuf;

use clientwright::config::Config;
use clientwright::diagnostic::Diagnostics;
use clientwright::diff::{Date, Level};
use clientwright::select::Selection;
use clientwright::{
    Input, JudgedChange, Previous, Release, Verdict, Versions, compare_versions, list_public_items, read,
};

const SHOP: &str = "
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /orders:
    get:
      operationId: listOrders
      tags: [orders]
      parameters: [{name: state, in: query, schema: {type: string}}]
      responses: {'200': {description: All, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
    post:
      operationId: createOrder
      tags: [orders]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/NewOrder'}}}}
      responses: {'204': {description: Done}}
components:
  schemas:
    Order: {type: object, required: [id], properties: {id: {type: integer}, orderNote: {type: string}, total: {type: number}}}
    NewOrder: {type: object, required: [total], properties: {total: {type: number}, gift: {type: boolean}}}
";

/// The verdict on [`SHOP`] with one change.
fn verdict(before: &str, after: &str) -> Verdict {
    assert!(SHOP.contains(before), "nothing to replace");
    let document = |text: String| {
        let input = Input::Bytes { name: PathBuf::from("shop.yaml"), bytes: text.into_bytes() };
        read(input, &mut Diagnostics::default())
    };
    let (old, new) = (document(SHOP.to_owned()), document(SHOP.replacen(before, after, 1)));
    let (config, mut unused) = (Config::default(), Diagnostics::default());
    let (old_items, names) = list_public_items(&old, &config, &Previous::default(), &mut unused).expect("items");
    let (new_items, _) = list_public_items(&new, &config, &names, &mut unused).expect("items");
    let (mut one, mut other) = (Diagnostics::default(), Diagnostics::default());
    let versions = Versions { old: (&old, &mut one), new: (&new, &mut other), items: Some([old_items, new_items]) };
    compare_versions(versions, &Selection::default(), Date::parse("2026-01-01").expect("a date")).expect("a verdict")
}

fn change<'v>(verdict: &'v Verdict, rule: &str) -> &'v JudgedChange {
    let found = verdict.changes.iter().find(|change| change.rule == rule);
    found.unwrap_or_else(|| panic!("no {rule} in {:#?}", verdict.changes))
}

#[test]
fn a_property_is_the_field_of_its_type() {
    let verdict = verdict("orderNote: {type: string}, ", "");
    let change = change(&verdict, "response-optional-property-removed");
    assert_eq!((change.rust, change.item.as_deref()), (Level::Breaking, Some("types::Order::order_note")));
    assert_eq!((verdict.rust, verdict.release), (Level::Breaking, Release::Major));
    assert_eq!(verdict.changes.len(), 1, "{:#?}", verdict.changes);
}

#[test]
fn a_constraint_does_not_concern_the_items() {
    let verdict = verdict("total: {type: number}, gift", "total: {type: number, minimum: 0}, gift");
    assert_eq!((verdict.rust, verdict.release), (Level::None, Release::Patch));
}

#[test]
fn a_required_parameter_is_an_argument_of_its_operation() {
    let verdict =
        verdict("[{name: state,", "[{name: shop, in: query, required: true, schema: {type: string}}, {name: state,");
    let change = change(&verdict, "new-required-request-parameter");
    assert_eq!((change.rust, change.item.as_deref()), (Level::Breaking, Some("orders::Orders::list")));
}

#[test]
fn an_operation_that_is_gone_takes_its_items_along() {
    let start = SHOP.find("    post:").expect("an operation");
    let end = SHOP.find("components:").expect("the components");
    let verdict = verdict(&SHOP[start..end], "");
    let change = change(&verdict, "api-removed");
    assert_eq!(change.rust, Level::Breaking);
    assert!(change.item.as_deref().is_some_and(|item| item.starts_with("orders::")), "{:?}", change.item);
}

#[test]
fn an_optional_property_adds_items() {
    let verdict = verdict("gift: {type: boolean}", "gift: {type: boolean}, hint: {type: string}");
    let change = change(&verdict, "new-optional-request-property");
    assert_eq!((change.rust, change.item.as_deref()), (Level::Compatible, Some("types::NewOrder::hint")));
    assert_eq!(verdict.release, Release::Minor);
}

#[test]
fn an_item_of_no_part_of_the_document_is_a_change_of_its_own() {
    let users = "  /users: {get: {operationId: listUsers, tags: [users], responses: {'204': {description: Done}}}}\ncomponents:";
    let verdict = verdict("components:", users);
    let change = change(&verdict, "rust-feature-added");
    assert_eq!((change.wire, change.rust), (Level::None, Level::Compatible));
    assert!(change.item.as_deref().is_some_and(|item| item.starts_with("feature::")), "{:?}", change.item);
    assert_eq!((verdict.rust, verdict.release), (Level::Compatible, Release::Minor));
}
