//! Calls through a transport in memory: what is sent, and what an answer becomes.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod petstore;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientwright_runtime::codegen::v1::{PathStyle, QueryStyle};
use clientwright_runtime::http::StatusCode;
use clientwright_runtime::transport::{self, Timeout, Transport, TransportError};
use clientwright_runtime::{Body, Error, Json, Operation, http};
use petstore::{Client, Level, ListError, Pet, Problem, Status};

type Sent = Arc<Mutex<Vec<String>>>;

/// A client whose requests are noted down, and answered so.
fn answering(status: u16, content_type: &'static str, body: &'static str) -> (Client, Sent) {
    let sent = Sent::default();
    let noted = Arc::clone(&sent);
    let transport = transport::from_fn(move |request| {
        noted.lock().unwrap().push(note(&request));
        let mut response = http::Response::builder().status(status);
        if !content_type.is_empty() {
            response = response.header("Content-Type", content_type);
        }
        std::future::ready(Ok(response.header("X-Request-Id", "r1").body(Body::from(body)).unwrap()))
    });
    (Client::builder().transport(transport).build().unwrap(), sent)
}

/// Request line, headers in order of their names, body.
fn note(request: &http::Request<Body>) -> String {
    let mut lines: Vec<String> = request
        .headers()
        .iter()
        // It depends on the features.
        .filter(|(name, _)| name.as_str() != "accept-encoding")
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    lines.sort();
    lines.insert(0, format!("{} {}", request.method(), request.uri()));
    lines.push(String::from_utf8_lossy(request.body().as_bytes().unwrap()).into_owned());
    lines.join("\n")
}

fn only(sent: &Sent) -> String {
    let sent = sent.lock().unwrap();
    assert_eq!(sent.len(), 1);
    sent[0].clone()
}

const PETS: &str =
    r#"[{"id":1,"name":"Rex","status":"sold-out","level":2},{"id":2,"name":"Ada","status":"new","level":9}]"#;

#[tokio::test]
async fn a_call_is_sent_and_its_answer_read() {
    let (client, sent) = answering(200, "application/json; charset=utf-8", PETS);
    let pets = client.list().limit(20).tag(None).with_query("extra", "a b").await.unwrap();
    assert_eq!(pets[0], Pet { status: Some(Status::SoldOut), level: Some(Level::High), ..Pet::new(1, "Rex") });
    assert_eq!(pets[1].status, Some(Status::Unrecognized("new".to_owned())));
    assert_eq!(pets[1].level, Some(Level::Unrecognized(9)));
    assert_eq!(serde_json::to_string(&pets).unwrap(), PETS);
    assert_eq!(
        only(&sent),
        "GET https://api.example.com/v1/pets?limit=20&extra=a%20b\naccept: application/json\nuser-agent: petstore/1.0\n"
    );
}

#[tokio::test]
async fn send_keeps_status_and_headers() {
    let (client, _) = answering(200, "application/json", r#"{"id":1,"name":"Rex"}"#);
    let response = client.get("1").send().await.unwrap();
    assert_eq!(response.status().as_u16(), 200);
    assert_eq!(response.headers()["x-request-id"], "r1");
    assert_eq!(response.body().name, "Rex");
    assert_eq!(response.into_body().id, 1);
}

#[tokio::test]
async fn every_place_a_value_can_go_to() {
    let (client, sent) = answering(200, "image/png", "png");
    let filter = serde_json::json!({"a": 1, "b": null});
    let bytes = client
        .search()
        .kind(PathStyle::MatrixExploded, &vec!["cat/dog", "ü"])
        .at("x/")
        .filter(QueryStyle::DeepObject, &filter)
        .trace(&vec![1, 2])
        .theme("dark; x")
        .form(&serde_json::json!({"q": "a b"}))
        .with_header("X-Trace", "3")
        .with_header("Accept", "image/*")
        .await
        .unwrap();
    assert_eq!(bytes, "png");
    assert_eq!(
        only(&sent),
        "PUT https://api.example.com/v1/find/;kind=cat%2Fdog;kind=%C3%BCx%2F?mode=all&filter%5Ba%5D=1\n\
         accept: image/*\ncontent-type: application/x-www-form-urlencoded\ncookie: theme=dark%3B%20x\n\
         user-agent: petstore/1.0\nx-trace: 3\nq=a+b"
    );
}

/// A transport that has no timer, and returns the time limit of the request as the id of a pet.
struct Timerless;

impl Transport for Timerless {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> transport::BoxFuture<'static, Result<http::Response<Body>, TransportError>> {
        let limit = request.extensions().get::<Timeout>().map_or(0, |Timeout(limit)| limit.as_millis());
        Box::pin(async move { Ok(http::Response::new(format!("{{\"id\":{limit},\"name\":\"\"}}").into())) })
    }
}

#[tokio::test]
async fn the_time_limit_travels_with_the_request_of_a_client_without_a_timer() {
    let client = Client::builder().transport(Timerless).build().unwrap();
    assert_eq!(client.get("1").await.unwrap().id, 60_000);
    assert_eq!(client.get("1").with_timeout(Duration::from_millis(5)).await.unwrap().id, 5);
    assert_eq!(client.get("1").with_timeout(Duration::ZERO).await.unwrap().id, 0, "zero is no limit");
}

/// A value that cannot be sent: the message, and that nothing was.
async fn unsent(call: petstore::Get, sent: &Sent) -> String {
    let error = call.await.unwrap_err();
    assert!(matches!(error, Error::Request(_)));
    assert!(sent.lock().unwrap().is_empty());
    error.to_string()
}

#[tokio::test]
async fn what_cannot_be_sent_is_an_error_before_anything_is() {
    let (client, sent) = answering(200, "", "");
    assert_eq!(
        unsent(client.get(".."), &sent).await,
        "GET /pets/{id} (getPet): the path parameter `id` is a dot segment, which would address another path"
    );
    assert_eq!(
        unsent(client.get(""), &sent).await,
        "GET /pets/{id} (getPet): the path parameter `id` is empty, which would address another path"
    );
    assert_eq!(
        unsent(client.get("1").with_header("X-A", "a\r\nX-B: b"), &sent).await,
        "GET /pets/{id} (getPet): the header `x-a` has a line break or control character in its value"
    );
    assert_eq!(
        unsent(client.get("1").with_header("X A", "a"), &sent).await,
        "GET /pets/{id} (getPet): the name of a header given to `.with_header(…)` is invalid"
    );
    assert_eq!(
        unsent(client.get(&"x".repeat(70_000)), &sent).await,
        "GET /pets/{id} (getPet): its URL cannot be sent: uri too long"
    );
}

#[tokio::test]
async fn a_documented_error_is_typed() {
    let (client, _) = answering(422, "application/problem+json", r#"{"message":"no such tag"}"#);
    let error = client.list().await.unwrap_err();
    assert_eq!(error.status(), Some(StatusCode::from_u16(422).expect("a status")));
    assert_eq!(
        error.to_string(),
        "GET /pets (listPets): responded 422 Unprocessable Entity: no such tag (request id r1)"
    );
    let Error::Api(error) = error else { panic!("{error}") };
    assert_eq!(error.headers()["x-request-id"], "r1");
    assert_eq!(*error.body(), ListError::Status4xx(Problem { message: "no such tag".to_owned() }));

    let (client, _) = answering(404, "text/html", "<h1>Not here</h1>");
    let Err(Error::Api(error)) = client.list().await else { panic!() };
    assert_eq!(error.into_body(), ListError::Status404);
}

#[tokio::test]
async fn an_error_can_be_asked_for_its_kind_and_operation() {
    let (client, _) = answering(422, "application/problem+json", r#"{"message":"no such tag"}"#);
    let error = client.list().await.unwrap_err();
    assert!(error.is_api() && !error.is_status() && !error.is_decode() && !error.is_request() && !error.is_transport());
    let operation = error.operation().unwrap();
    assert_eq!((operation.id(), operation.method(), operation.path()), ("listPets", "GET", "/pets"));
    assert_eq!(operation.tag(), Some("pets"));
    assert!(operation.security().is_empty());
    assert!(operation.is_idempotent());
    assert_eq!(error.headers().unwrap()["x-request-id"], "r1");
    assert_eq!(error.as_api().unwrap().raw_body().as_ref(), br#"{"message":"no such tag"}"#);
    assert_eq!(error.into_api().unwrap().status(), 422);

    let (client, _) = answering(503, "text/html", "");
    let error = client.list().await.unwrap_err();
    assert!(error.is_status() && error.as_api().is_none() && error.into_api().is_err());
}

#[tokio::test]
async fn the_body_of_any_error_response_is_read_as_a_type_of_the_caller() {
    for status in [422, 503] {
        let (client, _) = answering(status, "application/json", r#"{"message":"no"}"#);
        let problem = client.list().await.unwrap_err().body_as::<Problem>().unwrap().unwrap();
        assert_eq!(problem.message, "no", "{status}");
    }
    let (client, _) = answering(503, "text/html", "<p>");
    let unread = client.list().await.unwrap_err().body_as::<Problem>().unwrap().unwrap_err();
    assert_eq!(unread.to_string(), "$: expected a JSON body, found the content type `text/html`");
    let (client, _) = answering(200, "application/json", "7");
    assert!(client.list().await.unwrap_err().body_as::<Problem>().is_none());
}

#[tokio::test]
async fn an_undocumented_status_is_kept_whole() {
    let (client, _) = answering(503, "text/html", "<h1>Busy</h1>\n");
    let error = client.list().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /pets (listPets): responded 503 Service Unavailable, which the document does not describe: <h1>Busy</h1> (request id r1, after 3 attempts)"
    );
    let Error::Status(error) = error else { panic!("{error}") };
    assert_eq!((error.status().as_u16(), error.raw_body().as_ref()), (503, &b"<h1>Busy</h1>\n"[..]));
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_shown() {
    let (client, _) = answering(200, "application/json", r#"[{"id":1,"name":"Rex"},{"id":2,"name":null}]"#);
    let error = client.list().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "GET /pets (listPets): responded 200 OK with an unexpected body: $[1].name: expected a string, found \
         null; the body begins: [{\"id\":1,\"name\":\"Rex\"},{\"id\":2,\"name\":null}] (request id r1)"
    );
    let Error::Decode(failure) = error else { panic!("{error}") };
    assert_eq!((failure.status().as_u16(), failure.path().as_str(), failure.raw_body().len()), (200, "$[1].name", 44));
}

#[tokio::test]
async fn html_in_place_of_json_is_told_by_its_type() {
    for (status, content_type) in [(200, "text/html; charset=utf-8"), (422, "TEXT/HTML")] {
        let (client, _) = answering(status, content_type, "<html>");
        let Err(Error::Decode(failure)) = client.list().await else { panic!() };
        let expected = format!("$: expected a JSON body, found the content type `{content_type}`");
        assert_eq!(
            (failure.status().as_u16(), failure.error().to_string(), failure.snippet().as_str()),
            (status, expected, "<html>")
        );
    }
}

#[tokio::test]
async fn json_is_known_by_its_type() {
    for content_type in
        ["", "application/json", "Application/JSON ; charset=utf-8", "text/json", "application/hal+json"]
    {
        let (client, _) = answering(200, content_type, "[]");
        assert_eq!(client.list().await.unwrap(), [], "{content_type}");
    }
    for content_type in ["text/plain", "application/jsonl", "application/octet-stream"] {
        let (client, _) = answering(200, content_type, "[]");
        assert!(matches!(client.list().await, Err(Error::Decode(_))), "{content_type}");
    }
    let (client, _) = answering(200, "", "");
    assert_eq!(client.list().await.unwrap_err().to_string().matches("found none").count(), 1);
}

#[tokio::test]
async fn a_transport_error_keeps_its_source() {
    let transport = transport::from_fn(async |_| Err(TransportError::connect(std::io::Error::other("cable cut"))));
    let client = Client::builder().transport(transport).build().unwrap();
    let error = client.list().await.unwrap_err();
    assert_eq!(error.to_string(), "GET /pets (listPets): no connection to the server: cable cut (after 3 attempts)");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "cable cut");
    let Error::Transport(error) = error else { panic!("{error}") };
    assert!(error.is_connect());
}

#[tokio::test]
async fn a_body_longer_than_the_limit_is_refused() {
    let transport = transport::from_fn(async |_| Ok(http::Response::new(Body::from("[1234567]"))));
    let client = Client::builder().transport(transport).max_response_bytes(8).build().unwrap();
    assert_eq!(
        client.list().await.unwrap_err().to_string(),
        "GET /pets (listPets): the response body has more than 8 bytes, the limit of `max_response_bytes`"
    );
}

#[test]
fn calls_and_errors_can_go_anywhere() {
    fn anywhere<T: Send + 'static>(_: &T) {}
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    let (client, _) = answering(200, "", "");
    anywhere(&client.list());
    anywhere(&client.list().send());
    error::<Error<ListError>>();
    error::<Error<Json>>();
    assert_eq!(size_of::<Error<[u8; 400]>>(), 16);
    assert_eq!(size_of::<petstore::List>(), 16);
    assert_eq!(format!("{:?}", client.get("secret")), "Call(GET /pets/{id} (getPet))");
}

#[test]
fn enumerations_are_text_and_numbers() {
    assert_eq!(Status::from("sold-out"), Status::SoldOut);
    assert_eq!("available".parse::<Status>().unwrap().to_string(), "available");
    assert_eq!(Status::from("x".to_owned()).as_str(), "x");
    assert_eq!(
        (Level::from(-1), Level::Unrecognized(7).as_i64(), Level::High.to_string().as_str()),
        (Level::Low, 7, "2")
    );
    assert_eq!(
        serde_json::from_str::<Status>("1").unwrap_err().to_string(),
        "$: expected a string (Status), found a number"
    );
}

/// The number of attempts counts what was sent, whatever became of it.
#[tokio::test]
async fn an_error_knows_in_how_many_attempts_the_request_was_sent() {
    for (status, body) in [(404, r#"{"title":"gone"}"#), (200, "{}")] {
        let (client, _) = answering(status, "application/json", body);
        let error = client.get("7").await.unwrap_err();
        assert_eq!((error.attempts(), error.operation().map(Operation::id)), (1, Some("getPet")));
    }
    let (client, sent) = answering(200, "application/json", "{}");
    let error = client.create(&Pet::new(1, "Rex")).await.unwrap_err();
    assert_eq!((error.attempts(), error.operation().map(Operation::id)), (0, Some("createPet")), "no credentials");
    assert!(sent.lock().unwrap().is_empty());

    let failing = |fault: fn() -> TransportError| {
        let count = Arc::new(Mutex::new(0));
        let noted = Arc::clone(&count);
        let transport = transport::from_fn(move |_| {
            *noted.lock().unwrap() += 1;
            std::future::ready(Err(fault()))
        });
        (Client::builder().transport(transport).build().unwrap(), count)
    };
    for fault in [|| TransportError::connect("refused"), || TransportError::new("reset"), TransportError::timeout] {
        let (client, count) = failing(fault);
        let error = client.get("7").await.unwrap_err();
        assert_eq!(error.attempts(), *count.lock().unwrap(), "{error}");
        assert_eq!(error.operation().map(Operation::id), Some("getPet"), "{error}");
        assert!(error.attempts() > 1 && error.is_retryable(), "{error}");
        let (client, count) = failing(fault);
        let error = client.get("7").with_retries(clientwright_runtime::RetryPolicy::off()).await.unwrap_err();
        assert_eq!((error.attempts(), *count.lock().unwrap()), (1, 1));
    }
}
