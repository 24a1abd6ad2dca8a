//! Queries and paths, as axum's `Query` and `Path` and `serde_qs` read them.

use axum::extract::{Path, Query, RawQuery};
use axum::routing::get;
use serde::Deserialize;

use super::forms::{NESTED, NestedOrder, nested_order, order};
use super::{Person, TEXTS, client, note, person, seen};

#[derive(Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Search {
    text: Option<String>,
    page: Option<i64>,
    ratio: Option<f64>,
    sure: Option<bool>,
    buyer: Option<String>,
}

#[tokio::test]
async fn parameters_are_read_into_a_struct() {
    let (noted, decoded) = seen();
    let client = client("/search", get(move |Query(query): Query<Search>| async move { note(&noted, query) })).await;
    client.ask().search().text("a b").page(-2).ratio(0.25).sure(false).await.expect("an answer");
    let expected =
        Search { text: Some("a b".to_owned()), page: Some(-2), ratio: Some(0.25), sure: Some(false), buyer: None };
    assert_eq!(decoded.try_recv(), Ok(expected));
    client.ask().search().await.expect("an answer");
    assert_eq!(decoded.try_recv(), Ok(Search::default()));
    for text in TEXTS {
        client.ask().search().text(text).await.expect("an answer");
        assert_eq!(decoded.try_recv(), Ok(Search { text: Some((*text).to_owned()), ..Search::default() }));
    }
}

#[tokio::test]
async fn json_in_a_parameter_is_json() {
    let (noted, decoded) = seen();
    let client = client("/search", get(move |Query(query): Query<Search>| async move { note(&noted, query) })).await;
    for text in TEXTS {
        client.ask().search().buyer(&person(text, Some(1))).await.expect("an answer");
        let buyer = decoded.try_recv().expect("a query").buyer.expect("a buyer");
        let expected = Person { name: (*text).to_owned(), age: Some(1), ..Person::default() };
        assert_eq!(serde_json::from_str::<Person>(&buyer).expect("JSON"), expected);
    }
}

#[tokio::test]
async fn an_array_is_one_pair_for_each_item() {
    let (noted, decoded) = seen();
    let route = get(move |Query(query): Query<Vec<(String, String)>>| async move { note(&noted, query) });
    let client = client("/search", route).await;
    client.ask().search().tags(TEXTS).await.expect("an answer");
    let expected = TEXTS.iter().map(|text| ("tags".to_owned(), (*text).to_owned())).collect();
    assert_eq!(decoded.try_recv(), Ok::<Vec<_>, _>(expected));
}

#[derive(Debug, PartialEq, Deserialize)]
struct Filter {
    order: NestedOrder,
}

#[tokio::test]
async fn a_deep_object_is_read_by_its_brackets() {
    let (noted, decoded) = seen();
    let route = get(move |RawQuery(query): RawQuery| async move {
        let query = query.unwrap_or_default();
        note(&noted, NESTED.deserialize_str::<Filter>(&query).map_err(|error| format!("{error}: {query}")))
    });
    let client = client("/filter", route).await;
    client.ask().filter(&order()).await.expect("an answer");
    assert_eq!(decoded.try_recv(), Ok(Ok(Filter { order: nested_order() })));
}

#[tokio::test]
async fn every_text_is_one_segment_of_a_path() {
    let (noted, decoded) = seen();
    let route = get(move |Path(path): Path<(String, i64)>| async move { note(&noted, path) });
    let client = client("/shelves/{shelf}/books/{book}", route).await;
    // What is empty is an error before anything is sent, and so is a control character.
    for text in TEXTS.iter().filter(|text| !text.is_empty() && !text.contains(char::is_control)) {
        client.ask().book(text, 7).await.expect("an answer");
        assert_eq!(decoded.try_recv(), Ok(((*text).to_owned(), 7)));
    }
}
