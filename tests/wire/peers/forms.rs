//! Forms, as axum's `Form` and `serde_qs` read them.

use std::collections::BTreeMap;

use axum::Form;
use axum::routing::post;
use serde::Deserialize;

use super::{Person, TEXTS, client, note, person, seen};
use crate::clients::peers::types::{Line, Order};

#[tokio::test]
async fn a_struct_is_read_into_a_struct() {
    let (noted, decoded) = seen();
    let client = client("/form", post(move |Form(form): Form<Person>| async move { note(&noted, form) })).await;
    let mut rex = person("Rex & Söhne", Some(-7));
    rex.height = Some(1.5);
    rex.member = Some(true);
    client.send().form(&rex).await.expect("an answer");
    let expected = Person { name: "Rex & Söhne".to_owned(), age: Some(-7), height: Some(1.5), member: Some(true) };
    assert_eq!(decoded.try_recv(), Ok(expected));
    client.send().form(&person("Rex", None)).await.expect("an answer");
    assert_eq!(decoded.try_recv(), Ok(Person { name: "Rex".to_owned(), ..Person::default() }));
}

#[tokio::test]
async fn every_text_is_itself_as_name_and_as_value() {
    let (noted, decoded) = seen();
    let route = post(move |Form(form): Form<BTreeMap<String, String>>| async move { note(&noted, form) });
    let client = client("/form/texts", route).await;
    for text in TEXTS {
        let pairs = BTreeMap::from([("name".to_owned(), (*text).to_owned()), (format!("{text}!"), "value".to_owned())]);
        client.send().form_texts(&pairs).await.expect("an answer");
        assert_eq!(decoded.try_recv(), Ok(pairs));
    }
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NestedOrder {
    pub(super) number: Option<i64>,
    pub(super) buyer: Person,
    #[serde(default)]
    pub(super) lines: Vec<NestedLine>,
    #[serde(default)]
    pub(super) notes: Vec<String>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NestedLine {
    pub(super) article: String,
    pub(super) count: i64,
}

/// Brackets may come percent-encoded, as forms have them.
pub(super) const NESTED: serde_qs::Config = serde_qs::Config::new().use_form_encoding(true);

pub(super) fn order() -> Order {
    let mut order = Order::new(person("Rex [&] Co", Some(3)));
    order.number = Some(7);
    order.lines = Some(vec![Line::new("bone = 1", 2), Line::new("ball", 1)]);
    order.notes = Some(vec!["soon".to_owned(), "a&b".to_owned()]);
    order
}

pub(super) fn nested_order() -> NestedOrder {
    NestedOrder {
        number: Some(7),
        buyer: Person { name: "Rex [&] Co".to_owned(), age: Some(3), ..Person::default() },
        lines: vec![
            NestedLine { article: "bone = 1".to_owned(), count: 2 },
            NestedLine { article: "ball".to_owned(), count: 1 },
        ],
        notes: vec!["soon".to_owned(), "a&b".to_owned()],
    }
}

#[tokio::test]
async fn what_is_nested_is_read_by_its_brackets() {
    let (noted, decoded) = seen();
    let route = post(move |body: String| async move {
        note(&noted, NESTED.deserialize_str::<NestedOrder>(&body).map_err(|error| format!("{error}: {body}")))
    });
    let client = client("/form/deep", route).await;
    client.send().form_deep(&order()).await.expect("an answer");
    assert_eq!(decoded.try_recv(), Ok(Ok(nested_order())));
    client.send().form_deep(&Order::new(person("Rex", None))).await.expect("an answer");
    let buyer = Person { name: "Rex".to_owned(), ..Person::default() };
    assert_eq!(decoded.try_recv(), Ok(Ok(NestedOrder { number: None, buyer, lines: Vec::new(), notes: Vec::new() })));
}
