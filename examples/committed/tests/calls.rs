//! Calls of the committed client, against a real server on 127.0.0.1.

use std::time::Duration;

use clientwright_tests::{Answer, Server};
use example_committed::take_in;
use petstore_client::pets::CreateError;
use petstore_client::types::NewPet;
use petstore_client::{Client, Error};

const REX: &str = r#"{"id": 7, "name": "Rex", "status": "available", "born": null, "tags": ["small"]}"#;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).api_key("k-123").build().expect("a client")
}

#[tokio::test]
async fn a_pet_is_taken_in() {
    let server = Server::start(|_| Answer::json(201, REX));
    let pet = take_in(&client(&server), "Rex", &["small"]).await.expect("a pet");
    assert_eq!((pet.id, pet.name.as_str(), pet.born), (7, "Rex", None));

    let request = server.last_request();
    assert_eq!((request.method.as_str(), request.url.as_str()), ("POST", "/pets"));
    assert_eq!(request.header("content-type"), Some("application/json"));
    assert_eq!(request.body, r#"{"name":"Rex","tags":["small"]}"#);
}

#[tokio::test]
async fn status_and_headers_are_there_for_who_asks() {
    let server = Server::start(|_| Answer::json(201, REX).with_header("location", "/pets/7"));
    let response = client(&server).pets().create(&NewPet::new("Rex")).send().await.expect("a response");
    assert_eq!(response.status().as_u16(), 201);
    assert_eq!(response.headers()["location"], "/pets/7");
    assert_eq!(response.into_body().name, "Rex");
}

#[tokio::test]
async fn each_documented_error_has_its_own_type() {
    let server = Server::start(|request| match request.body.as_str() {
        r#"{"name":""}"# => {
            Answer::problem(422, r#"{"title": "Invalid", "errors": [{"field": "name", "message": "is empty"}]}"#)
        }
        _ => Answer::problem(507, r#"{"title": "No room", "detail": "come back on Monday"}"#),
    });
    let client = client(&server);

    let Err(Error::Api(error)) = client.pets().create(&NewPet::new("")).await else { panic!("a documented error") };
    assert_eq!(error.status().as_u16(), 422);
    let CreateError::UnprocessableContent(problem) = error.body() else { panic!("{error:?}") };
    assert_eq!(problem.title, "Invalid");
    assert_eq!((problem.errors[0].field.as_str(), problem.errors[0].message.as_str()), ("name", "is empty"));

    assert_eq!(take_in(&client, "Rex", &[]).await.expect_err("no room"), ["come back on Monday"]);
}

#[tokio::test]
async fn an_undocumented_status_keeps_its_body() {
    let server = Server::start(|_| Answer::new(418, "text/plain", "short and stout"));
    let Err(Error::Status(error)) = client(&server).pets().delete(7).await else { panic!("an undocumented status") };
    assert_eq!((error.status().as_u16(), error.raw_body().as_ref()), (418, &b"short and stout"[..]));
}

#[tokio::test]
async fn a_body_that_is_not_json_is_told() {
    let server = Server::start(|_| Answer::new(201, "text/html", "<h1>Welcome</h1>"));
    let Err(Error::Decode(error)) = client(&server).pets().create(&NewPet::new("Rex")).await else {
        panic!("a body that does not fit")
    };
    assert_eq!(error.status().as_u16(), 201);
    assert_eq!(error.snippet(), "<h1>Welcome</h1>");
}

#[tokio::test]
async fn nothing_is_sent_without_credentials() {
    let server = Server::start(|_| Answer::json(201, REX));
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    let Err(Error::Credentials(error)) = client.pets().create(&NewPet::new("Rex")).await else {
        panic!("missing credentials")
    };
    assert_eq!(error.alternatives(), [["api_key"]]);
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn a_slow_answer_is_a_timeout() {
    let server = Server::start(|_| Answer::json(201, REX).after(Duration::from_secs(1)));
    let builder = Client::builder().base_url(server.url()).api_key("k-123").timeout(Duration::from_millis(50));
    let client = builder.build().expect("a client");
    let error = client.pets().create(&NewPet::new("Rex")).await.expect_err("an error");
    assert!(error.is_timeout(), "{error:?}");
}

#[test]
fn a_wrong_base_url_is_told_when_the_client_is_built() {
    let error = Client::builder().base_url("petstore.example.com").build().expect_err("no scheme");
    assert_eq!(
        error.to_string(),
        "the base URL must begin with `http://` or `https://` and a host; set it with `.base_url(…)`"
    );
}

#[test]
fn calls_can_be_moved_to_other_threads() {
    fn is_send(_: impl Send + 'static) {}
    let client = Client::builder().api_key("k-123").build().expect("a client");
    is_send(client.pets().list().limit(3).into_future());
}
