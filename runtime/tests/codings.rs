//! Content codings: requested, decoded, limited after decoding, and never cut short without an error.
#![cfg(all(feature = "gzip", feature = "brotli", feature = "zstd"))]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod encoders;
mod petstore;

use std::io::Write as _;
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use clientwright_runtime::{Body, codegen::v1 as codegen, http, transport};
use codegen::{Call, EventStream, Infallible, Operation, identity};
use encoders::{Encode, br, gzip, zstd};
use petstore::{Client, ClientBuilder};

const REX: &str = r#"{"id":7,"name":"Rex"}"#;

const CODINGS: [(&str, Encode); 3] = [("gzip", gzip), ("br", br), ("zstd", zstd)];

/// A body that arrives in pieces of this size.
fn pieces(bytes: &[u8], size: usize) -> Body {
    let pieces: Vec<Bytes> = bytes.chunks(size).map(Bytes::copy_from_slice).collect();
    Body::stream(Pieces(pieces.into_iter()))
}

struct Pieces(std::vec::IntoIter<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = transport::TransportError;
    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Ready(self.0.next().map(|piece| Ok(http_body::Frame::data(piece))))
    }
}

/// A client whose server sends this body, of this coding, in pieces of this size.
fn client(coding: &'static str, media_type: &'static str, body: Vec<u8>, size: usize) -> ClientBuilder {
    let transport = transport::from_fn(move |_| {
        let response = http::Response::builder().header("content-type", media_type).header("content-encoding", coding);
        std::future::ready(Ok(response.body(pieces(&body, size)).unwrap()))
    });
    Client::builder().transport(transport)
}

async fn name(builder: ClientBuilder) -> Result<String, String> {
    builder.build().unwrap().get("7").await.map(|pet| pet.name).map_err(|error| error.to_string())
}

#[tokio::test]
async fn a_body_of_each_coding_is_decoded_whatever_its_pieces() {
    for (coding, encode) in CODINGS {
        for size in [1, 2, 7, 1000] {
            let found = name(client(coding, "application/json", encode(REX.as_bytes()), size)).await;
            assert_eq!(found, Ok("Rex".to_owned()), "{coding} in pieces of {size}");
        }
    }
    let twice = gzip(&br(REX.as_bytes()));
    assert_eq!(name(client("br, gzip", "application/json", twice, 100)).await, Ok("Rex".to_owned()));
}

#[tokio::test]
async fn members_and_frames_follow_each_other() {
    let (start, end) = REX.as_bytes().split_at(10);
    for (coding, encode) in [CODINGS[0], CODINGS[2]] {
        let body = [encode(start), encode(end)].concat();
        for size in [1, 5, 1000] {
            let found = name(client(coding, "application/json", body.clone(), size)).await;
            assert_eq!(found, Ok("Rex".to_owned()), "{coding} in pieces of {size}");
        }
    }
}

#[tokio::test]
async fn a_large_body_is_decoded_whole() {
    let text = (0..50_000).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
    for (coding, encode) in CODINGS {
        let client = client(coding, "application/json", encode(text.as_bytes()), 1 << 14).build().unwrap();
        let body = client.get("7").send_undecoded().await.unwrap();
        assert!(*body.body() == text.as_bytes(), "{coding}");
        assert_eq!(body.headers().get("content-encoding"), None);
    }
}

#[tokio::test]
async fn a_cut_or_corrupt_body_is_an_error_of_the_transport() {
    for (coding, encode) in CODINGS {
        let whole = encode(REX.as_bytes());
        for cut in 1..whole.len() {
            let client = client(coding, "application/json", whole[..cut].to_vec(), 4).build().unwrap();
            let error = client.get("7").await.unwrap_err();
            assert!(error.is_transport(), "{coding} cut at {cut}: {error}");
            let start = "GET /pets/{id} (getPet): the exchange with the server failed: the response body cannot be decoded as `";
            assert!(error.to_string().starts_with(&format!("{start}{coding}`: ")), "{error}");
        }
        let mut longer = whole.clone();
        longer.extend_from_slice(b"garbage, and more of it");
        assert!(name(client(coding, "application/json", longer, 4)).await.is_err(), "{coding} with more");
        let other = name(client(coding, "application/json", REX.into(), 100)).await;
        assert!(other.is_err(), "{coding}, which it is not: {other:?}");
    }
    let mut wrong = gzip(REX.as_bytes());
    let checksum = wrong.len() - 8;
    wrong[checksum] ^= 1;
    assert!(name(client("gzip", "application/json", wrong, 100)).await.is_err());
}

#[tokio::test]
async fn a_response_without_a_body_has_no_coding() {
    for (coding, _) in CODINGS {
        let client = client(coding, "application/json", Vec::new(), 1).build().unwrap();
        assert_eq!(client.get("7").send_undecoded().await.unwrap().body().len(), 0);
    }
}

#[tokio::test]
async fn a_bomb_ends_at_the_limit() {
    let zeros = vec![0; 64 << 20];
    for (coding, encode) in CODINGS {
        let bomb = encode(&zeros);
        assert!(bomb.len() < 100_000, "{coding}: {} bytes", bomb.len());
        let client = client(coding, "application/json", bomb, 1 << 20).max_response_bytes(1 << 20).build().unwrap();
        let error = client.get("7").await.unwrap_err().to_string();
        assert!(error.contains("has more than 1048576 bytes"), "{coding}: {error}");
    }
    let bomb = gzip(&gzip(&zeros));
    let client = client("gzip, gzip", "application/json", bomb, 1 << 20).max_response_bytes(1 << 20).build().unwrap();
    assert!(client.get("7").await.unwrap_err().to_string().contains("has more than 1048576 bytes"));
}

/// The output of a future that ends within seconds: a stream that does not end fails its test.
async fn soon<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(std::time::Duration::from_secs(20), future).await.unwrap()
}

fn events(client: &Client) -> Call<EventStream<String>, Infallible> {
    const OPERATION: Operation = Operation::new("events", "GET", "/events").accept("text/event-stream").streams();
    client.core().call(OPERATION, |response| response.ok_text_events(identity))
}

#[tokio::test]
async fn events_are_decoded_and_limited() {
    for (coding, encode) in CODINGS {
        let body = encode(b"data: one\n\ndata: two\n\n");
        for size in [1, 1000] {
            let client = client(coding, "text/event-stream", body.clone(), size).build().unwrap();
            let mut stream = events(&client).await.unwrap();
            assert_eq!(soon(stream.next()).await.unwrap().unwrap().data, "one");
            assert_eq!(soon(stream.next()).await.unwrap().unwrap().data, "two");
            assert!(soon(stream.next()).await.is_none());
        }
        let cut = body[..body.len() - 1].to_vec();
        let client = client(coding, "text/event-stream", cut, 1000).build().unwrap();
        let mut stream = events(&client).await.unwrap();
        let mut last = None;
        while let Some(event) = soon(stream.next()).await {
            last = Some(event);
        }
        assert!(last.unwrap().unwrap_err().is_transport(), "{coding}");
    }
    let bomb = gzip(&vec![b'x'; 64 << 20]);
    let client = client("gzip", "text/event-stream", bomb, 1 << 20).max_response_bytes(1 << 20).build().unwrap();
    let error = events(&client).await.unwrap().next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("more than 1048576 bytes"), "{error}");
}

/// An event whose bytes have all arrived is returned, though the stream goes on.
#[tokio::test]
async fn an_event_is_decoded_as_soon_as_it_is_flushed() {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(b"data: one\n\n").unwrap();
    encoder.flush().unwrap();
    let first = Bytes::from(encoder.get_ref().clone());
    let transport = transport::from_fn(move |_| {
        let response = http::Response::builder().header("content-type", "text/event-stream");
        let body = Body::stream(Endless(Some(first.clone())));
        std::future::ready(Ok(response.header("content-encoding", "gzip").body(body).unwrap()))
    });
    let client = Client::builder().transport(transport).build().unwrap();
    let mut stream = events(&client).await.unwrap();
    assert_eq!(soon(stream.next()).await.unwrap().unwrap().data, "one");
}

struct Endless(Option<Bytes>);

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = transport::TransportError;
    fn poll_frame(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        match self.0.take() {
            Some(data) => std::task::Poll::Ready(Some(Ok(http_body::Frame::data(data)))),
            None => std::task::Poll::Pending,
        }
    }
}

#[tokio::test]
async fn codings_are_requested_unless_the_caller_chooses() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let transport = transport::from_fn(move |request: http::Request<Body>| {
        let accepted = request.headers().get("accept-encoding").map(|value| value.to_str().unwrap().to_owned());
        log.lock().unwrap().push(accepted);
        std::future::ready(Ok(http::Response::new(REX.into())))
    });
    let client = Client::builder().transport(transport).build().unwrap();
    client.get("7").await.unwrap();
    client.get("7").with_header("accept-encoding", "identity").await.unwrap();
    client.get("7").with_header("range", "bytes=0-9").send_undecoded().await.unwrap();
    let expected = [Some("gzip, br, zstd".to_owned()), Some("identity".to_owned()), None];
    assert_eq!(*seen.lock().unwrap(), expected);
}
