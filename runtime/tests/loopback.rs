//! The built-in transport, against a server of this process.
#![cfg(feature = "hyper")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use clientwright_runtime::Error;
use clientwright_runtime::http::StatusCode;
use petstore::{Client, Pet};

/// A server that answers each connection by `answer`, and the heads of the requests it got.
fn serve(answer: impl Fn(&str) -> String + Send + 'static) -> (SocketAddr, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let (noted, requests) = channel();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let request = receive(&mut connection);
            let answer = answer(&request);
            if noted.send(request).is_err() {
                return;
            }
            // The other side may have gone: that is the point of some tests.
            let _ = connection.write_all(answer.as_bytes());
        }
    });
    (address, requests)
}

/// Reads head and body; the tests' bodies have a `content-length`.
fn receive(connection: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut buffer = [0; 4096];
    loop {
        let read = connection.read(&mut buffer).unwrap_or(0);
        text.push_str(&String::from_utf8_lossy(&buffer[..read]));
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                return text;
            }
        }
        if read == 0 {
            return text;
        }
    }
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n{body}", body.len())
}

fn client(address: SocketAddr) -> Client {
    let builder = Client::builder().base_url(format!("http://{address}/v1/")).token("s3cr3t");
    builder.timeout(Duration::from_secs(5)).build().unwrap()
}

#[tokio::test]
async fn a_round_trip() {
    let (address, requests) =
        serve(|_| answer("200 OK", "content-type: application/json\r\n", r#"{"id":1,"name":"Rex"}"#));
    assert_eq!(client(address).get("a/../b%2e").await.unwrap(), Pet::new(1, "Rex"));
    let request = requests.recv().unwrap();
    assert!(request.starts_with("GET /v1/pets/a%2F..%2Fb%252e HTTP/1.1\r\n"), "{request}");
    assert!(!request.contains("content-length") && !request.contains("transfer-encoding"), "{request}");
}

#[tokio::test]
async fn a_body_is_sent_with_its_length() {
    let (address, requests) = serve(|_| answer("201 Created", "", ""));
    client(address).create(&Pet::new(1, "Rex")).await.unwrap();
    let request = requests.recv().unwrap();
    assert!(request.starts_with("POST /v1/pets HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("authorization: Bearer s3cr3t\r\n"), "{request}");
    assert!(request.contains("content-type: application/json\r\n"), "{request}");
    assert!(request.contains("content-length: 21\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"id\":1,\"name\":\"Rex\"}"), "{request}");
}

#[tokio::test]
async fn an_answer_that_does_not_come_is_a_timeout() {
    let (address, _requests) = serve(|_| {
        std::thread::sleep(Duration::from_secs(2));
        String::new()
    });
    let start = Instant::now();
    let error = client(address).get("1").with_timeout(Duration::from_millis(100)).await.unwrap_err();
    assert!(start.elapsed() < Duration::from_secs(2));
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "GET /pets/{id} (getPet): no complete response within 100ms");
}

#[tokio::test]
async fn an_answer_that_stops_midway_is_a_timeout() {
    let (address, _requests) = serve(|_| "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"id\"".to_owned());
    let error = client(address).get("1").with_timeout(Duration::from_millis(200)).await.unwrap_err();
    // The server of this test closes what it has answered: either end of the exchange is a fault of the transport.
    assert!(matches!(error, Error::Timeout(_) | Error::Transport(_)), "{error:?}");
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_followed() {
    let (address, requests) = serve(|request| {
        if request.starts_with("GET /v1/pets/1 ") {
            answer("302 Found", "location: /v2/pets/1\r\n", "")
        } else {
            answer("200 OK", "", r#"{"id":1,"name":"Rex"}"#)
        }
    });
    assert_eq!(client(address).get("1").await.unwrap().name, "Rex");
    assert!(requests.recv().unwrap().starts_with("GET /v1/pets/1 "));
    assert!(requests.recv().unwrap().starts_with("GET /v2/pets/1 "));
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_not_followed() {
    let (elsewhere, asked) = serve(|_| answer("200 OK", "", "{}"));
    let (address, _requests) = serve(move |_| {
        answer("307 Temporary Redirect", &format!("location: http://{elsewhere}/a?signature=s3\r\n"), "")
    });
    let error = client(address).create(&Pet::new(1, "Rex")).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        format!(
            "POST /pets (createPet): responded 307 Temporary Redirect, which the document does not describe, and which \
             leads to `http://{elsewhere}/a`"
        )
    );
    assert_eq!(error.status(), Some(StatusCode::from_u16(307).expect("a status")));
    assert!(asked.try_recv().is_err());
}

#[tokio::test]
async fn a_body_is_sent_again_to_the_target_of_a_redirect() {
    let (address, requests) = serve(|request| {
        if request.starts_with("POST /v1/pets ") {
            answer("308 Permanent Redirect", "location: /v2/pets\r\n", "")
        } else {
            answer("201 Created", "", "")
        }
    });
    client(address).create(&Pet::new(1, "Rex")).await.unwrap();
    assert!(requests.recv().unwrap().starts_with("POST /v1/pets "));
    let again = requests.recv().unwrap();
    assert!(again.starts_with("POST /v2/pets ") && again.ends_with("\r\n\r\n{\"id\":1,\"name\":\"Rex\"}"), "{again}");
}

/// A `POST` that becomes a `GET` brings a page, which looks like a success, and nothing was created.
#[tokio::test]
async fn a_post_never_becomes_a_get() {
    let (address, requests) = serve(|_| answer("302 Found", "location: /v2/pets\r\n", ""));
    let error = client(address).create(&Pet::new(1, "Rex")).await.unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(302));
    assert_eq!(requests.try_iter().count(), 1);
}

#[tokio::test]
async fn redirects_without_end_are_given_up() {
    let (address, requests) = serve(|_| answer("302 Found", "location: /again\r\n", ""));
    let error = client(address).get("1").await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::from_u16(302).expect("a status")));
    assert_eq!(requests.try_iter().count(), 6);
}

#[tokio::test]
async fn a_refused_connection_is_told_from_a_broken_one() {
    // The port is taken for as long as the test runs, but nobody listens.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind(([127, 0, 0, 1], 0).into()).unwrap();
    let error = client(socket.local_addr().unwrap()).get("1").await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /pets/{id} (getPet): no connection to the server: Connection refused (os error 111) (after 3 attempts)"
    );
    assert!(matches!(error, Error::Transport(error) if error.is_connect()));

    let (address, _requests) = serve(|_| String::new());
    let error = client(address).get("1").await.unwrap_err();
    assert!(matches!(error, Error::Transport(error) if !error.is_connect()));
}

#[test]
fn a_client_for_https_can_be_built() {
    assert!(Client::builder().base_url("https://example.com").build().is_ok());
}
