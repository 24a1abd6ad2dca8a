//! Events, as axum's `Sse` writes them.

use std::convert::Infallible;
use std::time::Duration;

use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::routing::get;
use clientwright_runtime::{EventStream, Reconnect};
use futures_util::stream;

use super::{Person, client, person};
use crate::clients::peers::types;
use crate::soon;

/// `id|event|retry|data` of each event.
async fn all(mut events: EventStream<String>) -> Vec<String> {
    let mut all = Vec::new();
    while let Some(event) = soon(events.next()).await {
        let event = event.expect("an event");
        let retry = event.retry.map(|retry| retry.as_millis().to_string()).unwrap_or_default();
        let (id, name) = (event.id.unwrap_or_default(), event.name.unwrap_or_default());
        all.push(format!("{id}|{name}|{retry}|{}", event.data));
    }
    all
}

fn sse(events: Vec<Event>) -> Sse<impl futures_util::Stream<Item = Result<Event, Infallible>>> {
    Sse::new(stream::iter(events.into_iter().map(Ok)))
}

#[tokio::test]
async fn every_field_arrives() {
    let route = get(|| async {
        sse(vec![
            Event::default().data("plain"),
            Event::default().id("7").event("named").retry(Duration::from_millis(1500)).data("all"),
            Event::default().data("two\nlines"),
            Event::default().data(" led by a space, and ending with one "),
            Event::default().data("ü 青 🦀: & = [DONE]"),
            Event::default().comment("nothing to see"),
            Event::default().comment("before").data("after a comment"),
            Event::default().id("8"),
            Event::default().data("with the id before"),
        ])
    });
    let client = client("/events/text", route).await;
    let events = client.ask().texts().await.expect("a stream");
    assert_eq!(
        all(events).await,
        [
            "||".to_owned() + "|plain",
            "7|named|1500|all".to_owned(),
            "7|||two\nlines".to_owned(),
            "7||| led by a space, and ending with one ".to_owned(),
            "7|||ü 青 🦀: & = [DONE]".to_owned(),
            "7|||after a comment".to_owned(),
            "8|||with the id before".to_owned(),
        ]
    );
}

#[tokio::test]
async fn json_arrives_as_values() {
    let route = get(|| async {
        let json = |name: &str, age| Person { name: name.to_owned(), age, ..Person::default() };
        let events =
            [json("Rex", Some(3)), json("a\nb", None)].map(|person| Event::default().json_data(person).expect("JSON"));
        sse(events.into_iter().chain([Event::default().data("[DONE]"), Event::default().data("{}")]).collect())
    });
    let client = client("/events", route).await;
    let mut events = client.ask().events().await.expect("a stream");
    let mut people: Vec<types::Person> = Vec::new();
    while let Some(event) = soon(events.next()).await {
        people.push(event.expect("an event").data);
    }
    assert_eq!(people, [person("Rex", Some(3)), person("a\nb", None)]);
}

#[tokio::test]
async fn comments_that_keep_the_connection_alive_are_no_events() {
    let route = get(|| async {
        let late = stream::unfold(0, |turn| async move {
            tokio::time::sleep(Duration::from_millis(30)).await;
            (turn < 2).then(|| (Ok::<_, Infallible>(Event::default().data(turn.to_string())), turn + 1))
        });
        Sse::new(late).keep_alive(KeepAlive::new().interval(Duration::from_millis(5)).text("still here"))
    });
    let client = client("/events/text", route).await;
    let events = client.ask().texts().await.expect("a stream");
    assert_eq!(all(events).await, ["|||0", "|||1"]);
}

#[tokio::test]
async fn a_server_goes_on_where_it_was() {
    // Two events for each connection, numbered on from the last one that the client has, five in all.
    let route = get(|headers: HeaderMap| async move {
        let last = headers.get("last-event-id").map_or("0", |id| id.to_str().expect("a number"));
        let next = last.parse::<u32>().expect("a number") + 1;
        let event = |number: u32| {
            Event::default().id(number.to_string()).retry(Duration::from_millis(1)).data(format!("event {number}"))
        };
        match next {
            1..=5 => sse((next..=5).take(2).map(event).collect()).into_response(),
            _ => StatusCode::NO_CONTENT.into_response(),
        }
    });
    let client = client("/events/text", route).await;
    let mut events = client.ask().texts().send().reconnecting(Reconnect::default());
    let mut all = Vec::new();
    while let Some(event) = soon(events.next()).await {
        all.push(event.expect("an event").data);
    }
    assert_eq!(all, ["event 1", "event 2", "event 3", "event 4", "event 5"]);
    assert_eq!(events.last_event_id(), Some("5"));
}
