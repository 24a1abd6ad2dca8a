//! Server-Sent Events, whole and byte by byte: what WHATWG HTML, 9.2.5 and 9.2.6, makes of each line.

use std::fmt::Debug;
use std::time::Duration;

use clientwright_runtime::{Event, EventStream};

use super::{REX, answering, arriving, divisions, shown};
use crate::clients::responses::types::Pet;
use crate::recorder::answer;
use crate::soon;

/// `id|name|retry|data` of each event, `!` of what cannot be read.
async fn events<T: Debug>(mut stream: EventStream<T>) -> Vec<String> {
    let mut events = Vec::new();
    while let Some(event) = soon(stream.next()).await {
        events.push(match event {
            Ok(Event { id, name, retry, data, .. }) => format!(
                "{}|{}|{}|{data:?}",
                id.unwrap_or_default(),
                name.unwrap_or_default(),
                retry.map(|retry| retry.as_millis().to_string()).unwrap_or_default()
            ),
            Err(error) => format!("! {}", error.to_string().split_once("): ").expect("an operation").1),
        });
    }
    events
}

streams! {
    events_of_text: text_events, "text/event-stream", events {
        "" => [],
        "data: a\n\n" => [r#"|||"a""#],
        "data:a\n\n" => [r#"|||"a""#],
        "data:  a\n\n" => [r#"|||" a""#],
        "data: a\r\n\r\n" => [r#"|||"a""#],
        "data: a\r\r" => [r#"|||"a""#],
        "data: a\n\rdata: b\r\n\n" => [r#"|||"a""#, r#"|||"b""#],
        "data: a\r\n\ndata: b\r\n\r\n" => [r#"|||"a""#, r#"|||"b""#],
        "data: a\ndata: b\ndata\n\n" => [r#"|||"a\nb\n""#],
        "data\n\n" => [r#"|||"""#],
        ": comment\n\ndata: a\n: another\n\n" => [r#"|||"a""#],
        "\u{feff}data: a\n\n" => [r#"|||"a""#],
        "event: e\nid: 7\nretry: 500\ndata: a\n\n" => [r#"7|e|500|"a""#],
        "id: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n" => [r#"7|||"a""#, r#"7|||"b""#, r#"|||"c""#],
        "id: a\0b\ndata: a\n\n" => [r#"|||"a""#],
        "retry: 5s\ndata: a\n\n" => [r#"|||"a""#],
        "event: e\n\ndata: a\n\n" => [r#"|||"a""#],
        "unknown: x\nDATA: x\ndata: a\n\n" => [r#"|||"a""#],
        "data: a" => [],
        "data: a\n" => [],
        "data: a: b\n\n" => [r#"|||"a: b""#],
        "data: ü青\n\n" => [r#"|||"ü青""#],
        "data: [DONE]\n\ndata: a\n\n" => [r#"|||"[DONE]""#, r#"|||"a""#],
        "\n\n\n" => [],
        "data: a\r\n\r\n\r\n\rdata: b\n\n" => [r#"|||"a""#, r#"|||"b""#],
        "\u{feff}\u{feff}data: a\n\ndata: b\n\n" => [r#"|||"b""#],
        "data: a\n\n\u{feff}data: b\n\n" => [r#"|||"a""#],
        "data:\ta\n\n" => [r#"|||"\ta""#],
        "data: a \n\n" => [r#"|||"a ""#],
        "data : a\n\n" => [],
        " data: a\n\n" => [],
        ":\n:data: a\n::\n\n" => [],
        "data:\n\n" => [r#"|||"""#],
        "data:\ndata:\n\n" => [r#"|||"\n""#],
        "data: a\0b\n\n" => [r#"|||"a\0b""#],
        "data: a\u{b}\u{c}\u{85}\u{2028}b\n\n" => [r#"|||"a\u{b}\u{c}\u{85}\u{2028}b""#],
        b"data: \xff\n\n" => [r#"|||"�""#],
        "event\ndata: a\n\n" => [r#"|||"a""#],
        "event: x\nevent: y\ndata: a\n\ndata: b\n\n" => [r#"|y||"a""#, r#"|||"b""#],
        "event: x\nevent:\ndata: a\n\n" => [r#"|||"a""#],
        "id: 7\n\ndata: a\n\n" => [r#"7|||"a""#],
        "id: 7\nid: a\0\ndata: a\n\n" => [r#"7|||"a""#],
        "id:  7 \ndata: a\n\n" => [r#" 7 |||"a""#],
        "retry: 0\ndata: a\n\ndata: b\n\n" => [r#"||0|"a""#, r#"|||"b""#],
        "retry: 007\ndata: a\n\n" => [r#"||7|"a""#],
        "retry\nretry:\nretry: -1\nretry: +1\nretry: 1.5\nretry: 1 \nretry: ١\ndata: a\n\n" => [r#"|||"a""#],
        "retry: 99999999999999999999\ndata: a\n\n" => [r#"|||"a""#],
        "data: a\n\ndata: b\n: the end" => [r#"|||"a""#],
        "data: a\r\n\r" => [r#"|||"a""#],
    }

    events_of_json: events, "text/event-stream; charset=utf-8", events {
        "data: {\"name\": \"a\"}\n\ndata: {\"name\":\ndata: \"b\"}\n\n" => [r#"|||Pet {"name": "a"}"#, r#"|||Pet {"name": "b"}"#],
        "data: {\"name\": \"a\"}\n\ndata: [DONE]\n\ndata: {\"name\": \"b\"}\n\n" => [r#"|||Pet {"name": "a"}"#],
        "data: {}\n\ndata: {\"name\": \"b\"}\n\n" => [
            "! responded 200 OK with an unexpected body: $.name: missing, though Pet requires it; the body begins: {}",
            r#"|||Pet {"name": "b"}"#,
        ],
    }

    events_that_are_described_whole: whole_events, "text/event-stream", events {
        "event: e\ndata: {\"name\": \"a\"}\n\n" => [r#"|e||Pet {"name": "a"}"#],
    }
}

#[tokio::test]
async fn an_event_before_one_that_is_too_long_is_given_out() {
    let body = [b"data: {\"name\": \"a\"}\n\n".to_vec(), vec![b'x'; 2000]].concat();
    let (_, client) = answering(arriving("text/event-stream", vec![body]));
    let mut stream = client.read().negotiated().events().await.expect("a stream");
    assert_eq!(soon(stream.next()).await.expect("an event").expect("an event").data, Pet::new("a"));
    let error = soon(stream.next()).await.expect("an end").expect_err("a line without end");
    assert!(error.to_string().contains("more than 1000 bytes"), "{error}");
    assert!(soon(stream.next()).await.is_none());
}

#[tokio::test]
async fn events_are_read_before_the_answer_ends() {
    let (recorder, client) = answering(arriving(
        "text/event-stream",
        vec![b"id: 7\ndata: {\"name\": \"a\"}\n\n".to_vec(), vec![b'x'; 1 << 20]],
    ));
    let mut stream = client.read().negotiated().events().await.expect("a stream");
    assert_eq!(recorder.take_one().header("accept"), Some("text/event-stream, application/problem+json;q=0.9"));
    assert_eq!(soon(stream.next()).await.expect("an event").expect("an event").data, Pet::new("a"));
    assert_eq!(stream.last_event_id(), Some("7"));
    let error = soon(stream.next()).await.expect("an end").expect_err("a line without end");
    assert!(error.to_string().contains("more than 1000 bytes"), "{error}");
    assert!(soon(stream.next()).await.is_none());
}

#[tokio::test]
async fn an_end_mark_can_be_any() {
    let (_, client) = answering(arriving("text/event-stream", vec![b"data: a\n\ndata: end\n\ndata: b\n\n".to_vec()]));
    let stream = client.read().text_events().await.expect("a stream").ending_at("end");
    assert_eq!(events(stream).await, [r#"|||"a""#]);
}

#[tokio::test]
async fn an_error_is_read_whole_where_success_is_a_stream() {
    let (_, client) =
        answering(answer("404 Not Found", &[("content-type", "application/json")], br#"{"title": "no"}"#));
    assert_eq!(shown(client.read().events().await.map(|_| ())), r#"404 Problem {"title": "no"}"#);
    assert_eq!(shown(client.read().download().stream().await.map(|_| ())), r#"404 Problem {"title": "no"}"#);
}

#[tokio::test]
async fn what_is_no_stream_is_told() {
    let (_, client) = answering(answer("200 OK", &[("content-type", "application/json")], REX.as_bytes()));
    assert_eq!(
        shown(client.read().events().await.map(|_| ())),
        "responded 200 OK with an unexpected body: $: expected text/event-stream, found the content type `application/json`; the body begins: {\"name\": \"Rex\", \"more\": [1]}"
    );
    assert!(shown(client.read().lines().await.map(|_| ())).contains("expected a sequence of JSON values"));
    let (_, client) = answering(answer("200 OK", &[("content-type", "text/html; charset=utf-8")], b"<p>sign in</p>"));
    let page = "found the content type `text/html`; the body begins: <p>sign in</p>";
    let told = "responded 200 OK with an unexpected body: $: expected";
    assert_eq!(shown(client.read().events().await.map(|_| ())), format!("{told} text/event-stream, {page}"));
    assert_eq!(shown(client.read().lines().await.map(|_| ())), format!("{told} a sequence of JSON values, {page}"));
}

#[tokio::test]
async fn a_stream_knows_what_stays() {
    let body = b"id: 7\nretry: 20\n\ndata: a\n\nretry: 30\nid: 8\n".to_vec();
    let (_, client) = answering(arriving("text/event-stream", vec![body]));
    let mut stream = client.read().text_events().await.expect("a stream");
    assert_eq!((stream.last_event_id(), stream.reconnection_time()), (None, None));
    let event = soon(stream.next()).await.expect("an event").expect("an event");
    assert_eq!((event.id.as_deref(), event.retry), (Some("7"), None));
    assert_eq!((stream.last_event_id(), stream.reconnection_time()), (Some("7"), Some(Duration::from_millis(20))));
    assert!(soon(stream.next()).await.is_none());
    // The event that sets the id has not ended; what `retry` says counts at once.
    assert_eq!((stream.last_event_id(), stream.reconnection_time()), (Some("7"), Some(Duration::from_millis(30))));
}
