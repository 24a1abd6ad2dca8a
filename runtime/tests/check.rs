//! `client.check()`: each answer, from a server of this process.
#![cfg(feature = "hyper")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::error::Error as _;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use clientwright_runtime::codegen::v1::{Builder, Core, Operation, Requirement, SchemeKind, SecurityScheme};
use clientwright_runtime::{CheckErrorKind, TimeLimits};

const SCHEMES: &[SecurityScheme] = &[SecurityScheme { name: "bearer", setter: "token", kind: SchemeKind::Bearer }];
const ME: Operation = Operation::new("getMe", "GET", "/me")
    .accept("application/json")
    .secured(&[&[Requirement { scheme: "bearer", scopes: &[] }]]);

/// A server that sends the same bytes to each request, and the first lines of the requests.
fn serve(response: String) -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/v1", listener.local_addr().unwrap());
    let (noted, requests) = channel();
    std::thread::spawn(move || {
        for connection in listener.incoming() {
            let mut connection = connection.unwrap();
            let mut buffer = [0; 4096];
            let read = connection.read(&mut buffer).unwrap_or(0);
            let line = String::from_utf8_lossy(&buffer[..read]).lines().next().unwrap_or_default().to_owned();
            if noted.send(line).is_err() || connection.write_all(response.as_bytes()).is_err() {
                return;
            }
        }
    });
    (url, requests)
}

fn response(status: &str, content_type: &str, body: &str) -> String {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-type: {content_type}\r\nlocation: https://login.example/\r\ncontent-length: \
         {length}\r\n\r\n{body}"
    )
}

fn builder(url: &str) -> Builder {
    let limits = TimeLimits::default().connect(Duration::from_millis(400)).headers(Duration::from_millis(400));
    Builder::new(SCHEMES, None, "test").base_url(url.to_owned()).time_limits(limits)
}

fn core(url: &str) -> Core {
    builder(url).credential("bearer", "t0ken").build().unwrap()
}

/// The result of a check against this response, and the number of requests.
async fn checked(response: String) -> (Result<u16, (CheckErrorKind, String)>, usize) {
    let (url, requests) = serve(response);
    let result = core(&url).check(Some(ME)).await;
    let result = result.map(|checked| checked.status().as_u16());
    (result.map_err(|error| (error.kind(), error.to_string())), requests.try_iter().count())
}

#[tokio::test]
async fn each_response_has_its_kind_after_one_request() {
    let json = "application/json";
    let rows = [
        (
            response("401 Unauthorized", json, r#"{"message":"bad token"}"#),
            CheckErrorKind::Unauthorized,
            "the API does not accept the credentials: GET /me (getMe): responded 401 Unauthorized: bad token",
        ),
        (
            response("403 Forbidden", json, r#"{"message":"no scope"}"#),
            CheckErrorKind::Forbidden,
            "the API accepts the credentials, but they do not suffice: GET /me (getMe): responded 403 Forbidden: no scope",
        ),
        (
            response("503 Service Unavailable", json, "{}"),
            CheckErrorKind::Other,
            "the API is not usable: GET /me (getMe): responded 503 Service Unavailable: {}",
        ),
        (
            response("429 Too Many Requests", json, "{}"),
            CheckErrorKind::Other,
            "the API is not usable: GET /me (getMe): responded 429 Too Many Requests: {}",
        ),
        (
            response("302 Found", json, ""),
            CheckErrorKind::WrongBaseUrl,
            "the API is not at the base URL; set it with `.base_url(…)`: GET /me (getMe): responded 302 Found, which leads \
             to `https://login.example/`",
        ),
        (
            response("404 Not Found", json, "{}"),
            CheckErrorKind::WrongBaseUrl,
            "the API is not at the base URL; set it with `.base_url(…)`: GET /me (getMe): responded 404 Not Found",
        ),
        (
            response("200 OK", "text/html; charset=utf-8", "<html>"),
            CheckErrorKind::WrongBaseUrl,
            "the API is not at the base URL; set it with `.base_url(…)`: GET /me (getMe): responded 200 OK with an \
             unexpected body: $: expected a response of the API, found a page of HTML; the body begins: <html>",
        ),
    ];
    for (response, kind, message) in rows {
        let (result, requests) = checked(response).await;
        let (found, text) = result.unwrap_err();
        assert_eq!(found, kind, "{text}");
        assert!(text.starts_with(message), "{text}");
        assert_eq!(requests, 1, "{text}");
    }
    assert_eq!(checked(response("200 OK", json, "not even JSON")).await, (Ok(200), 1));
    assert_eq!(checked(response("204 No Content", json, "")).await, (Ok(204), 1));
}

#[tokio::test]
async fn a_server_that_is_not_there_is_unreachable() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = core(&format!("http://{free}")).check(Some(ME)).await.unwrap_err();
    assert_eq!(error.kind(), CheckErrorKind::Unreachable);
    assert!(error.to_string().starts_with("the API cannot be reached: GET /me (getMe): no connection to the server: "));
    assert!(error.source().is_some());

    let (result, requests) = checked(String::new()).await;
    assert_eq!((result.unwrap_err().0, requests), (CheckErrorKind::Unreachable, 1));

    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let error = core(&format!("http://{}", silent.local_addr().unwrap())).check(Some(ME)).await.unwrap_err();
    assert_eq!(error.kind(), CheckErrorKind::Unreachable);
    assert!(error.error().is_timeout());
}

#[cfg(any(feature = "rustls-ring", feature = "native-tls"))]
#[tokio::test]
async fn a_server_without_tls_is_a_fault_of_tls() {
    let (url, _requests) = serve(response("400 Bad Request", "text/plain", ""));
    let error = core(&url.replace("http:", "https:")).check(Some(ME)).await.unwrap_err();
    assert_eq!(error.kind(), CheckErrorKind::Tls, "{error}");
    assert!(error.to_string().starts_with("TLS with the API failed: GET /me (getMe): no connection to the server: "));
}

#[tokio::test]
async fn without_credentials_nothing_is_sent() {
    let (url, requests) = serve(response("200 OK", "application/json", "{}"));
    let error = builder(&url).build().unwrap().check(Some(ME)).await.unwrap_err();
    assert_eq!(error.kind(), CheckErrorKind::Credentials);
    assert_eq!(
        error.to_string(),
        "the API was not called: GET /me (getMe): needs credentials; set `.token(…)` on the client's builder"
    );
    assert_eq!(requests.try_iter().count(), 0);
}

#[tokio::test]
async fn a_success_has_its_operation_and_its_time() {
    let (url, requests) = serve(response("200 OK", "application/json", "{}"));
    let start = std::time::Instant::now();
    let checked = core(&url).check(Some(ME)).await.unwrap();
    assert_eq!(checked.operation().map(Operation::id), Some("getMe"));
    assert!(checked.round_trip() > Duration::ZERO && checked.round_trip() <= start.elapsed());
    assert_eq!(requests.recv().unwrap(), "GET /v1/me HTTP/1.1");
}

#[tokio::test]
async fn without_an_operation_the_base_url_is_requested() {
    let of_base = async |status: &str, content_type: &str| {
        let (url, requests) = serve(response(status, content_type, ""));
        let result = core(&url).check(None).await;
        assert_eq!(requests.recv().unwrap(), "GET /v1/ HTTP/1.1");
        result.map(|checked| (checked.operation().is_none(), checked.status().as_u16())).map_err(|error| error.kind())
    };
    assert_eq!(of_base("200 OK", "text/html").await, Ok((true, 200)));
    assert_eq!(of_base("404 Not Found", "text/html").await, Ok((true, 404)));
    assert_eq!(of_base("401 Unauthorized", "text/html").await, Err(CheckErrorKind::Unauthorized));
    assert_eq!(of_base("500 Internal Server Error", "text/html").await, Err(CheckErrorKind::Other));
}

/// Pages are fine where the document describes pages, or any type.
#[tokio::test]
async fn html_is_fine_where_the_document_has_it() {
    for (accept, is_fine) in
        [("text/html", true), ("application/json, text/*;q=0.5", true), ("*/*", true), ("", true), ("image/*", false)]
    {
        let (url, _requests) = serve(response("200 OK", "text/html", "<p>"));
        let operation = Operation::new("home", "GET", "/").accept(accept);
        assert_eq!(core(&url).check(Some(operation)).await.is_ok(), is_fine, "{accept}");
    }
}

#[cfg(feature = "blocking")]
#[tokio::test]
async fn waiting_within_an_async_runtime_is_refused() {
    use clientwright_runtime::Blocking as _;

    let (url, requests) = serve(response("200 OK", "application/json", "{}"));
    let error = core(&url).check(Some(ME)).call().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the API cannot be reached: the exchange with the server failed: `.call()` would block an async runtime; use \
         `.await` there"
    );
    assert_eq!(requests.try_iter().count(), 0);
}
