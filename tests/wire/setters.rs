//! Bodies that callers build: nested ones in one expression, three states in a patch, constants that nobody writes.

use clientwright_runtime::Nullable;
use clientwright_runtime::formats::chrono::Date;
use serde_json::json;

use crate::clients::setters::types::{
    Address, Basket, Card, Cash, Customer, Order, OrderPatch, OrderStatus, OrderWait, Payment, Transfer,
    TransferRequired,
};

fn written(value: &impl serde::Serialize) -> serde_json::Value {
    serde_json::to_value(value).expect("JSON")
}

#[test]
fn a_nested_body_is_one_expression() {
    let address = Address::default().with_city("Bern").with_additional_property("floor", "3");
    let order = Order::new(Customer::new("Ann").with_address(address)).with_wait("15s").with_status("open");
    let expected = json!({
        "kind": "order",
        "customer": {"name": "Ann", "address": {"city": "Bern", "floor": "3"}},
        "wait": "15s",
        "status": "open",
    });
    assert_eq!(written(&order), expected);
    assert_eq!(written(&OrderWait::from(15)), json!(15));
}

#[test]
fn lists_and_maps_are_anything_that_yields_their_items() {
    let basket = Basket::new(["bread", "salt"])
        .with_days([Date::from_unchecked("2024-02-01")])
        .with_sizes(1..3)
        .with_labels([("a", "b")])
        .with_counts([("c", 1)])
        .with_customers([Customer::new("Ann")]);
    let expected = json!({
        "names": ["bread", "salt"],
        "days": ["2024-02-01"],
        "sizes": [1, 2],
        "labels": {"a": "b"},
        "counts": {"c": 1},
        "customers": [{"name": "Ann"}],
    });
    assert_eq!(written(&basket), expected);
    let names = vec!["bread".to_owned(), "salt".to_owned()];
    let basket = Basket::new(names).with_labels(basket.labels.unwrap_or_default()).with_counts_null();
    let expected = json!({"names": ["bread", "salt"], "labels": {"a": "b"}, "counts": null});
    assert_eq!(written(&basket), expected);
}

#[test]
fn a_patch_has_three_states() {
    let patch = OrderPatch::default().with_note("by the door").with_owner_null();
    assert_eq!(written(&patch), json!({"note": "by the door", "owner": null}));
    assert_eq!((patch.note.as_deref(), patch.tip), (Some("by the door"), Nullable::Absent));
}

#[test]
fn an_optional_tag_of_a_union_is_written() {
    let paid = |payment: Payment| written(&payment);
    assert_eq!(paid(Card::new("4242").into()), json!({"method": "card", "number": "4242"}));
    assert_eq!(paid(Cash::default().into()), json!({"method": "cash"}));
    // What came without a tag goes back without it.
    let card: Payment = serde_json::from_value(json!({"number": "1"})).expect("a payment");
    assert_eq!(written(&card), json!({"number": "1"}));
}

#[test]
fn many_required_members_are_given_by_name() {
    let required = TransferRequired { a: 1, b: 2, c: 3, d: 4, e: 5, f: 6, g: 7, h: 8 };
    let transfer = Transfer::new(required).with_note("rent");
    let expected = json!({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6, "g": 7, "h": 8, "note": "rent"});
    assert_eq!(written(&transfer), expected);
}

#[test]
fn an_enumeration_lists_its_values() {
    assert_eq!(OrderStatus::VALUES, [OrderStatus::Open, OrderStatus::Closed]);
    let (known, unknown) = (OrderStatus::from("closed"), OrderStatus::from("lost"));
    assert_eq!((known.is_unrecognized(), unknown.is_unrecognized()), (false, true));
    assert_eq!(AsRef::<str>::as_ref(&unknown), "lost");
}
