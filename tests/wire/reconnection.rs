//! Events over several connections: what each request says, and when there is no further one (WHATWG HTML, 9.2.3).

use std::fmt::Debug;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use clientwright_runtime::{Error, EventSource, Reconnect, RetryPolicy, Upload, transport};

use crate::clients::responses::Client;
use crate::recorder::{Recorded, Recorder, answer};
use crate::soon;

/// Answers the first request with the first of these, and so on; the last one stays.
fn in_turn(answers: Vec<Vec<u8>>) -> (Recorder, Client) {
    let asked = AtomicUsize::new(0);
    let recorder = Recorder::start(move |_| {
        let turn = asked.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1);
        vec![answers[turn].clone()]
    });
    let client = Client::builder()
        .base_url(recorder.url())
        .max_response_bytes(1000)
        .retries(RetryPolicy::off())
        .build()
        .expect("a client");
    (recorder, client)
}

/// Events whose answer ends with the connection.
fn ending(events: &str) -> Vec<u8> {
    format!("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n{events}").into_bytes()
}

/// Events whose answer breaks off in the middle of a chunk.
fn breaking(events: &str) -> Vec<u8> {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n";
    format!("{head}{:x}\r\n{events}\r\nff\r\ndata: half", events.len()).into_bytes()
}

fn status(status: &str, media_type: &str, body: &str) -> Vec<u8> {
    answer(status, &[("content-type", media_type)], body.as_bytes()).concat()
}

fn at_once() -> Reconnect {
    Reconnect::default().initial_delay(Duration::from_millis(1)).max_delay(Duration::from_millis(4)).max_attempts(3)
}

/// `id|data` of each event, `!` of what is an error, until there is nothing more.
async fn all<T: Debug, E: Debug>(events: EventSource<T, E>) -> Vec<String> {
    soon(all_of(events)).await
}

async fn all_of<T: Debug, E: Debug>(mut events: EventSource<T, E>) -> Vec<String> {
    let mut all = Vec::new();
    while let Some(event) = events.next().await {
        all.push(match event {
            Ok(event) => format!("{}|{:?}", event.id.unwrap_or_default(), event.data),
            Err(Error::Api(error)) => format!("! {} {:?}", error.status().as_u16(), error.body()),
            Err(error) => format!("! {}", error.to_string().split_once("): ").expect("an operation").1),
        });
        assert!(all.len() < 50, "{all:?}");
    }
    assert!(events.next().await.is_none(), "the end is the end");
    all
}

/// `Last-Event-ID` of each request that came, `-` where there is none.
fn ids(recorder: &Recorder) -> Vec<String> {
    recorder.take().iter().map(|request| request.header("last-event-id").unwrap_or("-").to_owned()).collect()
}

/// Each case: the answers in turn; the events; the ids that the requests name.
macro_rules! reconnections {
    ($($test:ident: $operation:ident [$($answer:expr),* $(,)?] => [$($event:expr),* $(,)?], [$($id:expr),* $(,)?];)*) => {$(
        #[tokio::test]
        async fn $test() {
            let (recorder, client) = in_turn(vec![$($answer),*]);
            let expected: &[&str] = &[$($event),*];
            assert_eq!(all(client.read().$operation().send().reconnecting(at_once())).await, expected);
            assert_eq!(ids(&recorder), [$($id),*]);
        }
    )*};
}

const NO_MORE: &str = "204 No Content";
const UNREAD: &str =
    "! responded 200 OK with an unexpected body: $.name: missing, though Pet requires it; the body begins: {}";

reconnections! {
    a_stream_that_ends_is_taken_up: text_events
        [ending("id: 7\ndata: a\n\n"), ending("id: 8\ndata: b\n\n"), status(NO_MORE, "text/plain", "")]
        => [r#"7|"a""#, r#"8|"b""#], ["-", "7", "8"];
    a_stream_that_breaks_is_taken_up: text_events
        [breaking("id: 7\ndata: a\n\n"), status(NO_MORE, "text/plain", "")] => [r#"7|"a""#], ["-", "7"];
    an_id_counts_when_its_event_has_ended: text_events
        [ending("id: 7\ndata: a\n\nid: 8\ndata: b\n"), status(NO_MORE, "text/plain", "")] => [r#"7|"a""#], ["-", "7"];
    an_id_counts_without_data: text_events
        [ending("id: 7\n\n"), status(NO_MORE, "text/plain", "")] => [], ["-", "7"];
    an_id_stays_until_another_comes: text_events
        [ending("id: 7\ndata: a\n\n"), ending("data: b\n\n"), ending("id\ndata: c\n\n"), status(NO_MORE, "text/plain", "")]
        => [r#"7|"a""#, r#"7|"b""#, r#"|"c""#], ["-", "7", "7", "-"];
    an_id_is_any_text: text_events
        [ending("id: ü 7\ndata: a\n\n"), status(NO_MORE, "text/plain", "")] => [r#"ü 7|"a""#], ["-", "ü 7"];
    an_id_that_no_header_holds_is_told: text_events
        [ending("id: a\u{1}\ndata: a\n\n")]
        => ["a\u{1}|\"a\"", "! the id of the last event contains a character that a header cannot contain"], ["-"];
    nothing_comes_after_no_content: text_events
        [status(NO_MORE, "text/plain", ""), ending("data: a\n\n")] => [], ["-"];
    an_end_mark_ends_it_for_good: events
        [ending("id: 7\ndata: {\"name\": \"a\"}\n\ndata: [DONE]\n\n"), ending("data: {\"name\": \"b\"}\n\n")]
        => [r#"7|Pet {"name": "a"}"#], ["-"];
    a_documented_error_is_typed: events
        [ending("data: {\"name\": \"a\"}\n\n"), status("404 Not Found", "application/json", r#"{"title": "no"}"#), ending("")]
        => [r#"|Pet {"name": "a"}"#, r#"! 404 Problem {"title": "no"}"#], ["-", "-"];
    another_status_is_the_end: text_events
        [ending("data: a\n\n"), status("503 Service Unavailable", "text/plain", "later"), ending("")]
        => [r#"|"a""#, "! responded 503 Service Unavailable, which the document does not describe: later"], ["-", "-"];
    another_type_is_the_end: events
        [ending(""), status("200 OK", "text/html", "<p>"), ending("")]
        => ["! responded 200 OK with an unexpected body: $: expected text/event-stream, found the content type `text/html`; the body begins: <p>"],
           ["-", "-"];
    what_cannot_be_read_is_an_event: events
        [ending("id: 7\ndata: {}\n\n"), status(NO_MORE, "text/plain", "")]
        => ["! responded 200 OK with an unexpected body: $.name: missing, though Pet requires it; the body begins: {}"], ["-", "7"];
    a_connection_with_an_event_that_cannot_be_read_is_no_failed_attempt: events
        [ending("data: {}\n\n"), ending("data: {}\n\n"), ending("data: {}\n\n"), ending("data: {}\n\n"), status(NO_MORE, "text/plain", "")]
        => [UNREAD, UNREAD, UNREAD, UNREAD], ["-", "-", "-", "-", "-"];
    what_is_too_long_is_the_end: text_events
        [ending(&"x".repeat(2000)), ending("")]
        => ["! the response body has more than 1000 bytes, the limit of `max_response_bytes`"], ["-"];
    connections_without_events_have_a_limit: text_events
        [ending(": hello\n\n")]
        => ["! the exchange with the server failed: the stream ends after 3 connections in a row without an event"], ["-", "-", "-"];
    an_event_begins_the_count_anew: text_events
        [ending(""), ending(""), ending("data: a\n\n"), ending(""), ending(""), ending("")]
        => [r#"|"a""#, "! the exchange with the server failed: the stream ends after 3 connections in a row without an event"],
           ["-", "-", "-", "-", "-", "-"];
}

#[tokio::test]
async fn the_second_request_is_the_first_one_with_the_id() {
    let (recorder, client) = in_turn(vec![ending("id: 7\ndata: a\n\n"), status(NO_MORE, "text/plain", "")]);
    let call = client.read().text_events().with_header("x-mine", "1").with_query("since", "today");
    assert_eq!(all(call.send().reconnecting(at_once())).await, [r#"7|"a""#]);
    let requests = recorder.take();
    let head = "GET /events/text?since=today\naccept: text/event-stream\nx-mine: 1";
    assert_eq!(
        requests.iter().map(Recorded::shown).collect::<Vec<_>>(),
        [head.to_owned(), format!("{head}\nlast-event-id: 7")]
    );
}

#[tokio::test]
async fn an_id_from_before_is_where_it_begins() {
    let (recorder, client) = in_turn(vec![ending(""), ending("id: 7\ndata: a\n\n"), status(NO_MORE, "text/plain", "")]);
    let call = client.read().text_events().with_header("Last-Event-ID", "6");
    assert_eq!(all(call.send().reconnecting(at_once())).await, [r#"7|"a""#]);
    assert_eq!(ids(&recorder), ["6", "6", "7"]);
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let (recorder, client) =
        in_turn(vec![ending("retry: 10\n\ndata: a\n\n"), ending(""), status(NO_MORE, "text/plain", "")]);
    let start = Instant::now();
    let patient = Reconnect::default().initial_delay(Duration::from_secs(60)).max_delay(Duration::from_secs(60));
    assert_eq!(all(client.read().text_events().send().reconnecting(patient)).await, [r#"|"a""#]);
    assert_eq!(recorder.take().len(), 3);
    assert!((Duration::from_millis(20)..Duration::from_secs(30)).contains(&start.elapsed()), "{:?}", start.elapsed());
}

#[tokio::test]
async fn an_end_mark_of_ones_own_ends_it_for_good() {
    let (recorder, client) = in_turn(vec![ending("data: a\n\n"), ending("data: bye\n\ndata: b\n\n")]);
    let events = client.read().text_events().send().reconnecting(at_once()).ending_at("bye");
    assert_eq!((all(events).await, recorder.take().len()), (vec![r#"|"a""#.to_owned()], 2));
}

#[tokio::test]
async fn a_call_of_several_kinds_of_answers_reconnects_too() {
    let (recorder, client) =
        in_turn(vec![ending("id: 7\ndata: {\"name\": \"a\"}\n\n"), status(NO_MORE, "text/plain", "")]);
    let events = client.read().negotiated().events().send().reconnecting(at_once());
    assert_eq!(
        (all(events).await, ids(&recorder)),
        (vec![r#"7|Pet {"name": "a"}"#.to_owned()], vec!["-".into(), "7".into()])
    );
}

#[tokio::test]
async fn where_nobody_listens_attempts_end_as_well() {
    // The port is taken for as long as the test runs, but nobody listens.
    let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
    socket.bind(([127, 0, 0, 1], 0).into()).expect("a free port");
    let url = format!("http://{}", socket.local_addr().expect("an address"));
    let client = Client::builder().base_url(&url).build().expect("a client");
    let told = all(client.read().text_events().send().reconnecting(at_once())).await;
    assert_eq!(told.len(), 1);
    assert!(told[0].starts_with("! no connection to the server: "), "{told:?}");
}

#[tokio::test]
async fn a_limit_of_time_is_one_of_each_connection() {
    let recorder = Recorder::start(|request| {
        if request.header("last-event-id").is_some() {
            return vec![status(NO_MORE, "text/plain", "")];
        }
        let pieces = (0..2000).map(|_| b": still here\n".to_vec());
        std::iter::once(ending("id: 7\ndata: a\n\n")).chain(pieces).collect()
    });
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let call = client.read().text_events().with_timeout(Duration::from_millis(500));
    assert_eq!(all(call.send().reconnecting(at_once())).await, [r#"7|"a""#]);
    assert_eq!(ids(&recorder), ["-", "7"]);
}

#[tokio::test]
async fn a_stream_can_go_to_another_task() {
    let (_, client) = in_turn(vec![ending("data: a\n\n"), status(NO_MORE, "text/plain", "")]);
    let events = client.read().text_events().send().reconnecting(at_once());
    assert_eq!(tokio::spawn(all(events)).await.expect("no panic"), [r#"|"a""#]);
}

#[tokio::test]
async fn nothing_is_lost_where_nobody_waits_any_more() {
    let (recorder, client) =
        in_turn(vec![ending("id: 7\ndata: a\n\n"), ending("data: b\n\n"), status(NO_MORE, "text/plain", "")]);
    let mut events = client.read().text_events().send().reconnecting(at_once());
    let mut all = Vec::new();
    loop {
        match tokio::time::timeout(Duration::from_micros(200), events.next()).await {
            Err(_elapsed) => {}
            Ok(Some(event)) => all.push(event.expect("an event").data),
            Ok(None) => break,
        }
    }
    assert_eq!((all, ids(&recorder)), (vec!["a".to_owned(), "b".to_owned()], vec!["-".into(), "7".into(), "7".into()]));
}

#[tokio::test]
async fn what_cannot_be_sent_is_told_at_once() {
    let (recorder, client) = in_turn(vec![ending("data: a\n\n")]);
    let call = client.read().text_events().with_header("x-mine", "a\nb");
    let told = all(call.send().reconnecting(at_once())).await;
    assert_eq!(told, ["! the header `x-mine` has a line break or control character in its value"]);
    assert!(recorder.take().is_empty());
}

#[tokio::test]
async fn a_body_is_sent_again_where_it_is_there() {
    let (recorder, client) = in_turn(vec![ending("id: 7\ndata: a\n\n"), status(NO_MORE, "text/plain", "")]);
    assert_eq!(all(client.read().chat("hello").send().reconnecting(at_once())).await, [r#"7|"a""#]);
    let bodies: Vec<_> = recorder.take().into_iter().map(|request| request.body).collect();
    assert_eq!(bodies, [b"hello", b"hello"]);
    let once = Upload::open("Cargo.toml").expect("a file");
    let told = all(client.read().chat(once).send().reconnecting(at_once())).await;
    assert_eq!(told, ["! a body that is a stream cannot be sent again"]);
    assert!(recorder.take().is_empty());
}

/// A server that says this at once, then a comment each 2 ms for a while, and keeps the connection open after that.
fn lively(first: Vec<u8>, comments: usize) -> Recorder {
    Recorder::start(move |request| {
        if request.header("last-event-id").is_some() {
            return vec![status(NO_MORE, "text/plain", "")];
        }
        let waits = (0..5000).map(|_| Vec::new());
        std::iter::once(first.clone()).chain((0..comments).map(|_| b":\n".to_vec())).chain(waits).collect()
    })
}

#[tokio::test]
async fn a_silent_connection_is_lost_where_that_is_said() {
    let recorder = lively(ending("id: 7\ndata: a\n\n"), 0);
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let start = Instant::now();
    let events = client.read().text_events().send().reconnecting(at_once().idle_timeout(Duration::from_millis(200)));
    assert_eq!(all(events).await, [r#"7|"a""#]);
    assert_eq!(ids(&recorder), ["-", "7"]);
    assert!((200..5000).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
}

#[tokio::test]
async fn comments_break_the_silence() {
    let recorder = lively(ending("id: 7\ndata: a\n\n"), 400);
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let start = Instant::now();
    let events = client.read().text_events().send().reconnecting(at_once().idle_timeout(Duration::from_millis(500)));
    assert_eq!(all(events).await, [r#"7|"a""#]);
    assert!((1200..8000).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_server_that_never_answers_is_silent_too() {
    let recorder = lively(Vec::new(), 0);
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let events = client.read().text_events().send().reconnecting(at_once().idle_timeout(Duration::from_millis(20)));
    assert_eq!(all(events).await, ["! the exchange with the server failed: no bytes arrived for 20ms"]);
    assert_eq!(ids(&recorder), ["-", "-", "-"]);
}

/// A transport without a timer.
struct Timeless;

impl transport::Transport for Timeless {
    fn send(
        &self,
        _: clientwright_runtime::http::Request<clientwright_runtime::Body>,
    ) -> transport::BoxFuture<
        'static,
        Result<clientwright_runtime::http::Response<clientwright_runtime::Body>, transport::TransportError>,
    > {
        let mut response = clientwright_runtime::http::Response::new("data: a\n\n".into());
        response.headers_mut().insert("content-type", "text/event-stream".parse().expect("a value"));
        Box::pin(std::future::ready(Ok(response)))
    }
}

#[tokio::test]
async fn without_a_timer_nothing_is_resumed() {
    let client = Client::builder().transport(Timeless).build().expect("a client");
    let expected = [
        r#"|"a""#,
        "! the exchange with the server failed: the event stream cannot be resumed, because the client has no timer",
    ];
    assert_eq!(all(client.read().text_events().send().reconnecting(Reconnect::default())).await, expected);
}
