//! Calls that are dropped: nothing is sent afterwards, and the client goes on.

use std::convert::Infallible;
use std::pin::pin;
use std::time::Duration;

use clientwright_runtime::codegen::v1::{Core, EventStream, Operation};
use clientwright_runtime::{Call, Reconnect};

use super::raw::{Act, Raw, fine, response};
use super::{builder, call, core, prepare, quick};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";
const EVENTS: &str = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/event-stream\r\n\r\n";

/// Polls a future for a time, and drops it.
async fn drop_after(millis: u64, future: impl Future) {
    let limit = Duration::from_millis(millis);
    assert!(tokio::time::timeout(limit, pin!(future)).await.is_err(), "it is still pending");
}

async fn wait(millis: u64) {
    tokio::time::sleep(Duration::from_millis(millis)).await;
}

fn events(core: &Core) -> Call<EventStream<String>, Infallible> {
    const OPERATION: Operation = Operation::new("events", "GET", "/events").accept("text/event-stream").streams();
    core.call(OPERATION, |response| response.ok_text_events(std::convert::identity))
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn while_it_connects() {
    let (listener, queued) = super::network::full_listener().await;
    let core = core(&format!("http://{}", listener.local_addr().unwrap()));
    for method in ["GET", "POST"] {
        drop_after(200, prepare(&core, method).send()).await;
    }
    drop(queued);
    let (accepting, requests) = super::network::accept(listener);
    // Longer than the system waits before it asks for the connection once more.
    wait(1500).await;
    assert_eq!(requests.load(std::sync::atomic::Ordering::SeqCst), 0);
    assert_eq!(call(&core, "GET", false).await.kind, "200");
    assert_eq!(requests.load(std::sync::atomic::Ordering::SeqCst), 1);
    accepting.abort();
}

#[tokio::test]
async fn before_headers_and_in_the_body() {
    let body = format!("{HEAD}content-length: 3\r\n\r\n[");
    for (name, sent) in [("before headers", ""), ("in the body", &body)] {
        for (method, key) in [("GET", false), ("POST", true), ("POST", false)] {
            let server = Raw::start(vec![Act::Stall(sent.into()), fine()]);
            let core = core(&server.url);
            let mut call_of_test = prepare(&core, method);
            if key {
                call_of_test.with_header("idempotency-key", "k1");
            }
            drop_after(150, call_of_test.send()).await;
            // Longer than the limit of the attempt.
            wait(500).await;
            assert_eq!(server.requests(), 1, "{method}, {name}");
            assert_eq!(call(&core, "GET", false).await.kind, "200", "{method}, {name}: the next call");
            assert_eq!(server.requests(), 2, "{method}, {name}");
        }
    }
}

#[tokio::test]
async fn in_the_pause_before_the_next_attempt() {
    let server = Raw::start(vec![response(503, "retry-after: 1\r\n", ""), fine()]);
    let core = core(&server.url);
    drop_after(300, prepare(&core, "GET").send()).await;
    assert_eq!(server.requests(), 1, "it waits for the second attempt");
    wait(1000).await;
    assert_eq!(server.requests(), 1);
    assert_eq!(call(&core, "GET", false).await.kind, "200");
}

#[tokio::test]
async fn in_a_stream() {
    let start = format!("{EVENTS}data: a\n\n");
    let server = Raw::start(vec![Act::Endless(start.into(), b": nothing\n\n".repeat(100)), fine()]);
    let core = core(&server.url);
    let mut stream = events(&core).await.unwrap();
    assert_eq!(stream.next().await.unwrap().unwrap().data, "a");
    assert_eq!((server.requests(), server.finished()), (1, 0));
    drop(stream);
    wait(300).await;
    assert_eq!((server.requests(), server.finished()), (1, 1), "the connection is closed");
    assert_eq!(call(&core, "GET", false).await.kind, "200");
}

#[tokio::test]
async fn in_the_pause_before_a_stream_is_resumed() {
    let event = Act::Send(format!("{EVENTS}retry: 300\ndata: a\n\n").into());
    let server = Raw::start(vec![event, fine()]);
    let core = core(&server.url);
    let mut source = events(&core).send().reconnecting(Reconnect::default());
    assert_eq!(source.next().await.unwrap().unwrap().data, "a");
    drop_after(100, source.next()).await;
    drop(source);
    wait(800).await;
    assert_eq!(server.requests(), 1);
    assert_eq!(call(&core, "GET", false).await.kind, "200");
}

/// Connections that broke while they were used are not in the pool; those that were left alone are.
#[tokio::test]
async fn many_times() {
    let server = Raw::start(vec![Act::Stall(Vec::new()); 20].into_iter().chain([fine()]).collect());
    let core = builder(&server.url).retries(quick()).build().unwrap();
    let dropped: Vec<_> = (0..20).map(|_| tokio::spawn(prepare(&core, "POST").send())).collect();
    wait(200).await;
    dropped.iter().for_each(tokio::task::JoinHandle::abort);
    wait(500).await;
    assert_eq!(server.requests(), 20);
    assert_eq!(call(&core, "GET", false).await.kind, "200");
}
