//! Calls of the client that `build.rs` generated, against a real server on 127.0.0.1.

use std::time::Duration;

use clientwright_tests::{Answer, Server};
use example_build_script::petstore::{Client, Error};
use example_build_script::{find, waiting};

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).api_key("k-123").build().expect("a client")
}

#[tokio::test]
async fn pets_are_listed() {
    let server = Server::start(|_| {
        Answer::json(
            200,
            r#"[{"id": 7, "name": "Rex", "status": "available", "born": null},
                {"id": 8, "name": "Ada", "status": "available", "born": "2024-02-29T12:00:00Z"}]"#,
        )
    });
    assert_eq!(waiting(&client(&server), 2).await.expect("names"), ["Rex", "Ada"]);

    let request = server.last_request();
    assert_eq!((request.method.as_str(), request.url.as_str()), ("GET", "/pets?status=available&limit=2"));
    assert_eq!(request.header("x-api-key"), Some("k-123"));
    assert_eq!(request.header("accept"), Some("application/json, application/problem+json"));
}

#[tokio::test]
async fn a_documented_error_is_typed() {
    let server = Server::start(|_| Answer::problem(404, r#"{"title": "Not Found", "detail": "there is no pet 9999"}"#));
    assert_eq!(find(&client(&server), 9999).await.expect("a response"), None);

    let error = client(&server).pets().get(9999).await.expect_err("an error");
    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!(error.status(), 404);
    assert_eq!(error.body().detail.as_deref(), Some("there is no pet 9999"));
}

#[tokio::test]
async fn an_undocumented_status_keeps_its_body() {
    let server = Server::start(|_| Answer::new(503, "text/plain", "closed for lunch"));
    let error = client(&server).pets().get(7).await.expect_err("an error");
    let Error::Status(error) = error else { panic!("{error:?}") };
    assert_eq!(error.status(), 503);
    assert_eq!(error.raw_body().as_ref(), b"closed for lunch");
}

#[tokio::test]
async fn a_body_that_does_not_fit_is_told_with_its_place() {
    let server = Server::start(|_| Answer::json(200, r#"[{"id": 7, "name": 5, "status": "sold", "born": null}]"#));
    let error = client(&server).pets().list().await.expect_err("an error");
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!(error.status(), 200);
    assert_eq!(error.path(), "$[0].name");
    assert!(error.snippet().starts_with(r#"[{"id": 7, "name": 5"#), "{}", error.snippet());
}

#[tokio::test]
async fn nothing_is_sent_without_credentials() {
    let server = Server::start(|_| Answer::empty(204));
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    let error = client.pets().delete(7).await.expect_err("an error");
    assert!(matches!(error, Error::Credentials(_)), "{error:?}");
    assert!(error.to_string().contains(".api_key(…)"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn what_the_document_leaves_open_needs_no_credentials() {
    let server = Server::start(|_| Answer::json(200, r#"{"available": 2, "sold": 40}"#));
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    let inventory = client.store().get_inventory().await.expect("an inventory");
    assert_eq!(inventory.into_iter().collect::<Vec<_>>(), [("available".to_owned(), 2), ("sold".to_owned(), 40)]);
}

#[tokio::test]
async fn a_slow_answer_is_a_timeout() {
    let server = Server::start(|_| Answer::empty(204).after(Duration::from_secs(1)));
    let error = client(&server).pets().delete(7).with_timeout(Duration::from_millis(50)).await.expect_err("an error");
    assert!(error.is_timeout(), "{error:?}");
}
