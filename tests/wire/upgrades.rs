//! Connections that are handed over after `101 Switching Protocols`.

use std::io::{Read, Write};
use std::net::TcpListener;

use clientwright_runtime::transport::from_fn;
use clientwright_runtime::{Body, Error, http};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::clients::responses::Client;
use crate::recorder::{Recorder, answer};

/// A server that changes the protocol, greets at once, and sends back four bytes that it reads; and the head that came.
fn start() -> (Client, std::thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let served = std::thread::spawn(move || {
        let (mut connection, _) = listener.accept().expect("a connection");
        let (mut head, mut byte) = (Vec::new(), [0]);
        while !head.ends_with(b"\r\n\r\n") {
            connection.read_exact(&mut byte).expect("a head");
            head.extend_from_slice(&byte);
        }
        let answer = b"HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: echo\r\n\r\nhello";
        connection.write_all(answer).expect("written");
        let mut read = [0; 4];
        connection.read_exact(&mut read).expect("four bytes");
        connection.write_all(&read).expect("written");
        String::from_utf8(head).expect("a head").to_lowercase()
    });
    (Client::builder().base_url(&url).build().expect("a client"), served)
}

#[tokio::test]
async fn the_connection_is_handed_over() {
    let (client, served) = start();
    let response = client.read().tunnel("echo").send().await.expect("an answer");
    assert_eq!((response.status().as_u16(), &response.headers()["upgrade"]), (101, &"echo".parse().expect("a value")));
    let mut connection = response.into_body();
    let mut greeting = [0; 5];
    connection.read_exact(&mut greeting).await.expect("a greeting");
    connection.write_all(b"ping").await.expect("written");
    let mut rest = String::new();
    connection.read_to_string(&mut rest).await.expect("an end");
    assert_eq!((&greeting, &*rest), (b"hello", "ping"));
    let head = served.join().expect("a head");
    assert!(head.contains("\r\nconnection: upgrade\r\n") && head.contains("\r\nupgrade: echo\r\n"), "{head}");
}

#[tokio::test]
async fn where_there_are_other_answers_it_is_asked_for() {
    let (client, served) = start();
    let mut connection = client.read().attach().with_header("upgrade", "echo").upgrade().await.expect("a connection");
    connection.write_all(b"ping").await.expect("written");
    let mut all = String::new();
    connection.read_to_string(&mut all).await.expect("an end");
    assert_eq!(all, "helloping");
    assert!(served.join().expect("a head").contains("\r\nconnection: upgrade\r\n"));

    let recorder =
        Recorder::start(|_| answer("200 OK", &[("content-type", "application/json")], br#"{"name": "Rex"}"#));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    assert_eq!(client.read().attach().await.expect("a pet").name, "Rex");
    assert_eq!(recorder.take_one().header("connection"), None);
    let error = client.read().attach().upgrade().await.expect_err("no connection");
    let Error::Status(error) = error else { panic!("{error}") };
    assert_eq!((error.status().as_u16(), error.raw_body().as_ref()), (200, &br#"{"name": "Rex"}"#[..]));
}

#[tokio::test]
async fn an_error_is_an_error_all_the_same() {
    let recorder =
        Recorder::start(|_| answer("400 Bad Request", &[("content-type", "application/json")], br#"{"title": "no"}"#));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let Err(Error::Api(error)) = client.read().tunnel("echo").await else { panic!("an error") };
    assert_eq!(error.body().title, "no");
}

#[tokio::test]
async fn a_transport_may_have_no_connection_to_give() {
    let transport = from_fn(async |_| {
        let mut answer = http::Response::new(Body::empty());
        *answer.status_mut() = http::StatusCode::SWITCHING_PROTOCOLS;
        Ok(answer)
    });
    let client = Client::builder().transport(transport).build().expect("a client");
    let error = client.read().tunnel("echo").await.expect_err("no connection");
    assert!(error.to_string().contains("the transport does not support upgraded connections"), "{error}");
}
