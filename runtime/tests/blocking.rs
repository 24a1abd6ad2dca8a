//! Calls without an async runtime.
#![cfg(all(feature = "blocking", feature = "hyper"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use clientwright_runtime::codegen::v1::{Call, EventStream, Infallible, Operation, identity};
use clientwright_runtime::{Blocking, Reconnect};
use petstore::Client;

/// A server of threads; its URL, and the number of its connections.
fn serve() -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let connections = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&connections);
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            count.fetch_add(1, Ordering::SeqCst);
            std::thread::spawn(move || {
                let mut buffer = [0; 4096];
                while let Ok(read @ 1..) = connection.read(&mut buffer) {
                    let is_stream = buffer[..read].starts_with(b"GET /events");
                    let (media_type, body) = if is_stream {
                        ("text/event-stream", "data: one\n\ndata: two\n\n")
                    } else {
                        ("application/json", r#"{"id":7,"name":"Rex"}"#)
                    };
                    let length = body.len();
                    let head =
                        format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\n\r\n");
                    connection.write_all(format!("{head}{body}").as_bytes()).unwrap();
                }
            });
        }
    });
    (url, connections)
}

fn events(client: &Client) -> Call<EventStream<String>, Infallible> {
    const OPERATION: Operation = Operation::new("events", "GET", "/events").accept("text/event-stream").streams();
    client.core().call(OPERATION, |response| response.ok_text_events(identity))
}

#[test]
fn a_call_is_made_without_a_runtime_and_keeps_its_connection() {
    let (url, connections) = serve();
    let client = Client::builder().base_url(&url).build().unwrap();
    assert_eq!(client.get("7").call().unwrap().name, "Rex");
    assert_eq!(client.get("7").send().call().unwrap().status(), 200);
    let bytes = client.get("7").send_undecoded().call().unwrap().into_body();
    assert_eq!(*bytes, *br#"{"id":7,"name":"Rex"}"#);
    for _ in 0..17 {
        // A connection is free again shortly after its response was read.
        std::thread::sleep(std::time::Duration::from_millis(10));
        client.get("7").call().unwrap();
    }
    let connections = connections.load(Ordering::SeqCst);
    assert!(connections < 5, "{connections} connections for 20 calls");
}

#[test]
fn streams_and_sources_return_their_next_element() {
    let (url, _) = serve();
    let client = Client::builder().base_url(&url).build().unwrap();
    let mut stream = events(&client).call().unwrap();
    let mut found = Vec::new();
    while let Some(event) = stream.next().call() {
        found.push(event.unwrap().data);
    }
    assert_eq!(found, ["one", "two"]);
    let mut source = events(&client).send().reconnecting(Reconnect::default());
    assert_eq!(source.next().call().unwrap().unwrap().data, "one");
}

#[test]
fn many_threads_call_at_the_same_time() {
    let (url, _) = serve();
    let client = Client::builder().base_url(&url).build().unwrap();
    let calls: Vec<_> = (0..16)
        .map(|_| {
            let client = client.clone();
            std::thread::spawn(move || client.get("7").call().unwrap().name)
        })
        .collect();
    assert!(calls.into_iter().all(|call| call.join().unwrap() == "Rex"));
}

#[tokio::test]
async fn within_a_runtime_it_is_an_error() {
    let (url, connections) = serve();
    let client = Client::builder().base_url(&url).build().unwrap();
    let error = client.get("7").call().unwrap_err();
    assert!(error.is_transport());
    assert!(error.to_string().ends_with("`.call()` would block an async runtime; use `.await` there"), "{error}");
    let mut stream = events(&client).await.unwrap();
    assert!(stream.next().call().unwrap().is_err());
    assert_eq!(stream.next().await.unwrap().unwrap().data, "one");
    assert_eq!(connections.load(Ordering::SeqCst), 1);
}

/// Both kinds of runtime; and, in each, a task and the future of `block_on`.
#[test]
fn no_runtime_waits_for_a_call_and_none_is_blocked() {
    let (url, connections) = serve();
    let client = Client::builder().base_url(&url).build().unwrap();
    let single = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let many = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    for runtime in [single, many] {
        let refused = |client: &Client| client.get("7").call().unwrap_err().to_string();
        let needs = "`.call()` would block an async runtime; use `.await` there";
        let task_client = client.clone();
        runtime.block_on(async {
            assert!(refused(&client).ends_with(needs));
            assert!(tokio::spawn(async move { refused(&task_client) }).await.unwrap().ends_with(needs));
            // The runtime goes on.
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            assert_eq!(client.get("7").await.unwrap().name, "Rex");
        });
    }
    assert_eq!(connections.load(Ordering::SeqCst), 2, "those of the awaited calls");
}

#[test]
fn a_thread_of_spawn_blocking_may_wait() {
    let (url, _) = serve();
    let client = Client::builder().base_url(&url).build().unwrap();
    let single = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let many = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    for runtime in [single, many] {
        let client = client.clone();
        let name =
            runtime.block_on(async { tokio::task::spawn_blocking(move || client.get("7").call().unwrap().name).await });
        assert_eq!(name.unwrap(), "Rex");
    }
}
