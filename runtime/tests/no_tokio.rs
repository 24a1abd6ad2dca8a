//! Outside of a `tokio` runtime nothing panics: what is missing is an error.
#![cfg(feature = "hyper")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::time::Duration;

use clientwright_runtime::codegen::v1::{Call, EventStream, Infallible, Operation, identity};
use clientwright_runtime::transport::{Timer as _, TokioTimer};
use clientwright_runtime::{Body, Reconnect, Upload, http, transport};
use futures_executor::block_on;
use petstore::{Client, Pet};

const NEEDS: &str = "the built-in transport needs a tokio runtime";

fn events(client: &Client) -> Call<EventStream<String>, Infallible> {
    const OPERATION: Operation = Operation::new("events", "GET", "/events").accept("text/event-stream").streams();
    client.core().call(OPERATION, |response| response.ok_text_events(identity))
}

#[test]
fn the_built_in_transport_says_what_is_missing() {
    let client = Client::builder().token("t").base_url("http://127.0.0.1:9").build().unwrap();
    let calls = [
        block_on(client.get("7").into_future()).unwrap_err().to_string(),
        block_on(client.get("7").with_timeout(Duration::from_secs(1)).into_future()).unwrap_err().to_string(),
        block_on(client.get("7").send_undecoded()).unwrap_err().to_string(),
        block_on(client.create(&Pet::new(1, "Rex")).into_future()).unwrap_err().to_string(),
        block_on(events(&client).into_future()).unwrap_err().to_string(),
        block_on(events(&client).send().reconnecting(Reconnect::default()).next()).unwrap().unwrap_err().to_string(),
    ];
    for error in calls {
        assert!(error.contains(NEEDS), "{error}");
    }
    let error = block_on(client.get("7").into_future()).unwrap_err();
    assert!(error.is_transport(), "{error:?}");
}

#[test]
fn a_transport_of_ones_own_needs_no_runtime() {
    let transport = transport::from_fn(async |request: http::Request<Body>| {
        let sent = request.into_body().bytes(1000).await?;
        assert!(sent.is_empty() || sent.starts_with(b"{"));
        Ok(http::Response::new(r#"{"id":7,"name":"Rex"}"#.into()))
    });
    let client = Client::builder().token("t").transport(transport).build().unwrap();
    assert_eq!(block_on(client.get("7").into_future()).unwrap().name, "Rex");
    block_on(client.create(&Pet::new(1, "Rex")).into_future()).unwrap();
}

/// A transport whose timer is that of `tokio`, and which fails, so that attempts wait for each other.
struct Failing;

impl transport::Transport for Failing {
    fn send(
        &self,
        _: http::Request<Body>,
    ) -> transport::BoxFuture<'static, Result<http::Response<Body>, transport::TransportError>> {
        Box::pin(async { Err(transport::TransportError::connect("refused")) })
    }
    fn timer(&self) -> Option<std::sync::Arc<dyn transport::Timer>> {
        Some(std::sync::Arc::new(TokioTimer))
    }
}

#[test]
fn the_timer_of_tokio_does_not_panic() {
    block_on(TokioTimer.sleep(Duration::from_millis(1)));
    let client = Client::builder().transport(Failing).build().unwrap();
    assert!(block_on(client.get("7").into_future()).unwrap_err().is_transport());
    let mut source = events(&client).send().reconnecting(Reconnect::default());
    assert!(block_on(source.next()).unwrap().unwrap_err().is_transport());
}

#[test]
fn files_are_read() {
    let path = std::env::temp_dir().join(format!("clientwright-no-tokio-{}", std::process::id()));
    std::fs::write(&path, "a file").unwrap();
    let file = Upload::open(&path);
    std::fs::remove_file(&path).unwrap();
    let body: Body = file.unwrap().into();
    assert_eq!(*block_on(body.bytes(100)).unwrap(), *b"a file");
}
