//! Every kind of answer, given byte for byte, and what is made of it.

use std::fmt::Debug;

use clientwright_runtime::{Event, EventStream, JsonStream};

use crate::clients::responses::types::Pet;
use crate::clients::responses::{Client, Error};
use crate::recorder::{Recorder, answer};

/// A client of a server that gives one answer to everything.
fn answering(answer: Vec<Vec<u8>>) -> (Recorder, Client) {
    let recorder = Recorder::start(move |_| answer.clone());
    let client = Client::builder().base_url(recorder.url()).max_response_bytes(1000).build().expect("a client");
    (recorder, client)
}

/// A value as `Debug` has it; an error by its kind, status and message, without the operation that each message begins with.
fn shown<T: Debug, E: Debug>(result: Result<T, Error<E>>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(Error::Api(error)) => format!("{} {:?}", error.status(), error.body()),
        Err(error) => error.to_string().split_once("): ").expect("an operation").1.to_owned(),
    }
}

macro_rules! answers {
    ($($test:ident: $operation:ident { $(($status:literal, $media_type:literal, $body:expr) => $expected:expr,)* })*) => {$(
        #[tokio::test]
        async fn $test() {
            $({
                let headers: &[(&str, &str)] = match $media_type {
                    "" => &[],
                    media_type => &[("content-type", media_type)],
                };
                let (_, client) = answering(answer($status, headers, $body.as_ref()));
                let status = client.read().$operation().await;
                assert_eq!(shown(status), $expected, "for {} {} {:?}", $status, $media_type, $body);
            })*
        }
    )*};
}

const REX: &str = r#"{"name": "Rex", "more": [1]}"#;

answers! {
    by_status_range_and_default: pet {
        ("200 OK", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("404 Not Found", "application/problem+json", r#"{"title": "no"}"#) => r#"404 NotFound(Problem {"title": "no"})"#,
        ("400 Bad Request", "text/plain", "no") => r#"400 ClientError("no")"#,
        ("499 Odd", "text/plain; charset=utf-8", "nö") => r#"499 ClientError("nö")"#,
        ("499 Odd", "", "no") => r#"499 ClientError("no")"#,
        ("500 Internal Server Error", "application/json", r#"{"title": "no"}"#) => r#"500 Other(Problem {"title": "no"})"#,
        ("302 Found", "application/json", r#"{"title": "there"}"#) => r#"302 Other(Problem {"title": "there"})"#,
        ("201 Created", "application/json", r#"{"title": "odd"}"#) => r#"201 Other(Problem {"title": "odd"})"#,
        ("500 Internal Server Error", "text/html", "<h1>no</h1>") =>
            "answered 500 Internal Server Error with a body that does not fit: $: expected a JSON body, found the content type `text/html`; it begins: <h1>no</h1>",
    }

    json_is_told_by_its_type: everyday {
        ("200 OK", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "APPLICATION/JSON", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/json;charset=UTF-8", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/json ; a=\"b;c\"", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "application/vnd.pets.v2+json", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "text/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "", REX) => r#"Pet {"name": "Rex"}"#,
        ("200 OK", "text/html", "<html>") =>
            "answered 200 OK with a body that does not fit: $: expected a JSON body, found the content type `text/html`; it begins: <html>",
        ("200 OK", "application/jsonp", REX) =>
            "answered 200 OK with a body that does not fit: $: expected a JSON body, found the content type `application/jsonp`; it begins: {\"name\": \"Rex\", \"more\": [1]}",
        ("200 OK", "application/json", "") =>
            "answered 200 OK with a body that does not fit: $: expected a JSON body, found none; it begins: ",
        ("200 OK", "application/json", "[]") =>
            "answered 200 OK with a body that does not fit: $: expected an object (Pet), found an array; it begins: []",
        ("200 OK", "application/json", "{}") =>
            "answered 200 OK with a body that does not fit: $.name: missing, though Pet requires it; it begins: {}",
        ("418 I'm a teapot", "application/json", r#"{"title": "tea"}"#) => r#"418 Problem {"title": "tea"}"#,
        ("502 Bad Gateway", "application/json", r#"{"title": "tea"}"#) => r#"502 Problem {"title": "tea"}"#,
    }

    several_successes_are_an_enum: several {
        ("200 OK", "application/json", REX) => r#"Ok(Pet {"name": "Rex"})"#,
        ("201 Created", "text/plain", "Rex") => r#"Created("Rex")"#,
        ("202 Accepted", "", "") => "Accepted",
        ("202 Accepted", "text/plain", "ignored") => "Accepted",
        ("203 Odd", "text/plain", "x") => "answered 203 Non Authoritative Information, which the document does not describe: x",
        ("500 Internal Server Error", "text/plain", "") =>
            "answered 500 Internal Server Error, which the document does not describe",
    }

    a_lone_default_stands_for_success_too: only_default {
        ("200 OK", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("299 Odd", "application/json", REX) => r#"Pet {"name": "Rex"}"#,
        ("400 Bad Request", "application/json", REX) => r#"400 Pet {"name": "Rex"}"#,
    }

    where_nothing_is_said_success_is_all: said_nothing {
        ("200 OK", "text/html", "<html>") => "()",
        ("204 No Content", "", "") => "()",
        ("400 Bad Request", "text/plain", "no") => "answered 400 Bad Request, which the document does not describe: no",
    }

    what_has_no_body_needs_none: remove {
        ("204 No Content", "", "") => "()",
        ("304 Not Modified", "", "") => "304 ()",
        ("200 OK", "application/json", REX) =>
            "answered 200 OK, which the document does not describe: {\"name\": \"Rex\", \"more\": [1]}",
    }

    text_is_text: text {
        ("200 OK", "text/html", "<p>ü</p>") => "\"<p>ü</p>\"",
        ("200 OK", "text/plain", "") => "\"\"",
        ("200 OK", "text/html", [0xff, 0xfe]) =>
            "answered 200 OK with a body that does not fit: $: not UTF-8 text: invalid utf-8 sequence of 1 bytes from index 0; it begins: 2 bytes",
    }

    bytes_are_bytes: download {
        ("200 OK", "image/png", [0, 255]) => "b\"\\0\\xff\"",
        ("200 OK", "", "") => "b\"\"",
        ("404 Not Found", "application/json", r#"{"title": "no"}"#) => r#"404 Problem {"title": "no"}"#,
        ("200 OK", "image/png", [b'x'; 1001]) =>
            "the response body has more than 1000 bytes, the limit of `max_response_bytes`",
    }
}

#[tokio::test]
async fn the_head_of_a_body_has_none() {
    let (recorder, client) =
        answering(vec![b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 28\r\n\r\n".to_vec()]);
    client.read().check().await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "HEAD /pet\naccept: application/json");
}

#[tokio::test]
async fn what_is_read_is_asked_for() {
    let (recorder, client) = answering(answer("200 OK", &[("content-type", "application/json")], REX.as_bytes()));
    client.read().negotiated().await.expect("an answer");
    assert_eq!(recorder.take_one().header("accept"), Some("application/json, application/problem+json"));
    client.read().pet().await.expect("an answer");
    assert_eq!(recorder.take_one().header("accept"), Some("application/json, application/problem+json, text/plain"));
    client.read().download().await.expect("an answer");
    assert_eq!(recorder.take_one().header("accept"), Some("image/png, application/json"));
    let raw =
        client.read().negotiated().with_header("accept", "text/csv").send_raw().await.expect("an answer").into_body();
    assert_eq!((recorder.take_one().header("accept"), raw.as_ref()), (Some("text/csv"), REX.as_bytes()));
}

#[tokio::test]
async fn any_answer_is_there_as_it_came() {
    let (_, client) = answering(answer("500 Internal Server Error", &[("x-why", "because")], b"no"));
    let raw = client.read().pet().send_raw().await.map(clientwright_runtime::Response::into_body);
    assert_eq!(raw.expect("an answer").as_ref(), b"no");
    let (_, client) = answering(answer(
        "404 Not Found",
        &[("content-type", "application/json"), ("x-why", "because")],
        br#"{"title": "no"}"#,
    ));
    let Err(Error::Api(error)) = client.read().pet().await else { panic!("an error") };
    assert_eq!(error.headers()["x-why"], "because");
    let (_, client) = answering(answer("418 I'm a teapot", &[("x-why", "because")], b"tea"));
    let Err(Error::Status(error)) = client.read().several().await else { panic!("an error") };
    assert_eq!(
        (error.status(), error.body().as_ref(), &error.headers()["x-why"]),
        (418, &b"tea"[..], &"because".parse().expect("a value"))
    );
}

/// The pieces of an answer that ends with the connection.
fn arriving(media_type: &str, pieces: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    let head = format!("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: {media_type}\r\n\r\n");
    std::iter::once(head.into_bytes()).chain(pieces).collect()
}

/// The whole at once, and byte by byte.
fn divisions(body: &[u8]) -> [Vec<Vec<u8>>; 2] {
    [vec![body.to_vec()], body.iter().map(|byte| vec![*byte]).collect()]
}

/// `id|event|retry|data` of each event, `!` of what cannot be read.
async fn events<T: Debug>(mut stream: EventStream<T>) -> Vec<String> {
    let mut events = Vec::new();
    while let Some(event) = stream.next().await {
        events.push(match event {
            Ok(Event { id, event, retry, data, .. }) => format!(
                "{}|{}|{}|{data:?}",
                id.unwrap_or_default(),
                event.unwrap_or_default(),
                retry.map(|retry| retry.as_millis().to_string()).unwrap_or_default()
            ),
            Err(error) => format!("! {}", error.to_string().split_once("): ").expect("an operation").1),
        });
    }
    events
}

macro_rules! streams {
    ($($test:ident: $operation:ident, $media_type:literal, $read:ident { $($body:expr => [$($expected:expr),* $(,)?],)* })*) => {$(
        #[tokio::test]
        async fn $test() {
            $(for pieces in divisions($body.as_ref()) {
                let (_, client) = answering(arriving($media_type, pieces));
                let expected: &[&str] = &[$($expected),*];
                assert_eq!($read(client.read().$operation().await.expect("a stream")).await, expected, "for {:?}", $body);
            })*
        }
    )*};
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
    }

    events_of_json: events, "text/event-stream; charset=utf-8", events {
        "data: {\"name\": \"a\"}\n\ndata: {\"name\":\ndata: \"b\"}\n\n" => [r#"|||Pet {"name": "a"}"#, r#"|||Pet {"name": "b"}"#],
        "data: {\"name\": \"a\"}\n\ndata: [DONE]\n\ndata: {\"name\": \"b\"}\n\n" => [r#"|||Pet {"name": "a"}"#],
        "data: {}\n\ndata: {\"name\": \"b\"}\n\n" => [
            "! answered 200 OK with a body that does not fit: $.name: missing, though Pet requires it; it begins: {}",
            r#"|||Pet {"name": "b"}"#,
        ],
    }

    events_that_are_described_whole: whole_events, "text/event-stream", events {
        "event: e\ndata: {\"name\": \"a\"}\n\n" => [r#"|e||Pet {"name": "a"}"#],
    }

    json_lines: lines, "application/jsonl", items {
        "" => [],
        "{\"name\": \"a\"}\n{\"name\": \"b\"}\n" => ["Pet {\"name\": \"a\"}", "Pet {\"name\": \"b\"}"],
        "{\"name\": \"a\"}\r\n\r\n  {\"name\": \"b\"}" => ["Pet {\"name\": \"a\"}", "Pet {\"name\": \"b\"}"],
        "\u{feff}{\"name\": \"ü\"}\n" => ["Pet {\"name\": \"ü\"}"],
        "[]\n{\"name\": \"b\"}\n" => [
            "! answered 200 OK with a body that does not fit: $: expected an object (Pet), found an array; it begins: []",
            "Pet {\"name\": \"b\"}",
        ],
    }

    json_sequences: records, "application/json-seq", items {
        "\u{1e}{\"name\": \"a\"}\n\u{1e}{\"name\":\n\"b\"}\n" => ["Pet {\"name\": \"a\"}", "Pet {\"name\": \"b\"}"],
        "\u{1e}\n\u{1e}{\"name\": \"a\"}" => ["Pet {\"name\": \"a\"}"],
    }
}

/// `!` of what cannot be read.
async fn items(mut stream: JsonStream<Pet>) -> Vec<String> {
    let mut items = Vec::new();
    while let Some(item) = stream.next().await {
        items.push(match item {
            Ok(item) => format!("{item:?}"),
            Err(error) => format!("! {}", error.to_string().split_once("): ").expect("an operation").1),
        });
    }
    items
}

#[tokio::test]
async fn events_are_read_before_the_answer_ends() {
    let (recorder, client) = answering(arriving(
        "text/event-stream",
        vec![b"id: 7\ndata: {\"name\": \"a\"}\n\n".to_vec(), vec![b'x'; 1 << 20]],
    ));
    let mut stream = client.read().negotiated().events().await.expect("a stream");
    assert_eq!(recorder.take_one().header("accept"), Some("text/event-stream, application/problem+json"));
    assert_eq!(stream.next().await.expect("an event").expect("an event").data, Pet::new("a"));
    assert_eq!(stream.last_event_id(), Some("7"));
    let error = stream.next().await.expect("an end").expect_err("a line without end");
    assert!(error.to_string().contains("more than 1000 bytes"), "{error}");
    assert!(stream.next().await.is_none());
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
        "answered 200 OK with a body that does not fit: $: expected text/event-stream, found the content type `application/json`; it begins: {\"name\": \"Rex\", \"more\": [1]}"
    );
    assert!(shown(client.read().lines().await.map(|_| ())).contains("expected a sequence of JSON values"));
}

#[tokio::test]
async fn a_download_is_not_buffered() {
    let body: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
    let (_, client) = answering(answer("200 OK", &[("content-type", "image/png")], &body));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("picture.png");
    let written = client.read().download().stream().await.expect("a body").save(&path).await.expect("a file");
    assert_eq!((written, std::fs::read(&path).expect("a file") == body), (400_000, true));

    let mut stream = client.read().download().stream().await.expect("a body");
    let mut read = Vec::new();
    while let Some(bytes) = stream.next().await {
        read.extend_from_slice(&bytes.expect("bytes"));
    }
    assert!(read == body);
}

#[tokio::test]
async fn a_download_that_breaks_off_is_an_error() {
    let (_, client) =
        answering(vec![b"HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: 10\r\n\r\nhalf".to_vec()]);
    let mut stream = client.read().download().stream().await.expect("a body");
    assert_eq!(stream.next().await.expect("bytes").expect("bytes").as_ref(), b"half");
    assert!(stream.next().await.expect("an error").is_err());
    assert!(matches!(client.read().download().await, Err(Error::Transport(_))));
}
