//! HTTP/2: requests that the server has refused unprocessed are sent again, whatever their method (RFC 9113, 8.7).

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use clientwright_runtime::http;
use h2::Reason;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::tls::Certificate;
use super::{builder, call};

/// The reaction to a request.
#[derive(Debug, Clone, Copy)]
enum Act {
    Respond,
    /// `RST_STREAM`.
    Reset(Reason),
    /// `GOAWAY` that names this stream as the last one that was processed, and the end of the connection.
    GoAway(Reason, u8),
}

type Connection = TlsStream<TcpStream>;

/// A server that reacts to the first request with the first act, and so on; the last one stays. Its URL, its certificate, and
/// the number of requests.
async fn serve(acts: Vec<Act>) -> (String, String, Arc<AtomicUsize>) {
    let certificate = Certificate::valid().for_http2();
    let acceptor = TlsAcceptor::from(certificate.config);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://localhost:{}", listener.local_addr().unwrap().port());
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let connection = acceptor.accept(connection).await.unwrap();
            tokio::spawn(react(connection, acts.clone(), Arc::clone(&counted)));
        }
    });
    (url, certificate.pem, requests)
}

async fn react(connection: Connection, acts: Vec<Act>, counted: Arc<AtomicUsize>) {
    let act = |turn: usize| acts[turn.min(acts.len() - 1)];
    if let Act::GoAway(reason, last) = act(counted.load(Ordering::SeqCst)) {
        counted.fetch_add(1, Ordering::SeqCst);
        return go_away(connection, reason, last).await;
    }
    let mut connection = h2::server::handshake(connection).await.unwrap();
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        match act(counted.fetch_add(1, Ordering::SeqCst)) {
            Act::Reset(reason) => respond.send_reset(reason),
            Act::Respond | Act::GoAway(..) => {
                let head = http::Response::builder().header("content-type", "application/json").body(()).unwrap();
                let mut body = respond.send_response(head, false).unwrap();
                body.send_data(Bytes::from_static(b"[1]"), true).unwrap();
            }
        }
    }
}

/// The frames of a connection that ends at its first request (RFC 9113, 6.8).
async fn go_away(mut connection: Connection, reason: Reason, last: u8) {
    let mut preface = [0; 24];
    connection.read_exact(&mut preface).await.unwrap();
    let settings = [0, 0, 0, 4, 0, 0, 0, 0, 0];
    connection.write_all(&settings).await.unwrap();
    connection.flush().await.unwrap();
    loop {
        let mut head = [0; 9];
        connection.read_exact(&mut head).await.unwrap();
        let length = u32::from_be_bytes([0, head[0], head[1], head[2]]);
        let mut payload = vec![0; length as usize];
        connection.read_exact(&mut payload).await.unwrap();
        if head[3] == 1 {
            break;
        }
    }
    let mut frame = vec![0, 0, 8, 7, 0, 0, 0, 0, 0, 0, 0, 0, last];
    frame.extend(u32::from(reason).to_be_bytes());
    connection.write_all(&frame).await.unwrap();
    connection.shutdown().await.unwrap();
    // What the client has sent is read, so that the connection is closed, not reset.
    while connection.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {}
}

#[tokio::test]
async fn a_refused_request_is_sent_again() {
    let none = Act::GoAway(Reason::NO_ERROR, 0);
    let overloaded = Act::GoAway(Reason::ENHANCE_YOUR_CALM, 0);
    for refusal in [Act::Reset(Reason::REFUSED_STREAM), none, overloaded] {
        for method in ["GET", "POST", "PATCH"] {
            let (url, pem, requests) = serve(vec![refusal, Act::Respond]).await;
            let core = builder(&url).root_certificate(pem).build().unwrap();
            let seen = call(&core, method, false).await;
            let found = (seen.kind.as_str(), requests.load(Ordering::SeqCst));
            assert_eq!(found, ("200", 2), "{method}, {refusal:?}");
            assert_eq!(call(&core, "GET", false).await.kind, "200", "{method}, {refusal:?}: the next call");
        }
    }
}

#[tokio::test]
async fn refusals_end_with_the_attempts() {
    let refusal = Act::Reset(Reason::REFUSED_STREAM);
    let (url, pem, requests) = serve(vec![refusal, refusal, refusal, Act::Respond]).await;
    let core = builder(&url).root_certificate(pem).build().unwrap();
    let seen = call(&core, "POST", false).await;
    assert_eq!((seen.kind.as_str(), seen.attempts, requests.load(Ordering::SeqCst)), ("transport", 3, 3));
    assert_eq!(call(&core, "GET", false).await.kind, "200");
}

/// The server may have processed these.
#[tokio::test]
async fn other_ends_of_a_stream_repeat_idempotent_requests_only() {
    let ends = [
        Act::Reset(Reason::INTERNAL_ERROR),
        Act::Reset(Reason::CANCEL),
        Act::GoAway(Reason::NO_ERROR, 1),
        Act::GoAway(Reason::INTERNAL_ERROR, 1),
    ];
    for end in ends {
        for (method, expected) in [("GET", ("200", 2)), ("POST", ("transport", 1)), ("PATCH", ("transport", 1))] {
            let (url, pem, requests) = serve(vec![end, Act::Respond]).await;
            let core = builder(&url).root_certificate(pem).build().unwrap();
            let seen = call(&core, method, false).await;
            assert_eq!((seen.kind.as_str(), requests.load(Ordering::SeqCst)), expected, "{method}, {end:?}");
            assert_eq!(call(&core, "GET", false).await.kind, "200", "{method}, {end:?}: the next call");
        }
    }
}
