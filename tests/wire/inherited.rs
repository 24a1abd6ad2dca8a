//! Parameters that are set once, on the builder of the client, and overridden by calls.

use clientwright_runtime::http::Method;

use crate::clients::inherited::{Client, ClientBuilder};
use crate::recorder::{Recorded, Recorder, answer};

fn start() -> (Recorder, ClientBuilder) {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let builder = Client::builder().base_url(recorder.url());
    (recorder, builder)
}

/// The target of a request, and the values of two headers.
fn sent(request: &Recorded) -> (&str, Option<&str>, Option<&str>) {
    (target(request), request.header("x-account"), request.header("x-shard"))
}

fn target(request: &Recorded) -> &str {
    request.head.split(' ').nth(1).expect("a request line")
}

#[tokio::test]
async fn a_parameter_of_the_client_is_sent_by_the_operations_that_have_it() {
    let (recorder, builder) = start();
    let client = builder.x_account("a-1").api_version("2025-01").x_shard(3).build().expect("a client");
    client.at().me().await.expect("an answer");
    assert_eq!(sent(&recorder.take_one()), ("/me?api-version=2025-01", Some("a-1"), None));
    client.at().get_pet("7").verbose(true).send_undecoded().await.expect("an answer");
    assert_eq!(sent(&recorder.take_one()), ("/pets/7?verbose=true&api-version=2025-01", Some("a-1"), None));
    client.at().optional().await.expect("an answer");
    assert_eq!(sent(&recorder.take_one()), ("/optional", Some("a-1"), Some("3")));
    client.at().plain().await.expect("an answer");
    assert_eq!(sent(&recorder.take_one()), ("/plain", None, None));
}

#[tokio::test]
async fn the_value_of_a_call_counts_more() {
    let (recorder, builder) = start();
    let client = builder.x_account("a-1").api_version("2025-01").build().expect("a client");
    client.at().me().x_account("a-2").with_query("api-version", "2030-01").await.expect("an answer");
    assert_eq!(sent(&recorder.take_one()), ("/me?api-version=2030-01", Some("a-2"), None));
    client.at().optional().with_header("X-ACCOUNT", "a-3").x_shard(9).await.expect("an answer");
    assert_eq!(sent(&recorder.take_one()), ("/optional", Some("a-3"), Some("9")));
}

/// They have no description that says which parameters they take, as for credentials.
#[tokio::test]
async fn requests_that_the_document_does_not_describe_get_all_values() {
    let (recorder, builder) = start();
    let client = builder.x_account("a-1").api_version("2025-01").build().expect("a client");
    client.request(Method::GET, "/other?a=b").await.expect("an answer");
    assert_eq!(sent(&recorder.take_one()), ("/other?a=b&api-version=2025-01", Some("a-1"), None));
    client.request(Method::GET, "/other?api-version=1").await.expect("an answer");
    assert_eq!(target(&recorder.take_one()), "/other?api-version=1");
}

#[tokio::test]
async fn a_required_parameter_that_nobody_sets_is_an_error_with_both_setters() {
    let (_, builder) = start();
    let client = builder.api_version("2025-01").build().expect("a client");
    let told = client.at().me().await.expect_err("no account").to_string();
    assert_eq!(
        told,
        "GET /me (me): the header `X-Account` is required; set `.x_account(…)` on the call, or `.x_account(…)` on the \
         client's builder, or `INHERITED_X_ACCOUNT` in the environment for `from_env()`"
    );
    let told =
        client.at().get_pet("7").x_account("a").send_undecoded().await.map(drop).map_err(|error| error.to_string());
    assert_eq!(told, Ok(()));
    client.at().optional().await.expect("no account is required");
}

#[tokio::test]
async fn a_default_header_or_the_query_of_the_base_url_satisfies_it() {
    let recorder = Recorder::start(|_| answer("204 No Content", &[], b""));
    let builder = Client::builder().base_url(format!("{}?api-version=1", recorder.url()));
    let client = builder.default_header("X-Account", "a-9").build().expect("a client");
    client.at().me().await.expect("an answer");
    assert_eq!(sent(&recorder.take_one()), ("/me?api-version=1", Some("a-9"), None));
}

#[test]
fn constraints_of_the_document_are_checked_when_the_client_is_built() {
    let told = Client::builder().x_account("too long").build().expect_err("5 characters").to_string();
    assert_eq!(
        told,
        "the value given to `.x_account(…)` is not valid: expected at most 5 characters, found \"too long\" (8 characters)"
    );
    let told = Client::builder().x_shard(10).build().expect_err("at most 9").to_string();
    assert_eq!(told, "the value given to `.x_shard(…)` is not valid: expected at most 9, found 10");
    assert!(Client::builder().x_shard(10).check_parameters(false).build().is_ok());
    let told = Client::builder().x_account("a\nb").build().expect_err("two lines").to_string();
    assert_eq!(told, "the value given to `.x_account(…)` has a line break or control character in its value");
}

#[test]
fn a_password_is_sensitive() {
    let client = Client::builder().x_key("canary").build().expect("a client");
    let request = client.at().optional().into_request().expect("a request");
    assert!(request.headers()["x-key"].is_sensitive());
    assert!(!format!("{request:?} {client:?}").contains("canary"));
}

#[tokio::test]
async fn a_check_sends_them_too() {
    let (recorder, builder) = start();
    let client = builder.x_account("a-1").api_version("2025-01").build().expect("a client");
    client.check().await.expect("an API");
    assert_eq!(sent(&recorder.take_one()), ("/me?api-version=2025-01", Some("a-1"), None));
}
