//! Links: what an answer says of the next call, and the request that it becomes.

use crate::clients::links::{Client, Error};
use crate::recorder::{Recorder, answer};

fn answering(body: &'static str, headers: &'static [(&'static str, &'static str)]) -> (Recorder, Client) {
    let recorder = Recorder::start(move |request| {
        if request.head.starts_with("GET /pets/") {
            return answer("200 OK", &[&[("content-type", "application/json")], headers].concat(), body.as_bytes());
        }
        answer("204 No Content", &[], b"")
    });
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    (recorder, client)
}

#[tokio::test]
async fn an_answer_gives_the_next_call() {
    let (recorder, client) = answering(r#"{"owner": {"name": 5}}"#, &[("x-next", "8")]);
    let pet = client.pets().get(7).send().await.expect("a pet");
    recorder.take_one();

    client.pets().owner(&pet).expect("a link").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /users/5?full=true");

    client.pets().next(&pet).expect("a link").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /pets/8\naccept: application/json, text/plain");

    client.pets().rename(&pet, 7).expect("a link").await.expect("an answer");
    let renamed = recorder.take_one();
    assert_eq!(renamed.shown(), "PUT /pets/7\ncontent-type: application/json\ncontent-length: 20");
    assert_eq!(renamed.body, br#"{"owner":{"name":5}}"#);
}

#[tokio::test]
async fn what_an_answer_does_not_hold_is_named() {
    let (recorder, client) = answering(r#"{"owner": null}"#, &[]);
    let pet = client.pets().get(7).send().await.expect("a pet");
    recorder.take_one();
    let lost = client.pets().owner(&pet).expect_err("no owner");
    assert_eq!(lost.to_string(), "link `owner`: the response has no `$response.body#/owner/name`");
    let lost = client.pets().next(&pet).expect_err("no header");
    assert_eq!(lost.to_string(), "link `next`: the response has no `$response.header.X-Next`");
    assert!(recorder.take().is_empty());
}

#[tokio::test]
async fn expressions_stand_in_a_text() {
    let (recorder, client) = answering(r#"{"owner": {"name": 5}}"#, &[("x-next", "8")]);
    let pet = client.pets().get(7).send().await.expect("a pet");
    recorder.take_one();
    client.pets().feed(&pet).expect("a link").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /users/of%205%2C%208%20%28200%29");
}

#[tokio::test]
async fn an_error_gives_the_next_call() {
    let recorder = Recorder::start(|request| {
        let json = &[("content-type", "application/json")];
        if request.head.starts_with("GET /pets/7 ") {
            return answer("409 Conflict", json, br#"{"to": 8}"#);
        }
        answer("200 OK", json, b"{}")
    });
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let Err(Error::Api(moved)) = client.pets().get(7).await else { panic!("it moved") };
    recorder.take_one();
    client.pets().moved(&moved).expect("a link").await.expect("a pet");
    assert_eq!(recorder.take_one().shown(), "GET /pets/8\naccept: application/json, text/plain");
}

#[tokio::test]
async fn a_link_goes_to_the_server_that_it_names() {
    let (_recorder, client) = answering("{}", &[]);
    let pet = client.pets().get(7).send().await.expect("a pet");
    // A base URL that the caller has set counts for all calls.
    let request = client.pets().elsewhere(&pet).expect("a link").into_request().expect("a request");
    assert!(request.uri().to_string().ends_with("/users/x"), "{}", request.uri());
    let client = Client::builder().build().expect("a client");
    let request = client.pets().elsewhere(&pet).expect("a link").into_request().expect("a request");
    assert_eq!(request.uri().to_string(), "http://127.0.0.1/elsewhere/users/x");
    let fault = Client::builder().server_variable("hots", "x").build().expect_err("a fault");
    assert_eq!(fault.to_string(), "no server has a variable `hots`");
    let client = Client::builder().server_variable("host", "example.org").build().expect("a client");
    let request = client.pets().elsewhere(&pet).expect("a link").into_request().expect("a request");
    assert_eq!(request.uri().to_string(), "http://example.org/elsewhere/users/x");
}

#[tokio::test]
async fn what_the_request_held_is_said_whole_and_a_reference_may_name_the_file() {
    let (recorder, client) = answering("{}", &[("x-next", "a/b")]);
    let pet = client.pets().get(7).send().await.expect("a pet");
    recorder.take_one();
    client.pets().said(&pet, "pet-7").expect("a link").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /users/pet-7");
    client.pets().beside(&pet).expect("a link").await.expect("an answer");
    assert_eq!(recorder.take_one().shown(), "GET /users/a%2Fb");
}
