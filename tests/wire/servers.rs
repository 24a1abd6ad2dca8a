//! Where requests go: servers and their variables, paths with more in them than parameters, and what one call changes.

use std::time::Duration;

use clientwright_runtime::http::Method;

use crate::clients::servers::servers::{Host, TheOneToChooseServer};
use crate::clients::servers::{Client, ClientBuilder, Error, Server};
use crate::recorder::{Recorder, answer};

fn start() -> (Recorder, String) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let port = recorder.url().rsplit(':').next().expect("a port").to_owned();
    (recorder, port)
}

fn chosen(server: TheOneToChooseServer) -> ClientBuilder {
    Client::builder().server(Server::TheOneToChoose(server))
}

fn at(port: &str) -> TheOneToChooseServer {
    TheOneToChooseServer { port: port.to_owned(), ..TheOneToChooseServer::default() }
}

#[tokio::test]
async fn a_server_is_chosen_and_its_variables_set() {
    let (recorder, port) = start();
    let client = chosen(at(&port)).build().expect("a client");
    assert_eq!(client.base_url(), format!("http://127.0.0.1:{port}/api"));
    client.at().plain().await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /api/plain");
    let client = chosen(TheOneToChooseServer { base: "a/b".to_owned(), ..at(&port) }).build().expect("a client");
    client.at().plain().await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /a/b/plain");
    let client = Client::builder().server(Server::NobodyIsThere).build().expect("a client");
    assert_eq!(client.base_url(), "http://localhost:1/v1");
    assert_eq!(Client::builder().build().expect("a client").base_url(), "http://localhost:1/v1");
    let client = chosen(TheOneToChooseServer { host: Host::Localhost, ..at("1") }).build().expect("a client");
    assert_eq!(client.base_url(), "http://localhost:1/api");
}

#[tokio::test]
async fn an_operation_may_be_served_elsewhere() {
    let (recorder, port) = start();
    let client = chosen(at(&port)).build().expect("a client");
    client.at().own().await.expect("an answer");
    client.at().relative().await.expect("an answer");
    client.at().put_relative().await.expect("an answer");
    let lines: Vec<String> = recorder.take().iter().map(crate::recorder::Recorded::shown).collect();
    assert_eq!(lines, ["GET /files/own", "GET /v2/relative", "PUT /v3/relative\ncontent-length: 0"]);
}

#[tokio::test]
async fn a_base_url_counts_for_everything_and_keeps_its_path() {
    let (recorder, _) = start();
    let client = Client::builder().base_url(format!("{}/pre/fix/", recorder.url())).build().expect("a client");
    client.at().plain().await.expect("an answer");
    client.at().own().await.expect("an answer");
    client.at().relative().await.expect("an answer");
    client.at().trailing().await.expect("an answer");
    let lines: Vec<String> = recorder.take().iter().map(crate::recorder::Recorded::shown).collect();
    assert_eq!(lines, ["GET /pre/fix/plain", "GET /pre/fix/own", "GET /pre/fix/relative", "GET /pre/fix/trailing/"]);
}

#[test]
fn what_cannot_be_a_server_is_told() {
    let told = |builder: ClientBuilder| builder.build().expect_err("a fault").to_string();
    assert_eq!(
        told(chosen(TheOneToChooseServer { base: "a?b".to_owned(), ..at("1") })),
        "the server variable `base` cannot be `a?b`: a URL would end there"
    );
}

/// A row is a call and the request line that it becomes, or why nothing is sent.
macro_rules! paths {
    ($($call:expr => $expected:literal,)*) => {
        #[tokio::test]
        async fn paths_have_more_in_them_than_parameters() {
            let (recorder, _) = start();
            let client = Client::builder().base_url(recorder.url()).build().expect("a client");
            $({
                let call: fn(crate::clients::servers::at::At<'_>) -> _ = $call;
                let seen = match call(client.at()).await {
                    Ok(()) => recorder.take_one().shown(),
                    Err(Error::Request(error)) => error.to_string().split_once("): ").expect("an operation").1.to_owned(),
                    Err(error) => panic!("{error:?}"),
                };
                assert_eq!(seen, $expected);
            })*
        }
    };
}

paths! {
    |at| at.fixed_query("a b") => "GET /fixed?beta=true&x=a%20b",
    |at| at.fixed_query("&y=z").y("1") => "GET /fixed?beta=true&x=%26y%3Dz&y=1",
    |at| at.fragment() => "GET /",
    |at| at.dotted("rust-lang", "rust") => "GET /rust-lang.rust",
    |at| at.dotted("a.b", "c/d") => "GET /a.b.c%2Fd",
    |at| at.compare("v1", "v2") => "GET /compare/v1...v2",
    |at| at.compare(".", ".") => "the path parameter `a` is a dot segment, which would address another path",
    |at| at.join("a", "b") => "GET /join/ab",
    |at| at.join("%2e", "%2e") => "GET /join/%252e%252e",
    |at| at.join("%2E", "%2E") => "GET /join/%252E%252E",
    |at| at.join(".", "") => "the path parameter `a` is a dot segment, which would address another path",
    |at| at.join("", ".") => "the path parameter `a` is empty, which would address another path",
    |at| at.join("a", "\u{0}") => "the path parameter `b` has a control character, which a path cannot carry",
    |at| at.join("/", "..") => "the path parameter `b` is a dot segment, which would address another path",
    |at| at.join("../", "x") => "GET /join/..%2Fx",
    |at| at.join("?x", "#y") => "GET /join/%3Fx%23y",
    |at| at.verb("7") => "POST /verb/7:run\ncontent-length: 0",
    |at| at.undeclared("x y") => "GET /undeclared/x%20y",
    |at| at.undeclared("") => "the path parameter `id` is empty, which would address another path",
    |at| at.undeclared("..") => "the path parameter `id` is a dot segment, which would address another path",
    |at| at.undeclared("..\\..") => "GET /undeclared/..%5C..",
    |at| at.undeclared("\t") => "the path parameter `id` has a control character, which a path cannot carry",
    |at| at.undeclared("a\u{7f}") => "the path parameter `id` has a control character, which a path cannot carry",
}

#[tokio::test]
async fn a_call_can_be_changed() {
    let (recorder, _) = start();
    let client = Client::builder().base_url(recorder.url()).default_header("x-app", "a").build().expect("a client");
    let call = client.at().plain().key("k").x_note("n");
    let call =
        call.with_header("X-Note", "m").with_header("x-app", "b").with_query("extra", "a b&c").with_query("key", "l");
    call.with_timeout(Duration::from_secs(5)).await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /plain?key=k&extra=a%20b%26c&key=l\nx-app: b\nx-note: m");
}

#[tokio::test]
async fn any_path_can_be_called() {
    let (recorder, _) = start();
    let client = Client::builder().base_url(format!("{}/v1", recorder.url())).build().expect("a client");
    for (call, expected) in [
        (client.request(Method::GET, "/pets/7"), "GET /v1/pets/7"),
        (client.request(Method::GET, "pets?limit=1&q=a%20b"), "GET /v1/pets?limit=1&q=a%20b"),
        (client.request(Method::GET, "/ü b/[x]?y=ü#part"), "GET /v1/%C3%BC%20b/%5Bx%5D?y=%C3%BC"),
        (client.request(Method::GET, "/a?b=1").with_query("c", "d&e"), "GET /v1/a?b=1&c=d%26e"),
        (
            client.request(Method::from_bytes(b"PURGE").expect("a method"), "/cache").with_header("x-a", "b"),
            "PURGE /v1/cache\nx-a: b",
        ),
        (client.request(Method::GET, "/{id}"), "GET /v1/%7Bid%7D"),
    ] {
        let answer = call.await.expect("an answer");
        assert_eq!((answer.status().as_u16(), answer.body().as_ref()), (204, &b""[..]));
        assert_eq!(recorder.take_one().shown(), expected);
    }
    client
        .request(Method::POST, "/pets")
        .with_json(&vec![1, 2])
        .with_timeout(Duration::from_secs(5))
        .await
        .expect("an answer");
    let request = recorder.take_one();
    assert_eq!(request.shown(), "POST /v1/pets\ncontent-type: application/json\ncontent-length: 5");
    assert_eq!(request.body, b"[1,2]");
    client.request(Method::PUT, "/note").with_body("text/plain", "hello").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "PUT /v1/note\ncontent-type: text/plain\ncontent-length: 5");
    for (path, reason) in [
        ("/a/../b", "GET (undocumented): the path has a dot segment, which would address another path"),
        ("/a/%2e%2E/b", "GET (undocumented): the path has a dot segment, which would address another path"),
        ("/a\r\nb: c", "GET (undocumented): the path has a control character, which a path cannot carry"),
    ] {
        assert_eq!(client.request(Method::GET, path).await.expect_err("not sent").to_string(), reason);
    }
    assert_eq!(recorder.take(), []);
}

#[tokio::test]
async fn a_request_can_be_changed_and_sent() {
    let recorder = Recorder::start(|_| answer("418 Odd", &[("x-a", "b")], b"no"));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let mut request = client.at().post("hello").into_request().expect("a request");
    *request.method_mut() = Method::PUT;
    *request.body_mut() = "changed".into();
    let answer = client.send_request(request).await.expect("an answer");
    assert_eq!((answer.status().as_u16(), answer.body().as_ref()), (418, &b"no"[..]));
    assert_eq!(answer.headers()["x-a"], "b");
    let request = recorder.take_one();
    assert_eq!(request.shown(), "PUT /plain\ncontent-type: text/plain\ncontent-length: 7");
    assert_eq!(request.body, b"changed");
}

#[test]
fn a_request_can_be_looked_at() {
    let client = Client::builder().base_url("https://example.com/v1").build().expect("a client");
    let request =
        client.at().post("it's").with_header("authorization", "Bearer s3cr3t").into_request().expect("a request");
    assert_eq!((request.method().as_str(), request.uri().path()), ("POST", "/v1/plain"));
    let agent = concat!("clientwright-tests/", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        clientwright_runtime::curl(&request),
        format!(
            "curl -X POST 'https://example.com/v1/plain' -H 'user-agent: {agent}' -H 'content-type: text/plain' \
             -H 'authorization: [redacted]' --data-raw 'it'\\''s' # secrets are left out"
        )
    );
}
