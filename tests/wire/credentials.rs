//! Credentials that the caller sends by a header, a cookie or a query parameter, in place of the client's setters.

use crate::clients::credentials::{Client, ClientBuilder};
use crate::recorder::{Recorder, answer};

fn start() -> (Recorder, ClientBuilder) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let builder = Client::builder().base_url(recorder.url());
    (recorder, builder)
}

#[tokio::test]
async fn a_header_satisfies_the_requirement() {
    let (recorder, builder) = start();
    let client = builder.build().expect("a client");
    let at = client.at();
    let told = at.token().await.expect_err("no credentials").to_string();
    assert_eq!(told, "GET /token (token): needs credentials; set `.token(…)` on the client's builder");
    at.token().with_header("Authorization", "Bearer t").await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Bearer t"));
    at.key().with_header("x-key", "k").await.expect("an answer");
    assert_eq!(recorder.take_one().header("x-key"), Some("k"));
    at.query().with_query("api key", "q").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /query?api%20key=q");
    at.session().with_header("cookie", "a=b; sid=s").await.expect("an answer");
    assert_eq!(recorder.take_one().header("cookie"), Some("a=b; sid=s"));
    assert!(at.session().with_header("cookie", "a=b; sids=s").await.is_err());
}

#[tokio::test]
async fn a_default_header_satisfies_it_too() {
    let (recorder, builder) = start();
    let client = builder.default_header("Authorization", "Negotiate x").key("k").build().expect("a client");
    client.at().token().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Negotiate x"));
    client.at().both().await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!((request.header("authorization"), request.header("x-key")), (Some("Negotiate x"), Some("k")));
    assert!(client.at().query().await.is_err());
}

#[tokio::test]
async fn a_client_may_be_anonymous() {
    let (recorder, builder) = start();
    let client = builder.allow_anonymous(true).key("k").build().expect("a client");
    client.at().token().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), None);
    client.at().key().await.expect("an answer");
    assert_eq!(recorder.take_one().header("x-key"), Some("k"), "what the client has is sent");
}

#[tokio::test]
async fn cookies_are_joined() {
    let (recorder, builder) = start();
    let client = builder.default_header("Cookie", "a=b").session("s").build().expect("a client");
    client.at().session().theme("dark").await.expect("an answer");
    assert_eq!(recorder.take_one().header("cookie"), Some("a=b; theme=dark; sid=s"));
}

#[test]
fn the_query_of_the_documents_server_is_sent() {
    let client = Client::builder().token("t").build().expect("a client");
    let request = client.at().token().into_request().expect("a request");
    assert_eq!(request.uri().to_string(), "https://example.com/token?version=1");
}

/// Both are access tokens, and a request has one `Authorization` header.
#[tokio::test]
async fn one_of_two_access_tokens_is_enough() {
    let (recorder, builder) = start();
    let client = builder.app("a").key("k").build().expect("a client");
    client.at().either().await.expect("an answer");
    let request = recorder.take_one();
    assert_eq!((request.header("authorization"), request.header("x-key")), (Some("Bearer a"), Some("k")));
    assert!(client.at().token().await.is_err());
}

#[tokio::test]
async fn an_operation_has_its_tag_and_requirements() {
    let (_, builder) = start();
    let client = builder.build().expect("a client");
    let error = client.at().both().await.expect_err("no credentials");
    let operation = error.operation().expect("an operation");
    assert_eq!((operation.tag(), operation.is_idempotent()), (Some("at"), true));
    assert_eq!(operation.security(), [["token", "key"]]);
    let error = client.api().untagged().await.expect_err("no credentials");
    assert_eq!(error.operation().expect("an operation").tag(), None);
    let error = client.in_and_out().spaced().await.expect_err("no credentials");
    let operation = error.operation().expect("an operation");
    assert_eq!((operation.tag(), operation.is_idempotent()), (Some("In & \"out\""), false));
}
