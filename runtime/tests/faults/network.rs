//! Resets, bodies without an end, and servers that never accept a connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use super::raw::{Act, Raw, fine};
use super::{call, core};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n";

#[tokio::test]
async fn a_reset_is_a_lost_attempt() {
    let resets = [
        ("before headers", String::new()),
        ("in the headers", "HTTP/1.1 200 OK\r\ncont".to_owned()),
        ("after headers", format!("{HEAD}content-length: 3\r\n\r\n")),
        ("in the body", format!("{HEAD}content-length: 3\r\n\r\n[1")),
        ("in a chunk", format!("{HEAD}transfer-encoding: chunked\r\n\r\n3\r\n[1")),
        ("without a length", format!("{HEAD}\r\n[1]")),
    ];
    for (name, sent) in resets {
        let reset = || Act::Reset(sent.clone().into_bytes());
        for (method, acts, expected) in [
            ("GET", vec![reset(), fine()], (2, "200")),
            ("GET", vec![reset(), reset(), reset(), fine()], (3, "transport")),
            ("POST", vec![reset(), fine()], (1, "transport")),
            ("PATCH", vec![reset(), fine()], (1, "transport")),
        ] {
            let server = Raw::start(acts);
            let core = core(&server.url);
            let seen = call(&core, method, false).await;
            assert_eq!((server.requests(), seen.kind.as_str()), expected, "{method}, {name}");
            assert_eq!(call(&core, "GET", false).await.kind, "200", "{method}, {name}: the next call");
        }
    }
}

#[tokio::test]
async fn an_endless_body_ends_at_the_limit() {
    let chunked = format!("{HEAD}transfer-encoding: chunked\r\n\r\n");
    let cases = [
        ("without a length", format!("{HEAD}\r\n"), "1".repeat(1000)),
        ("in chunks", chunked, format!("3e8\r\n{}\r\n", "1".repeat(1000))),
    ];
    for (name, start, rest) in cases {
        let server = Raw::start(vec![Act::Endless(start.into_bytes(), rest.into_bytes()), fine()]);
        let core = core(&server.url);
        let seen = call(&core, "GET", false).await;
        assert_eq!((server.requests(), seen.kind.as_str(), seen.attempts), (1, "transport", 1), "{name}");
        assert_eq!(call(&core, "GET", false).await.kind, "200", "{name}: the next call");
    }
}

#[tokio::test]
async fn an_endless_error_body_is_cut() {
    let start = "HTTP/1.1 500 X\r\ncontent-type: text/plain\r\n\r\n";
    let server = Raw::start(vec![Act::Endless(start.into(), b"1".repeat(1000)), fine()]);
    let core = core(&server.url);
    let seen = call(&core, "POST", false).await;
    assert_eq!((server.requests(), seen.kind.as_str(), seen.attempts), (1, "500", 1));
    assert_eq!(call(&core, "GET", false).await.kind, "200");
}

/// A listener whose queue is full, and the connections in it: the system drops what else comes, as a firewall does.
#[cfg(target_os = "linux")]
pub(crate) async fn full_listener() -> (TcpListener, Vec<TcpStream>) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut queued = Vec::new();
    let moment = Duration::from_millis(100);
    while let Ok(connection) = tokio::time::timeout(moment, TcpStream::connect(address)).await {
        queued.push(connection.unwrap());
        assert!(queued.len() < 10, "the queue is full");
    }
    (listener, queued)
}

/// Accepts connections from now on; the number of requests.
#[cfg(target_os = "linux")]
pub(crate) fn accept(listener: TcpListener) -> (tokio::task::JoinHandle<()>, Arc<AtomicUsize>) {
    let requests = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&requests);
    let accepting = tokio::spawn(async move {
        while let Ok((mut connection, _)) = listener.accept().await {
            let counted = Arc::clone(&counted);
            tokio::spawn(async move {
                if connection.read(&mut [0; 4096]).await.is_ok_and(|read| read > 0) {
                    counted.fetch_add(1, Ordering::SeqCst);
                    let response = format!("{HEAD}connection: close\r\ncontent-length: 3\r\n\r\n[1]");
                    connection.write_all(response.as_bytes()).await.unwrap();
                }
            });
        }
    });
    (accepting, requests)
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_server_that_never_accepts_is_a_failed_connection() {
    let (listener, queued) = full_listener().await;
    let address = listener.local_addr().unwrap();
    let core = core(&format!("http://{address}"));
    for method in ["GET", "POST"] {
        let start = Instant::now();
        let seen = call(&core, method, false).await;
        assert_eq!((seen.kind.as_str(), seen.attempts), ("connect", 3), "{method}");
        let millis = start.elapsed().as_millis();
        // Three times the limit of 400 ms.
        assert!((1150..3000).contains(&millis), "{method}: {millis} ms");
    }
    drop(queued);
    let (served, _) = accept(listener);
    // The connections in the queue are accepted first.
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(call(&core, "GET", false).await.kind, "200", "the next call");
    served.abort();
}
