//! A server of the document without a host: its path is below the host that the caller gives.

use super::start;
use crate::clients::exchange::Client;
use crate::recorder::{Recorded, Recorder, answer};

fn lines(recorder: &Recorder) -> Vec<String> {
    recorder
        .take()
        .iter()
        .map(Recorded::shown)
        .map(|shown| shown.lines().next().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn a_host_keeps_the_path_of_the_document() {
    let (recorder, client) = start();
    assert_eq!(client.base_url(), format!("{}/api/v1", recorder.url()));
    client.read().put_pet().await.expect("an answer");
    client.read().own().await.expect("an answer");
    assert_eq!(lines(&recorder), ["PUT /api/v1/pet", "GET /v3/own"]);
}

#[tokio::test]
async fn a_url_with_a_path_is_used_as_it_is() {
    let (recorder, _) = start();
    let client = Client::builder().base_url(format!("{}/proxy/", recorder.url())).build().expect("a client");
    client.read().put_pet().await.expect("an answer");
    client.read().own().await.expect("an answer");
    assert_eq!(lines(&recorder), ["PUT /proxy/pet", "GET /proxy/own"]);
}

#[tokio::test]
async fn a_query_of_the_url_is_sent_with_every_request() {
    let (recorder, _) = start();
    let client = Client::builder().base_url(format!("{}?api-version=2025-04-01", recorder.url())).build();
    let client = client.expect("a client");
    client.read().put_pet().with_query("a", "b").await.expect("an answer");
    assert_eq!(lines(&recorder), ["PUT /api/v1/pet?api-version=2025-04-01&a=b"]);
    let request = client.request(clientwright_runtime::http::Method::GET, "/x?y=z").await;
    request.expect("an answer");
    assert_eq!(lines(&recorder), ["GET /api/v1/x?api-version=2025-04-01&y=z"]);
}

#[test]
fn a_host_must_be_given() {
    let told = Client::builder().build().expect_err("no host").to_string();
    assert_eq!(told, "the document's server `/api/v1` has no host; set it with `.base_url(…)`");
}

#[test]
fn a_server_with_a_host_is_elsewhere() {
    let client = Client::builder().base_url("http://localhost:1").build().expect("a client");
    let request = client.read().elsewhere().into_request().expect("a request");
    // The caller's host counts for every server that has one.
    assert_eq!(request.uri().to_string(), "http://localhost:1/api/v1/elsewhere");
}

#[tokio::test]
async fn a_missing_page_tells_its_url() {
    let recorder = Recorder::start(|_| answer("404 Not Found", &[], b""));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    let told = client.read().put_pet().with_query("a", "b").await.expect_err("not found").to_string();
    let url = format!("{}/api/v1/pet?a=b", recorder.url());
    assert_eq!(
        told,
        format!("PUT /pet (putPet): responded 404 Not Found at `{url}`, which the document does not describe")
    );
}

#[tokio::test]
async fn a_scheme_of_the_options_has_a_setter() {
    let (recorder, _) = start();
    let client = Client::builder().base_url(recorder.url()).token("t").build().expect("a client");
    client.read().put_pet().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), Some("Bearer t"));
    let client = Client::builder().base_url(recorder.url()).build().expect("a client");
    client.read().put_pet().await.expect("an answer");
    assert_eq!(recorder.take_one().header("authorization"), None);
}
